@testable import FontSubset

/// A font of a few glyphs that tests put together: a square, a composite of two squares, and what a test adds.
struct TinyFont {
  /// Table by tag, to be changed or taken away.
  var tables: [String: [UInt8]] = [:]

  /// Glyphs: 0 nothing, 1 a square (A), 2 two squares made of glyph 1 (B), 3 a triangle (U+3001), 4 its vertical form.
  init(copyright: String = "Nobody's", licenceBits: Int = 0) {
    let glyphs =
      [[], TinyFont.polygon([(0, 0), (0, 100), (100, 100), (100, 0)]), TinyFont.twoSquares] + [
        TinyFont.polygon([(0, 0), (50, 100), (100, 0)]), TinyFont.polygon([(0, 0), (50, -100), (100, 0)]),
      ]
    var glyf = FontWriter()
    var loca = FontWriter()
    loca.unsigned32(0)
    for glyph in glyphs {
      glyf.append(glyph)
      glyf.pad(to: 4)
      loca.unsigned32(glyf.bytes.count)
    }
    tables["glyf"] = glyf.bytes
    tables["loca"] = loca.bytes

    var head = FontWriter()
    head.append(repeatElement(0, count: 54))
    head.replace16(at: 0, with: 1)
    head.replace32(at: 12, with: 0x5F0F_3CF5)
    head.replace16(at: 18, with: 1_000)
    head.replace16(at: 50, with: 1)
    tables["head"] = head.bytes
    var maxp = FontWriter()
    maxp.append(repeatElement(0, count: 32))
    maxp.replace16(at: 0, with: 1)
    maxp.replace16(at: 4, with: glyphs.count)
    tables["maxp"] = maxp.bytes

    var metrics = FontWriter()
    for index in glyphs.indices { for value in [100 * (index + 1), 0] { metrics.unsigned16(value) } }
    var header = FontWriter()
    header.append(repeatElement(0, count: 36))
    header.replace16(at: 0, with: 1)
    header.replace16(at: 34, with: glyphs.count)
    (tables["hhea"], tables["hmtx"], tables["vhea"], tables["vmtx"]) = (
      header.bytes, metrics.bytes, header.bytes, metrics.bytes
    )
    var os2 = FontWriter()
    os2.append(repeatElement(0, count: 96))
    os2.replace16(at: 8, with: licenceBits)
    tables["OS/2"] = os2.bytes
    tables["GSUB"] = VerticalForms.table(of: [(glyph: 3, form: 4)])
    tables["cmap"] =
      CharacterMapWriter(
        characters: [(0x41, 1), (0x42, 2), (0x3001, 3), (0x20000, 1)],
        sequences: [(0xFE00, 0x41, nil), (0xFE01, 0x41, 3)]
      ).table()
    tables["name"] = TinyFont.names([(0, copyright), (1, "Tiny"), (2, "Regular"), (4, "Tiny Regular")])
  }

  var file: [UInt8] { SFNTWriter.file(of: tables) }

  static func names(_ names: [(Int, String)]) -> [UInt8] {
    var table = FontWriter()
    var strings = FontWriter()
    for value in [0, names.count, 6 + 12 * names.count] { table.unsigned16(value) }
    for (number, text) in names {
      for value in [3, 1, 0x409, number, 2 * text.utf16.count, strings.bytes.count] { table.unsigned16(value) }
      for unit in text.utf16 { strings.unsigned16(Int(unit)) }
    }
    return table.bytes + strings.bytes
  }

  /// One contour of straight lines, with three bytes of instructions.
  static func polygon(_ points: [(Int, Int)]) -> [UInt8] {
    var glyph = FontWriter()
    for value in [1, 0, 0, 100, 100, points.count - 1, 3] { glyph.unsigned16(value) }
    glyph.append([0x4F, 0x4F, 0x4F])
    glyph.append(points.map { _ in 0x01 })
    for axis in [points.map(\.0), points.map(\.1)] {
      var before = 0
      for value in axis {
        glyph.unsigned16((value - before) & 0xFFFF)
        before = value
      }
    }
    return glyph.bytes
  }

  /// Glyph 1 where it is, and again at half its size, moved by 200 and -10.
  static var twoSquares: [UInt8] {
    var glyph = FontWriter()
    for value in [-1, 0, 0, 0, 0] { glyph.unsigned16(value & 0xFFFF) }
    for value in [0x0023, 1, 0, 0] { glyph.unsigned16(value) }
    for value in [0x000B, 1, 200, -10 & 0xFFFF, 0x2000] { glyph.unsigned16(value) }
    return glyph.bytes
  }
}
