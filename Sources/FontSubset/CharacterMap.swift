/// The glyphs of characters and of variation sequences: the formats 4, 12 and 14 of `cmap`.
struct CharacterMap: Sendable {
  private let full: FontBytes?
  private let basic: FontBytes?
  private let sequences: FontBytes?
  private let glyphCount: Int

  /// Chooses the Unicode tables; others (Macintosh, symbols, Big5) are not looked at.
  init(_ cmap: FontBytes, glyphCount: Int) throws(FontError) {
    self.glyphCount = glyphCount
    var full: FontBytes?
    var basic: FontBytes?
    var sequences: FontBytes?
    for index in 0..<(try cmap.unsigned16(2)) {
      let record = 4 + 8 * index
      let platform = try cmap.unsigned16(record)
      let encoding = try cmap.unsigned16(record + 2)
      guard platform == 0 || platform == 3 && (encoding == 1 || encoding == 10) else { continue }
      let table = try cmap.part(from: cmap.unsigned32(record + 4))
      switch try table.unsigned16(0) {
      case 4 where basic == nil: basic = try table.part(at: 0, count: min(table.count, table.unsigned16(2)))
      case 12 where full == nil: full = try table.part(at: 0, count: min(table.count, table.unsigned32(4)))
      case 14 where sequences == nil: sequences = try table.part(at: 0, count: min(table.count, table.unsigned32(2)))
      default: continue
      }
    }
    guard full != nil || basic != nil else { throw .damaged("cmap") }
    self.full = full
    self.basic = basic
    self.sequences = sequences
  }

  /// The glyph of a character; `nil` when there is none, or the table is damaged at this place.
  func glyph(of scalar: Unicode.Scalar) -> Int? {
    do throws(FontError) {
      let value = Int(scalar.value)
      var glyph: Int?
      if let full { glyph = try CharacterMap.find(value, in: full) }
      if glyph == nil, let basic, value <= 0xFFFF { glyph = try CharacterMap.findBasic(value, in: basic) }
      return valid(glyph)
    } catch {
      return nil
    }
  }

  /// What a variation sequence is drawn with.
  enum Variation: Hashable {
    /// The base character's own glyph.
    case ordinary
    case glyph(Int)
  }

  /// The glyph of a variation sequence; `nil` when the font does not have it.
  func variation(of base: Unicode.Scalar, selector: Unicode.Scalar) -> Variation? {
    do throws(FontError) {
      guard let sequences else { return nil }
      let count = try sequences.unsigned32(6)
      let wanted = Int(selector.value)
      guard
        let record = try sequences.lastRecord(
          of: count, notAbove: wanted, key: { index throws(FontError) in try sequences.unsigned24(10 + 11 * index) }),
        try sequences.unsigned24(10 + 11 * record) == wanted
      else { return nil }
      let ordinary = try sequences.unsigned32(10 + 11 * record + 3)
      if ordinary > 0, try CharacterMap.isOrdinary(Int(base.value), in: sequences.part(from: ordinary)) {
        return .ordinary
      }
      let special = try sequences.unsigned32(10 + 11 * record + 7)
      guard special > 0 else { return nil }
      return valid(try CharacterMap.special(Int(base.value), in: sequences.part(from: special))).map(Variation.glyph)
    } catch {
      return nil
    }
  }

  private func valid(_ glyph: Int?) -> Int? {
    guard let glyph, glyph > 0, glyph < glyphCount else { return nil }
    return glyph
  }

  /// Format 12: groups of first character, last character, first glyph.
  private static func find(_ value: Int, in table: FontBytes) throws(FontError) -> Int? {
    guard
      let group = try table.lastRecord(
        of: table.unsigned32(12), notAbove: value,
        key: { index throws(FontError) in try table.unsigned32(16 + 12 * index) })
    else { return nil }
    let record = 16 + 12 * group
    guard value <= (try table.unsigned32(record + 4)) else { return nil }
    return try table.unsigned32(record + 8) + value - table.unsigned32(record)
  }

  /// Format 4: segments with an end, a start, a difference, and an offset into the list of glyphs.
  private static func findBasic(_ value: Int, in table: FontBytes) throws(FontError) -> Int? {
    let size = try table.unsigned16(6) & ~1
    let above = try table.lastRecord(
      of: size / 2, notAbove: value - 1, key: { index throws(FontError) in try table.unsigned16(14 + 2 * index) })
    let segment = 2 * (above.map { $0 + 1 } ?? 0)
    guard segment < size else { return nil }
    let start = try table.unsigned16(16 + size + segment)
    guard value >= start else { return nil }
    let delta = try table.unsigned16(16 + 2 * size + segment)
    let place = 16 + 3 * size + segment
    let offset = try table.unsigned16(place)
    guard offset != 0 else { return (value + delta) & 0xFFFF }
    let glyph = try table.unsigned16(place + offset + 2 * (value - start))
    return glyph == 0 ? nil : (glyph + delta) & 0xFFFF
  }

  private static func isOrdinary(_ value: Int, in table: FontBytes) throws(FontError) -> Bool {
    guard
      let range = try table.lastRecord(
        of: table.unsigned32(0), notAbove: value,
        key: { index throws(FontError) in try table.unsigned24(4 + 4 * index) })
    else { return false }
    return value <= (try table.unsigned24(4 + 4 * range) + table.byte(4 + 4 * range + 3))
  }

  private static func special(_ value: Int, in table: FontBytes) throws(FontError) -> Int? {
    guard
      let record = try table.lastRecord(
        of: table.unsigned32(0), notAbove: value,
        key: { index throws(FontError) in try table.unsigned24(4 + 5 * index) }),
      try table.unsigned24(4 + 5 * record) == value
    else { return nil }
    return try table.unsigned16(4 + 5 * record + 3)
  }
}
