import FontSubset
import PlatenCore

extension EditionPlan {
  /// Writes the fonts with the characters that were written before them, and reports the characters that none has.
  func writeFonts(
    into container: inout EPUBContainer, manifest: inout Manifest, to sink: inout some ByteSink, log: ReportLog
  ) throws(ExportError) {
    guard let characters = container.characters else { return }
    for (number, face) in fonts.faces.enumerated() {
      let subset = try subset(of: number, characters: characters)
      try container.write(subset.bytes, as: face.href, to: &sink)
      manifest.add("font-\(number + 1)", href: face.href, mediaType: face.font.isPostScript ? "font/otf" : "font/ttf")
      log.report(subset.notes)
    }
    reportMissing(characters, log: log)
  }

  private func subset(
    of number: Int, characters: StyledCharacters
  ) throws(ExportError) -> (bytes: [UInt8], notes: [Diagnostic]) {
    let face = fonts.faces[number]
    var use = FontUse()
    use.scalars = scalars(of: number, characters)
    use.sequences = characters.sequences
    use.isVertical = isVertical
    do throws(FontError) {
      if let scalar = use.scalars.filter({ $0.needsShaping && face.font.glyph(of: $0) != nil }).min(by: {
        $0.value < $1.value
      }) {
        let note = Diagnostic(
          "epub.font-embedded-whole", .note,
          "The font \(Diagnostic.quoted(face.path)) is embedded whole, since letters such as \(Diagnostic.quoted(String(Character(scalar)))) take other shapes beside each other."
        )
        return (try face.font.wholeFile(), [note])
      }
      let subset = try FontSubset(of: face.font, for: use)
      var notes: [Diagnostic] = []
      if face.font.hasLayout {
        notes.append(
          Diagnostic(
            "epub.font-layout-dropped", .note,
            "The font \(Diagnostic.quoted(face.path)) is embedded without its tables for kerning and ligatures."))
      }
      if let name = subset.formerName {
        notes.append(
          Diagnostic(
            "epub.font-renamed", .note,
            "The font \(Diagnostic.quoted(name)) has another name in the edition: its licence reserves the name for the unchanged font."
          ))
      }
      return (subset.bytes, notes)
    } catch {
      throw ExportError(
        .contradiction, "the font \(Diagnostic.quoted(face.path)) cannot be embedded: \(error.description)",
        advice: "Give another font.")
    }
  }

  /// The characters that a face sets. An author's stylesheet can make anything bold or italic.
  private func scalars(of number: Int, _ characters: StyledCharacters) -> Set<Unicode.Scalar> {
    guard options.stylesheet == nil, let family = fonts.families.first(where: { $0.faces.contains(number) }) else {
      return characters.scalars(in: .regular)
    }
    var result: Set<Unicode.Scalar> = []
    for style in StyledCharacters.Style.allCases
    where fonts.face(of: family, isBold: style.isBold, isItalic: style.isItalic) == number {
      result.formUnion(characters.scalars(in: style))
    }
    return result
  }

  private func reportMissing(_ characters: StyledCharacters, log: ReportLog) {
    let missing = characters.written.filter { scalar in
      scalar.isDrawn && !fonts.faces.contains { $0.font.glyph(of: scalar) != nil }
    }.sorted { $0.value < $1.value }
    guard !missing.isEmpty else { return }
    let shown = missing.prefix(EditionPlan.shownCharacters).map { scalar in
      "\(Diagnostic.escaped(String(Character(scalar)))) (U+\(scalar.hexadecimal))"
    }.joined(separator: ", ")
    let more = missing.count > EditionPlan.shownCharacters ? " and more" : ""
    log.report(
      Diagnostic(
        "epub.glyph-missing", .warning,
        "No given font has \(missing.count == 1 ? "the character" : "\(missing.count) characters:") \(shown)\(more); give another one by --font."
      ))
  }

  private static let shownCharacters = 12
}

extension Unicode.Scalar {
  /// Whether the character leaves ink.
  fileprivate var isDrawn: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate, .unassigned:
      false
    default: !properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether letters of its script join, stack or move, so that a font needs its layout tables: Hebrew to Tibetan,
  /// Myanmar, Khmer, Mongolian, and others of South and South-East Asia.
  var needsShaping: Bool {
    switch value {
    case 0x0590...0x109F, 0x1700...0x18AF, 0x1900...0x1CFF, 0xA800...0xA82F, 0xA840...0xA8FF, 0xA900...0xAAFF,
      0xABC0...0xABFF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10A00...0x11FFF, 0x1E900...0x1E95F:
      true
    default: false
    }
  }

  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
