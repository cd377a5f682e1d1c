/// Which glyphs are kept, and the numbers that they get.
struct GlyphPlan {
  /// The old numbers in the order of the new ones.
  private(set) var glyphs: [Int] = []
  private(set) var missing: [Unicode.Scalar] = []
  /// Characters with their new glyphs, in ascending order.
  private(set) var characters: [(scalar: Int, glyph: Int)] = []
  /// Variation sequences with their new glyphs.
  private(set) var sequences: [(selector: Int, base: Int, glyph: Int?)] = []
  /// New glyphs and their forms in vertical lines, in ascending order.
  private(set) var forms: [(glyph: Int, form: Int)] = []
  /// The charstrings of PostScript outlines.
  private(set) var code = PostScriptSubset.Code.drawn([])
  private var numbers: [Int: Int] = [:]

  init(_ font: FontFace, _ use: FontUse) throws(FontError) {
    // Glyph 0 is drawn for what is missing.
    _ = number(of: 0)
    for scalar in use.scalars.sorted(by: { $0.value < $1.value }) {
      if let glyph = font.characters.glyph(of: scalar) {
        characters.append((Int(scalar.value), number(of: glyph)))
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        missing.append(scalar)
      }
    }
    let ordered = use.sequences.sorted { ($0.selector.value, $0.base.value) < ($1.selector.value, $1.base.value) }
    for sequence in ordered {
      switch font.characters.variation(of: sequence.base, selector: sequence.selector) {
      case .ordinary: sequences.append((Int(sequence.selector.value), Int(sequence.base.value), nil))
      case .glyph(let glyph):
        sequences.append((Int(sequence.selector.value), Int(sequence.base.value), number(of: glyph)))
      case nil: continue
      }
    }
    if use.isVertical, let gsub = font.tables["GSUB"] { try addForms(VerticalForms(gsub), count: font.glyphCount) }
    try addComponents(font, keepsHints: use.keepsHints)
  }

  private mutating func number(of glyph: Int) -> Int {
    if let known = numbers[glyph] { return known }
    let number = glyphs.count
    numbers[glyph] = number
    glyphs.append(glyph)
    return number
  }

  private mutating func addForms(_ vertical: VerticalForms, count: Int) throws(FontError) {
    for number in glyphs.indices {
      guard let form = try vertical.form(of: glyphs[number]), form > 0, form < count else { continue }
      forms.append((number, self.number(of: form)))
    }
  }

  /// Adds what composite glyphs are put together from: the list grows while it is gone through.
  private mutating func addComponents(_ font: FontFace, keepsHints: Bool) throws(FontError) {
    switch font.outlines {
    case .trueType(let table): try addComponents(from: table)
    case .postScript(let table):
      try addCode(from: table, keepsHints: keepsHints)
    }
  }

  private mutating func addCode(from table: PostScriptGlyphs, keepsHints: Bool) throws(FontError) {
    // Charstrings are compressed by their subroutines, some times over and not without bounds.
    var reader = CharstringReader(table, budget: CharstringReader.maximumSteps + 8 * table.size)
    var budget = 4 * table.size
    var drawn: [[UInt8]] = []
    var next = 0
    while next < glyphs.count {
      let outline = try reader.read(glyphs[next])
      next += 1
      if keepsHints {
        for component in reader.calls.components {
          _ = number(of: component.base)
          _ = number(of: component.accent)
        }
      } else {
        drawn.append(CharstringWriter(outline, width: reader.width).code)
        budget -= drawn[next - 1].count
        guard budget >= 0 else { throw .damaged("CFF ") }
      }
      reader.calls.components = []
    }
    code = keepsHints ? .called(reader.calls) : .drawn(drawn)
  }

  private mutating func addComponents(from table: GlyphTable) throws(FontError) {
    var next = 0
    while next < glyphs.count {
      for component in try GlyphTable.components(of: table.bytes(of: glyphs[next])) {
        guard component.glyph < table.count else { throw .damaged("glyf") }
        _ = number(of: component.glyph)
      }
      next += 1
    }
  }

  func characterMap() -> CharacterMapWriter { CharacterMapWriter(characters: characters, sequences: sequences) }

  /// The outlines of the glyphs kept, and where each begins.
  func outlines(
    of table: GlyphTable, keepsHints: Bool
  ) throws(FontError) -> (glyf: [UInt8], loca: [UInt8], isLong: Bool) {
    var glyf = FontWriter()
    var starts = [0]
    // Glyphs do not overlap in an honest font, so a subset is no larger; a hostile one could have them all overlap.
    var budget = table.glyf.count
    for glyph in glyphs {
      let bytes = try table.bytes(of: glyph)
      budget -= bytes.count
      guard budget >= 0 else { throw .damaged("glyf") }
      try append(bytes, to: &glyf, keepsHints: keepsHints)
      glyf.pad(to: 2)
      starts.append(glyf.bytes.count)
    }
    let isLong = glyf.bytes.count > 2 * 0xFFFF
    var loca = FontWriter()
    for start in starts { if isLong { loca.unsigned32(start) } else { loca.unsigned16(start / 2) } }
    return (glyf.bytes, loca.bytes, isLong)
  }

  private func append(_ bytes: FontBytes, to glyf: inout FontWriter, keepsHints: Bool) throws(FontError) {
    guard bytes.count > 0 else { return }
    let start = glyf.bytes.count
    if try GlyphTable.isComposite(bytes) {
      let components = try GlyphTable.components(of: bytes)
      let end = keepsHints ? bytes.count : components.last?.end ?? bytes.count
      glyf.append(try bytes.part(at: 0, count: end).bytes)
      for component in components {
        let flags = keepsHints ? component.flags : component.flags & ~ComponentFlags.instructions
        glyf.replace16(at: start + component.offset, with: flags)
        glyf.replace16(at: start + component.offset + 2, with: numbers[component.glyph] ?? 0)
      }
    } else if keepsHints {
      glyf.append(bytes.bytes)
    } else {
      let contours = try bytes.signed16(0)
      // A glyph with no contours may end after its box.
      guard contours > 0 else { return }
      let place = 10 + 2 * contours
      let instructions = try bytes.unsigned16(place)
      glyf.append(try bytes.part(at: 0, count: place).bytes)
      glyf.unsigned16(0)
      let points = place + 2 + instructions
      glyf.append(try bytes.part(at: points, count: GlyphTable.end(ofPointsIn: bytes, from: points) - points).bytes)
    }
  }
}
