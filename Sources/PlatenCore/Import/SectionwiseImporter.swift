/// An importer that can build runs of top-level blocks at once, with the same result.
package protocol SectionwiseImporter: Importer {
  /// Reads a document as `document(from:context:)` does, on several threads.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - context: the log and the resources.
  ///   - parallelism: the number of threads, 2 or more.
  /// - Throws: as `document(from:context:)`.
  func documentBySections(
    from source: Source, context: ImportContext, parallelism: Int
  ) async throws(ImportError) -> Document
}
