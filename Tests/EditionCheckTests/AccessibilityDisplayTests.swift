import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport
@testable import EditionCheck

/// What a shop would show of a package document, and its codes for catalogues.
@Suite struct AccessibilityDisplayTests {
  /// A package document with some metadata.
  private func metadata(_ metadata: String, attributes: String = "version=\"3.0\"") throws -> AccessibilityMetadata {
    let text = """
      <package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id" \(attributes)>
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\(metadata)</metadata></package>
      """
    var check = EditionCheck()
    return AccessibilityMetadata(try #require(PackageReading(Array(text.utf8), path: "p.opf", in: &check)))
  }

  /// `feature:x mode:y sufficient:z hazard:h` as metas of EPUB 3.
  private func metas(_ words: String) -> String {
    let properties = [
      "feature": "schema:accessibilityFeature", "mode": "schema:accessMode",
      "sufficient": "schema:accessModeSufficient",
      "hazard": "schema:accessibilityHazard", "conforms": "dcterms:conformsTo", "exemption": "a11y:exemption",
      "layout": "rendition:layout",
    ]
    return words.split(separator: " ").map { word in
      let parts = word.split(separator: ":", maxSplits: 1)
      let value = parts[1].replacing("_", with: " ")
      return "<meta property=\"\(properties[String(parts[0])] ?? "")\">\(value)</meta>"
    }.joined()
  }

  @Test(arguments: DisplayStatement.allCases) func everyStatementHasTheGuidesWording(_ statement: DisplayStatement) {
    #expect(statement.compact != statement.id && !statement.descriptive.isEmpty)
  }

  private func statements(_ field: String, _ metadata: AccessibilityMetadata) -> [String] {
    AccessibilityDisplay(metadata).fields.first { $0.id == field }?.lines.map(\.compact) ?? []
  }

  @Test(arguments: [
    // Visual adjustments, nonvisual reading, prerecorded audio.
    (
      "", "appearance modifiability is available|nonvisual reading is available|prerecorded audio is available"
    ),
    ("feature:displayTransformability layout:pre-paginated mode:textual", "can be modified|Readable in|audio is"),
    ("layout:pre-paginated mode:visual", "cannot be modified|Not readable in|audio is"),
    ("mode:textual mode:visual", "modifiability|Not fully readable|audio is"),
    ("mode:textual mode:visual sufficient:textual", "modifiability|Readable in|audio is"),
    ("mode:visual sufficient:textual,visual", "modifiability|Not fully readable|audio is"),
    ("mode:visual feature:alternativeText", "modifiability|Not fully readable|Has alternative text|audio is"),
    ("mode:auditory", "modifiability|Not readable in|Prerecorded audio clips"),
    ("mode:auditory sufficient:auditory", "modifiability|Not readable in|Prerecorded audio only"),
    ("mode:auditory mode:visual", "modifiability|nonvisual reading is available|Prerecorded audio clips"),
    (
      "mode:textual mode:auditory sufficient:textual feature:synchronizedAudioText",
      "modifiability|Readable in|synchronized with text"
    ),
  ])
  func waysOfReading(_ words: String, _ expected: String) throws {
    let lines = statements("ways-of-reading", try metadata(metas(words)))
    let parts = expected.split(separator: "|").map(String.init)
    #expect(lines.count == parts.count, "\(lines)")
    for (line, part) in zip(lines, parts) { #expect(line.contains(part)) }
  }

  @Test(arguments: [
    ("", ["No information is available"]),
    ("feature:tableOfContents", ["Table of contents"]),
    (
      "feature:tableOfContents feature:index feature:structuralNavigation feature:pageNavigation",
      ["Go to page", "Headings", "Index", "Table of contents"]
    ),
  ])
  func navigation(_ words: String, _ expected: [String]) throws {
    #expect(statements("navigation", try metadata(metas(words))) == expected)
  }

  @Test(arguments: [
    ("", ["No information is available"]),
    ("feature:MathML feature:latex", ["Math as LaTeX", "Math as MathML"]),
    ("feature:describedMath", ["Text descriptions of math are provided"]),
    ("feature:longDescription", ["Information-rich images are described by extended descriptions"]),
    (
      "feature:closedCaptions feature:openCaptions feature:transcript feature:latex-chemistry feature:MathML-chemistry",
      [
        "Chemical formulas in LaTeX", "Chemical formulas in MathML", "Videos have closed captions",
        "Videos have open captions", "Transcript(s) provided",
      ]
    ),
  ])
  func richContent(_ words: String, _ expected: [String]) throws {
    #expect(statements("rich-content", try metadata(metas(words))) == expected)
  }

  @Test(arguments: [
    ("", ["No information is available"]),
    ("hazard:none", ["No hazards"]),
    ("hazard:noFlashingHazard hazard:noMotionSimulationHazard hazard:noSoundHazard", ["No hazards"]),
    ("hazard:unknown", ["The presence of hazards is unknown"]),
    ("hazard:flashing hazard:sound", ["Flashing content", "Sounds"]),
    ("hazard:flashing hazard:unknown", ["Flashing content"]),
    ("hazard:motionSimulation hazard:noFlashingHazard", ["Motion simulation", "No flashing hazards"]),
    ("hazard:unknownSoundHazard", ["Sound hazards not known"]),
  ])
  func hazards(_ words: String, _ expected: [String]) throws {
    #expect(statements("hazards", try metadata(metas(words))) == expected)
  }

  @Test(arguments: [
    ("", ["No information is available"]), ("conforms:none", ["No information is available"]),
    // A draft that the guide does not know.
    ("conforms:EPUB_Accessibility_1.2_-_WCAG_2.2_Level_AA", ["No information is available"]),
    (
      "conforms:EPUB_Accessibility_1.1_-_WCAG_2.1_Level_AA",
      [
        "This publication meets accepted accessibility standards",
        "This publication claims to meet EPUB Accessibility 1.1 WCAG 2.1 Level AA",
      ]
    ),
    (
      "conforms:EPUB_Accessibility_1.1_-_WCAG_2.2_Level_AAA",
      [
        "This publication exceeds accepted accessibility standards",
        "This publication claims to meet EPUB Accessibility 1.1 WCAG 2.2 Level AAA",
      ]
    ),
    (
      "conforms:http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-a",
      [
        "This publication meets minimum accessibility standards",
        "This publication claims to meet EPUB Accessibility 1.0 WCAG 2.0 Level A",
      ]
    ),
    (
      "conforms:EPUB_Accessibility_1.1_-_WCAG_2.0_Level_AAAA",
      [
        "Conformance to accepted standards for accessibility of this publication cannot be determined",
        "This publication claims to meet EPUB Accessibility 1.1 WCAG 2.0",
      ]
    ),
  ])
  func conformance(_ words: String, _ expected: [String]) throws {
    #expect(statements("conformance", try metadata(metas(words))) == expected)
  }

  @Test func certificationIsShownWithConformance() throws {
    let given = """
      <link rel="dcterms:conformsTo" href="http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa"/>
      <meta property="a11y:certifiedBy" id="who">  Reader
        House </meta><meta property="dcterms:date" refines="#title">1999</meta>
      <meta property="dcterms:date" refines="#who">2026-11-01</meta>
      <link rel="a11y:certifierCredential" href="https://example.org/badge" refines="#who"/>
      <link rel="a11y:certifierReport" href="https://example.org/report" refines="#who"/>
      """
    let field = try #require(AccessibilityDisplay(metadata(given)).fields.first { $0.id == "conformance" })
    #expect(
      field.lines.map(\.compact) == [
        "This publication meets accepted accessibility standards", "The publication was certified by Reader House",
        "The certifier's credential is https://example.org/badge",
        "This publication claims to meet EPUB Accessibility 1.0 WCAG 2.0 Level AA",
        "The publication was certified on 2026-11-01", "For more information refer to the certifier's report",
      ])
    #expect(
      field.lines.map(\.link) == [nil, nil, "https://example.org/badge", nil, nil, "https://example.org/report"])
    #expect(
      try ONIXFeature.features(metadata(given)).map { "\($0.code) \($0.text ?? "")" } == [
        "03 ", "90 Reader House", "91 20261101", "93 https://example.org/badge", "94 https://example.org/report",
      ])
  }

  @Test func valuesWithBracesStayAsTheyAre() throws {
    let given =
      metas("conforms:EPUB_Accessibility_1.1_-_WCAG_2.1_Level_A")
      + "<meta property=\"a11y:certifiedBy\">{wcag_level} &amp; {x}</meta>"
    #expect(
      statements("conformance", try metadata(given))[1] == "The publication was certified by {wcag_level} & {x}")
  }

  @Test func summaryHasItsLanguage() throws {
    let field = { (given: String, attributes: String) in
      AccessibilityDisplay(try metadata(given, attributes: attributes)).fields.first {
        $0.id == "accessibility-summary"
      }
    }
    let summary = "<meta property=\"schema:accessibilitySummary\">可以朗读</meta><dc:language>zh</dc:language>"
    #expect(try field(summary, "")?.lines == [.init(compact: "可以朗读", descriptive: "可以朗读", language: "zh")])
    #expect(try field(summary, "xml:lang=\"zh-Hans\"")?.lines.first?.language == "zh-Hans")
    let own = summary.replacing("<meta ", with: "<meta xml:lang=\"zh-Hant\" ")
    #expect(try field(own, "xml:lang=\"zh-Hans\"")?.lines.first?.language == "zh-Hant")
    #expect(try field("", "")?.lines.map(\.compact) == ["No information is available"])
    #expect(try field("", "")?.isTold == false)
  }

  @Test func additionalInformationIsThereOnlyWhereThereIsSome() throws {
    #expect(try !AccessibilityDisplay(metadata("")).fields.contains { $0.id.hasPrefix("additional") })
    let words = [
      "pageBreakMarkers", "ARIA", "audioDescription", "braille", "fullRubyAnnotations", "highContrastAudio",
      "highContrastDisplay", "largePrint", "rubyAnnotations", "signLanguage", "tactileGraphic", "tactileObject",
      "ttsMarkup",
    ]
    let given = try metadata(metas(words.map { "feature:" + $0 }.joined(separator: " ")))
    #expect(statements("additional-accessibility-information", given).count == words.count)
  }

  @Test(arguments: [
    ("exemption:eaa-microenterprise", "Claims an accessibility exemption in some jurisdictions", ["75"]),
    (
      "exemption:eaa-disproportionate-burden exemption:eaa-fundamental-alteration",
      "Claims an accessibility exemption in some jurisdictions", ["76", "77"]
    ),
    ("exemption:because", "No information is available", []), ("", "No information is available", []),
  ])
  func exemptionsAreShown(_ words: String, _ expected: String, _ codes: [String]) throws {
    let given = try metadata(metas(words))
    #expect(statements("legal-considerations", given) == [expected])
    #expect(ONIXFeature.features(given).map(\.code) == codes)
  }

  @Test func metadataOfTheOlderVersionCountsToo() throws {
    let given = try metadata(
      """
      <meta name="schema:accessMode" content="textual"/><meta name="schema:accessibilityFeature" content=" MathML "/>
      <meta name="schema:accessibilityHazard" content="none"/><meta name="cover" content="x"/>
      """, attributes: "version=\"2.0\"")
    #expect(statements("ways-of-reading", given)[1] == "Readable in read aloud or dynamic braille")
    #expect(statements("rich-content", given) == ["Math as MathML"])
    #expect(ONIXFeature.features(given).map { $0.type + $0.code } == ["0917", "0952", "1200"])
  }

  @Test(arguments: [
    ("hazard:none", ["1200"]), ("hazard:unknown", ["1224", "1225", "1226"]),
    ("hazard:unknown hazard:sound", ["1215", "1224", "1226"]),
    ("hazard:flashing hazard:noSoundHazard hazard:unknownMotionSimulationHazard", ["1213", "1216", "1226"]),
    ("conforms:EPUB_Accessibility_1.1_-_WCAG_2.2_Level_AA", ["0904", "0982", "0985"]),
    ("conforms:EPUB_Accessibility_1.1_-_WCAG_2.0_Level_A", ["0904", "0980", "0984"]),
    ("feature:pageNavigation feature:pageBreakMarkers", ["0919"]),
    ("mode:textual mode:visual sufficient:textual,visual", []), ("sufficient:auditory", ["0951"]),
    ("feature:tableOfContents feature:readingOrder feature:unlocked", ["0910", "0911", "0913"]),
  ])
  func codesOfCatalogues(_ words: String, _ expected: [String]) throws {
    #expect(ONIXFeature.features(try metadata(metas(words))).map { $0.type + $0.code } == expected)
  }

  @Test func markupForCataloguesIsEscaped() throws {
    let given = try metadata("<meta property=\"schema:accessibilitySummary\">a &lt; b &amp; c</meta>")
    #expect(
      String(decoding: ONIXFeature.features(given).markup, as: UTF8.self) == """
        <ProductFormFeature>
          <ProductFormFeatureType>09</ProductFormFeatureType>
          <ProductFormFeatureValue>00</ProductFormFeatureValue>
          <ProductFormFeatureDescription>a &lt; b &amp; c</ProductFormFeatureDescription>
        </ProductFormFeature>

        """)
  }

  /// What our exporter claims is understood: every claim is in a statement or a code.
  @Test func ownEditionIsShownWhole() async throws {
    let body: [Block] = [
      .heading(Heading(level: 1, [.text("Roads")])),
      .paragraph(Paragraph([.ruby(Ruby([.init(base: "路", annotation: "lù")])), .math(Math("x^2"))])),
      .pageBreak(PageBreak(label: "1")),
    ]
    var document = Document(body: body)
    document.metadata.titles = [Title("Roads")]
    document.metadata.languages = [.english]
    document.metadata.source = "The printed edition"
    document.metadata.accessibility.conformsTo = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    document.metadata.accessibility.certifiedBy = "Reader House"
    document.metadata.accessibility.summary = "All is well."
    document.metadata.accessibility.exemptions = ["eaa-microenterprise"]
    var sink = MemorySink()
    try await EPUBExporter().export(document, to: &sink, context: ExportContext())
    let inspection = try EditionInspection(sink.bytes)
    #expect(inspection.titles == ["Roads"])
    #expect(
      inspection.display.fields.map { "\($0.title): " + $0.lines.map(\.compact).joined(separator: "; ") } == [
        "Ways of reading: Appearance can be modified; Readable in read aloud or dynamic braille; Has alternative text; No information about prerecorded audio is available",
        "Conformance: This publication meets accepted accessibility standards; The publication was certified by Reader House; This publication claims to meet EPUB Accessibility 1.1 WCAG 2.2 Level AA",
        "Navigation: Go to page; Headings; Table of contents", "Rich content: Math as MathML", "Hazards: No hazards",
        "Accessibility summary: All is well.",
        "Legal considerations: Claims an accessibility exemption in some jurisdictions",
        "Additional accessibility information: Page breaks included; ARIA roles included; Full ruby annotations",
      ])
    #expect(inspection.display.fields.allSatisfy { $0.isTold })
    #expect(
      inspection.features.map { $0.type + $0.code } == [
        "0900", "0904", "0911", "0913", "0914", "0917", "0919", "0929", "0930", "0936", "0952", "0975", "0982", "0985",
        "0990", "1200",
      ])
  }

  @Test(arguments: [
    [], Array("abc".utf8), Array("PK\u{3}\u{4}".utf8),
  ])
  func whatIsNoEditionIsSaid(_ bytes: [UInt8]) {
    #expect(throws: EditionInspection.Unreadable.self) { try EditionInspection(bytes) }
  }
}
