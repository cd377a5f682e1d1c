import PlatenCore
import PlatenFiles

/// The folder below which all files are that the inputs of a run may mention: the one that `--resources` names, or else
/// the one that holds all inputs.
struct ResourceRoot {
  /// The root, opened; or why it cannot be.
  private var files: Result<RootedResources, ResourceError>
  /// Its absolute path without links, if it can be told.
  private let path: String?
  /// Whether the user named it.
  private let isNamed: Bool

  /// Opens the folder.
  ///
  /// - Parameters:
  ///   - inputs: the inputs of the run; standard input is in no folder.
  ///   - root: what `--resources` names.
  init(inputs: [String], root: String?) {
    isNamed = root != nil
    let folders = inputs.compactMap(InputFiles.folder)
    if let root {
      path = FileQuestion.realPath(of: root)
      files = ResourceRoot.open(root)
    } else if let common = ResourceRoot.common(folders.map(FileQuestion.realPath)) {
      path = common
      files = ResourceRoot.open(common)
    } else {
      path = nil
      files = .failure(ResourceError("no folder was named to read files from; --resources names one", .outside))
    }
  }

  /// Where the files are that an input mentions: they are looked for from its own folder, if that is in the root, and then
  /// from a root that the user named.
  func resources(of input: String) -> any ResourceProvider {
    switch files {
    case .failure(let error):
      // Inputs that are not in one folder each have their own.
      guard let folder = InputFiles.folder(of: input), !isNamed else { return NoFolder(error: error) }
      switch ResourceRoot.open(folder) {
      case .success(let files): return DocumentFiles(beside: files)
      case .failure(let error): return NoFolder(error: error)
      }
    case .success(let files):
      let beside = InputFiles.folder(of: input).flatMap(FileQuestion.realPath).flatMap(folderInRoot)
      return DocumentFiles(
        beside: files.beside(documentsIn: beside ?? ""), root: isNamed && beside?.isEmpty == false ? files : nil)
    }
  }

  /// The same folder for another document, whose files have the whole of the limits for themselves.
  func forOneDocument() -> ResourceRoot {
    var copy = self
    copy.files = files.map { $0.withOwnTotal() }
    return copy
  }

  /// The path of a folder relative to the root; `nil` if it is not in it.
  private func folderInRoot(_ folder: String) -> String? {
    guard let path else { return nil }
    if folder == path { return "" }
    let start = path.hasSuffix("/") ? path : path + "/"
    return folder.hasPrefix(start) ? String(folder.dropFirst(start.count)) : nil
  }

  private static func open(_ root: String) -> Result<RootedResources, ResourceError> {
    do throws(ResourceError) { return .success(try RootedResources(root: root)) } catch { return .failure(error) }
  }

  /// The innermost folder that holds all of some folders; `nil` if that is the whole file system, or one is not there.
  static func common(_ folders: [String?]) -> String? {
    guard let first = folders.first, var common = first?.split(separator: "/") else { return nil }
    for folder in folders.dropFirst() {
      guard let parts = folder?.split(separator: "/") else { return nil }
      common = Array(zip(common, parts).prefix { $0 == $1 }.map(\.0))
    }
    guard !common.isEmpty || folders.allSatisfy({ $0 == "/" }) else { return nil }
    return "/" + common.joined(separator: "/")
  }
}

/// The files that one document may mention.
private struct DocumentFiles: ResourceProvider {
  let beside: RootedResources
  var root: RootedResources?

  func resource(at reference: String) throws(ResourceError) -> Resource {
    do throws(ResourceError) { return try beside.resource(at: reference) } catch {
      guard let root, error.kind == .missing || error.kind == .outside else { throw advised(error) }
      do throws(ResourceError) { return try root.resource(at: reference) } catch let second {
        throw second.kind == .failed ? second : advised(error)
      }
    }
  }

  private func advised(_ error: ResourceError) -> ResourceError {
    guard error.kind == .outside else { return error }
    return ResourceError(error.message + "; --resources names a folder above it", .outside)
  }
}

/// A folder that cannot be opened: told when a document mentions a file in it, and not before.
private struct NoFolder: ResourceProvider {
  let error: ResourceError

  func resource(at reference: String) throws(ResourceError) -> Resource { throw error }
}
