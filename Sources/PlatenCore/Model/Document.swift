/// A document: its content, its metadata, and the files that it contains.
///
/// Documents are values: copies are cheap and independent, and two documents are equal if all their parts are.
public struct Document: Hashable, Sendable {
  /// The maximum depth of nested nodes, blocks and inlines counted together. A node of the body is at depth 1.
  ///
  /// Importers never make deeper documents, and exporters reject them (see ``checkDepth()``), so that 512 KiB of stack are enough
  /// for recursion over a document.
  public static let maximumDepth = 100

  /// The metadata of the document as a publication.
  public var metadata: Metadata
  /// The content.
  public var body: [Block]
  /// The files that the content refers to by path.
  public var resources: [Resource]

  /// Makes a document.
  public init(metadata: Metadata = Metadata(), body: [Block] = [], resources: [Resource] = []) {
    self.metadata = metadata
    self.body = body
    self.resources = resources
  }

  /// The primary language: the first of the metadata, or `und`.
  public var primaryLanguage: Language { metadata.languages.first ?? .undetermined }
}
