import PlatenCore

/// The files of a book as one of its chapters names them: relative to the chapter's folder, or from the book's root on.
struct RelativeFiles: ResourceProvider {
  /// The files, relative to the book's root.
  let files: any ResourceProvider
  /// The chapter's folder relative to the root, percent-encoded as links are; blank for the root itself.
  let folder: String

  /// - Parameter reference: the chapter's path relative to the root, as a link names it.
  init(_ files: any ResourceProvider, besideFile reference: String) {
    self.files = files
    folder = reference.lastIndex(of: "/").map { String(reference[..<$0]) } ?? ""
  }

  func resource(at reference: String) throws(ResourceError) -> Resource {
    if reference.hasPrefix("/"), !reference.hasPrefix("//") {
      return try files.resource(at: String(reference.drop { $0 == "/" }))
    }
    guard !folder.isEmpty, !LinkReference.hasScheme(reference), !reference.hasPrefix("//"), !reference.isEmpty else {
      return try files.resource(at: reference)
    }
    return try files.resource(at: LinkReference.normalized(folder + "/" + reference))
  }
}
