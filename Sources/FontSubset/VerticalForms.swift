/// The glyphs that take the place of others in vertical lines: the features `vert` and `vrt2` of `GSUB`.
struct VerticalForms {
  private var subtables: [FontBytes] = []
  /// More than any font has; a hostile one could name the same lookup 65,535 times.
  private static let maximumSubtables = 1_024

  /// Finds the substitutions of one glyph by another; other kinds are not used for vertical forms.
  init(_ gsub: FontBytes) throws(FontError) {
    let features = try gsub.part(from: gsub.unsigned16(6))
    let lookups = try gsub.part(from: gsub.unsigned16(8))
    var chosen: [Int] = []
    var seen: Set<Int> = []
    for tag in ["vert", "vrt2"] {
      for index in 0..<(try features.unsigned16(0)) where try features.tag(2 + 6 * index) == tag {
        let feature = try features.part(from: features.unsigned16(2 + 6 * index + 4))
        for place in 0..<(try feature.unsigned16(2)) {
          let lookup = try feature.unsigned16(4 + 2 * place)
          if seen.insert(lookup).inserted { chosen.append(lookup) }
        }
      }
    }
    for index in chosen where index < (try lookups.unsigned16(0)) {
      try add(lookups.part(from: lookups.unsigned16(2 + 2 * index)))
    }
  }

  private mutating func add(_ lookup: FontBytes) throws(FontError) {
    let kind = try lookup.unsigned16(0)
    for index in 0..<(try lookup.unsigned16(4)) {
      var subtable = try lookup.part(from: lookup.unsigned16(6 + 2 * index))
      var own = kind
      if kind == 7 {
        // An extension: the true kind, and a wider offset.
        own = try subtable.unsigned16(2)
        subtable = try subtable.part(from: subtable.unsigned32(4))
      }
      guard own == 1 else { continue }
      guard subtables.count < VerticalForms.maximumSubtables else { throw .damaged("GSUB") }
      subtables.append(subtable)
    }
  }

  /// The form of a glyph in vertical lines; `nil` when it is the same.
  func form(of glyph: Int) throws(FontError) -> Int? {
    for subtable in subtables {
      guard let place = try coverage(of: glyph, in: subtable.part(from: subtable.unsigned16(2))) else { continue }
      switch try subtable.unsigned16(0) {
      case 1: return (glyph + (try subtable.unsigned16(4))) & 0xFFFF
      case 2 where place < (try subtable.unsigned16(4)): return try subtable.unsigned16(6 + 2 * place)
      default: continue
      }
    }
    return nil
  }

  /// The place of a glyph in a coverage table.
  private func coverage(of glyph: Int, in table: FontBytes) throws(FontError) -> Int? {
    let count = try table.unsigned16(2)
    switch try table.unsigned16(0) {
    case 1:
      let place = try table.lastRecord(
        of: count, notAbove: glyph, key: { index throws(FontError) in try table.unsigned16(4 + 2 * index) })
      guard let place, try table.unsigned16(4 + 2 * place) == glyph else { return nil }
      return place
    case 2:
      let range = try table.lastRecord(
        of: count, notAbove: glyph, key: { index throws(FontError) in try table.unsigned16(4 + 6 * index) })
      guard let range, glyph <= (try table.unsigned16(4 + 6 * range + 2)) else { return nil }
      return try table.unsigned16(4 + 6 * range + 4) + glyph - table.unsigned16(4 + 6 * range)
    default: return nil
    }
  }

  /// A `GSUB` with these substitutions and nothing else, for every script and language.
  ///
  /// - Parameter forms: New glyph numbers, in ascending order of the first.
  static func table(of forms: [(glyph: Int, form: Int)]) -> [UInt8] {
    var table = FontWriter()
    // Header: version 1.0, then where scripts, features and lookups begin.
    for value in [1, 0, 10, 30, 56] { table.unsigned16(value) }
    // One script, DFLT, which shapers fall back on; its default language has both features.
    table.unsigned16(1)
    table.append(tag: "DFLT")
    for value in [8, 4, 0, 0xFFFF, 2, 0, 1] { table.unsigned16(value) }
    // Two features with the same lookup.
    table.unsigned16(2)
    table.append(tag: "vert")
    table.unsigned16(14)
    table.append(tag: "vrt2")
    table.unsigned16(20)
    for _ in 0..<2 { for value in [0, 1, 0] { table.unsigned16(value) } }
    // One lookup with one subtable: single substitution, format 2.
    for value in [1, 4, 1, 0, 1, 8, 2, 6 + 2 * forms.count, forms.count] { table.unsigned16(value) }
    for entry in forms { table.unsigned16(entry.form) }
    for value in [1, forms.count] { table.unsigned16(value) }
    for entry in forms { table.unsigned16(entry.glyph) }
    return table.bytes
  }
}
