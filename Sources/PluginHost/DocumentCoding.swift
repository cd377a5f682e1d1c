public import PlatenCore

/// How documents are written for programs, and read when they come back. The protocol's way is Platen's JSON.
public struct DocumentCoding: Sendable {
  /// Writes a document on one line.
  public var write: ConfiguredExporter
  /// The same without the bytes of the files that the document carries: only their paths are named.
  public var writeWithoutResources: ConfiguredExporter
  /// Reads a document. A file whose bytes were left out is taken from the context's resources.
  ///
  /// It throws `ImportError` when the bytes are no such document.
  public var read: @Sendable (_ source: Source, _ context: ImportContext) throws(ImportError) -> Document

  /// Makes a coding.
  ///
  /// - Parameters:
  ///   - write: writes a document on one line.
  ///   - writeWithoutResources: the same without the bytes of its files.
  ///   - read: reads a document; throws `ImportError` when the bytes are none.
  public init(
    write: ConfiguredExporter, writeWithoutResources: ConfiguredExporter,
    read: @escaping @Sendable (_ source: Source, _ context: ImportContext) throws(ImportError) -> Document
  ) {
    self.write = write
    self.writeWithoutResources = writeWithoutResources
    self.read = read
  }
}
