/// What a package document says about accessibility, whichever version of EPUB it is of.
///
/// EPUB 3 has the values as the text of `meta property`, EPUB 2 as `meta name content` (EPUB Accessibility 1.1 §2.2). White
/// space around values and runs of it within them do not count, as the guide's techniques have it.
struct AccessibilityMetadata {
  let package: PackageReading

  init(_ package: PackageReading) { self.package = package }

  /// The values of a property, in order.
  func values(_ property: String) -> [String] {
    let given =
      package.metas.filter { $0.property == property }.map(\.value)
      + package.named.filter { $0.name == property }.map(\.content)
    return given.map(\.withoutExtraSpace).filter { !$0.isEmpty }
  }

  /// Whether a feature is claimed. A feature has other spellings where the vocabulary and the guide disagree.
  func has(_ features: String...) -> Bool {
    values("schema:accessibilityFeature").contains { features.contains($0) }
  }

  func hasHazard(_ hazard: String) -> Bool { values("schema:accessibilityHazard").contains(hazard) }

  func hasMode(_ mode: String) -> Bool { values("schema:accessMode").contains(mode) }

  func isSufficient(_ mode: String) -> Bool { values("schema:accessModeSufficient").contains(mode) }

  /// Whether a mode is the only one that is told.
  func hasOnlyMode(_ mode: String) -> Bool { values("schema:accessMode") == [mode] }

  /// The exemptions of European law that are claimed.
  var exemptions: [String] {
    values("a11y:exemption").filter {
      ["eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"].contains($0)
    }
  }

  var summary: String? { values("schema:accessibilitySummary").first }

  /// The language of the summary: its own, that of the package document, or that of the text.
  var summaryLanguage: String? {
    package.metas.first { $0.property == "schema:accessibilitySummary" }?.language ?? package.language
      ?? package.texts("language").first?.withoutExtraSpace
  }

  var certifier: String? { values("a11y:certifiedBy").first }

  var credential: String? { values("a11y:certifierCredential").first ?? link("a11y:certifierCredential") }

  var report: String? { values("a11y:certifierReport").first ?? link("a11y:certifierReport") }

  /// The date that refines who certified.
  var certificationDate: String? {
    let certifiers = package.metas.filter { $0.property == "a11y:certifiedBy" }.compactMap(\.id)
    return package.metas.first { meta in
      meta.property == "dcterms:date" && certifiers.contains { meta.refines == "#" + $0 }
    }?.value.withoutExtraSpace
  }

  private func link(_ relation: String) -> String? {
    package.links.first { $0.relations.contains(relation) }?.href
  }
}

extension AccessibilityMetadata {
  /// A claim to conform to EPUB Accessibility.
  struct Conformance: Hashable {
    /// 1.0 or 1.1.
    var version: String
    /// The version of WCAG: 2.0, 2.1 or 2.2.
    var guidelines: String
    /// A, AA or AAA; whatever else stands there is no level.
    var level: String
  }

  /// The first claim that the guide knows; 1.1 before 1.0.
  var conformance: Conformance? {
    let given = values("dcterms:conformsTo")
    for text in given {
      let parts = text.split(separator: AccessibilityMetadata.version11, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let version = ["2.0", "2.1", "2.2"].first(where: { parts[1].hasPrefix($0 + " Level A") })
      else { continue }
      let level = parts[1].dropFirst(version.utf8.count + " Level ".utf8.count)
      return Conformance(version: "1.1", guidelines: version, level: String(level))
    }
    let addresses = given + package.links.filter { $0.relations.contains("dcterms:conformsTo") }.map(\.href)
    for level in ["AAA", "AA", "A"] where addresses.contains(AccessibilityMetadata.version10 + level.lowercased()) {
      return Conformance(version: "1.0", guidelines: "2.0", level: level)
    }
    return nil
  }

  private static let version11 = "EPUB Accessibility 1.1 - WCAG "
  private static let version10 = "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-"
}

extension String {
  /// The text without white space around it, and with one space for each run within it (XPath's `normalize-space`).
  var withoutExtraSpace: String {
    unicodeScalars.split { [" ", "\t", "\r", "\n"].contains($0) }.map { String($0) }.joined(separator: " ")
  }
}
