internal import PlatenCore

/// Reads passages into words and measures.
///
/// Words are: Han words of the lexicon, pairs of Han characters that belong to no word, stems of Latin words, numbers as `#320`
/// however they are written, and names in pinyin or spelt by sound as `@xiangzi`.
struct PassageReader {
  /// How many letters of English stand for a Han character, in prose of all kinds.
  static let lettersPerHan = 3.4

  let lexicon: Lexicon
  /// The names of the other side.
  var names: NameFinder?
  private var scalars: [Unicode.Scalar] = []
  private var words: [String] = []

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The passages of one side.
  mutating func side(_ passages: [Passage]) -> TextSide {
    var side = TextSide()
    for passage in passages {
      scalars = Array(passage.text.unicodeScalars)
      words = []
      readWords()
      if let names { words += names.names(in: scalars).map { "@" + $0 } }
      side.add(length: length, marks: marks, words: words)
    }
    return side
  }

  private var length: Double {
    var length = 0.0
    for scalar in scalars {
      switch Script(scalar) {
      case .han: length += PassageReader.lettersPerHan
      case .kana: length += 1.7
      case .hangul: length += 2.2
      case nil: length += scalar.value >= 0x30 && scalar.value <= 0x39 ? 1 : 0
      case .latin, .bopomofo, .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan, .mongolian, .other:
        length += 1
      }
    }
    return length
  }

  private var marks: TextSide.Marks {
    var marks = TextSide.Marks()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "?", "？": marks.questions += 1
      case "!", "！": marks.exclamations += 1
      case "“", "「", "『": marks.quotations += 1
      case "\"":
        // Straight marks open before a letter.
        if index + 1 < scalars.count, Script(scalars[index + 1]) != nil, index == 0 || Script(scalars[index - 1]) == nil
        {
          marks.quotations += 1
        }
      case "‘":
        if index == 0 || Script(scalars[index - 1]) == nil { marks.quotations += 1 }
      case ":", "：": marks.colons += 1
      case "…": marks.ellipses = 1
      case "(", "（": marks.brackets += 1
      default: break
      }
    }
    return marks
  }

  // MARK: Words

  private mutating func readWords() {
    var offset = 0
    while offset < scalars.count {
      let scalar = scalars[offset]
      switch Script(scalar) {
      case .han: offset = readHan(from: offset)
      case nil where PassageReader.digit(scalar) != nil: offset = readNumber(from: offset)
      case nil: offset += 1
      case .latin, .kana, .bopomofo, .hangul, .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan,
        .mongolian, .other:
        offset = readLetters(from: offset)
      }
    }
  }

  private mutating func readLetters(from start: Int) -> Int {
    var end = start
    while end < scalars.count, let script = Script(scalars[end]), script != .han { end += 1 }
    let isShortForm = end + 1 < scalars.count && (scalars[end] == "'" || scalars[end] == "’") && scalars[end + 1] == "t"
    var word = text(start..<end).lowercased()
    if isShortForm, word.hasSuffix("n") {
      // `didn't` says no.
      words.append("not")
      return end + 2
    }
    if let next = EnglishNumeral.number(in: scalars, from: start) {
      if next.value != 1 { words.append("#\(next.value)") }
      return next.end
    }
    if WordStem.stopWords.contains(word) { return end }
    word = WordStem.stem(word)
    words.append(word)
    return end
  }

  private mutating func readNumber(from start: Int) -> Int {
    var end = start
    var digits = ""
    var isDecimal = false
    while end < scalars.count {
      if let digit = PassageReader.digit(scalars[end]) {
        digits.append(digit)
      } else if scalars[end] == "." || scalars[end] == "．", !isDecimal, end + 1 < scalars.count,
        PassageReader.digit(scalars[end + 1]) != nil
      {
        isDecimal = true
        digits.append(".")
      } else if scalars[end] == ",", end + 3 < scalars.count,
        scalars[end + 1...end + 3].allSatisfy({ PassageReader.digit($0) != nil })
      {
        // A comma between thousands.
      } else {
        break
      }
      end += 1
    }
    guard var value = Double(digits), value < 1e15 else {
      words.append("#" + digits)
      return end
    }
    while end < scalars.count, let unit = ChineseNumeral.largeUnit(scalars[end]) ?? ChineseNumeral.unit(scalars[end]) {
      value *= Double(unit)
      end += 1
    }
    var next = end
    while next < scalars.count, scalars[next] == " " { next += 1 }
    if let unit = EnglishNumeral.largeUnit(in: scalars, from: next) {
      value *= Double(unit.value)
      end = unit.end
    }
    let rounded = value.rounded()
    words.append(abs(rounded - value) < 1e-6 && value < 9e15 ? "#\(Int(rounded))" : "#\(value)")
    return end
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x30...0x39: Character(scalar)
    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map { Character($0) }
    default: nil
    }
  }

  private mutating func readHan(from start: Int) -> Int {
    var end = start
    while end < scalars.count, Script(scalars[end]) == .han { end += 1 }
    var offset = start
    // Characters in no word of more than one, beside each other: their pairs may be names.
    var loose = start
    while offset < end {
      let known = lexicon.longestWord(in: scalars[offset..<end])
      let numeral = numeralLength(from: offset, to: end)
      if numeral > 0, numeral >= known, let value = ChineseNumeral.value(of: scalars[offset..<offset + numeral]),
        numeral > 1 || value > 1
      {
        words.append("#\(value)")
        offset += numeral
        loose = offset
        continue
      }
      let length = max(known, 1)
      if known > 0, !PassageReader.emptyWords.contains(scalars[offset]) || length > 1 {
        words.append(text(offset..<offset + length))
      }
      if length == 1 {
        if offset > loose { words.append(text(offset - 1..<offset + 1)) }
      } else {
        loose = offset + length
      }
      offset += length
    }
    return end
  }

  /// How many characters from an offset can be in one numeral. One more than it may have is enough to know that they are none.
  private func numeralLength(from start: Int, to end: Int) -> Int {
    let end = min(end, start + ChineseNumeral.longest + 1)
    var length = 0
    while start + length < end, ChineseNumeral.isPart(scalars[start + length]) { length += 1 }
    return length
  }

  /// Characters that most sentences have.
  private static let emptyWords: Set<Unicode.Scalar> = [
    "的", "了", "是", "在", "着", "地", "得", "一", "个", "個", "这", "這", "那", "就", "也", "把", "被", "之", "其", "而", "以", "于", "於",
    "很", "有", "着", "吗", "呢", "吧", "啊",
  ]

  private func text(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }
}
