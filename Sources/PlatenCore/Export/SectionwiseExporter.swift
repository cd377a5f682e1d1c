/// An exporter that can write runs of top-level blocks at once, with the same bytes.
package protocol SectionwiseExporter: Exporter {
  /// Writes a document as `export(_:to:context:)` does, on as many threads as the context allows.
  ///
  /// - Throws: as `export(_:to:context:)`.
  func exportBySections(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError)
}
