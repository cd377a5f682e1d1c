/// The transforms of a program, in the order in which they are applied. Like the other registries, it is a value.
public struct TransformRegistry: Sendable {
  /// A transform, and the function that makes it from settings.
  public struct Entry: Sendable {
    /// The name on the command line.
    public var name: String
    /// One sentence that describes the transform to users.
    public var summary: String
    /// Whether the transform is applied by default.
    public var isDefault: Bool
    /// The options that a user can set.
    public var options: [OptionDescription] { describe() }
    private let describe: @Sendable () -> [OptionDescription]
    /// Makes the transform from settings. Files that options name are read from the resources.
    ///
    /// It throws `OptionError` for an unknown name or a wrong value.
    public var make:
      @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) ->
        ConfiguredTransform

    /// Makes an entry for a transform that is only known at run time.
    ///
    /// - Parameters:
    ///   - name: the name on the command line.
    ///   - summary: one sentence that describes the transform to users.
    ///   - isDefault: whether the transform is applied by default.
    ///   - options: the options that a user can set; evaluated on each access.
    ///   - make: makes the transform; throws `OptionError` for an unknown name or a wrong value.
    public init(
      name: String, summary: String, isDefault: Bool = false,
      options: @autoclosure @escaping @Sendable () -> [OptionDescription],
      make:
        @escaping @Sendable (_ settings: [OptionSetting], _ resources: any ResourceProvider) throws(OptionError) ->
        ConfiguredTransform
    ) {
      self.name = name
      self.summary = summary
      self.isDefault = isDefault
      describe = options
      self.make = make
    }

    /// Makes an entry for a transform type.
    public init<T: Transform>(_ transform: T.Type, isDefault: Bool = false) {
      self.init(name: T.name, summary: T.summary, isDefault: isDefault, options: T.Options.schema.descriptions) {
        settings, resources throws(OptionError) in
        ConfiguredTransform(
          T(options: try T.Options.schema.options(from: settings, format: T.name, resources: resources)))
      }
    }
  }

  /// The entries in the order in which they were registered.
  public private(set) var entries: [Entry] = []

  /// Makes an empty registry.
  public init() {}

  /// Adds a transform at the end.
  ///
  /// - Parameters:
  ///   - transform: its type.
  ///   - isDefault: whether the transform is applied by default.
  /// - Throws: ``RegistryError`` if its name is taken.
  public mutating func register<T: Transform>(_ transform: T.Type, isDefault: Bool = false) throws(RegistryError) {
    try register(Entry(transform, isDefault: isDefault))
  }

  /// Adds an entry at the end.
  ///
  /// - Throws: ``RegistryError`` if its name is taken.
  public mutating func register(_ entry: Entry) throws(RegistryError) {
    guard Format.isName(entry.name) else { throw RegistryError(.invalid, name: entry.name) }
    guard self[entry.name] == nil else { throw RegistryError(.taken, name: entry.name) }
    entries.append(entry)
  }

  /// The entry with a name, ignoring letter case.
  public subscript(name: String) -> Entry? {
    let name = name.lowercased()
    return entries.first { $0.name == name }
  }

  /// The transforms that are applied by default, with their default options.
  public var defaults: [ConfiguredTransform] {
    entries.filter(\.isDefault).map { entry in
      do throws(OptionError) { return try entry.make([], NoResources()) } catch {
        // No setting is given, so none can be wrong; if a required one is missing, applying the transform throws an error.
        let failure = TransformError(.document, error.message, advice: error.advice)
        return ConfiguredTransform(name: entry.name) { _, _ throws(TransformError) in throw failure }
      }
    }
  }

  /// Returns the default entries in the order of the registry, without the unwanted ones, followed by the wanted ones in their
  /// order.
  ///
  /// - Throws: `OptionError` for an unknown name, and for one that is both wanted and unwanted.
  public func entries(adding wanted: [String], without unwanted: [String]) throws(OptionError) -> [Entry] {
    let wanted = try wanted.map { name throws(OptionError) in try entry(named: name) }
    let unwanted = try unwanted.map { name throws(OptionError) in try entry(named: name).name }
    if let entry = wanted.first(where: { unwanted.contains($0.name) }) {
      throw OptionError("the transform \(entry.name) is both requested and omitted")
    }
    var result = entries.filter { $0.isDefault && !unwanted.contains($0.name) }
    for entry in wanted where !result.contains(where: { $0.name == entry.name }) { result.append(entry) }
    return result
  }

  private func entry(named name: String) throws(OptionError) -> Entry {
    if let entry = self[name] { return entry }
    let names = entries.map(\.name)
    throw OptionError(
      "there is no transform \(Diagnostic.quoted(name))",
      advice: Spelling.advice(
        for: name.lowercased(), in: names,
        otherwise: names.isEmpty ? nil : "Choose from: \(names.joined(separator: ", "))."))
  }
}

/// A transform together with its options.
public struct ConfiguredTransform: Sendable {
  /// The name of the transform.
  public var name: String
  /// What ``SectionwiseTransform`` has besides: such a transform keeps the text, whatever becomes of its nodes.
  package private(set) var prepare:
    (@Sendable (inout Document, TransformContext) async throws(TransformError) -> RunChange)?
  private let run: @Sendable (inout Document, TransformContext) async throws(TransformError) -> Void

  /// Wraps a transform.
  public init<T: Transform>(_ transform: T) {
    self.init(name: T.name) { document, context throws(TransformError) in
      try transform.checkOptions()
      try await transform.apply(to: &document, context: context)
    }
    if let transform = transform as? any SectionwiseTransform {
      prepare = { document, context throws(TransformError) in
        try transform.checkOptions()
        return try await transform.prepare(&document, context: context)
      }
    }
  }

  /// Wraps a function.
  ///
  /// - Parameters:
  ///   - name: the name of the transform.
  ///   - run: the implementation of ``apply(to:context:)``.
  public init(
    name: String, run: @escaping @Sendable (inout Document, TransformContext) async throws(TransformError) -> Void
  ) {
    self.name = name
    self.run = run
  }

  /// Changes the document: see ``Transform/apply(to:context:)``.
  ///
  /// - Throws: ``TransformError`` if there is no usable result. Discard the document then.
  public func apply(to document: inout Document, context: TransformContext) async throws(TransformError) {
    try await run(&document, context)
  }
}
