/// Changes a document into another document: a reader's aid, a correction, a house style.
public protocol Transform: Sendable {
  /// What it is called on the command line: lower-case ASCII letters, digits and hyphens.
  static var name: String { get }
  /// One sentence for a user.
  static var summary: String { get }

  /// Changes the document in place.
  ///
  /// - Throws: ``TransformError`` when the result would be no usable document.
  func apply(to document: inout Document, log: ReportLog) throws(TransformError)
}

/// A transform cannot do its work.
public struct TransformError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A clause for a user, lower-case and without a full stop.
  public var message: String

  /// Makes an error.
  public init(_ message: String) { self.message = message }

  public var description: String { message }
}
