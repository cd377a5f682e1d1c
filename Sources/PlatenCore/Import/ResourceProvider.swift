/// Where the files that a document mentions are found.
public protocol ResourceProvider: Sendable {
  /// Reads a file.
  ///
  /// - Parameter reference: a relative path as it stands in the document, percent-escapes and all.
  /// - Throws: ``ResourceError`` if it is not there, not allowed, or too large.
  func resource(at reference: String) throws(ResourceError) -> Resource
}

/// A file that a document mentions cannot be had.
public struct ResourceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// There is no such file.
    case missing
    /// The reference is not allowed, is none that means a file, or the process may not read the file.
    case refused
    /// It lies outside of the folder that is read from.
    case outside
    /// It has more bytes than a limit allows, alone or together with those before.
    case tooLarge = "too-large"
    /// The system failed to read it. A document without that file would not be what its author meant, so importers fail.
    case failed
  }

  /// A clause for a user, lower-case and without a full stop.
  public var message: String
  /// Why.
  public var kind: Kind

  /// Makes an error.
  public init(_ message: String, _ kind: Kind = .refused) {
    self.message = message
    self.kind = kind
  }

  public var description: String { message }
}

/// No files at all: for documents that come from nowhere in particular, such as standard input.
public struct NoResources: ResourceProvider {
  /// Makes the provider.
  public init() {}

  public func resource(at reference: String) throws(ResourceError) -> Resource {
    throw ResourceError("no folder was named to read \(Diagnostic.quoted(reference)) from")
  }
}
