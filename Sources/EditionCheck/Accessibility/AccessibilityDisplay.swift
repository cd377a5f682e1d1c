/// What a shop or library would tell its customers about an edition's accessibility, by W3C's Accessibility Metadata Display
/// Guide for Digital Publications 2 and its techniques for EPUB metadata.
package struct AccessibilityDisplay: Hashable, Sendable {
  /// A statement with its values filled in.
  package struct Line: Hashable, Sendable {
    /// The guide's name of the statement; `nil` for the author's own words.
    package var id: String?
    package var compact: String
    package var descriptive: String
    /// What the statement links to.
    package var link: String?
    /// The language of the author's own words.
    package var language: String?
  }

  /// A heading with its statements.
  package struct Field: Hashable, Sendable {
    /// The guide's name of the field.
    package var id: String
    package var title: String
    package var lines: [Line] = []
    /// Whether the package document says anything about it. A shop may leave a field out of which it says nothing.
    package var isTold = true
  }

  /// The fields in the guide's order. The last is there only where there is something to tell.
  package let fields: [Field]

  init(_ metadata: AccessibilityMetadata) {
    var fields = [
      AccessibilityDisplay.waysOfReading(metadata), AccessibilityDisplay.conformance(metadata),
      AccessibilityDisplay.navigation(metadata), AccessibilityDisplay.richContent(metadata),
      AccessibilityDisplay.hazards(metadata), AccessibilityDisplay.summary(metadata),
      AccessibilityDisplay.legal(metadata),
    ]
    let additional = AccessibilityDisplay.additional(metadata)
    if additional.isTold { fields.append(additional) }
    self.fields = fields
  }
}

extension AccessibilityDisplay.Line {
  fileprivate init(_ statement: DisplayStatement, link: String? = nil) {
    self.init(id: statement.id, compact: statement.compact, descriptive: statement.descriptive, link: link)
  }

  /// Puts statements or values for the parts in braces, in order.
  fileprivate func filled(_ values: (compact: String, descriptive: String)...) -> AccessibilityDisplay.Line {
    var line = self
    for value in values {
      line.compact = line.compact.replacingFirstBraces(by: value.compact)
      line.descriptive = line.descriptive.replacingFirstBraces(by: value.descriptive)
    }
    return line
  }
}

extension String {
  /// The first part in braces is replaced.
  fileprivate func replacingFirstBraces(by text: String) -> String {
    guard let start = firstIndex(of: "{"), let end = self[start...].firstIndex(of: "}") else { return self }
    return self[..<start] + text + self[index(after: end)...]
  }
}

extension AccessibilityDisplay {
  /// A field of those statements whose condition holds.
  private static func field(
    _ id: String, _ title: String, _ statements: [(Bool, DisplayStatement)], none: DisplayStatement?
  ) -> Field {
    var field = Field(id: id, title: title)
    field.lines = statements.filter(\.0).map { Line($0.1) }
    field.isTold = !field.lines.isEmpty
    if let none, !field.isTold { field.lines = [Line(none)] }
    return field
  }

  private static func waysOfReading(_ metadata: AccessibilityMetadata) -> Field {
    var field = Field(id: "ways-of-reading", title: "Ways of reading")
    let isFixed = metadata.values("rendition:layout").contains("pre-paginated")
    let adjustments: DisplayStatement =
      metadata.has("displayTransformability") ? .modifiable : isFixed ? .unmodifiable : .modifiabilityUnknown

    let textModes = (metadata.values("schema:accessMode") + metadata.values("schema:accessModeSufficient"))
      .filter { $0.contains("textual") }
    // longDescriptions is what the guide's draft has, and longDescription the vocabulary's word.
    let hasAlternatives = metadata.has(
      "longDescription", "longDescriptions", "alternativeText", "describedMath", "transcript")
    let reading: DisplayStatement =
      if metadata.hasOnlyMode("textual") || metadata.isSufficient("textual") {
        .readable
      } else if !textModes.isEmpty || hasAlternatives {
        .notFullyReadable
      } else if metadata.hasOnlyMode("auditory") || metadata.hasOnlyMode("visual") {
        .notReadable
      } else {
        .readabilityUnknown
      }

    // sychronizedAudioText stands in the guide's techniques.
    let audio: DisplayStatement =
      if metadata.has("synchronizedAudioText", "sychronizedAudioText") {
        .synchronizedAudio
      } else if metadata.isSufficient("auditory") {
        .audioOnly
      } else {
        metadata.hasMode("auditory") ? .audioClips : .audioUnknown
      }
    field.lines = [Line(adjustments), Line(reading)]
    if hasAlternatives { field.lines.append(Line(.alternativeText)) }
    field.lines.append(Line(audio))
    field.isTold =
      (adjustments, reading, audio) != (.modifiabilityUnknown, .readabilityUnknown, .audioUnknown) || hasAlternatives
    return field
  }

  private static func conformance(_ metadata: AccessibilityMetadata) -> Field {
    guard let claim = metadata.conformance else {
      return field("conformance", "Conformance", [], none: .conformanceNone)
    }
    let standards: [String: (DisplayStatement, level: DisplayStatement)] = [
      "A": (.conformanceA, .levelA), "AA": (.conformanceAA, .levelAA), "AAA": (.conformanceAAA, .levelAAA),
    ]
    let guidelines: [String: DisplayStatement] = ["2.0": .wcag20, "2.1": .wcag21, "2.2": .wcag22]
    let standard = standards[claim.level]
    var lines = [Line(standard?.0 ?? .conformanceUnknown)]
    if let certifier = metadata.certifier { lines.append(Line(.certifier).filled((certifier, certifier))) }
    if let credential = metadata.credential {
      let isAddress = ContainerPath.scheme(of: credential).map { $0.hasPrefix("http") } ?? false
      lines.append(Line(.credential, link: isAddress ? credential : nil).filled((credential, credential)))
    }
    let parts = [
      claim.version == "1.0" ? DisplayStatement.accessibility10 : .accessibility11, guidelines[claim.guidelines],
      standard?.level,
    ]
    let values = parts.map { (compact: $0?.compact ?? "", descriptive: $0?.descriptive ?? "") }
    var detail = Line(.claim).filled(values[0], values[1], values[2])
    detail.compact = detail.compact.withoutExtraSpace
    detail.descriptive = detail.descriptive.withoutExtraSpace
    lines.append(detail)
    if let date = metadata.certificationDate { lines.append(Line(.certificationDate).filled((date, date))) }
    if let report = metadata.report { lines.append(Line(.certifierReport, link: report)) }
    return Field(id: "conformance", title: "Conformance", lines: lines)
  }

  private static func navigation(_ metadata: AccessibilityMetadata) -> Field {
    field(
      "navigation", "Navigation",
      [
        (metadata.has("pageNavigation"), .goToPage), (metadata.has("structuralNavigation"), .headings),
        (metadata.has("index"), .index), (metadata.has("tableOfContents"), .tableOfContents),
      ], none: .navigationUnknown)
  }

  private static func richContent(_ metadata: AccessibilityMetadata) -> Field {
    field(
      "rich-content", "Rich content",
      [
        (metadata.has("longDescription", "longDescriptions"), .extendedDescriptions),
        (metadata.has("latex-chemistry"), .chemistryLaTeX), (metadata.has("MathML-chemistry"), .chemistryMathML),
        (metadata.has("describedMath"), .describedMath), (metadata.has("latex"), .mathLaTeX),
        (metadata.has("MathML"), .mathMathML), (metadata.has("closedCaptions"), .closedCaptions),
        (metadata.has("openCaptions"), .openCaptions), (metadata.has("transcript"), .transcript),
      ], none: .richContentUnknown)
  }

  private static func hazards(_ metadata: AccessibilityMetadata) -> Field {
    let id = "hazards"
    let title = "Hazards"
    func all(_ hazards: String...) -> Bool { hazards.allSatisfy(metadata.hasHazard) }
    if all("none") || all("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard") {
      return field(id, title, [(true, .noHazards)], none: nil)
    }
    let kinds = field(
      id, title,
      [
        (all("flashing"), .flashing), (all("motionSimulation"), .motion), (all("sound"), .sound),
        (all("unknownFlashingHazard"), .flashingUnknown), (all("unknownMotionSimulationHazard"), .motionUnknown),
        (all("unknownSoundHazard"), .soundUnknown), (all("noFlashingHazard"), .noFlashing),
        (all("noMotionSimulationHazard"), .noMotion), (all("noSoundHazard"), .noSound),
      ], none: .hazardsNotTold)
    // A hazard that is known must be shown, whatever else is not known.
    let isAnyKnown = all("flashing") || all("motionSimulation") || all("sound")
    let isNoneKnown =
      all("unknown") || all("unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard")
    return !isAnyKnown && isNoneKnown ? field(id, title, [(true, .hazardsUnknown)], none: nil) : kinds
  }

  private static func summary(_ metadata: AccessibilityMetadata) -> Field {
    var result = field("accessibility-summary", "Accessibility summary", [], none: .summaryNotTold)
    guard let summary = metadata.summary else { return result }
    result.isTold = true
    result.lines = [Line(compact: summary, descriptive: summary, language: metadata.summaryLanguage)]
    return result
  }

  private static func legal(_ metadata: AccessibilityMetadata) -> Field {
    field(
      "legal-considerations", "Legal considerations", [(!metadata.exemptions.isEmpty, .exempt)], none: .lawNotTold)
  }

  private static func additional(_ metadata: AccessibilityMetadata) -> Field {
    field(
      "additional-accessibility-information", "Additional accessibility information",
      [
        (metadata.has("pageBreakMarkers", "printPageNumbers"), .pageBreaks),
        // The vocabulary has ARIA, and the guide's techniques aria.
        (metadata.has("ARIA", "aria"), .aria), (metadata.has("audioDescription"), .audioDescriptions),
        (metadata.has("braille"), .braille), (metadata.has("fullRubyAnnotations"), .fullRuby),
        (metadata.has("highContrastAudio"), .contrastAudio), (metadata.has("highContrastDisplay"), .contrastText),
        (metadata.has("largePrint"), .largePrint), (metadata.has("rubyAnnotations"), .someRuby),
        (metadata.has("signLanguage"), .signLanguage), (metadata.has("tactileGraphic"), .tactileGraphics),
        (metadata.has("tactileObject"), .tactileObjects), (metadata.has("ttsMarkup"), .speechHinting),
      ], none: nil)
  }
}
