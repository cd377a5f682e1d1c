/// The error for a name under which an entry cannot be registered.
public struct RegistryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The name is already registered.
    case taken
    /// The name is not valid on the command line.
    case invalid
  }

  /// The reason.
  public var kind: Kind
  /// The name.
  public var name: String

  /// Creates an error.
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
