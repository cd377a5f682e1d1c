internal import CPlatenSystem
internal import PlatenCLibrary
package import PlatenCore

/// Folders of many documents: finding what is in one, making one, and forcing all that was written to the disk.
package enum Folders {
  /// How deep folders are looked into.
  static let maximumDepth = 256

  /// The regular files in a folder and below, as paths that begin with the folder's, in the order of their names' bytes.
  ///
  /// Names that begin with a dot are left out, and symbolic links to folders are not followed.
  ///
  /// - Parameters:
  ///   - folder: a folder that is there.
  ///   - isWanted: whether a file of that path is listed.
  /// - Throws: ``InputError`` if the folder, or one below, cannot be read.
  /// - Complexity: O(*n* log *n*) in the names.
  package static func files(in folder: String, _ isWanted: (String) -> Bool) throws(InputError) -> [String] {
    var result: [String] = []
    try collect(folder, depth: 0, isWanted, into: &result)
    return result
  }

  /// Makes a folder and those above it, as far as they are not there.
  ///
  /// - Throws: `ExportError` if that fails.
  package static func make(_ path: String) throws(ExportError) {
    guard !path.isEmpty, !FileQuestion.isFolder(path) else { return }
    guard !path.utf8.contains(0) else { throw ExportError(writing: path, .invalid) }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try make(String(path[..<slash])) }
    do throws(SystemError) {
      try checked { mkdir(path, 0o777) }
    } catch {
      // Another process may have made it meanwhile.
      guard error == .exists, FileQuestion.isFolder(path) else { throw ExportError(writing: path, error) }
    }
  }

  /// Forces everything to the disk that was written to the file system of a folder: once for any number of files.
  ///
  /// - Throws: `ExportError` if the system says that something was lost.
  package static func synchronize(_ folder: String) throws(ExportError) {
    do throws(SystemError) {
      let descriptor = try liveOpenDirectory(folder)
      defer { close(descriptor) }
      #if canImport(Darwin)
        sync()
      #else
        try checked { syncfs(descriptor) }
      #endif
    } catch {
      throw ExportError(
        .sink,
        "wrote everything, but cannot make sure that it survives a power failure: " + error.reason, code: error.code)
    }
  }

  private static func collect(
    _ folder: String, depth: Int, _ isWanted: (String) -> Bool, into result: inout [String]
  ) throws(InputError) {
    let names = try names(in: folder)
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names {
      let path = start + name
      do throws(SystemError) {
        // A link to a file is one; a link to a folder could lead round in a circle.
        let status = try liveStat(AT_FDCWD, path)
        let kind = status.kind == .symbolicLink ? try liveStat(path).kind : status.kind
        switch kind {
        case .regular: if isWanted(path) { result.append(path) }
        case .directory where status.kind == .directory && depth < maximumDepth:
          try collectNested(path, depth: depth + 1, isWanted, into: &result)
        case .directory, .symbolicLink, .other: break
        }
      } catch {
        // It went away meanwhile, or is a link to nothing.
        continue
      }
    }
  }

  /// A folder below that cannot be read is as if it were empty but for its mention in the list, where reading it fails.
  private static func collectNested(
    _ folder: String, depth: Int, _ isWanted: (String) -> Bool, into result: inout [String]
  ) throws(SystemError) {
    do throws(InputError) {
      try collect(folder, depth: depth, isWanted, into: &result)
    } catch {
      result.append(folder)
    }
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    guard !folder.utf8.contains(0), let stream = opendir(folder) else {
      throw InputError(reading: folder, .last)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
