/// The exporters that a program knows: a value, made, copied, extended and passed on.
public struct ExporterRegistry: Sendable {
  /// An exporter under its name, ready to be made with a user's options.
  public struct Entry: Sendable {
    /// The format's name tag.
    public var format: Format
    /// What a user can choose. Made when it is asked for: most runs use one format of many.
    public var options: [OptionDescription] { describe() }
    private let describe: @Sendable () -> [OptionDescription]
    /// Makes the exporter from settings; an option that takes a file finds it in the resources.
    ///
    /// It throws `OptionError` for a name or a value that is not there.
    public var make:
      @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) ->
        ConfiguredExporter

    /// Makes an entry for an exporter that is known only while the program runs.
    ///
    /// - Parameters:
    ///   - format: its name tag.
    ///   - options: what a user can choose; not evaluated before it is asked for.
    ///   - make: makes the exporter; throws `OptionError` for a name or a value that is not there.
    public init(
      format: Format, options: @autoclosure @escaping @Sendable () -> [OptionDescription],
      make:
        @escaping @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) ->
        ConfiguredExporter
    ) {
      self.format = format
      describe = options
      self.make = make
    }

    /// Makes an entry for an exporter type.
    public init<E: Exporter>(_ exporter: E.Type) {
      self.init(format: E.format, options: E.Options.schema.descriptions) { settings, resources throws(OptionError) in
        let options = try E.Options.schema.options(from: settings, format: E.format.id, resources: resources)
        return ConfiguredExporter(E(options: options))
      }
    }
  }

  /// The entries in the order in which they were registered.
  public private(set) var entries: [Entry] = []

  /// Makes an empty registry.
  public init() {}

  /// Adds an exporter.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken.
  public mutating func register<E: Exporter>(_ exporter: E.Type) throws(RegistryError) {
    try register(Entry(exporter))
  }

  /// Adds an entry.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken.
  public mutating func register(_ entry: Entry) throws(RegistryError) {
    for name in [entry.format.id] + entry.format.aliases where self[name] != nil {
      throw RegistryError(name: name)
    }
    entries.append(entry)
  }

  /// The entry with an id or alias; letter case does not matter.
  public subscript(name: String) -> Entry? {
    let name = name.lowercased()
    return entries.first { $0.format.id == name || $0.format.aliases.contains(name) }
  }

  /// The first entry whose format has a file extension, given without the dot.
  public func entry(forFileExtension fileExtension: String) -> Entry? {
    let fileExtension = fileExtension.lowercased()
    return entries.first { $0.format.fileExtensions.contains(fileExtension) }
  }
}

/// An exporter whose options are chosen.
public struct ConfiguredExporter: Sendable {
  /// The format's name tag.
  public var format: Format
  private let run: @Sendable (Document, inout any ByteSink, ExportContext) async throws(ExportError) -> Void

  /// Wraps an exporter.
  public init<E: Exporter>(_ exporter: E) {
    self.init(format: E.format) { document, sink, context throws(ExportError) in
      try await exporter.export(document, to: &sink, context: context)
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

/// A name is registered already.
public struct RegistryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public var name: String

  /// Makes an error.
  public init(name: String) { self.name = name }

  public var description: String { "the name \(Diagnostic.quoted(name)) is registered already" }
}
