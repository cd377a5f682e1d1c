internal import Synchronization

/// What transforms found out about a document's text, for those after them: whoever needs the same does not look again.
///
/// It holds for one document, and as long as its text stays the same.
package final class TextFindings: Sendable {
  private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])

  /// Makes an empty one.
  package init() {}

  /// What was found of a kind; `nil` if nobody has looked.
  package func value<Value: Sendable>(of kind: Value.Type) -> Value? {
    values.withLock { $0[ObjectIdentifier(kind)] as? Value }
  }

  /// Hands on what was found.
  package func keep<Value: Sendable>(_ value: Value) {
    values.withLock { $0[ObjectIdentifier(Value.self)] = value }
  }
}
