/// An exporter or importer together with its options, as made by an entry of a registry.
public protocol ConfiguredFormat: Sendable {
  /// The names, file extensions and media type of the format.
  var format: Format { get set }
}

/// The exporters of a program.
public typealias ExporterRegistry = FormatRegistry<ConfiguredExporter>

/// The importers of a program.
public typealias ImporterRegistry = FormatRegistry<ConfiguredImporter>

/// The formats that a program can write or read.
///
/// A registry is a value, and can be extended at run time. An entry is made from a type, from functions, or from another entry with
/// different defaults:
///
/// ```swift
/// var registry = ImporterRegistry()
/// try registry.register(MarkdownImporter.self)
/// try registry.register(
///   ImporterRegistry.Entry(MarkdownImporter.self).preset(
///     "plain-markdown", name: "Markdown without mathematics", settings: [OptionSetting("math", "no")]))
/// ```
public struct FormatRegistry<Configured: ConfiguredFormat>: Sendable {
  /// A format, and the function that makes its exporter or importer from settings.
  public struct Entry: Sendable {
    /// The names, file extensions and media type of the format.
    public var format: Format
    /// The options that a user can set. They are computed on each access, because most runs use only one of many formats.
    public var options: [OptionDescription] { describe() }
    private let describe: @Sendable () -> [OptionDescription]
    /// Makes the exporter or importer from settings. Files that options name are read from the resources.
    ///
    /// It throws `OptionError` for an unknown name or a wrong value.
    public var make:
      @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) -> Configured

    /// Makes an entry for a format that is only known at run time.
    ///
    /// - Parameters:
    ///   - format: the names, file extensions and media type of the format.
    ///   - options: the options that a user can set; evaluated on each access.
    ///   - make: makes the exporter or importer; throws `OptionError` for an unknown name or a wrong value.
    public init(
      format: Format, options: @autoclosure @escaping @Sendable () -> [OptionDescription],
      make:
        @escaping @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) ->
        Configured
    ) {
      self.format = format
      describe = options
      self.make = make
    }

    /// Returns an entry for the same format with another name and other defaults.
    ///
    /// The file extensions stay the same; for an extension, the entry that was registered first is used.
    ///
    /// - Parameters:
    ///   - id: the name on the command line.
    ///   - aliases: other names on the command line.
    ///   - name: the name shown to users.
    ///   - settings: the options that differ from the defaults of the format. Settings of the user override them.
    /// - Throws: ``OptionError`` for a setting that the format does not have.
    public func preset(
      _ id: String, aliases: [String] = [], name: String, settings: [OptionSetting]
    ) throws(OptionError) -> Entry {
      _ = try make(settings, NoResources())
      var format = format
      format.id = id
      format.aliases = aliases
      format.name = name
      let base = self
      return Entry(format: format, options: base.options.withDefaults(settings)) {
        [format] given, resources throws(OptionError) in
        var configured = try base.make(settings + given, resources)
        configured.format = format
        return configured
      }
    }
  }

  /// The entries in the order in which they were registered.
  public private(set) var entries: [Entry] = []

  /// Makes an empty registry.
  public init() {}

  /// Adds an entry.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken or invalid.
  public mutating func register(_ entry: Entry) throws(RegistryError) {
    for name in [entry.format.id] + entry.format.aliases {
      guard Format.isName(name) else { throw RegistryError(.invalid, name: name) }
      guard self[name] == nil else { throw RegistryError(.taken, name: name) }
    }
    entries.append(entry)
  }

  /// The entry with an id or alias, ignoring letter case.
  public subscript(name: String) -> Entry? {
    let name = name.lowercased()
    return entries.first { $0.format.id == name || $0.format.aliases.contains(name) }
  }

  /// Returns the first entry whose format has a file extension, given without the dot.
  public func entry(forFileExtension fileExtension: String) -> Entry? {
    let fileExtension = fileExtension.lowercased()
    return entries.first { $0.format.fileExtensions.contains(fileExtension) }
  }

  /// What to tell a user whose name for a format is not there; `nil` if there are no formats.
  package func advice(for name: String) -> String? {
    let formats = entries.map(\.format)
    return Spelling.advice(
      for: name.lowercased(), in: formats.flatMap { [$0.id] + $0.aliases },
      otherwise: formats.isEmpty ? nil : "Choose from: \(formats.map(\.id).joined(separator: ", ")).")
  }
}

extension [OptionDescription] {
  /// The options with other defaults.
  fileprivate func withDefaults(_ settings: [OptionSetting]) -> [OptionDescription] {
    map { option in
      var option = option
      if let setting = settings.last(where: { $0.name == option.name }) { option.defaultValue = setting.value }
      return option
    }
  }
}
