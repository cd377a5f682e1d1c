@testable import FontSubset

/// The font of ``TinyFont`` with PostScript outlines: name-keyed as Latin fonts are, or CID-keyed as Chinese ones are.
struct TinyPostScriptFont {
  /// Charstrings by glyph: 0 nothing, 1 a square (A), 2 what a test puts there (B), 3 a triangle (U+3001, and the acute of
  /// the standard encoding), 4 its vertical form.
  var glyphs: [[UInt8]]
  var global: [[UInt8]]
  var local: [[UInt8]]
  var isCIDKeyed: Bool

  init(isCIDKeyed: Bool = false, glyph: [UInt8]? = nil) {
    self.isCIDKeyed = isCIDKeyed
    // Three each, of which the last is called: 2 - 107 is -105.
    global = [[11], [11], TinyPostScriptFont.code([-50, -100], 5) + [11]]
    local = [[11], [11], TinyPostScriptFont.code([100, 100, -100], 6) + [11]]
    let square = TinyPostScriptFont.code([7, 0, 50], 1) + TinyPostScriptFont.code([0, 0], 21)
    let triangle = TinyPostScriptFont.code([0], 22) + TinyPostScriptFont.code([100, 0], 5)
    glyphs = [
      [14], square + TinyPostScriptFont.code([-105], 10) + [14],
      // A letter of two: the acute at (200, -10), the A where it is.
      glyph ?? (isCIDKeyed ? square + [14] : TinyPostScriptFont.code([200, -10, 65, 194], 14)),
      triangle + TinyPostScriptFont.code([-105], 29) + [14],
      triangle + TinyPostScriptFont.code([-50, 100], 5) + [14],
    ]
  }

  /// Numbers and the operator after them.
  static func code(_ numbers: [Int], _ name: UInt8...) -> [UInt8] {
    numbers.flatMap { CharstringWriter.number($0) } + name
  }

  var table: [UInt8] {
    typealias Operator = PostScriptDictionary.Operator
    let name = PostScriptIndex.bytes(of: [Array("Tiny".utf8)])
    let strings = PostScriptIndex.bytes(of: ["Adobe", "Identity", "longname"].map { Array($0.utf8) })
    let globals = PostScriptIndex.bytes(of: global)
    let code = PostScriptIndex.bytes(of: glyphs)
    // A by its standard name, and the acute by its own; two strings of the font.
    let charset: [UInt8] = isCIDKeyed ? [2, 0, 10, 0, 3] : [0, 0, 34, 1, 137, 0, 125, 1, 136]
    // Glyphs 0 and 1 are of the second part, the others of the first.
    let selection: [UInt8] = isCIDKeyed ? [3, 0, 2, 0, 0, 1, 0, 2, 0, 0, 5] : []
    let hints = { (local: [[UInt8]]) -> [UInt8] in
      [139 + 10, 20, 139 + 20, 21] + PostScriptDictionary.entry(Operator.subroutines, [10])
        + PostScriptIndex.bytes(of: local)
    }
    let own = [hints(isCIDKeyed ? [[14]] : local)] + (isCIDKeyed ? [hints(local)] : [])
    func dictionary(_ charset: Int, _ selection: Int, _ code: Int, _ fonts: Int, _ hints: Int) -> [UInt8] {
      var bytes = isCIDKeyed ? PostScriptDictionary.entry(Operator.registry, [391, 392, 0]) : []
      // A matrix of real numbers, 0.001 each way.
      bytes += [30, 0x0A, 0x00, 0x1F, 139, 139, 30, 0x0A, 0x00, 0x1F, 139, 139, 12, 7]
      bytes +=
        PostScriptDictionary.entry(Operator.charset, [charset])
        + PostScriptDictionary.entry(Operator.charstrings, [code])
      guard isCIDKeyed else { return bytes + PostScriptDictionary.entry(Operator.private, [10, hints]) }
      return bytes + PostScriptDictionary.entry(Operator.fonts, [fonts])
        + PostScriptDictionary.entry(Operator.fontSelection, [selection])
    }
    let front =
      4 + name.count + PostScriptIndex.bytes(of: [dictionary(0, 0, 0, 0, 0)]).count + strings.count + globals.count
    let codePlace = front + charset.count + selection.count
    let end = codePlace + code.count
    func fonts(_ place: Int) -> [UInt8] {
      guard isCIDKeyed else { return [] }
      return PostScriptIndex.bytes(
        of: [place, place + own[0].count].map { PostScriptDictionary.entry(Operator.private, [10, $0]) })
    }
    let hintPlace = end + fonts(0).count
    let top = PostScriptIndex.bytes(of: [dictionary(front, front + charset.count, codePlace, end, hintPlace)])
    return [1, 0, 4, 4] + name + top + strings + globals + charset + selection + code + fonts(hintPlace) + own.joined()
  }

  var file: [UInt8] {
    var font = TinyFont()
    for tag in ["glyf", "loca"] { font.tables[tag] = nil }
    font.tables["CFF "] = table
    font.tables["maxp"] = [0, 0, 0x50, 0, 0, UInt8(glyphs.count)]
    // Version 1.0; the usual origin is at 880, that of glyph 3 at 700.
    font.tables["VORG"] = [0, 1, 0, 0, 3, 112, 0, 1, 0, 3, 2, 188]
    return SFNTWriter.file(of: font.tables)
  }
}
