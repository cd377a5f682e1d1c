import ContentMarkup
import PlatenCore

/// What the edition says about its accessibility (EPUB Accessibility 1.1), each claim with its evidence.
///
/// Claims are computed from what was written. Conformance, certification, and whatever no program can see come from the
/// author alone, and a claim that the content contradicts is an error.
struct AccessibilityClaims {
  private(set) var claims: [Claim] = []
  private let evidence: ContentEvidence

  init(
    _ statement: AccessibilityStatement, evidence: ContentEvidence, entries: Int, isAuthorStyled: Bool,
    pageSource: String?
  ) throws(ExportError) {
    self.evidence = evidence
    addModes()
    addFeatures(entries: entries, isAuthorStyled: isAuthorStyled, pageSource: pageSource)
    addHazards(statement)
    try add(statement)
  }

  private var describesPictures: Bool { evidence.describedPictures + evidence.decorativePictures == evidence.pictures }

  private mutating func addModes() {
    let seen = evidence.pictures - evidence.decorativePictures
    compute("schema:accessMode", "textual", "the content is text")
    if seen > 0 { compute("schema:accessMode", "visual", "\(seen) pictures are not decorative") }
    if describesPictures {
      compute(
        "schema:accessModeSufficient", "textual",
        evidence.pictures == 0 ? "there are no pictures" : "every picture has a description or is decorative")
    }
    if seen > 0 { compute("schema:accessModeSufficient", "textual,visual", "text and pictures together") }
  }

  private mutating func addFeatures(entries: Int, isAuthorStyled: Bool, pageSource: String?) {
    let feature = "schema:accessibilityFeature"
    compute(feature, "tableOfContents", "the navigation document has \(entries) entries")
    compute(feature, "readingOrder", "the spine follows the document")
    if evidence.headings > 0 {
      compute(feature, "structuralNavigation", "\(evidence.headings) headings, no rank skipped")
    }
    if evidence.roles > 0 { compute(feature, "ARIA", "\(evidence.roles) sections have a DPUB-ARIA role") }
    if !isAuthorStyled {
      compute(
        feature, "displayTransformability", "text reflows, and the stylesheet has relative sizes and no fixed colours")
    }
    if evidence.pictures > 0, describesPictures {
      compute(
        feature, "alternativeText",
        "\(evidence.describedPictures) of \(evidence.pictures) pictures are described, \(evidence.decorativePictures) decorative"
      )
    }
    if evidence.formulas > 0, evidence.formulasAsText == 0 {
      compute(feature, "MathML", "\(evidence.formulas) formulas are MathML")
    }
    if evidence.rubies > 0 { compute(feature, "rubyAnnotations", "\(evidence.rubies) runs of text have ruby") }
    guard !evidence.pages.isEmpty else { return }
    compute(feature, "pageNavigation", "a list of \(evidence.pages.count) pages")
    compute(feature, "pageBreakMarkers", "\(evidence.pages.count) page breaks are marked")
    // Where nobody says which edition the pages are of, the claim is that there is none (EPUB Accessibility 1.1 §4.1.3).
    if let pageSource, !pageSource.isBlank {
      claims.append(
        Claim(property: "pageBreakSource", value: pageSource, basis: .author, evidence: "the source in the metadata"))
    } else {
      compute("pageBreakSource", "none", "the metadata names no source")
    }
  }

  private mutating func addHazards(_ statement: AccessibilityStatement) {
    for hazard in statement.hazards where !hazard.isBlank {
      claims.append(
        Claim(property: "schema:accessibilityHazard", value: hazard, basis: .author, evidence: "the author's statement")
      )
    }
    guard statement.hazards.allSatisfy(\.isBlank) else { return }
    if evidence.animatedPictures == 0 {
      compute("schema:accessibilityHazard", "none", "no sound, film, script or animation")
    } else {
      compute("schema:accessibilityHazard", "unknown", "\(evidence.animatedPictures) pictures are animated")
    }
  }

  private mutating func add(_ statement: AccessibilityStatement) throws(ExportError) {
    for feature in statement.features where !feature.isBlank {
      try check(feature)
      guard !claims.contains(where: { $0.property == "schema:accessibilityFeature" && $0.value == feature }) else {
        continue
      }
      claims.append(
        Claim(
          property: "schema:accessibilityFeature", value: feature, basis: .author, evidence: "the author's statement"))
    }
    if statement.hazards.contains("none"), evidence.animatedPictures > 0 {
      throw contradiction("no hazards", "\(evidence.animatedPictures) pictures are animated")
    }
    if let conformance = statement.conformsTo, !conformance.isBlank {
      guard AccessibilityClaims.isConformanceForm(conformance) else {
        throw ExportError(
          .contradiction, "\(Diagnostic.quoted(conformance)) is not how conformance is written",
          advice: "Write it as “EPUB Accessibility 1.1 - WCAG 2.2 Level AA”.")
      }
      guard describesPictures else {
        throw contradiction(
          conformance,
          "\(evidence.pictures - evidence.describedPictures - evidence.decorativePictures) pictures have no description"
        )
      }
      claims.append(
        Claim(property: "dcterms:conformsTo", value: conformance, basis: .author, evidence: "the author's statement"))
    }
    for (property, value) in [
      ("a11y:certifiedBy", statement.certifiedBy), ("schema:accessibilitySummary", statement.summary),
    ] {
      guard let value, !value.isBlank else { continue }
      claims.append(Claim(property: property, value: value, basis: .author, evidence: "the author's statement"))
    }
  }

  /// Whether a feature that the author claims is contradicted by what was written.
  private func check(_ feature: String) throws(ExportError) {
    switch feature {
    case "alternativeText" where !describesPictures:
      throw contradiction(
        "alternativeText",
        "\(evidence.pictures - evidence.describedPictures - evidence.decorativePictures) pictures have no description")
    case "MathML" where evidence.formulas == 0 || evidence.formulasAsText > 0:
      throw contradiction("MathML", "\(evidence.formulasAsText) formulas are text, \(evidence.formulas) MathML")
    case "rubyAnnotations" where evidence.rubies == 0: throw contradiction("rubyAnnotations", "there is no ruby")
    case "pageBreakMarkers" where evidence.pages.isEmpty, "pageNavigation" where evidence.pages.isEmpty:
      throw contradiction(feature, "there are no page breaks")
    case "structuralNavigation" where evidence.headings == 0: throw contradiction(feature, "there are no headings")
    default: return
    }
  }

  private func contradiction(_ claim: String, _ fact: String) -> ExportError {
    ExportError(
      .contradiction, "the metadata claims \(Diagnostic.quoted(claim)), but \(fact)",
      advice: "Mend the content, or take the claim out of the metadata.")
  }

  /// EPUB Accessibility 1.1 §4.3.2 gives the exact form.
  private static func isConformanceForm(_ text: String) -> Bool {
    let words = text.split(separator: " ").map(String.init)
    return words.count == 8 && Array(words[0...3]) == ["EPUB", "Accessibility", "1.1", "-"] && words[4] == "WCAG"
      && ["2.0", "2.1", "2.2"].contains(words[5]) && words[6] == "Level" && ["A", "AA", "AAA"].contains(words[7])
      && text == words.joined(separator: " ")
  }

  private mutating func compute(_ property: String, _ value: String, _ evidence: String) {
    claims.append(Claim(property: property, value: value, basis: .computed, evidence: evidence))
  }
}
