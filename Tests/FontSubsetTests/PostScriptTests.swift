import Testing

@testable import FontSubset

/// Fonts with PostScript outlines: what their charstrings draw, and what is kept of them.
struct PostScriptTests {
  private typealias Font = TinyPostScriptFont

  private func use(_ text: String, vertical: Bool = false, hints: Bool = false) -> FontUse {
    var use = FontUse()
    use.scalars = Set(text.unicodeScalars)
    use.isVertical = vertical
    use.keepsHints = hints
    return use
  }

  private func points(_ font: FontFace, _ scalar: Unicode.Scalar) throws -> [[[Double]]] {
    let outline = try font.outline(of: try #require(font.glyph(of: scalar)))
    #expect(outline.isCubic)
    return outline.contours.map { $0.map { [$0.x, $0.y, $0.isOnCurve ? 1 : 0] } }
  }

  private let square = [[0.0, 0, 1], [100, 0, 1], [100, 100, 1], [0, 100, 1]]
  private let triangle = [[0.0, 0, 1], [100, 0, 1], [50, -100, 1]]

  @Test(arguments: [false, true], [false, true])
  func outlinesOfASubsetAreThoseOfTheFont(isCIDKeyed: Bool, hints: Bool) throws {
    let face = try FontFace(Font(isCIDKeyed: isCIDKeyed).file)
    #expect(face.isPostScript)
    let subset = try FontSubset(of: face, for: use("A、", hints: hints))
    let kept = try FontFace(subset.bytes)
    for font in [face, kept] {
      #expect(try points(font, "A") == [square])
      #expect(try points(font, "、") == [triangle])
    }
    #expect(kept.advance(of: try #require(kept.glyph(of: "A"))) == 200)
    #expect(subset.bytes.prefix(4) == Array("OTTO".utf8)[...])
    #expect(try FontSubset(of: kept, for: use("A、", hints: hints)).bytes == subset.bytes)
  }

  @Test(arguments: [false, true])
  func aLetterOfTwoKeepsBoth(hints: Bool) throws {
    let kept = try FontFace(FontSubset(of: FontFace(Font().file), for: use("B", hints: hints)).bytes)
    #expect(try points(kept, "B") == [square, triangle.map { [$0[0] + 200, $0[1] - 10, 1] }])
    // Drawn anew, the letter needs no other glyph.
    #expect(kept.glyphCount == (hints ? 4 : 2))
  }

  @Test func subroutinesThatNobodyCallsAreDropped() throws {
    var font = Font(isCIDKeyed: true)
    let small = try FontSubset(of: FontFace(font.file), for: use("A", hints: true)).bytes
    font.local[0] = [UInt8](repeating: 11, count: 900)
    font.global[0] = [UInt8](repeating: 11, count: 900)
    #expect(try FontSubset(of: FontFace(font.file), for: use("A", hints: true)).bytes == small)
  }

  @Test func numbersThatAreComputedKeepTheSubroutinesNumbers() throws {
    // -100 - 5 is the number of the last local subroutine.
    let font = Font(glyph: Font.code([0], 22) + Font.code([-100, 5], 12, 11, 10) + [14])
    let kept = try FontFace(FontSubset(of: FontFace(font.file), for: use("AB", hints: true)).bytes)
    #expect(try points(kept, "B") == [square])
    #expect(try points(kept, "A") == [square])
  }

  @Test func verticalOriginsAndFormsAreKeptInVerticalTextOnly() throws {
    let face = try FontFace(Font(isCIDKeyed: true).file)
    #expect(try FontFace(FontSubset(of: face, for: use("、")).bytes).tables["VORG"] == nil)
    let kept = try FontFace(FontSubset(of: face, for: use("、", vertical: true)).bytes)
    #expect(kept.tables["VORG"].map { Array($0.bytes) } == [0, 1, 0, 0, 3, 112, 0, 1, 0, 1, 2, 188])
    #expect(kept.glyphCount == 3)
  }

  @Test func variablePostScriptFontsAreRefused() {
    var other = TinyFont()
    other.tables["CFF2"] = [2]
    #expect(throws: FontError.variableOutlines) { try FontFace(other.file) }
  }

  /// A charstring with the points that it draws: x, y, and 0 for a point off the curve.
  struct Drawing: Sendable, CustomTestStringConvertible {
    let name: String
    let code: [UInt8]
    let points: [[Double]]
    var testDescription: String { name }

    init(_ name: String, _ code: [[UInt8]], _ points: [[Double]]) {
      self.name = name
      self.code = TinyPostScriptFont.code([10], 22) + code.joined() + [14]
      self.points = [[10, 0, 1]] + points
    }
  }

  private static func code(_ numbers: [Int], _ name: UInt8...) -> [UInt8] {
    numbers.flatMap { CharstringWriter.number($0) } + name
  }

  static let drawings: [Drawing] = [
    Drawing("hlineto", [code([5, 6, 7], 6)], [[15, 0, 1], [15, 6, 1], [22, 6, 1]]),
    Drawing("vlineto", [code([5, 6], 7)], [[10, 5, 1], [16, 5, 1]]),
    Drawing("rrcurveto", [code([1, 2, 3, 4, 5, 6], 8)], [[11, 2, 0], [14, 6, 0], [19, 12, 1]]),
    Drawing("hhcurveto", [code([9, 1, 2, 3, 4], 27)], [[11, 9, 0], [13, 12, 0], [17, 12, 1]]),
    Drawing("vvcurveto", [code([9, 1, 2, 3, 4], 26)], [[19, 1, 0], [21, 4, 0], [21, 8, 1]]),
    Drawing(
      "hvcurveto", [code([1, 2, 3, 4, 5, 6, 7, 8, 9], 31)],
      [[11, 0, 0], [13, 3, 0], [13, 7, 1], [13, 12, 0], [19, 19, 0], [27, 28, 1]]),
    Drawing("vhcurveto", [code([1, 2, 3, 4, 5], 30)], [[10, 1, 0], [12, 4, 0], [16, 9, 1]]),
    Drawing(
      "rcurveline", [code([1, 2, 3, 4, 5, 6, 7, 8], 24)], [[11, 2, 0], [14, 6, 0], [19, 12, 1], [26, 20, 1]]),
    Drawing(
      "rlinecurve", [code([7, 8, 1, 2, 3, 4, 5, 6], 25)], [[17, 8, 1], [18, 10, 0], [21, 14, 0], [26, 20, 1]]),
    Drawing(
      "hflex", [code([1, 2, 3, 4, 5, 6, 7], 12, 34)],
      [[11, 0, 0], [13, 3, 0], [17, 3, 1], [22, 3, 0], [28, 0, 0], [35, 0, 1]]),
    Drawing(
      "flex1", [code([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 3], 12, 37)],
      [[11, 2, 0], [14, 6, 0], [19, 12, 1], [26, 20, 0], [35, 21, 0], [38, 0, 1]]),
    Drawing(
      "hflex1", [code([1, 2, 3, 4, 5, 6, 7, 8, 9], 12, 36)],
      [[11, 2, 0], [14, 6, 0], [19, 6, 1], [25, 6, 0], [32, 14, 0], [41, 0, 1]]),
    Drawing(
      "hintmask after stems without an operator", [code([1, 2], 1), code([1, 2, 3, 4], 19) + [0xE0], code([3], 7)],
      [[10, 3, 1]]),
    Drawing("a fraction", [[255, 0, 1, 0x80, 0, 6]], [[11.5, 0, 1]]),
    Drawing(
      "arithmetic", [code([7, 3], 12, 11), code([2], 12, 24), code([5], 12, 14, 6)], [[18, 0, 1], [18, -5, 1]]),
    Drawing("storage", [code([42, 3], 12, 20), code([3], 12, 21, 6)], [[52, 0, 1]]),
    Drawing("a condition", [code([1, 2, 3, 4], 12, 22, 6)], [[11, 0, 1]]),
    Drawing("a ring", [code([1, 2, 3, 3, 1], 12, 30, 6)], [[13, 0, 1], [13, 1, 1], [15, 1, 1]]),
    Drawing("a copy", [code([4, 5, 1], 12, 29, 6)], [[14, 0, 1], [14, 5, 1], [18, 5, 1]]),
  ]

  @Test(arguments: drawings)
  func charstringsDrawWhatTheSpecificationSays(drawing: Drawing) throws {
    let face = try FontFace(Font(glyph: drawing.code).file)
    #expect(try points(face, "B") == [drawing.points])
    let subset = try FontSubset(of: face, for: use("B"))
    #expect(try points(FontFace(subset.bytes), "B") == [drawing.points])
  }

  /// Subroutine 1 calls 0, 2 calls 1, and so on; the glyph calls the last one.
  private func chain(_ count: Int, calls: Int) -> Font {
    var font = Font(glyph: Font.code([0], 22) + Font.code([count - 1 - 107], 10) + [14])
    font.local = (0..<count).map { (number: Int) -> [UInt8] in
      let body: [UInt8] = number == 0 ? Font.code([1, 1], 5) : Font.code([number - 1 - 107], 10)
      return Array(repeatElement(body, count: calls).joined()) + [11]
    }
    return font
  }

  @Test func subroutinesAreTenDeepAtMost() throws {
    #expect(try points(FontFace(chain(10, calls: 1).file), "B") == [[[0, 0, 1], [1, 1, 1]]])
    #expect(throws: FontError.damaged("CFF ")) { try points(FontFace(chain(11, calls: 1).file), "B") }
  }

  @Test func subroutinesThatMultiplyComeToAnEnd() throws {
    #expect(throws: FontError.damaged("CFF ")) { try points(FontFace(chain(10, calls: 50).file), "B") }
    #expect(throws: FontError.damaged("CFF ")) {
      try FontSubset(of: FontFace(chain(10, calls: 50).file), for: use("AB"))
    }
  }

  static let damage: [(String, [UInt8])] = [
    ("more numbers than the stack holds", code(Array(repeating: 1, count: 49), 5)),
    ("a subroutine that is not there", code([7], 10)),
    ("a move without numbers", [21]),
    ("a number that is cut off", [28, 1]),
    ("a point beyond all fonts", code([32_000, 32_000], 12, 24) + [6]),
    ("a letter of letters that are not there", code([0, 0, 66, 67], 14)),
  ]

  @Test(arguments: damage)
  func damagedCharstringsAreErrors(what: String, code: [UInt8]) throws {
    let face = try FontFace(Font(glyph: Font.code([0], 22) + code).file)
    #expect(throws: FontError.damaged("CFF ")) { try points(face, "B") }
  }
}
