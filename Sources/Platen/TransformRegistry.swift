public import PlatenCore

/// The transforms that a program knows, in the order in which they are applied: a value like the other registries.
public struct TransformRegistry: Sendable {
  /// A transform under its name.
  public struct Entry: Sendable {
    /// What it is called on the command line.
    public var name: String
    /// One sentence for a user.
    public var summary: String
    /// Whether it is applied when nobody asks.
    public var isDefault: Bool
    /// The transform.
    public var transform: any Transform
  }

  /// The entries in the order in which they are applied.
  public private(set) var entries: [Entry] = []

  /// Makes an empty registry.
  public init() {}

  /// Adds a transform at the end.
  ///
  /// - Parameter isDefault: whether it is applied when nobody asks.
  /// - Throws: `RegistryError` if its name is taken.
  public mutating func register<T: Transform>(_ transform: T, isDefault: Bool = false) throws(RegistryError) {
    guard self[T.name] == nil else { throw RegistryError(name: T.name) }
    entries.append(Entry(name: T.name, summary: T.summary, isDefault: isDefault, transform: transform))
  }

  /// The entry with a name; letter case does not matter.
  public subscript(name: String) -> Entry? {
    let name = name.lowercased()
    return entries.first { $0.name == name }
  }

  /// The transforms that are applied when nobody asks.
  public var defaults: [any Transform] { entries.filter(\.isDefault).map(\.transform) }

  /// The defaults with some more and some less, in the order of the registry, whatever the order of the names.
  ///
  /// - Throws: `OptionError` for a name that is not there, and for one that is both wanted and not.
  public func transforms(
    adding wanted: [String], without unwanted: [String]
  ) throws(OptionError) -> [any Transform] {
    let wanted = try wanted.map { name throws(OptionError) in try entry(named: name).name }
    let unwanted = try unwanted.map { name throws(OptionError) in try entry(named: name).name }
    if let name = wanted.first(where: unwanted.contains) {
      throw OptionError("the transform \(name) is both asked for and switched off")
    }
    return entries.filter { entry in
      (entry.isDefault || wanted.contains(entry.name)) && !unwanted.contains(entry.name)
    }.map(\.transform)
  }

  private func entry(named name: String) throws(OptionError) -> Entry {
    if let entry = self[name] { return entry }
    let names = entries.map(\.name)
    throw OptionError(
      "there is no transform \(Diagnostic.quoted(name))",
      advice: Spelling.nearest(to: name.lowercased(), in: names).map { "Did you mean “\($0)”?" }
        ?? (names.isEmpty ? nil : "There is: \(names.joined(separator: ", "))."))
  }
}
