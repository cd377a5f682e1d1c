/// Something that is wrong with an EPUB, or that a shop will not take.
package struct Finding: Hashable, Sendable {
  /// The severity.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The EPUB breaks a rule of the standard, or the shop's.
    case error
    /// It is allowed, and some readers will suffer.
    case warning
  }

  /// A stable name, `check.what-is-wrong`.
  package var id: String
  package var severity: Severity
  /// The file in the container; `nil` for the container itself.
  package var path: String?
  /// The line, from 1, where it is known.
  package var line: Int?
  /// One sentence: what is wrong. Text from the EPUB is quoted.
  package var message: String
  /// What to do about it.
  package var advice: String?
}

/// A shop whose rules are checked too.
package enum Shop: String, Hashable, Sendable, CaseIterable {
  case apple, google, kobo, kindle
}
