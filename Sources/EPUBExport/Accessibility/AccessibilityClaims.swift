import ContentMarkup
import PlatenCore

/// What the edition says about its accessibility (EPUB Accessibility 1.1), each claim with its evidence.
///
/// Claims are computed from what was written. Conformance, certification, and whatever no program can see come from the
/// author alone, and a claim that the content contradicts is an error.
struct AccessibilityClaims {
  private(set) var claims: [Claim] = []
  private let evidence: ContentEvidence
  /// Whether every Han character has ruby; looked at only when there is ruby.
  private let isFullyAnnotated: Bool

  init(
    _ statement: AccessibilityStatement, evidence: ContentEvidence, entries: Int, isAuthorStyled: Bool,
    hasToneColours: Bool = false, pageSource: String?, isFullyAnnotated: Bool = false
  ) throws(ExportError) {
    self.evidence = evidence
    self.isFullyAnnotated = isFullyAnnotated
    addModes()
    addFeatures(
      entries: entries, isAuthorStyled: isAuthorStyled, hasToneColours: hasToneColours, pageSource: pageSource)
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

  private mutating func addFeatures(
    entries: Int, isAuthorStyled: Bool, hasToneColours: Bool, pageSource: String?
  ) {
    let feature = "schema:accessibilityFeature"
    compute(feature, "tableOfContents", "the navigation document has \(entries) entries")
    compute(feature, "readingOrder", "the spine follows the document")
    if evidence.headings > 0 {
      compute(feature, "structuralNavigation", "\(evidence.headings) headings, no rank skipped")
    }
    if evidence.roles > 0 { compute(feature, "ARIA", "\(evidence.roles) sections have a DPUB-ARIA role") }
    // Tones have colours that a reader's own do not replace in every reading system.
    if !isAuthorStyled, !hasToneColours {
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
    if evidence.rubies > 0 {
      if isFullyAnnotated {
        compute(feature, "fullRubyAnnotations", "every Han character has ruby, in \(evidence.rubies) runs of text")
      } else {
        compute(feature, "rubyAnnotations", "\(evidence.rubies) runs of text have ruby")
      }
    }
    guard evidence.pageBreaks > 0 else { return }
    compute(feature, "pageNavigation", "a list of \(evidence.pageBreaks) pages")
    compute(feature, "pageBreakMarkers", "\(evidence.pageBreaks) page breaks are marked")
    // If the printed edition of the pages is not known, the claim is that there is none (EPUB Accessibility 1.1 §4.1.3).
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
    try addConformance(statement)
    try addExemptions(statement)
    try addCertification(statement)
    addAuthored("schema:accessibilitySummary", statement.summary)
  }

  private mutating func addConformance(_ statement: AccessibilityStatement) throws(ExportError) {
    let given = ((statement.conformsTo.map { [$0] } ?? []) + statement.furtherConformance).filter { !$0.isBlank }
    for conformance in given {
      guard AccessibilityClaims.isConformanceForm(conformance) else {
        throw ExportError(
          .contradiction, "\(Diagnostic.quoted(conformance)) is not how conformance is written",
          advice: "Write it as “EPUB Accessibility 1.1 - WCAG 2.2 Level AA”, or “none”.")
      }
      guard conformance != AccessibilityClaims.noConformance || given.count == 1 else {
        throw contradiction("none", "it claims conformance too")
      }
      guard describesPictures || conformance == AccessibilityClaims.noConformance else {
        throw contradiction(
          conformance,
          "\(evidence.pictures - evidence.describedPictures - evidence.decorativePictures) pictures have no description"
        )
      }
      addAuthored("dcterms:conformsTo", conformance)
    }
  }

  /// The exemptions that European law knows (EPUB Accessibility, exemptions; Directive 2019/882, articles 4 and 14).
  private static let exemptions = [
    "eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration",
  ]

  private mutating func addExemptions(_ statement: AccessibilityStatement) throws(ExportError) {
    for exemption in statement.exemptions where !exemption.isBlank {
      guard AccessibilityClaims.exemptions.contains(exemption) else {
        throw ExportError(
          .contradiction, "\(Diagnostic.quoted(exemption)) is not an exemption of the law",
          advice: "Choose from: \(AccessibilityClaims.exemptions.joined(separator: ", ")).")
      }
      addAuthored("a11y:exemption", exemption)
    }
  }

  private mutating func addCertification(_ statement: AccessibilityStatement) throws(ExportError) {
    let details = [
      ("a11y:certifierCredential", statement.certifierCredential), ("a11y:certifierReport", statement.certifierReport),
      ("dcterms:date", statement.evaluated?.description),
    ]
    let certifier = statement.certifiedBy.flatMap { $0.isBlank ? nil : $0 }
    guard certifier != nil || details.allSatisfy({ $0.1?.isBlank ?? true }) else {
      throw ExportError(
        .contradiction, "the metadata describes an accessibility evaluation, but not who made it",
        advice: "Give the name of who evaluated the accessibility as certified-by.")
    }
    if certifier != nil, statement.conformsTo == AccessibilityClaims.noConformance {
      throw contradiction("none", "\(Diagnostic.quoted(certifier ?? "")) is named as who certified conformance")
    }
    if let report = statement.certifierReport, !report.isBlank, !report.isWebAddress {
      throw ExportError(
        .contradiction, "\(Diagnostic.quoted(report)) is not the address of a report on accessibility",
        advice: "Give an address that begins with https://.")
    }
    addAuthored("a11y:certifiedBy", certifier)
    for (property, value) in details { addAuthored(property, value) }
  }

  private mutating func addAuthored(_ property: String, _ value: String?) {
    guard let value, !value.isBlank else { return }
    claims.append(Claim(property: property, value: value, basis: .author, evidence: "the author's statement"))
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
    case "fullRubyAnnotations" where !isFullyAnnotated || evidence.rubies == 0:
      throw contradiction(feature, "some Han characters have no ruby")
    case "rubyAnnotations" where evidence.rubies == 0: throw contradiction("rubyAnnotations", "there is no ruby")
    case "pageBreakMarkers" where evidence.pageBreaks == 0, "pageNavigation" where evidence.pageBreaks == 0:
      throw contradiction(feature, "there are no page breaks")
    case "structuralNavigation" where evidence.headings == 0: throw contradiction(feature, "there are no headings")
    default: return
    }
  }

  private func contradiction(_ claim: String, _ fact: String) -> ExportError {
    ExportError(
      .contradiction, "the metadata claims \(Diagnostic.quoted(claim)), but \(fact)",
      advice: "Correct the content, or remove the claim from the metadata.")
  }

  private static let noConformance = "none"

  /// EPUB Accessibility 1.1 §4.3.2 gives the exact form; 1.0 had addresses, and 1.2 is a draft with the same form.
  private static func isConformanceForm(_ text: String) -> Bool {
    if text == noConformance || text.hasPrefix("http://www.idpf.org/epub/a11y/accessibility-20170105.html#") {
      return true
    }
    let words = text.split(separator: " ").map(String.init)
    return words.count == 8 && Array(words[0...1]) == ["EPUB", "Accessibility"] && ["1.1", "1.2"].contains(words[2])
      && words[3] == "-" && words[4] == "WCAG" && ["2.0", "2.1", "2.2"].contains(words[5]) && words[6] == "Level"
      && ["A", "AA", "AAA"].contains(words[7]) && text == words.joined(separator: " ")
  }

  private mutating func compute(_ property: String, _ value: String, _ evidence: String) {
    claims.append(Claim(property: property, value: value, basis: .computed, evidence: evidence))
  }
}

extension String {
  /// Whether the text is an absolute address of the web.
  var isWebAddress: Bool {
    guard case .absolute(let url) = URLReference(self) else { return false }
    return url.hasPrefix("https://") || url.hasPrefix("http://")
  }
}
