/// An archive cannot be made as it was asked for. Descriptions hold paths as they are: escape them before they are shown.
package enum ZIPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two entries would have the same path, or paths that some file systems take for the same.
  case duplicatePath(String)
  /// A path that no archive of ours has; `rule` says which rule it breaks.
  case invalidPath(String, rule: String)
  /// A compression level outside 0 to 9.
  case invalidLevel(Int)
  /// zlib failed with this code: `-4` is a lack of memory.
  case zlib(Int32)
  /// An entry was added after the central directory was written.
  case finished

  package var description: String {
    switch self {
    case .duplicatePath(let path):
      "the archive has the path “\(path)” already, or one that differs only in case or in composed accents"
    case .invalidPath(let path, let rule): "the path “\(path)” cannot stand in an archive: \(rule)"
    case .invalidLevel(let level): "there is no compression level \(level): it is 0 to 9"
    case .zlib(let code): "zlib failed with code \(code)"
    case .finished: "the archive is finished: an entry cannot follow the central directory"
    }
  }
}
