/// The importers that a program knows: a value, made, copied, extended and passed on.
public struct ImporterRegistry: Sendable {
  /// An importer under its name, ready to be made with a user's options.
  public struct Entry: Sendable {
    /// The format's name tag.
    public var format: Format
    /// What a user can choose. Made when it is asked for: most runs use one format of many.
    public var options: [OptionDescription] { describe() }
    private let describe: @Sendable () -> [OptionDescription]
    /// Reads a document with an importer made from settings.
    ///
    /// It throws `OptionError` for a name or a value that is not there, and ``ImportError`` when the bytes are not of the
    /// format at all.
    public var document:
      @Sendable (_ source: Source, _ settings: [OptionSetting], _ context: ImportContext) throws -> Document

    /// Makes an entry for an importer type.
    public init<I: Importer>(_ importer: I.Type) {
      format = I.format
      describe = { I.Options.schema.descriptions }
      document = { source, settings, context in
        let options = try I.Options.schema.options(
          from: settings, format: I.format.id, resources: context.resources)
        return try I(options: options).document(from: source, context: context)
      }
    }
  }

  /// The entries in the order in which they were registered.
  public private(set) var entries: [Entry] = []

  /// Makes an empty registry.
  public init() {}

  /// Adds an importer.
  ///
  /// - Throws: ``RegistryError`` if one of its names is taken.
  public mutating func register<I: Importer>(_ importer: I.Type) throws(RegistryError) {
    let entry = Entry(importer)
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
