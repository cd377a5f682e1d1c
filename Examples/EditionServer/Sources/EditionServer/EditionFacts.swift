import HTTPTypes

/// What is known about an edition besides its bytes.
struct EditionFacts: Sendable {
  static let trailerName = "Platen-Diagnostics"

  /// The document's title, once it is read.
  var title = ""
  /// The ids of what was reported about the document, and once all is made also about the edition.
  var diagnostics: Set<String> = []

  /// What stands after the edition (RFC 9110 §6.5): only there is it known what the edition cannot say.
  var trailer: HTTPFields? {
    guard let name = HTTPField.Name(EditionFacts.trailerName) else { return nil }
    return [name: diagnostics.sorted().joined(separator: ", ")]
  }
}
