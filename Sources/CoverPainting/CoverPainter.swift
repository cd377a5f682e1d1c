package import FontSubset

/// Paints covers: the title, its other languages and the names in the edition's own fonts.
///
/// The same text, fonts, design and size give the same pixels on every machine.
package struct CoverPainter: Sendable {
  package var design: CoverDesign
  package var palette: CoverPalette
  package var fonts: CoverFonts
  /// Pixels.
  package var width: Int
  /// Pixels.
  package var height: Int

  package init(design: CoverDesign, palette: CoverPalette, fonts: CoverFonts, width: Int = 1_600, height: Int = 2_400) {
    self.design = design
    self.palette = palette
    self.fonts = fonts
    self.width = width
    self.height = height
  }

  /// Paints a cover.
  ///
  /// - Throws: `FontError` for a glyph that is damaged.
  package func paint(_ text: CoverText) throws(FontError) -> Canvas {
    let layout = CoverLayout(text, design: design, palette: palette, fonts: fonts, width: width, height: height)
    var canvas = Canvas(width: width, height: height, ground: layout.ground)
    for box in layout.boxes {
      canvas.fill(
        x: Int(box.x.rounded()), y: Int(box.y.rounded()), width: max(1, Int(box.width.rounded())),
        height: max(1, Int(box.height.rounded())), box.colour)
    }
    for line in layout.lines {
      let measure = TextMeasure(fonts: line.isBold ? fonts.bold : fonts.regular)
      for glyph in measure.glyphs(of: line.text).glyphs {
        let scale = line.size / Double(glyph.font.unitsPerEm)
        let mask = CoverageMask(
          try glyph.font.outline(of: glyph.glyph), scale: scale, originX: line.x + glyph.x * line.size,
          baseline: line.baseline)
        canvas.fill(mask, line.colour)
      }
    }
    return canvas
  }
}
