import MarkupWriter

/// A `ProductFormFeature` of ONIX for Books 3: what is said about accessibility, as a shop's catalogue takes it.
///
/// The type is 09 with a code of list 196, E-publication accessibility details, or 12 with a code of list 143 for hazards.
package struct ONIXFeature: Hashable, Sendable {
  /// A code of list 79: 09 or 12.
  package var type: String
  /// A code of list 196, or of list 143.
  package var code: String
  /// What the list calls it.
  package var name: String
  /// The text that goes with the code: a name, a date as YYYYMMDD, an address.
  package var text: String?
}

extension ONIXFeature {
  /// The features of a package document, by their codes. Only what the package document says is told; what it says and the
  /// lists have no code for, captions for example, is not among them.
  static func features(_ metadata: AccessibilityMetadata) -> [ONIXFeature] {
    var found: [ONIXFeature] = []
    func add(_ code: String, _ name: String, _ text: String? = nil, if condition: Bool = true) {
      guard condition, !found.contains(where: { $0.code == code }) else { return }
      found.append(ONIXFeature(type: "09", code: code, name: name, text: text))
    }
    if let summary = metadata.summary { add("00", "Accessibility summary", summary) }
    addConformance(metadata.conformance) { add($0, $1) }
    for (features, code, name) in codes {
      add(code, name, if: metadata.values("schema:accessibilityFeature").contains { features.contains($0) })
    }
    add(
      "51", "All non-decorative content supports reading via pre-recorded audio", if: metadata.isSufficient("auditory"))
    add(
      "52", "All non-decorative content supports reading without sight",
      if: metadata.isSufficient("textual") || metadata.hasOnlyMode("textual"))
    for (exemption, code, name) in exemptions { add(code, name, if: metadata.exemptions.contains(exemption)) }
    if let certifier = metadata.certifier { add("90", "Compliance certification by (name)", certifier) }
    // ONIX takes a date of eight figures.
    let date = metadata.certificationDate.map { $0.prefix(10).filter { $0 != "-" } }
    if let date, date.count == 8, date.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      add("91", "Latest accessibility assessment date", String(date))
    }
    if let credential = metadata.credential, ["http", "https"].contains(ContainerPath.scheme(of: credential)) {
      add("93", "Compliance certification by (URL)", credential)
    }
    if let report = metadata.report {
      add("94", "Compliance web page for detailed accessibility information", report)
    }
    return found.sorted { $0.code < $1.code } + hazards(metadata)
  }

  private static func addConformance(
    _ conformance: AccessibilityMetadata.Conformance?, _ add: (_ code: String, _ name: String) -> Void
  ) {
    guard let conformance else { return }
    if conformance.version == "1.0" {
      // There is no code for AAA, which is AA too.
      return conformance.level == "A"
        ? add("02", "EPUB Accessibility Specification 1.0 A") : add("03", "EPUB Accessibility Specification 1.0 AA")
    }
    add("04", "EPUB Accessibility Specification 1.1")
    let guidelines = ["2.0": "80", "2.1": "81", "2.2": "82"]
    if let code = guidelines[conformance.guidelines] { add(code, "WCAG v\(conformance.guidelines)") }
    let levels = ["A": "84", "AA": "85", "AAA": "86"]
    if let code = levels[conformance.level] { add(code, "WCAG level \(conformance.level)") }
  }

  /// Features of the vocabulary of schema.org, and their codes in list 196.
  private static let codes: [(features: [String], code: String, name: String)] = [
    (["unlocked"], "10", "No reading system accessibility options actively disabled (except)"),
    (["tableOfContents"], "11", "Table of contents navigation"),
    (["index"], "12", "Index navigation"),
    (["readingOrder"], "13", "Single logical reading order"),
    (["alternativeText"], "14", "Short alternative textual descriptions"),
    (["longDescription", "longDescriptions"], "15", "Full alternative textual descriptions"),
    (["MathML"], "17", "Accessible math content as MathML"),
    (["ChemML"], "18", "Accessible chemistry content as ChemML"),
    (
      ["pageBreakMarkers", "pageNavigation", "printPageNumbers"], "19", "Print-equivalent page numbering"
    ),
    (["synchronizedAudioText"], "20", "Synchronised pre-recorded audio"),
    (["ttsMarkup"], "21", "Text-to-speech hinting provided"),
    (["highContrastDisplay"], "26", "Use of high contrast between text and background color"),
    (["highContrastAudio"], "27", "Use of high contrast between foreground and background audio"),
    (["audioDescription"], "28", "Full alternative audio descriptions"),
    (["structuralNavigation"], "29", "Next / Previous structural navigation"),
    (["ARIA", "aria"], "30", "ARIA roles provided"),
    (["MathML-chemistry"], "34", "Accessible chemistry content (as MathML)"),
    (["latex"], "35", "Accessible math content (as LaTeX)"),
    (["displayTransformability"], "36", "All textual content can be modified"),
  ]

  private static let exemptions = [
    ("eaa-microenterprise", "75", "EAA exception 1 – Micro-enterprises"),
    ("eaa-disproportionate-burden", "76", "EAA exception 2 – Disproportionate burden"),
    ("eaa-fundamental-alteration", "77", "EAA exception 3 – Fundamental alteration"),
  ]

  private static func hazards(_ metadata: AccessibilityMetadata) -> [ONIXFeature] {
    if metadata.hasHazard("none") {
      return [ONIXFeature(type: "12", code: "00", name: "No known hazards or warnings")]
    }
    let isUnknown = metadata.hasHazard("unknown")
    return hazardCodes.filter { hazard, _, _, kind in
      metadata.hasHazard(hazard)
        // Unknown hazards are those of each kind of which nothing else is told.
        || isUnknown && hazard.hasPrefix("unknown")
          && !hazardCodes.contains { $0.kind == kind && $0.hazard != hazard && metadata.hasHazard($0.hazard) }
    }.map { ONIXFeature(type: "12", code: $0.code, name: $0.name) }
  }

  private static let hazardCodes: [(hazard: String, code: String, name: String, kind: Int)] = [
    ("flashing", "13", "WARNING – Flashing hazard", 0),
    ("noFlashingHazard", "14", "No flashing hazard warning necessary", 0),
    ("sound", "15", "WARNING – Sound hazard", 1),
    ("noSoundHazard", "16", "No sound hazard warning necessary", 1),
    ("motionSimulation", "17", "WARNING – Motion simulation hazard", 2),
    ("noMotionSimulationHazard", "18", "No motion simulation hazard warning necessary", 2),
    ("unknownFlashingHazard", "24", "Flashing risk unknown", 0),
    ("unknownSoundHazard", "25", "Sound risk unknown", 1),
    ("unknownMotionSimulationHazard", "26", "Motion simulation risk unknown", 2),
  ]
}

extension [ONIXFeature] {
  /// The features as ONIX 3 with reference names, to be put into `DescriptiveDetail`: one element after the other, without a
  /// root.
  package var markup: [UInt8] {
    var writer = MarkupWriter()
    for feature in self {
      writer.start("ProductFormFeature")
      writer.newline()
      ONIXFeature.write("ProductFormFeatureType", feature.type, to: &writer)
      ONIXFeature.write("ProductFormFeatureValue", feature.code, to: &writer)
      if let text = feature.text { ONIXFeature.write("ProductFormFeatureDescription", text, to: &writer) }
      writer.end()
      writer.newline()
    }
    return writer.bytes
  }
}

extension ONIXFeature {
  fileprivate static func write(_ name: StaticString, _ text: String, to writer: inout MarkupWriter) {
    writer.text("  ")
    writer.start(name)
    writer.text(text)
    writer.end()
    writer.newline()
  }
}
