/// An importer together with its options.
public struct ConfiguredImporter: ConfiguredFormat {
  /// The names, file extensions and media type of the format.
  public var format: Format
  private let run: @Sendable (Source, ImportContext) throws(ImportError) -> Document
  private let runBySections: (@Sendable (Source, ImportContext, Int) async throws(ImportError) -> Document)?

  /// Wraps an importer. ``document(from:context:)`` throws an error if its schema does not allow the options.
  public init<I: Importer>(_ importer: I) {
    format = I.format
    run = { source, context throws(ImportError) in
      try importer.checkOptions()
      return try importer.document(from: source, context: context)
    }
    runBySections = { source, context, parallelism throws(ImportError) in
      try importer.checkOptions()
      guard let importer = importer as? any SectionwiseImporter else {
        return try importer.document(from: source, context: context)
      }
      return try await importer.documentBySections(from: source, context: context, parallelism: parallelism)
    }
  }

  /// Wraps a function.
  ///
  /// - Parameters:
  ///   - format: the names, file extensions and media type of the format.
  ///   - run: the implementation of ``document(from:context:)``.
  public init(
    format: Format,
    run: @escaping @Sendable (_ source: Source, _ context: ImportContext) throws(ImportError) -> Document
  ) {
    self.format = format
    self.run = run
    runBySections = nil
  }

  /// Reads a document: see ``Importer/document(from:context:)``.
  ///
  /// - Throws: ``ImportError`` if the bytes are not in this format.
  public func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    try run(source, context)
  }

  /// Below so many bytes, starting tasks takes longer than the work.
  private static let bytesWorthSplitting = 192 << 10

  /// Reads a document on several threads if its importer can do that and it is worth it.
  ///
  /// - Parameter parallelism: how many threads there are. The result does not depend on it.
  /// - Throws: ``ImportError`` if the bytes are not in this format.
  package func document(
    from source: Source, context: ImportContext, parallelism: Int
  ) async throws(ImportError) -> Document {
    guard parallelism > 1, source.bytes.count >= ConfiguredImporter.bytesWorthSplitting, let runBySections else {
      return try run(source, context)
    }
    return try await runBySections(source, context, parallelism)
  }
}

extension FormatRegistry.Entry where Configured == ConfiguredImporter {
  /// Makes an entry for an importer type.
  public init<I: Importer>(_ importer: I.Type) {
    self.init(format: I.format, options: I.Options.schema.descriptions) { settings, resources throws(OptionError) in
      let options = try I.Options.schema.options(from: settings, format: I.format.id, resources: resources)
      return ConfiguredImporter(I(options: options))
    }
  }
}

extension FormatRegistry where Configured == ConfiguredImporter {
  /// Adds an importer.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken or invalid.
  public mutating func register<I: Importer>(_ importer: I.Type) throws(RegistryError) {
    try register(Entry(importer))
  }
}
