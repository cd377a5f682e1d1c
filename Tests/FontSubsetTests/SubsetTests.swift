import FontSubset
import Testing

/// What is kept of a font, on one that these tests made.
struct SubsetTests {
  private func use(_ text: String, vertical: Bool = false, hints: Bool = false) -> FontUse {
    var use = FontUse()
    use.scalars = Set(text.unicodeScalars)
    use.isVertical = vertical
    use.keepsHints = hints
    return use
  }

  private func square(_ x: Double, _ y: Double, _ size: Double) -> [GlyphOutline.Point] {
    [(0, 0), (0, size), (size, size), (size, 0)].map { .init(x: x + $0.0, y: y + $0.1, isOnCurve: true) }
  }

  @Test func componentsOfACompositeGlyphAreKeptAndKeepTheirPlaces() throws {
    let subset = try FontSubset(of: FontFace(TinyFont().file), for: use("B"))
    let font = try FontFace(subset.bytes)
    #expect(subset.glyphCount == 3)
    #expect(font.glyph(of: "A") == nil)
    let glyph = try #require(font.glyph(of: "B"))
    #expect(try font.outline(of: glyph).contours == [square(0, 0, 100), square(200, -10, 50)])
    #expect(font.advance(of: glyph) == 300)
  }

  @Test func charactersThatTheFontLacksAreNamedInOrderAndSelectorsAreNot() throws {
    let subset = try FontSubset(of: FontFace(TinyFont().file), for: use("中A一\u{FE0F}\u{200D}"))
    #expect(subset.missing == ["一", "中"])
  }

  @Test func charactersBeyondTheBasicPlaneAreFound() throws {
    let font = try FontFace(FontSubset(of: FontFace(TinyFont().file), for: use("A\u{20000}")).bytes)
    #expect(font.glyph(of: "\u{20000}") == font.glyph(of: "A"))
  }

  @Test func verticalFormsAreKeptInVerticalTextOnly() throws {
    let face = try FontFace(TinyFont().file)
    #expect(try FontSubset(of: face, for: use("、")).glyphCount == 2)
    let vertical = try FontSubset(of: face, for: use("、", vertical: true))
    #expect(vertical.glyphCount == 3)
    // Again, now from the table that was written.
    #expect(try FontSubset(of: FontFace(vertical.bytes), for: use("、", vertical: true)).glyphCount == 3)
  }

  @Test func variationSequencesThatOccurAreKept() throws {
    let face = try FontFace(TinyFont().file)
    var use = use("A")
    use.sequences = [
      .init(base: "A", selector: "\u{FE00}"), .init(base: "A", selector: "\u{FE01}"),
      .init(base: "A", selector: "\u{FE02}"),
    ]
    let subset = try FontSubset(of: face, for: use)
    #expect(subset.glyphCount == 3)
    #expect(try FontSubset(of: FontFace(subset.bytes), for: use).bytes == subset.bytes)
  }

  @Test func instructionsAreDroppedUnlessTheyAreAskedFor() throws {
    let face = try FontFace(TinyFont().file)
    let bare = try FontSubset(of: face, for: use("A、")).bytes
    let hinted = try FontSubset(of: face, for: use("A、", hints: true)).bytes
    #expect(hinted.count > bare.count)
    for file in [bare, hinted] {
      let font = try FontFace(file)
      #expect(try font.outline(of: try #require(font.glyph(of: "A"))).contours == [square(0, 0, 100)])
    }
  }

  @Test(arguments: [(0x0002, 1), (0x0100, 8), (0x0200, 9), (0x0108, 8)])
  func licenceBitsAreRespectedAndNamed(bits: Int, named: Int) throws {
    let face = try FontFace(TinyFont(licenceBits: bits).file)
    #expect(throws: FontError.forbidden(bit: named)) { try FontSubset(of: face, for: use("A")) }
    #expect(FontError.forbidden(bit: named).description.contains("bit \(named)"))
  }

  @Test(arguments: [0x0000, 0x0004, 0x0008, 0x000A])
  func licencesThatAllowEmbeddingAreNotRefused(bits: Int) throws {
    _ = try FontSubset(of: FontFace(TinyFont(licenceBits: bits).file), for: use("A"))
  }

  @Test(arguments: [
    ("Copyright 2020 Somebody, with Reserved Font Name 'Tiny'.", "Tiny"),
    ("Copyright 2020 Somebody, with Reserved Font Names Tiny and Small", "Tiny"),
    ("Copyright 2020 Somebody, with no Reserved Font Name.", nil),
    ("Copyright 2020 Somebody", nil),
  ])
  func reservedNamesAreGivenUp(copyright: String, former: String?) throws {
    let subset = try FontSubset(of: FontFace(TinyFont(copyright: copyright).file), for: use("A"))
    #expect(subset.formerName == former)
    #expect(try FontFace(subset.bytes).familyName == (former == nil ? "Tiny" : "Embedded Subset"))
  }

  @Test func facesOfACollectionAreChosenByPlaceAndByName() throws {
    var second = TinyFont()
    second.tables["name"] = TinyFont.names([(1, "Other"), (4, "Other Bold")])
    second.tables["GSUB"] = nil
    let collection = Collection.of([TinyFont().file, second.file])
    #expect(try FontFace(collection).familyName == "Tiny")
    #expect(try FontFace(collection, choice: .index(1)).familyName == "Other")
    #expect(try FontFace(collection, choice: .name("other bold")).familyName == "Other")
    #expect(throws: FontError.noSuchFace("2", names: ["Tiny Regular", "Other Bold"])) {
      try FontFace(collection, choice: .index(2))
    }
  }

  @Test func otherKindsOfFontsAreNamedInTheError() {
    #expect(throws: FontError.packed("WOFF2")) { try FontFace(Array("wOF2".utf8) + [UInt8](repeating: 0, count: 40)) }
    #expect(throws: FontError.notAFont) { try FontFace(Array("%PDF-1.7, and more of it".utf8)) }
    #expect(throws: FontError.notAFont) { try FontFace([]) }
  }
}

/// A collection of whole fonts one after the other.
enum Collection {
  static func of(_ files: [[UInt8]]) -> [UInt8] {
    var header = Array("ttcf".utf8) + word(0x10000) + word(files.count)
    var body: [UInt8] = []
    let size = 12 + 4 * files.count
    for file in files {
      let start = size + body.count
      header += word(start)
      var moved = file
      for table in 0..<(Int(file[4]) << 8 | Int(file[5])) {
        let place = 12 + 16 * table + 8
        let offset = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        moved.replaceSubrange(place..<place + 4, with: word(offset + start))
      }
      body += moved
    }
    return header + body
  }

  private static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
