internal import PlatenCore

/// The sentences and quotations of a paragraph, and whether each of them is Chinese or Japanese.
///
/// A Japanese sentence that quotes a Chinese word stays Japanese, and a Chinese one that quotes a Japanese word Chinese: what
/// stands between quotation marks or brackets speaks for itself only, as long as anything else speaks for the paragraph.
struct EastAsianPassages: Sendable {
  /// All characters of the paragraph.
  private(set) var whole = EastAsianCensus()
  /// Those of the passages that are Chinese, those of the Japanese ones, and those that do not say.
  private(set) var chinese = EastAsianCensus()
  private(set) var japanese = EastAsianCensus()
  private var undecided = EastAsianCensus()
  /// The passage that is being read.
  private var passage = EastAsianCensus()
  private var depth = 0
  /// How many characters speak for the paragraph: those outside of quotations.
  private var outerChinese = 0
  private var outerJapanese = 0

  init() {}

  init(of inlines: [Inline]) {
    for case .text(let text) in inlines { text.withUTF8Bytes { add($0) } }
  }

  /// Whether there is anything.
  var isEmpty: Bool { whole.han + whole.kana + passage.han + passage.kana == 0 }

  /// Counts a Han character.
  @inline(__always)
  mutating func add(_ kind: HanKind) { passage.add(kind) }

  /// Counts a character that is none of U+4E00 to U+9FFF.
  ///
  /// - Returns: whether it is a Han character or a kana.
  mutating func add(_ scalar: Unicode.Scalar, _ script: Script?) -> Bool {
    if let script { return passage.add(script) }
    guard let mark = PassageMark(scalar) else { return false }
    end()
    switch mark {
    case .end: break
    case .opening: depth += 1
    case .closing: depth = max(0, depth - 1)
    }
    return false
  }

  /// Counts a text.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let table = HanKind.table
    bytes.forEachScalarBeyondASCII { scalar in
      if let kind = table[scalar] { add(kind) } else { _ = add(scalar, Script(scalar)) }
    }
  }

  /// Ends a passage.
  private mutating func end() {
    let count = passage.han + passage.kana
    guard count > 0 else { return }
    whole.add(passage)
    switch passage.language {
    case .chinese:
      chinese.add(passage)
      if depth == 0 { outerChinese += count }
    case .japanese:
      japanese.add(passage)
      if depth == 0 { outerJapanese += count }
    case nil: undecided.add(passage)
    }
    passage = EastAsianCensus()
  }

  /// Ends the paragraph: the passages that do not say are what the paragraph is.
  ///
  /// - Returns: those that are still undecided.
  mutating func endParagraph() -> EastAsianCensus {
    end()
    switch language {
    case .chinese: chinese.add(undecided)
    case .japanese: japanese.add(undecided)
    case nil: return undecided
    }
    return EastAsianCensus()
  }

  /// What the paragraph is, if it can be told from it alone, after its end.
  var language: EastAsianLanguage? {
    if outerChinese + outerJapanese > 0 { return outerJapanese > outerChinese ? .japanese : .chinese }
    return whole.language
  }

  /// The passages of a text, one after the other.
  ///
  /// - Complexity: O(*n*) in bytes.
  static func ranges(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] >= 0xE2 else {
        offset += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      guard let mark = PassageMark(scalar) else { continue }
      // An opening mark belongs to what it opens, any other to what it ends.
      let end = mark == .opening ? offset - length : offset
      if end > start { ranges.append(start..<end) }
      start = end
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}

/// A mark at which a passage ends.
private enum PassageMark {
  case end
  case opening
  case closing

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3002, 0xFF01, 0xFF1F: self = .end
    case 0x201C, 0x2018, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08: self = .opening
    case 0x201D, 0x2019, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF09: self = .closing
    default: return nil
    }
  }
}
