/// A document: what it says, what is known about it, and the files that it carries.
///
/// Plain values: copying is cheap, comparing is exact, and nothing is shared.
public struct Document: Hashable, Sendable {
  /// How deep nodes may be nested, blocks and inlines counted together: a node of the body is at depth 1.
  ///
  /// Importers never make deeper documents, so that nothing that walks one runs out of stack (512 KiB is enough).
  /// Exporters refuse deeper ones: see ``checkDepth()``.
  public static let maximumDepth = 100

  /// What is known about the document as a publication.
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
