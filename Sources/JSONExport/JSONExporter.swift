public import PlatenCore

/// Writes a document as JSON without loss: `JSONImport` reads it back as an equal document.
///
/// The schema is `platen-document.schema.json`, next to this file. Names are in camel case, and the values of enumerations
/// in kebab case. Empty fields are omitted, and the order of fields is fixed. The version comes
/// first: `{"platen":"1.0",…`. A minor version only adds fields that a reader may ignore.
///
/// Long documents are written by several threads at once, some hundred blocks each; what is held at a time does not grow with
/// the output.
public struct JSONExporter: Exporter {
  public static let format = Format(
    id: "json", name: "JSON", fileExtensions: ["json"], mediaType: "application/json")

  /// The version of the schema.
  public static let schemaVersion = "1.0"

  /// The options.
  public var options: JSONOptions

  /// Makes an exporter.
  public init(options: JSONOptions = JSONOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try document.checkDepth()
    let document = try prepared(document, log: context.log)
    var place = JSONPlace()
    try write(to: &sink, at: &place) { encoder throws(ExportError) in
      try encoder.begin(document)
      try encoder.encode(document.body[...], context: context) {
        context.report(completed: $0, of: document.body.count)
      }
      try encoder.end(document)
    }
  }

  /// Writes a part of the text to a sink.
  private func write(
    to sink: inout some ByteSink, at place: inout JSONPlace,
    _ body: (inout DocumentEncoder) throws(ExportError) -> Void
  ) throws(ExportError) {
    try withUnsafeMutablePointer(to: &sink) { sink throws(ExportError) in
      _ = try write(to: { bytes throws(ExportError) in try sink.pointee.write(bytes) }, at: &place, body)
    }
  }

  /// Writes a part of the text.
  ///
  /// - Returns: the bytes, if there is no output.
  private func write(
    to output: JSONWriter.Output?, at place: inout JSONPlace,
    _ body: (inout DocumentEncoder) throws(ExportError) -> Void
  ) throws(ExportError) -> [UInt8] {
    var encoder = DocumentEncoder(
      json: JSONWriter(to: output, isPretty: options.pretty, at: place), embedsResources: options.resources == .embed)
    try body(&encoder)
    place = encoder.json.place
    return try encoder.json.finish()
  }
}

extension JSONExporter: SectionwiseExporter {
  /// How many blocks of the body one task writes.
  private static let runLength = 128

  package func exportBySections(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    guard document.body.count >= Document.blocksWorthSplitting else {
      return try export(document, to: &sink, context: context)
    }
    try await document.checkDepth(parallelism: context.parallelism)
    let document = try prepared(document, log: context.log)
    let body = document.body
    var place = JSONPlace()
    try write(to: &sink, at: &place) { encoder throws(ExportError) in try encoder.begin(document) }
    let start = place
    let runs = stride(from: 0, to: body.count, by: JSONExporter.runLength).map {
      $0..<min(body.count, $0 + JSONExporter.runLength)
    }
    try await concurrently(count: runs.count, atOnce: context.parallelism) { number in
      Result { () throws(ExportError) in
        var place = start
        // The comma between two runs is written by the second.
        place.isEmpty = number == 0
        return try write(to: nil, at: &place) { encoder throws(ExportError) in
          try encoder.encode(body[runs[number]], context: context)
        }
      }
    } deliver: { (part, number) throws(ExportError) in
      try sink.write(part.get())
      context.report(completed: runs[number].upperBound, of: body.count)
    }
    place.isEmpty = false
    try write(to: &sink, at: &place) { encoder throws(ExportError) in try encoder.end(document) }
  }
}

extension JSONExporter {
  /// The document as it is written, after the options are checked.
  private func prepared(_ document: Document, log: ReportLog) throws(ExportError) -> Document {
    try checkOptions()
    if options.resources == .omit { reportOmissions(document.resources, to: log) }
    return document.arranged(options.parallel)
  }

  private func reportOmissions(_ resources: [Resource], to log: ReportLog) {
    for resource in resources {
      log.report(
        Diagnostic(
          "json.resource-omitted", .warning,
          "The bytes of \(Diagnostic.quoted(resource.path)) are left out; keep the file beside the JSON file, or embed it.",
          loss: .dropped))
    }
  }
}

extension ConfiguredExporter {
  /// A JSON exporter with options of its own: `.json { $0.pretty = true }`.
  public static func json(_ configure: (inout JSONOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(JSONExporter(configure))
  }
}
