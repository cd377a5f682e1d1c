/// An exporter together with its options.
public struct ConfiguredExporter: ConfiguredFormat {
  /// The names, file extensions and media type of the format.
  public var format: Format
  private let run: @Sendable (Document, inout any ByteSink, ExportContext) async throws(ExportError) -> Void

  /// Wraps an exporter. ``export(_:to:context:)`` throws an error if its schema does not allow the options.
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
  ///   - format: the names, file extensions and media type of the format.
  ///   - run: the implementation of ``export(_:to:context:)``.
  public init(
    format: Format,
    run: @escaping @Sendable (Document, inout any ByteSink, ExportContext) async throws(ExportError) -> Void
  ) {
    self.format = format
    self.run = run
  }

  /// Writes the document: see ``Exporter/export(_:to:context:)``.
  ///
  /// - Throws: ``ExportError`` if there is no usable output. Discard the bytes that were written until then.
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
  /// - Throws: ``RegistryError`` if one of its names is taken or invalid.
  public mutating func register<E: Exporter>(_ exporter: E.Type) throws(RegistryError) {
    try register(Entry(exporter))
  }
}
