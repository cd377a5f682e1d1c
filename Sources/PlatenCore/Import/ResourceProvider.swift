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
  /// A clause for a user, lower-case and without a full stop.
  public var message: String

  /// Makes an error.
  public init(_ message: String) { self.message = message }

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
