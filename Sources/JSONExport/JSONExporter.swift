public import PlatenCore

/// Writes a document as JSON without loss: `JSONImport` reads it back as an equal document.
///
/// The schema is `platen-document.schema.json`, next to this file. Names are in camel case, and the values of enumerations
/// in kebab case. Empty fields are omitted, and the order of fields is fixed. The version comes
/// first: `{"platen":"1.0",…`. A minor version only adds fields that a reader may ignore.
///
/// Memory does not grow with the output.
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
    try checkOptions()
    try document.checkDepth()
    let document = document.arranged(options.parallel)
    if options.resources == .omit { reportOmissions(document.resources, to: context.log) }
    let options = options
    try withUnsafeMutablePointer(to: &sink) { pointer throws(ExportError) in
      var encoder = DocumentEncoder(
        json: JSONWriter(to: pointer, isPretty: options.pretty), embedsResources: options.resources == .embed)
      try encoder.encode(document, context: context)
    }
  }
}

extension JSONExporter {
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
