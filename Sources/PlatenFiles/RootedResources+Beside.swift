public import PlatenCore

extension RootedResources {
  /// Opens the folder of a document, to find the pictures next to it.
  ///
  /// - Parameters:
  ///   - path: the path of the document, which does not have to exist.
  ///   - limit: the maximum size of a file in bytes, 0 or more.
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
