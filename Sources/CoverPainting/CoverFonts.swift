package import FontSubset

/// The fonts of a cover, in the order in which they are tried.
package struct CoverFonts: Sendable {
  /// For the title.
  package var bold: [FontFace]
  /// For everything else.
  package var regular: [FontFace]

  package init(bold: [FontFace], regular: [FontFace]) {
    self.bold = bold
    self.regular = regular
  }

  /// The characters of a text that no font has.
  package func missing(in text: String, isBold: Bool) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && !(isBold ? bold : regular).contains { $0.glyph(of: scalar) != nil }
    }
  }
}

/// A glyph in a line.
struct LineGlyph: Sendable {
  let font: FontFace
  let glyph: Int
  /// Where its origin is, in ems from the line's start.
  let x: Double
}

/// Measures text, for one stack of fonts.
struct TextMeasure {
  let fonts: [FontFace]

  /// The glyphs of a text and its advance, in ems. Characters that no font has take no room.
  func glyphs(of text: some StringProtocol) -> (glyphs: [LineGlyph], advance: Double) {
    var result: [LineGlyph] = []
    var x = 0.0
    for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      if scalar.properties.isWhitespace {
        x += space
        continue
      }
      for font in fonts {
        guard let glyph = font.glyph(of: scalar) else { continue }
        result.append(LineGlyph(font: font, glyph: glyph, x: x))
        x += Double(font.advance(of: glyph)) / Double(font.unitsPerEm)
        break
      }
    }
    return (result, x)
  }

  func advance(of text: some StringProtocol) -> Double { glyphs(of: text).advance }

  /// How wide a space is.
  private var space: Double {
    guard let font = fonts.first, let glyph = font.glyph(of: " ") else { return 0.25 }
    return min(Double(font.advance(of: glyph)) / Double(font.unitsPerEm), 0.5)
  }
}
