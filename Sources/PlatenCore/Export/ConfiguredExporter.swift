/// An exporter whose options are chosen.
public struct ConfiguredExporter: ConfiguredFormat {
  /// The format's name tag.
  public var format: Format
  private let run: @Sendable (Document, inout any ByteSink, ExportContext) async throws(ExportError) -> Void

  /// Wraps an exporter. Options that its schema does not allow are told when it is used.
  public init<E: Exporter>(_ exporter: E) {
    self.init(format: E.format) { document, sink, context throws(ExportError) in
      try exporter.checkOptions()
      if context.parallelism > 1, let exporter = exporter as? any SectionwiseExporter {
        try await exporter.exportBySections(document, to: &sink, context: context)
      } else {
        try await exporter.export(document, to: &sink, context: context)
      }
    }
  }

  /// Wraps a function.
  ///
  /// - Parameters:
  ///   - format: the name tag.
  ///   - run: what is called for ``export(_:to:context:)``, with its rules.
  public init(
    format: Format,
    run: @escaping @Sendable (Document, inout any ByteSink, ExportContext) async throws(ExportError) -> Void
  ) {
    self.format = format
    self.run = run
  }

  /// Writes the document, see ``Exporter/export(_:to:context:)``.
  ///
  /// - Throws: ``ExportError`` when there can be no usable output; what was written until then is to be thrown away.
  public func export(
    _ document: Document, to sink: inout any ByteSink, context: ExportContext
  ) async throws(ExportError) {
    try await run(document, &sink, context)
  }
}

extension FormatRegistry.Entry where Configured == ConfiguredExporter {
  /// Makes an entry for an exporter type.
  public init<E: Exporter>(_ exporter: E.Type) {
    self.init(format: E.format, options: E.Options.schema.descriptions) { settings, resources throws(OptionError) in
      let options = try E.Options.schema.options(from: settings, format: E.format.id, resources: resources)
      return ConfiguredExporter(E(options: options))
    }
  }
}

extension FormatRegistry where Configured == ConfiguredExporter {
  /// Adds an exporter.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken, or can be none.
  public mutating func register<E: Exporter>(_ exporter: E.Type) throws(RegistryError) {
    try register(Entry(exporter))
  }
}
