public import PlatenCore

/// The functions that write documents for plugins and read their answers, normally as Platen's JSON.
public struct DocumentCoding: Sendable {
  /// Writes a document on one line.
  public var write: ConfiguredExporter
  /// Writes a document on one line, with the paths of its resources but without their bytes.
  public var writeWithoutResources: ConfiguredExporter
  /// Reads a document. A resource without bytes is taken from the resources of the context.
  ///
  /// It throws `ImportError` if the bytes are not a document.
  public var read: @Sendable (_ source: Source, _ context: ImportContext) throws(ImportError) -> Document

  /// Makes a coding.
  ///
  /// - Parameters:
  ///   - write: writes a document on one line.
  ///   - writeWithoutResources: writes a document without the bytes of its resources.
  ///   - read: reads a document; throws `ImportError` if the bytes are not a document.
  public init(
    write: ConfiguredExporter, writeWithoutResources: ConfiguredExporter,
    read: @escaping @Sendable (_ source: Source, _ context: ImportContext) throws(ImportError) -> Document
  ) {
    self.write = write
    self.writeWithoutResources = writeWithoutResources
    self.read = read
  }
}
