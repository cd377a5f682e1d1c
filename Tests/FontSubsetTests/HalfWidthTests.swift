import Testing

@testable import FontSubset

/// Marks that two of them share a square, as Chinese publishers set `）。`.
struct HalfWidthTests {
  private func subset(advance: Int, shifted: Int = 0, as scalar: Unicode.Scalar = "、") throws -> FontFace {
    var tiny = TinyFont()
    var metrics = FontWriter()
    for width in [100, 200, 300, advance, 500] { for value in [width, 0] { metrics.unsigned16(value) } }
    tiny.tables["hmtx"] = metrics.bytes
    tiny.tables["cmap"] = CharacterMapWriter(characters: [(Int(scalar.value), 3)], sequences: []).table()
    if shifted != 0 {
      // The triangle, moved to the right half of its square.
      var glyf = FontWriter()
      var loca = FontWriter()
      loca.unsigned32(0)
      for glyph in [[], [], [], TinyFont.polygon([(600, 0), (650, 100), (700, 0)]), []] as [[UInt8]] {
        glyf.append(glyph)
        glyf.pad(to: 4)
        loca.unsigned32(glyf.bytes.count)
      }
      (tiny.tables["glyf"], tiny.tables["loca"]) = (glyf.bytes, loca.bytes)
    }
    var use = FontUse()
    use.scalars = [scalar]
    return try FontFace(FontSubset(of: FontFace(tiny.file), for: use).bytes)
  }

  private func adjustments(_ font: FontFace) throws -> [Int] {
    guard let table = font.tables["GPOS"] else { return [] }
    #expect(try table.tag(38) == "halt")
    let single = try table.part(from: table.unsigned16(8)).part(from: 12)
    #expect(try single.unsigned16(0) == 2)
    return try (0..<2 * single.unsigned16(6)).map { try single.signed16(8 + 2 * $0) }
  }

  @Test func markThatClosesLosesItsRightHalf() throws {
    #expect(try adjustments(subset(advance: 1_000)) == [0, -500])
  }

  @Test func markThatOpensMovesToTheLeftOfItsHalf() throws {
    #expect(try adjustments(subset(advance: 1_000, shifted: 600, as: "（")) == [-500, -500])
  }

  @Test(arguments: [(400, 0, "、"), (1_000, 600, "、"), (1_000, 0, "（"), (1_000, 0, "中")])
  func marksOfAnotherWidthOrPlaceStay(advance: Int, shifted: Int, scalar: String) throws {
    let font = try subset(advance: advance, shifted: shifted, as: #require(scalar.unicodeScalars.first))
    #expect(font.tables["GPOS"] == nil)
  }
}
