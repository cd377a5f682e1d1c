import PlatenCore

extension Metadata {
  /// Takes from another document what is not known here, and its further languages.
  ///
  /// - Returns: the names of what is known in both, differently: that of the other is not used.
  mutating func fill(from other: Metadata) -> [String] {
    var unused: [String] = []
    func take<Value: Equatable>(_ name: String, _ own: inout Value, _ others: Value, isMissing: (Value) -> Bool) {
      if isMissing(others) || own == others { return }
      if isMissing(own) { own = others } else { unused.append(name) }
    }
    // A title that is not the book's becomes its chapter's: see `Document.joining`.
    if titles.isEmpty { titles = other.titles }
    take("author", &creators, other.creators) { $0.isEmpty }
    take("contributor", &contributors, other.contributors) { $0.isEmpty }
    take("identifier", &identifiers, other.identifiers) { $0.isEmpty }
    take("date", &published, other.published) { $0 == nil }
    take("modified", &modified, other.modified) { $0 == nil }
    take("publisher", &publisher, other.publisher) { $0 == nil }
    take("source", &source, other.source) { $0 == nil }
    take("rights", &rights, other.rights) { $0 == nil }
    take("summary", &summary, other.summary) { $0 == nil }
    take("subject", &subjects, other.subjects) { $0.isEmpty }
    take("series", &series, other.series) { $0 == nil }
    take("cover", &coverImage, other.coverImage) { $0 == nil }
    take("accessibility", &accessibility, other.accessibility) { $0 == AccessibilityStatement() }
    take("text mining", &textMining, other.textMining) { $0 == nil }
    for term in other.terms where !terms.contains(term) { terms.append(term) }
    for language in other.languages where !languages.contains(language) { languages.append(language) }
    return unused
  }
}
