/// One face of a font file: its tables, and the few numbers that everything else needs.
///
/// A font is input like any other, and may be hostile: every offset is checked, and work is bounded by the file's size.
/// Source of the layout: OpenType 1.9.1.
package struct FontFace: Sendable {
  /// Which face of a collection is meant.
  package enum Choice: Hashable, Sendable {
    /// By its place, from 0.
    case index(Int)
    /// By its family's or its full name, in any of its languages; capitals and small letters are the same.
    case name(String)
  }

  /// How many glyphs there are.
  package let glyphCount: Int
  /// How many units an em has, 16 to 16,384.
  package let unitsPerEm: Int
  let tables: [String: FontBytes]
  let characters: CharacterMap
  let outlines: Outlines
  let names: NameTable

  /// The two ways in which fonts hold outlines.
  enum Outlines: Sendable {
    case trueType(GlyphTable)
    case postScript(PostScriptGlyphs)
  }

  /// Reads the directory of a `.ttf`, `.otf` or `.ttc` file and checks the tables that outlines need.
  ///
  /// - Complexity: O(number of tables): glyphs are read on access.
  package init(_ file: [UInt8], choice: Choice = .index(0)) throws(FontError) {
    let bytes = FontBytes(file: file, tag: "sfnt")
    let starts = try FontFace.faces(of: bytes)
    switch choice {
    case .index(let index):
      guard starts.indices.contains(index) else {
        throw .noSuchFace(String(index), names: FontFace.names(of: starts, in: bytes))
      }
      try self.init(bytes, at: starts[index])
    case .name(let name):
      let wanted = name.lowercased()
      for start in starts {
        let tables = try FontFace.tables(of: bytes, at: start)
        if try NameTable(tables["name"]).faceNames.contains(where: { $0.lowercased() == wanted }) {
          try self.init(bytes, at: start)
          return
        }
      }
      throw .noSuchFace(name, names: FontFace.names(of: starts, in: bytes))
    }
  }

  private init(_ file: FontBytes, at start: Int) throws(FontError) {
    tables = try FontFace.tables(of: file, at: start)
    guard tables["CFF2"] == nil else { throw .variableOutlines }
    let head = try FontFace.table("head", of: tables)
    unitsPerEm = try head.unsigned16(18)
    guard (16...16_384).contains(unitsPerEm), head.count >= 54 else { throw .damaged("head") }
    let maxp = try FontFace.table("maxp", of: tables)
    glyphCount = try maxp.unsigned16(4)
    guard glyphCount > 0 else { throw .damaged("maxp") }
    if let table = tables["CFF "] {
      outlines = .postScript(try PostScriptGlyphs(table, glyphCount: glyphCount))
    } else {
      guard maxp.count >= 32 else { throw .damaged("maxp") }
      outlines = .trueType(
        try GlyphTable(
          glyf: FontFace.table("glyf", of: tables), loca: FontFace.table("loca", of: tables), count: glyphCount,
          isLong: try head.unsigned16(50) != 0))
    }
    characters = try CharacterMap(FontFace.table("cmap", of: tables), glyphCount: glyphCount)
    names = try NameTable(tables["name"])
  }

  /// Whether the outlines are PostScript's (CFF), so that the file is an OpenType font (`.otf`, `font/otf`).
  package var isPostScript: Bool {
    switch outlines {
    case .trueType: false
    case .postScript: true
    }
  }

  /// The family's name, or nothing where the font does not say.
  package var familyName: String? { names.string(16) ?? names.string(1) }

  /// The glyph of a character; `nil` when the font lacks it.
  package func glyph(of scalar: Unicode.Scalar) -> Int? { characters.glyph(of: scalar) }

  /// How far the next glyph of a line begins after this one, in units of the em.
  package func advance(of glyph: Int) -> Int {
    do throws(FontError) { return try Metrics(self, horizontal: true).advance(of: glyph) } catch { return unitsPerEm }
  }

  /// The outline of a glyph; without contours where there is none, as for a space.
  package func outline(of glyph: Int) throws(FontError) -> GlyphOutline {
    switch outlines {
    case .trueType(let glyphs): return try OutlineReader(glyphs: glyphs).outline(of: glyph)
    case .postScript(let glyphs):
      var reader = CharstringReader(glyphs)
      return try reader.read(glyph)
    }
  }

  /// The table with a tag.
  func table(_ tag: String) throws(FontError) -> FontBytes { try FontFace.table(tag, of: tables) }

  // MARK: - The directory

  private static func table(_ tag: String, of tables: [String: FontBytes]) throws(FontError) -> FontBytes {
    guard let table = tables[tag] else { throw .missingTable(tag) }
    return table
  }

  /// Where the directories of the file's faces begin.
  private static func faces(of file: FontBytes) throws(FontError) -> [Int] {
    guard file.count >= 12 else { throw .notAFont }
    switch try file.tag(0) {
    case "\u{0}\u{1}\u{0}\u{0}", "true", "OTTO": return [0]
    case "ttcf":
      let count = try file.unsigned32(8)
      // Collections hold a handful of faces; the table of offsets must be in the file in any case.
      guard count > 0, count <= 1_024 else { throw .damaged("ttcf") }
      var starts: [Int] = []
      for index in 0..<count { starts.append(try file.unsigned32(12 + 4 * index)) }
      return starts
    case "wOFF": throw .packed("WOFF")
    case "wOF2": throw .packed("WOFF2")
    default: throw .notAFont
    }
  }

  private static func tables(of file: FontBytes, at start: Int) throws(FontError) -> [String: FontBytes] {
    var tables: [String: FontBytes] = [:]
    for index in 0..<(try file.unsigned16(start + 4)) {
      let record = start + 12 + 16 * index
      let tag = try file.tag(record)
      guard tables[tag] == nil else { continue }
      tables[tag] = try file.part(at: file.unsigned32(record + 8), count: file.unsigned32(record + 12), tag: tag)
    }
    return tables
  }

  /// The names of a collection's faces, for the message about one that is not there.
  private static func names(of starts: [Int], in file: FontBytes) -> [String] {
    starts.prefix(16).map { start in
      do throws(FontError) {
        let names = try NameTable(FontFace.tables(of: file, at: start)["name"])
        return names.string(4) ?? names.string(1) ?? "unnamed"
      } catch {
        return "damaged"
      }
    }
  }
}
