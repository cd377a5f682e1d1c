/// What of a font is kept.
package struct FontUse: Hashable, Sendable {
  /// A character with a selector that chooses between its shapes.
  package struct Sequence: Hashable, Sendable {
    package var base: Unicode.Scalar
    package var selector: Unicode.Scalar

    package init(base: Unicode.Scalar, selector: Unicode.Scalar) {
      self.base = base
      self.selector = selector
    }
  }

  /// The characters.
  package var scalars: Set<Unicode.Scalar> = []
  /// The variation sequences; their bases are in ``scalars`` too.
  package var sequences: Set<Sequence> = []
  /// Whether glyphs for vertical lines are kept.
  package var isVertical = false
  /// Whether instructions for coarse screens are kept. Screens of phones and readers do not need them.
  package var keepsHints = false

  package init() {}
}

/// A font with the glyphs that a text needs.
package struct FontSubset: Sendable {
  /// The file, a valid `.ttf` or, with PostScript outlines, `.otf`: the same bytes for the same font and the same use.
  package let bytes: [UInt8]
  /// Characters that the font does not have, in ascending order.
  package let missing: [Unicode.Scalar]
  /// How many glyphs were kept.
  package let glyphCount: Int
  /// The name that the family had, when it had to be given up because it is reserved.
  package let formerName: String?

  /// What a family is called whose name is reserved.
  private static let neutralName = "Embedded Subset"

  /// Subsets a font.
  ///
  /// Glyphs are numbered anew: the one for missing characters, then the characters' in their order, then vertical forms, variations
  /// and components. Layout tables but those of vertical forms are dropped, kerning with them; what half-width punctuation takes is
  /// written anew.
  ///
  /// - Throws: ``FontError/forbidden(bit:)`` when the licence bits forbid it; ``FontError/damaged(_:)``.
  /// - Complexity: O(*n* log *n*) in the characters, and O(*n*) in the bytes that are kept.
  package init(of font: FontFace, for use: FontUse) throws(FontError) {
    try FontLicence.check(font.tables["OS/2"])
    let plan = try GlyphPlan(font, use)
    missing = plan.missing
    glyphCount = plan.glyphs.count

    var tables: [String: [UInt8]] = [:]
    let isReserved = font.names.reservesName
    switch font.outlines {
    case .trueType(let glyphs):
      let (glyf, loca, isLong) = try plan.outlines(of: glyphs, keepsHints: use.keepsHints)
      tables["glyf"] = glyf
      tables["loca"] = loca
      tables["head"] = try FontSubset.head(font, isLong: isLong)
      tables["maxp"] = try FontSubset.maxp(font, count: glyphCount, keepsHints: use.keepsHints)
    case .postScript(let glyphs):
      tables["CFF "] = try PostScriptSubset(of: glyphs, glyphs: plan.glyphs, code: plan.code)
        .table(name: isReserved ? FontSubset.neutralName.filter { $0 != " " } : nil)
      tables["head"] = try FontSubset.head(font, isLong: false)
      // Version 0.5: nothing but the number of glyphs.
      tables["maxp"] = [
        0, 0, 0x50, 0, UInt8(truncatingIfNeeded: glyphCount >> 8), UInt8(truncatingIfNeeded: glyphCount),
      ]
    }
    (tables["hhea"], tables["hmtx"]) = try Metrics(font, horizontal: true).subset(to: plan.glyphs)
    if use.isVertical, font.tables["vhea"] != nil, font.tables["vmtx"] != nil {
      (tables["vhea"], tables["vmtx"]) = try Metrics(font, horizontal: false).subset(to: plan.glyphs)
      tables["VORG"] = try font.tables["VORG"].map { table throws(FontError) in
        try VerticalOrigins.subset(table, to: plan.glyphs)
      }
    }
    if !plan.forms.isEmpty { tables["GSUB"] = VerticalForms.table(of: plan.forms) }
    tables["GPOS"] = try HalfWidths(font, plan).table()
    tables["cmap"] = plan.characterMap().table()
    if use.keepsHints, !font.isPostScript {
      for tag in ["cvt ", "fpgm", "prep", "gasp"] { tables[tag] = font.tables[tag].map { Array($0.bytes) } }
    }
    tables["OS/2"] = font.tables["OS/2"].map { FontSubset.os2($0, characters: plan.characters.map(\.scalar)) }
    tables["post"] = FontSubset.post(font.tables["post"])
    formerName = isReserved ? font.familyName : nil
    tables["name"] = font.names.subset(renamed: isReserved ? FontSubset.neutralName : nil)
    bytes = SFNTWriter.file(of: tables)
  }

  private static func head(_ font: FontFace, isLong: Bool) throws(FontError) -> [UInt8] {
    var head = FontWriter()
    head.append(try font.table("head").part(at: 0, count: 54).bytes)
    head.replace32(at: 8, with: 0)
    head.replace16(at: 50, with: isLong ? 1 : 0)
    return head.bytes
  }

  private static func maxp(_ font: FontFace, count: Int, keepsHints: Bool) throws(FontError) -> [UInt8] {
    var maxp = FontWriter()
    maxp.append(try font.table("maxp").part(at: 0, count: 32).bytes)
    maxp.replace16(at: 4, with: count)
    if !keepsHints {
      // One zone, and nothing for the interpreter of instructions.
      maxp.replace16(at: 14, with: 1)
      for offset in stride(from: 16, through: 26, by: 2) { maxp.replace16(at: offset, with: 0) }
    }
    return maxp.bytes
  }

  private static func os2(_ table: FontBytes, characters: [Int]) -> [UInt8] {
    var os2 = FontWriter()
    os2.append(table.bytes)
    os2.replace16(at: 64, with: min(characters.first ?? 0, 0xFFFF))
    os2.replace16(at: 66, with: min(characters.last ?? 0, 0xFFFF))
    return os2.bytes
  }

  /// Version 3: no names of glyphs.
  private static func post(_ table: FontBytes?) -> [UInt8] {
    var post = FontWriter()
    if let table, table.count >= 32 {
      post.append(table.bytes.prefix(32))
    } else {
      post.append(repeatElement(0, count: 32))
    }
    post.replace32(at: 0, with: 0x0003_0000)
    return post.bytes
  }
}
