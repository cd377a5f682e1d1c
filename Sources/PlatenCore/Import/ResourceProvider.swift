/// Provides the files that a document mentions, such as pictures.
public protocol ResourceProvider: Sendable {
  /// Reads a file.
  ///
  /// - Parameter reference: a relative path as written in the document, with its percent-escapes.
  /// - Throws: ``ResourceError`` if the file is missing, not allowed, or too large.
  func resource(at reference: String) throws(ResourceError) -> Resource
}

/// The error for a file that a document mentions and that cannot be provided.
public struct ResourceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// There is no such file.
    case missing
    /// The reference is not allowed or does not name a file, or the process has no permission to read it.
    case refused
    /// The file is outside of the folder of the resources.
    case outside
    /// The file exceeds a limit, alone or together with those read before.
    case tooLarge = "too-large"
    /// The system failed to read the file. Importers throw an error, because the document would be incomplete without it.
    case failed
  }

  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  public var message: String
  /// The reason.
  public var kind: Kind

  /// Creates an error.
  public init(_ message: String, _ kind: Kind = .refused) {
    self.message = message
    self.kind = kind
  }

  public var description: String { message }
}

/// Provides no files: for documents without a folder, such as standard input.
public struct NoResources: ResourceProvider {
  /// Makes the provider.
  public init() {}

  public func resource(at reference: String) throws(ResourceError) -> Resource {
    throw ResourceError("no folder was named to read \(Diagnostic.quoted(reference)) from")
  }
}
