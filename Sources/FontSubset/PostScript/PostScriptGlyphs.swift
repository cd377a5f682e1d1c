/// The glyphs of a table `CFF `: their charstrings, and the subroutines that these call (Adobe Technical Note 5176).
struct PostScriptGlyphs: Sendable {
  /// What a group of glyphs shares: one of the font dictionaries of a CID-keyed font, or all of another font.
  struct Part: Sendable {
    /// The font dictionary; empty for a font that is not CID-keyed.
    let dictionary: PostScriptDictionary
    let hints: PostScriptDictionary
    let subroutines: PostScriptIndex?
  }

  let name: FontBytes
  let dictionary: PostScriptDictionary
  let strings: PostScriptIndex
  let subroutines: PostScriptIndex
  let charstrings: PostScriptIndex
  let parts: [Part]
  let isCIDKeyed: Bool
  /// How many bytes the table has: a measure for the work that a font may cost.
  let size: Int
  private let selection: FontBytes?
  private let charset: FontBytes?
  /// Whether glyphs are named by the first list of the specification, in its order.
  private let hasStandardNames: Bool

  init(_ table: FontBytes, glyphCount: Int) throws(FontError) {
    typealias Operator = PostScriptDictionary.Operator
    size = table.count
    guard try table.byte(0) == 1 else { throw .damaged(table.tag) }
    var place = try table.byte(2)
    func next() throws(FontError) -> PostScriptIndex {
      let index = try PostScriptIndex(table.part(from: place))
      place += index.length
      return index
    }
    name = try next().element(0)
    dictionary = try PostScriptDictionary(next().element(0))
    strings = try next()
    subroutines = try next()
    guard let start = dictionary.number(Operator.charstrings), dictionary.number(Operator.charstringType) ?? 2 == 2
    else { throw .damaged(table.tag) }
    charstrings = try PostScriptIndex(table.part(from: start))
    guard charstrings.count == glyphCount else { throw .damaged(table.tag) }
    isCIDKeyed = dictionary.entries.contains { $0.operator == Operator.registry }
    // 0 to 2 are the lists of the specification, and no places.
    let charset = dictionary.number(Operator.charset) ?? 0
    self.charset = charset > 2 ? try table.part(from: charset) : nil
    hasStandardNames = charset == 0
    guard isCIDKeyed else {
      selection = nil
      parts = [try PostScriptGlyphs.part(PostScriptDictionary(), hintsOf: dictionary, in: table)]
      return
    }
    guard let fonts = dictionary.number(Operator.fonts), let selected = dictionary.number(Operator.fontSelection) else {
      throw .damaged(table.tag)
    }
    selection = try table.part(from: selected)
    let index = try PostScriptIndex(table.part(from: fonts))
    // FDSelect names them by a byte.
    guard (1...256).contains(index.count) else { throw .damaged(table.tag) }
    var parts: [Part] = []
    for place in 0..<index.count {
      let own = try PostScriptDictionary(index.element(place))
      parts.append(try PostScriptGlyphs.part(own, hintsOf: own, in: table))
    }
    self.parts = parts
  }

  private static func part(
    _ dictionary: PostScriptDictionary, hintsOf owner: PostScriptDictionary, in table: FontBytes
  ) throws(FontError) -> Part {
    guard let place = owner.numbers(PostScriptDictionary.Operator.private), place.count == 2, place[0] > 0 else {
      return Part(dictionary: dictionary, hints: PostScriptDictionary(), subroutines: nil)
    }
    let hints = try PostScriptDictionary(table.part(at: place[1], count: place[0]))
    // The offset of the subroutines counts from the beginning of the hints.
    let offset = hints.number(PostScriptDictionary.Operator.subroutines)
    return Part(
      dictionary: dictionary, hints: hints,
      subroutines: try offset.map { value throws(FontError) in
        try PostScriptIndex(table.part(from: place[1]).part(from: value))
      })
  }

  /// Which of ``parts`` a glyph belongs to.
  func part(of glyph: Int) throws(FontError) -> Int {
    guard let selection else { return 0 }
    let part: Int
    switch try selection.byte(0) {
    case 0: part = try selection.byte(1 + glyph)
    case 3:
      let range = try selection.lastRecord(
        of: selection.unsigned16(1), notAbove: glyph,
        key: { index throws(FontError) in try selection.unsigned16(3 + 3 * index) })
      guard let range else { throw .damaged(selection.tag) }
      part = try selection.byte(3 + 3 * range + 2)
    default: throw .damaged(selection.tag)
    }
    guard part < parts.count else { throw .damaged(selection.tag) }
    return part
  }

  /// The names of all glyphs, as numbers of strings; in a CID-keyed font their CIDs.
  ///
  /// - Complexity: O(glyphs).
  func glyphNames() throws(FontError) -> [Int] {
    guard let charset else {
      // ISOAdobe is 1 to 228 in order. Expert sets are not used any more: their glyphs lose their names.
      return (0..<charstrings.count).map { hasStandardNames && $0 <= 228 || isCIDKeyed ? $0 : 0 }
    }
    var names = [0]
    names.reserveCapacity(charstrings.count)
    var place = 1
    let format = try charset.byte(0)
    while names.count < charstrings.count {
      let first = try charset.unsigned16(place)
      let more: Int
      switch format {
      case 0: (more, place) = (0, place + 2)
      case 1: (more, place) = (try charset.byte(place + 2), place + 3)
      case 2: (more, place) = (try charset.unsigned16(place + 2), place + 4)
      default: throw .damaged(charset.tag)
      }
      for name in first...(first + min(more, charstrings.count - names.count - 1)) { names.append(name & 0xFFFF) }
    }
    return names
  }

  /// The glyph of a character of Adobe's standard encoding, for accented letters made of two glyphs.
  func glyph(ofStandardCode code: Int) throws(FontError) -> Int {
    guard !isCIDKeyed, let standard = PostScriptGlyphs.standardName(of: code),
      let glyph = try glyphNames().firstIndex(of: standard)
    else { throw .damaged(name.tag) }
    return glyph
  }

  /// The name of a code of the standard encoding, as the number of a string (Note 5176, appendices A and B).
  ///
  /// The strings are numbered in the order of the encoding, so that only the gaps have to be known.
  private static func standardName(of code: Int) -> Int? {
    switch code {
    case 32...126: code - 31
    case 161...175: code - 65
    case 177...180: code - 66
    case 182...189: code - 67
    case 191: 123
    case 193...200: code - 69
    case 202...203: code - 70
    case 205...208: code - 71
    case 225: 138
    case 227: 139
    case 232...235: code - 92
    case 241: 144
    case 245: 145
    case 248...251: code - 102
    default: nil
    }
  }
}
