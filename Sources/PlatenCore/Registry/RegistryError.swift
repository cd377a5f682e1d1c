/// An entry cannot be registered under a name.
public struct RegistryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why not.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The name is registered already.
    case taken
    /// The name could not be given on a command line.
    case invalid
  }

  /// Why not.
  public var kind: Kind
  /// The name.
  public var name: String

  /// Makes an error.
  public init(_ kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }

  public var description: String {
    switch kind {
    case .taken: "the name \(Diagnostic.quoted(name)) is registered already"
    case .invalid: "\(Diagnostic.quoted(name)) is not a name: names have lower-case ASCII letters, digits and hyphens"
    }
  }
}
