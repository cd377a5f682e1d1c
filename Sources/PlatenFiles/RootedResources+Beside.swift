public import PlatenCore

extension RootedResources {
  /// Opens the folder in which a document is, so that the pictures beside it are found.
  ///
  /// - Parameters:
  ///   - path: the document's path; it need not be there.
  ///   - limit: how many bytes a file may have, 0 or more.
  /// - Throws: `ResourceError` if the folder cannot be read.
  public init(beside path: String, limit: Int = maximumBytes) throws(ResourceError) {
    try self.init(root: RootedResources.folder(of: path), limit: limit)
  }

  /// The folder of a file: `.` if its path has no `/`.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
