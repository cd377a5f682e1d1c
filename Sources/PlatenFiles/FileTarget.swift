/// What a path that is to be written leads to.
enum FileTarget: Equatable {
  /// A descriptor that is open already: `/dev/stdout`, `/dev/fd/3`.
  case descriptor(Int32)
  /// A device, a FIFO, a terminal: written to as it is.
  case special(path: String)
  /// A regular file, or a name that is free, in a folder.
  case file(directory: String, name: String, old: FileStatus?)

  /// The most symbolic links that one path may lead through, as Linux has it.
  static let maximumLinks = 40

  /// Finds out where a path leads. A symbolic link is followed, also to where there is nothing yet.
  static func resolve(_ path: String, calls: SystemCalls) throws(SystemError) -> FileTarget {
    guard !path.isEmpty else { throw .noSuchFile }
    guard !path.utf8.contains(0) else { throw .invalid }
    if let descriptor = openDescriptor(path) { return .descriptor(descriptor) }
    let old = try status(path, calls: calls)
    switch old?.kind {
    case .directory: throw .isDirectory
    case .other, .symbolicLink: return .special(path: path)
    case .regular: try calls.access(path)
    case nil: break
    }
    var path = path
    for _ in 0..<maximumLinks {
      guard let link = try destination(path, calls: calls) else { return try split(path, old: old) }
      path = link.hasPrefix("/") ? link : parent(path) + "/" + link
      if let descriptor = openDescriptor(path) { return .descriptor(descriptor) }
    }
    throw .tooManyLinks
  }

  /// The number in a path that names a descriptor of this process. To open such a path would begin at the start of the
  /// file again, and to rename something over it would take it from whoever opened it.
  private static func openDescriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: break
    }
    for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
      return Int32(path.dropFirst(prefix.count)).flatMap { $0 >= 0 ? $0 : nil }
    }
    return nil
  }

  private static func status(_ path: String, calls: SystemCalls) throws(SystemError) -> FileStatus? {
    do throws(SystemError) { return try calls.stat(path) } catch {
      if error == .noSuchFile { return nil }
      throw error
    }
  }

  /// Where a symbolic link leads; `nil` if the path is none.
  private static func destination(_ path: String, calls: SystemCalls) throws(SystemError) -> String? {
    do throws(SystemError) { return try calls.readlink(path) } catch {
      if error == .invalid || error == .noSuchFile { return nil }
      throw error
    }
  }

  private static func split(_ path: String, old: FileStatus?) throws(SystemError) -> FileTarget {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
    guard !name.isEmpty, name != ".", name != ".." else { throw .isDirectory }
    return .file(directory: parent(path), name: String(name), old: old)
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
