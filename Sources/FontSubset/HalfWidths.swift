/// Punctuation of Chinese and Japanese that can be set half as wide, as it is where two marks meet: the feature `halt` of `GPOS`.
///
/// Browsers squeeze `）。` where the font says how, and few free fonts do. Their marks leave half of their square blank all the same,
/// which their outlines show.
struct HalfWidths {
  /// A mark that loses the blank half of its square.
  struct Mark: Hashable {
    var glyph: Int
    /// How far its ink moves: by half an em to the left for what opens.
    var shift: Int
  }

  /// In ascending order of the glyphs.
  private(set) var marks: [Mark] = []
  private let half: Int

  /// What opens, and what closes (JLREQ and CLREQ, 标点挤压).
  private static let opening = Set("“‘（〈《「『【〔〖〘〚〝［｛｟".unicodeScalars)
  private static let closing = Set("”’）〉》」』】〕〗〙〛〞〟］｝｠、。，．：；！？".unicodeScalars)

  /// Finds the marks among the glyphs that are kept.
  ///
  /// - Parameter plan: the glyphs; a mark counts if it is one em wide and its ink lies within one half.
  init(_ font: FontFace, _ plan: GlyphPlan) throws(FontError) {
    half = font.unitsPerEm / 2
    var seen: Set<Int> = []
    for (value, number) in plan.characters {
      guard let scalar = Unicode.Scalar(UInt32(value)), plan.glyphs.indices.contains(number) else { continue }
      let opens = HalfWidths.opening.contains(scalar)
      guard opens || HalfWidths.closing.contains(scalar), seen.insert(number).inserted else { continue }
      let glyph = plan.glyphs[number]
      guard font.advance(of: glyph) == font.unitsPerEm else { continue }
      let places = try font.outline(of: glyph).contours.flatMap { $0.map(\.x) }
      guard let first = places.min(), let last = places.max() else { continue }
      if opens, first >= Double(half) { marks.append(Mark(glyph: number, shift: -half)) }
      if !opens, last <= Double(half) { marks.append(Mark(glyph: number, shift: 0)) }
    }
    marks.sort { $0.glyph < $1.glyph }
  }

  /// A `GPOS` with these marks and nothing else, for every script and language; `nil` without marks.
  func table() -> [UInt8]? {
    guard !marks.isEmpty else { return nil }
    var table = FontWriter()
    // Header: version 1.0, then where scripts, features and lookups begin.
    for value in [1, 0, 10, 36, 50] { table.unsigned16(value) }
    // Scripts with one default language: DFLT, and that of Chinese text, which shapers look for first.
    table.unsigned16(2)
    for tag in ["DFLT", "hani"] {
      table.append(tag: tag)
      table.unsigned16(14)
    }
    for value in [4, 0, 0, 0xFFFF, 1, 0] { table.unsigned16(value) }
    table.unsigned16(1)
    table.append(tag: "halt")
    for value in [8, 0, 1, 0] { table.unsigned16(value) }
    // One lookup with one subtable: single adjustment, format 2, of the place and the advance.
    for value in [1, 4, 1, 0, 1, 8, 2, 8 + 4 * marks.count, 5, marks.count] { table.unsigned16(value) }
    for mark in marks { for value in [mark.shift, -half] { table.unsigned16(value) } }
    for value in [1, marks.count] { table.unsigned16(value) }
    for mark in marks { table.unsigned16(mark.glyph) }
    return table.bytes
  }
}
