/// Writes the table `CFF ` of a subset.
///
/// Strings go but for the names of glyphs, and with them what they say of copyright and family: `name` has it.
struct PostScriptSubset {
  /// The charstrings that are written.
  enum Code {
    /// New ones, without hints, in the order of the new numbers.
    case drawn([[UInt8]])
    /// The font's own with the subroutines that they call.
    case called(SubroutineCalls)
  }

  private typealias Operator = PostScriptDictionary.Operator
  private let font: PostScriptGlyphs
  /// The old numbers of the glyphs kept, in the order of the new ones.
  private let glyphs: [Int]
  private let code: Code
  /// Strings of the specification have the numbers before this one.
  private static let standardStrings = 391

  init(of font: PostScriptGlyphs, glyphs: [Int], code: Code) {
    self.font = font
    self.glyphs = glyphs
    self.code = code
  }

  /// - Parameter name: PostScript's name of the font; `nil` for its own.
  func table(name: String?) throws(FontError) -> [UInt8] {
    let selected = try selectedParts()
    let (strings, charset, registry) = try namesOfGlyphs()
    let (charstrings, global, locals) = try charstrings(of: selected.used)

    // The offsets have the same length whatever they are, so that the dictionary's length is known before them.
    let nameIndex = PostScriptIndex.bytes(of: [name.map { Array($0.utf8) } ?? Array(font.name.bytes)])
    let stringIndex = PostScriptIndex.bytes(of: strings)
    let globalIndex = PostScriptIndex.bytes(of: global)
    let charstringIndex = PostScriptIndex.bytes(of: charstrings)
    let length = dictionaryIndex(registry, Places()).count
    var places = Places()
    places.charset = 4 + nameIndex.count + length + stringIndex.count + globalIndex.count
    places.selection = places.charset + charset.count
    places.charstrings = places.selection + (font.isCIDKeyed ? selected.table.count : 0)
    let end = places.charstrings + charstringIndex.count

    var tail = FontWriter()
    if font.isCIDKeyed {
      places.fonts = end
      // All font dictionaries first; again the length does not depend on the places.
      let size = PostScriptIndex.bytes(of: selected.used.map { fontDictionary($0, hints: (0, 0)) }).count
      var hints = FontWriter()
      var dictionaries: [[UInt8]] = []
      for part in selected.used {
        let place = end + size + hints.bytes.count
        let own = hintDictionary(part, locals[part, default: []])
        dictionaries.append(fontDictionary(part, hints: (own.size, place)))
        hints.append(own.bytes)
      }
      tail.append(PostScriptIndex.bytes(of: dictionaries))
      tail.append(hints.bytes)
    } else {
      let own = hintDictionary(0, locals[0, default: []])
      places.hints = (own.size, end)
      tail.append(own.bytes)
    }

    var table = FontWriter()
    // Version 1.0; four bytes of header, and offsets of up to four bytes.
    table.append([1, 0, 4, 4])
    table.append(nameIndex)
    table.append(dictionaryIndex(registry, places))
    table.append(stringIndex)
    table.append(globalIndex)
    table.append(charset)
    if font.isCIDKeyed { table.append(selected.table) }
    table.append(charstringIndex)
    table.append(tail.bytes)
    return table.bytes
  }

  private var keepsHints: Bool {
    switch code {
    case .drawn: false
    case .called: true
    }
  }

  private struct Places {
    var charset = 0
    var selection = 0
    var charstrings = 0
    var fonts = 0
    var hints = (size: 0, place: 0)
  }

  // MARK: - Dictionaries

  private func dictionaryIndex(_ registry: [Int], _ places: Places) -> [UInt8] {
    var dictionary = FontWriter()
    // It must be the first operator.
    if font.isCIDKeyed { dictionary.append(PostScriptDictionary.entry(Operator.registry, registry)) }
    for entry in font.dictionary.entries where PostScriptSubset.kept.contains(entry.operator) {
      dictionary.append(entry.bytes)
    }
    dictionary.append(PostScriptDictionary.entry(Operator.charset, [places.charset]))
    dictionary.append(PostScriptDictionary.entry(Operator.charstrings, [places.charstrings]))
    if font.isCIDKeyed {
      dictionary.append(PostScriptDictionary.entry(Operator.fonts, [places.fonts]))
      dictionary.append(PostScriptDictionary.entry(Operator.fontSelection, [places.selection]))
    } else {
      dictionary.append(PostScriptDictionary.entry(Operator.private, [places.hints.size, places.hints.place]))
    }
    return PostScriptIndex.bytes(of: [dictionary.bytes])
  }

  /// Fixed pitch, italic angle, underline, kind of paint, matrix, box, stroke, and the number of CIDs: numbers only.
  private static let kept: Set<Int> = Set([1, 2, 3, 4, 5, 7, 8, 34].map { 12 << 8 | $0 } + [5])

  private func fontDictionary(_ part: Int, hints: (size: Int, place: Int)) -> [UInt8] {
    var dictionary = FontWriter()
    for entry in font.parts[part].dictionary.entries where PostScriptSubset.kept.contains(entry.operator) {
      dictionary.append(entry.bytes)
    }
    dictionary.append(PostScriptDictionary.entry(Operator.private, [hints.size, hints.place]))
    return dictionary.bytes
  }

  /// The dictionary of hints with the subroutines behind it, and its own size.
  private func hintDictionary(_ part: Int, _ subroutines: [[UInt8]]) -> (bytes: [UInt8], size: Int) {
    var dictionary = FontWriter()
    for entry in font.parts[part].hints.entries where entry.operator != Operator.subroutines {
      if keepsHints || Operator.widths.contains(entry.operator) { dictionary.append(entry.bytes) }
    }
    guard !subroutines.isEmpty else { return (dictionary.bytes, dictionary.bytes.count) }
    let length = PostScriptDictionary.entry(Operator.subroutines, [0]).count
    dictionary.append(
      PostScriptDictionary.entry(Operator.subroutines, [dictionary.bytes.count + length]))
    return (dictionary.bytes + PostScriptIndex.bytes(of: subroutines), dictionary.bytes.count)
  }

  // MARK: - What glyphs have

  /// The parts that are used, and the table that gives each glyph one.
  private func selectedParts() throws(FontError) -> (used: [Int], table: [UInt8]) {
    var parts: [Int] = []
    for glyph in glyphs { parts.append(try font.part(of: glyph)) }
    let used = Set(parts).sorted()
    var ranges: [(first: Int, part: Int)] = []
    for (glyph, part) in parts.enumerated() {
      let number = used.firstIndex(of: part) ?? 0
      if ranges.last?.part != number { ranges.append((glyph, number)) }
    }
    var table = FontWriter()
    table.append([3])
    table.unsigned16(ranges.count)
    for range in ranges {
      table.unsigned16(range.first)
      table.append([UInt8(range.part)])
    }
    table.unsigned16(glyphs.count)
    return (used, table.bytes)
  }

  /// The strings, the charset and, of a CID-keyed font, registry, ordering and supplement.
  private func namesOfGlyphs() throws(FontError) -> (strings: [[UInt8]], charset: [UInt8], registry: [Int]) {
    let names = try font.glyphNames()
    var strings: [[UInt8]] = []
    var charset = FontWriter()
    charset.append([0])
    // A font's strings are as long as they like, and glyphs could all have the longest.
    var budget = font.strings.dataLength
    func number(of string: Int) throws(FontError) -> Int {
      guard string >= PostScriptSubset.standardStrings else { return string }
      let bytes = try font.strings.element(string - PostScriptSubset.standardStrings)
      budget -= bytes.count
      guard budget >= 0 else { throw .damaged("CFF ") }
      strings.append(Array(bytes.bytes))
      return PostScriptSubset.standardStrings + strings.count - 1
    }
    for glyph in glyphs.dropFirst() {
      charset.unsigned16(font.isCIDKeyed ? names[glyph] : try number(of: names[glyph]))
    }
    guard font.isCIDKeyed else { return (strings, charset.bytes, []) }
    guard let registry = font.dictionary.numbers(Operator.registry), registry.count == 3 else { throw .damaged("CFF ") }
    let numbers = [try number(of: registry[0]), try number(of: registry[1]), registry[2]]
    return (strings, charset.bytes, numbers)
  }

  /// The code of the glyphs and of the subroutines that they call.
  private func charstrings(
    of parts: [Int]
  ) throws(FontError) -> (charstrings: [[UInt8]], global: [[UInt8]], locals: [Int: [[UInt8]]]) {
    let calls: SubroutineCalls
    switch code {
    case .drawn(let charstrings): return (charstrings, [], [:])
    case .called(let own): calls = own
    }
    let global = calls.kept(of: font.subroutines) { .global($0) }
    var locals: [Int: SubroutineCalls.Kept] = [:]
    for part in parts {
      guard let list = font.parts[part].subroutines else { continue }
      locals[part] = calls.kept(of: list) { .local(part: part, $0) }
    }
    func kept(_ list: PostScriptIndex, _ numbers: [Int?], routine: (Int) -> SubroutineCalls.Routine)
      throws(FontError) -> [[UInt8]]
    {
      // In an honest font they do not overlap, so that what is kept is no longer than what is there.
      var budget = list.dataLength
      var all: [[UInt8]] = []
      for number in numbers {
        guard let number else {
          all.append([])
          continue
        }
        let bytes = try list.element(number)
        budget -= bytes.count
        guard budget >= 0 else { throw .damaged("CFF ") }
        all.append(calls.code(bytes, of: routine(number), global: global, locals: locals))
      }
      return all
    }
    var localCode: [Int: [[UInt8]]] = [:]
    for part in parts {
      guard let list = font.parts[part].subroutines, let own = locals[part] else { continue }
      localCode[part] = try kept(list, own.numbers) { .local(part: part, $0) }
    }
    return (
      try kept(font.charstrings, glyphs) { .glyph($0) }, try kept(font.subroutines, global.numbers) { .global($0) },
      localCode
    )
  }
}
