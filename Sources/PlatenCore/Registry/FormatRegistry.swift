/// An exporter or an importer whose options are chosen: what the entry of a registry makes.
public protocol ConfiguredFormat: Sendable {
  /// The format's name tag.
  var format: Format { get set }
}

/// The exporters that a program knows.
public typealias ExporterRegistry = FormatRegistry<ConfiguredExporter>

/// The importers that a program knows.
public typealias ImporterRegistry = FormatRegistry<ConfiguredImporter>

/// The formats that a program can write or read: a value, made, copied, extended and passed on.
///
/// Registries are extended while a program runs. An entry comes from a type, from functions, or from another entry with other
/// defaults:
///
/// ```swift
/// var registry = ImporterRegistry()
/// try registry.register(MarkdownImporter.self)
/// try registry.register(
///   ImporterRegistry.Entry(MarkdownImporter.self).preset(
///     "plain-markdown", name: "Markdown without mathematics", settings: [OptionSetting("math", "no")]))
/// ```
public struct FormatRegistry<Configured: ConfiguredFormat>: Sendable {
  /// A format under its names, ready to be made with a user's options.
  public struct Entry: Sendable {
    /// The format's name tag.
    public var format: Format
    /// What a user can choose. Made when it is asked for: most runs use one format of many.
    public var options: [OptionDescription] { describe() }
    private let describe: @Sendable () -> [OptionDescription]
    /// Makes the exporter or importer from settings; an option that takes a file finds it in the resources.
    ///
    /// It throws `OptionError` for a name or a value that is not there.
    public var make:
      @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) -> Configured

    /// Makes an entry for a format that is known only while the program runs.
    ///
    /// - Parameters:
    ///   - format: its name tag.
    ///   - options: what a user can choose; not evaluated before it is asked for.
    ///   - make: makes the exporter or importer; throws `OptionError` for a name or a value that is not there.
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

    /// The same format under another name and with other defaults, for a choice of options that has a name of its own.
    ///
    /// The file extensions stay those of the format; an extension finds the entry that was registered first.
    ///
    /// - Parameters:
    ///   - id: its name on the command line.
    ///   - aliases: other names for it.
    ///   - name: the name for people.
    ///   - settings: the options that differ from the format's defaults. A user's settings come after them.
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
  /// - Throws: ``RegistryError`` if one of its names is taken, or can be none.
  public mutating func register(_ entry: Entry) throws(RegistryError) {
    for name in [entry.format.id] + entry.format.aliases {
      guard Format.isName(name) else { throw RegistryError(.invalid, name: name) }
      guard self[name] == nil else { throw RegistryError(.taken, name: name) }
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

  /// What to tell a user whose name for a format is not there; `nil` if there are no formats.
  package func advice(for name: String) -> String? {
    let formats = entries.map(\.format)
    return Spelling.advice(
      for: name.lowercased(), in: formats.flatMap { [$0.id] + $0.aliases },
      otherwise: formats.isEmpty ? nil : "There is: \(formats.map(\.id).joined(separator: ", ")).")
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
