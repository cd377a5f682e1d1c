import TestSupport
import Testing

@testable import FontSubset

/// Fonts that lie about themselves: an error or a smaller subset, no trap, and no work beyond the file's size.
struct HostileFontTests {
  private static let seed: UInt64 = 20_261_126

  /// Everything that the room does with a font.
  private func useAll(_ file: [UInt8]) {
    var use = FontUse()
    use.scalars = ["A", "B", "、", "\u{20000}"]
    use.sequences = [.init(base: "A", selector: "\u{FE01}")]
    use.isVertical = true
    use.keepsHints = file.count.isMultiple(of: 2)
    do throws(FontError) {
      let face = try FontFace(file)
      for glyph in [1, 2, 3] { _ = try face.outline(of: glyph) }
      let subset = try FontSubset(of: face, for: use)
      // A subset that we wrote is a font that we read.
      _ = try FontFace(subset.bytes)
    } catch {
      #expect(!error.description.isEmpty)
    }
  }

  private static let fonts = [
    TinyFont().file, TinyPostScriptFont().file, TinyPostScriptFont(isCIDKeyed: true).file,
  ]

  @Test(arguments: fonts) func fontsCutOffAnywhereAreRefusedOrRead(file: [UInt8]) {
    for count in 0..<file.count { useAll(Array(file.prefix(count))) }
  }

  @Test(arguments: fonts) func damagedBytesNeverTrap(file: [UInt8]) {
    var state = HostileFontTests.seed
    print("seed \(state)")
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<Effort.cases(2_000) {
      var damaged = file
      for _ in 0...random(below: 4) {
        damaged[random(below: file.count)] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random(below: 256))][random(below: 6)]
      }
      useAll(damaged)
    }
  }

  @Test func aCompositeGlyphOfItselfIsAnError() throws {
    var font = TinyFont()
    // Glyph 2 begins after the square: its first component becomes glyph 2 itself.
    let start = font.tables["loca", default: []][8..<12].reduce(0) { $0 << 8 | Int($1) }
    font.tables["glyf"]?[start + 13] = 2
    let face = try FontFace(font.file)
    #expect(throws: FontError.damaged("glyf")) { try face.outline(of: 2) }
  }

  @Test func glyphsThatAllOverlapAreRefused() throws {
    var font = TinyFont()
    let whole = font.tables["glyf", default: []].count
    var loca = FontWriter()
    for index in 0..<6 { loca.unsigned32(index % 2 == 0 ? 0 : whole) }
    font.tables["loca"] = loca.bytes
    var use = FontUse()
    use.scalars = ["A", "、"]
    use.isVertical = true
    #expect(throws: FontError.damaged("glyf")) { try FontSubset(of: FontFace(font.file), for: use) }
  }
}
