import FontSubset

/// The characters of an edition by the style that they are set in, read from the pages as they were written: with ruby,
/// notes, and every word that is not the author's.
struct StyledCharacters: Sendable {
  /// The styles that have faces of their own in a family.
  enum Style: Int, CaseIterable {
    case regular, bold, italic, boldItalic

    var isBold: Bool { self == .bold || self == .boldItalic }
    var isItalic: Bool { self == .italic || self == .boldItalic }
  }

  private var sets: [ScalarSet] = Array(repeating: ScalarSet(), count: Style.allCases.count)
  private(set) var sequences: Set<FontUse.Sequence> = []

  /// What markers of lists, numbers and hyphens are made of, and all of ASCII: readers add page numbers and the like.
  private static let added = Set((UInt8(0x20)...0x7E).map { Unicode.Scalar($0) }).union(
    "\u{A0}‐‑–—…•◦▪".unicodeScalars)

  /// The characters in a style. Those of regular text are all, since parts of a heading or an emphasis can be regular too;
  /// and what reading systems may add.
  func scalars(in style: Style) -> Set<Unicode.Scalar> {
    style == .regular ? written.union(StyledCharacters.added) : sets[style.rawValue].scalars
  }

  /// The characters that stand on the pages.
  var written: Set<Unicode.Scalar> { sets[Style.regular.rawValue].scalars }

  /// Adds what another part of the edition has.
  mutating func add(_ other: StyledCharacters) {
    for style in sets.indices { sets[style].formUnion(other.sets[style]) }
    sequences.formUnion(other.sequences)
  }

  /// Adds the text of a page of XHTML, well-formed.
  mutating func add(page: [UInt8]) {
    var styles: [UInt8] = [0]
    var last: UInt32 = 0
    var offset = 0
    while offset < page.count {
      switch page[offset] {
      case UInt8(ascii: "<"):
        let end = page[offset...].firstIndex(of: UInt8(ascii: ">")) ?? page.count - 1
        read(tag: page[(offset + 1)..<end], &styles)
        offset = end + 1
        last = 0
      case UInt8(ascii: "&"):
        let end = page[offset...].firstIndex(of: UInt8(ascii: ";")) ?? page.count - 1
        if let value = StyledCharacters.reference(page[(offset + 1)..<end]) {
          add(value, after: last, style: styles[styles.count - 1])
          last = value
        }
        offset = end + 1
      default:
        let value = StyledCharacters.decode(page, &offset)
        add(value, after: last, style: styles[styles.count - 1])
        last = value
      }
    }
  }

  private static let bold: UInt8 = 1
  private static let italic: UInt8 = 2
  private static let boldElements: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th", "dt", "caption", "a", "mtext",
  ]
  private static let italicElements: Set<String> = [
    "em", "i", "cite", "var", "dfn", "address", "p", "div", "section", "aside", "mtext",
  ]
  private static let chineseNumbers = "零一二三四五六七八九十百千万、".unicodeScalars.map(\.value)

  /// Follows an element's start or end. Elements that are bold or italic by their class alone count as such when they have one.
  private mutating func read(tag: ArraySlice<UInt8>, _ styles: inout [UInt8]) {
    guard let first = tag.first, first != UInt8(ascii: "!"), first != UInt8(ascii: "?") else { return }
    if first == UInt8(ascii: "/") {
      if styles.count > 1 { styles.removeLast() }
      return
    }
    guard tag.last != UInt8(ascii: "/") else { return }
    let nameEnd = tag.firstIndex { $0 == UInt8(ascii: " ") } ?? tag.endIndex
    let name = String(decoding: tag[..<nameEnd], as: UTF8.self)
    let isClassed = nameEnd < tag.endIndex && StyledCharacters.hasClass(tag[nameEnd...])
    var style = styles[styles.count - 1]
    if StyledCharacters.boldElements.contains(name), name != "a" || isClassed { style |= StyledCharacters.bold }
    let needsClass = name == "p" || name == "div" || name == "section" || name == "aside"
    if StyledCharacters.italicElements.contains(name), isClassed || !needsClass { style |= StyledCharacters.italic }
    if name == "ol", isClassed { for value in StyledCharacters.chineseNumbers { sets[0].insert(value) } }
    styles.append(style)
  }

  /// Whether a tag has a class that the stylesheet sets bold or italic, or counts in Chinese.
  private static func hasClass(_ attributes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: attributes, as: UTF8.self)
    return ["noteref", "backlink", "epigraph", "dedication", "subtitle", "chinese-numbers"].contains {
      text.contains($0)
    }
  }

  private mutating func add(_ value: UInt32, after last: UInt32, style: UInt8) {
    sets[0].insert(value)
    if style & StyledCharacters.bold != 0 { sets[Style.bold.rawValue].insert(value) }
    if style & StyledCharacters.italic != 0 { sets[Style.italic.rawValue].insert(value) }
    if style == StyledCharacters.bold | StyledCharacters.italic { sets[Style.boldItalic.rawValue].insert(value) }
    guard (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value), last > 0,
      let base = Unicode.Scalar(last), let selector = Unicode.Scalar(value)
    else { return }
    sequences.insert(FontUse.Sequence(base: base, selector: selector))
  }

  /// The scalar at an offset of valid UTF-8, which moves behind it.
  private static func decode(_ page: [UInt8], _ offset: inout Int) -> UInt32 {
    let lead = page[offset]
    let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = count == 1 ? UInt32(lead) : UInt32(lead) & (0xFF >> UInt32(count + 1))
    for next in page[min(offset + 1, page.count)..<min(offset + count, page.count)] {
      value = value << 6 | UInt32(next & 0x3F)
    }
    offset += count
    return value
  }

  /// The scalar of a numeric reference; the others are of ASCII, which is there.
  private static func reference(_ text: ArraySlice<UInt8>) -> UInt32? {
    guard text.first == UInt8(ascii: "#") else { return nil }
    let digits = String(decoding: text.dropFirst(), as: UTF8.self)
    return digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  }
}

/// A set of Unicode scalars as bits, in pages that are made when they are needed.
struct ScalarSet: Sendable {
  private var pages: [[UInt64]] = []

  mutating func insert(_ value: UInt32) {
    guard value <= 0x10FFFF else { return }
    let page = Int(value >> 8)
    while pages.count <= page { pages.append([]) }
    if pages[page].isEmpty { pages[page] = [0, 0, 0, 0] }
    pages[page][Int(value >> 6 & 3)] |= 1 << UInt64(value & 63)
  }

  mutating func formUnion(_ other: ScalarSet) {
    while pages.count < other.pages.count { pages.append([]) }
    for (page, words) in other.pages.enumerated() where !words.isEmpty {
      if pages[page].isEmpty {
        pages[page] = words
      } else {
        for word in words.indices { pages[page][word] |= words[word] }
      }
    }
  }

  var scalars: Set<Unicode.Scalar> {
    var result: Set<Unicode.Scalar> = []
    for (page, words) in pages.enumerated() {
      for (word, bits) in words.enumerated() where bits != 0 {
        for bit in 0..<64 where bits & 1 << UInt64(bit) != 0 {
          if let scalar = Unicode.Scalar(UInt32(page << 8 | word << 6 | bit)) { result.insert(scalar) }
        }
      }
    }
    return result
  }
}
