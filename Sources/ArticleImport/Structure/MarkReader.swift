internal import PlatenCore

/// Reads what numbers a named section: `第一百零八回`, `卷之三`, `Chapter Twenty-One`.
///
/// - Complexity: O(1); no such mark is longer than a few dozen characters.
struct MarkReader {
  /// What was read.
  struct Mark {
    var unit: SectionUnit
    var value: Int
    var last: Int
    /// Where the text behind the mark begins; blanks and a colon or the like are passed over.
    var titleStart: Int
    /// Whether something keeps mark and text apart, or there is no text.
    var isSetOff: Bool
    /// Whether the mark alone is no evidence: `12章`.
    var needsSeries = false
  }

  /// The line, or the part of it that is looked at.
  let scalars: ArraySlice<Unicode.Scalar>

  private func at(_ index: Int) -> Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

  private func afterBlanks(_ index: Int, most: Int = .max) -> Int {
    var end = index
    while let scalar = at(end), scalar.isBlank, end - index < most { end += 1 }
    return end
  }

  /// The mark that begins at an index.
  func mark(at start: Int) -> Mark? {
    guard let first = at(start) else { return nil }
    if let closing = MarkReader.brackets[first] { return bracketed(start, closing) }
    if first == "第" || first == "제" { return ordinal(start) }
    if UnitWord.isLetter(first) { return english(start) }
    return unitFirst(start) ?? half(start) ?? stem(start) ?? bare(start) ?? ordinalDigits(start)
  }

  // MARK: Brackets

  static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "【": "】", "〖": "〗", "〔": "〕", "「": "」", "『": "』", "《": "》", "〈": "〉", "[": "]", "［": "］", "(": ")", "（": "）",
    "<": ">", "＜": "＞",
  ]

  /// `【第一章】初雪` or `【第一章 初雪】`.
  private func bracketed(_ start: Int, _ closing: Unicode.Scalar) -> Mark? {
    let inner = afterBlanks(start + 1)
    guard let scalar = at(inner), MarkReader.brackets[scalar] == nil else { return nil }
    let rest = scalars[inner...]
    guard let close = rest.firstIndex(of: closing), var mark = MarkReader(scalars: rest[..<close]).mark(at: inner)
    else { return nil }
    if mark.titleStart >= close {
      mark.titleStart = afterSeparators(close + 1)
      mark.isSetOff = true
    } else if afterBlanks(close + 1) < scalars.endIndex {
      return nil
    }
    return mark
  }

  // MARK: Chinese

  /// `第十二章`, `第 12 章`, `第12-13章`.
  private func ordinal(_ start: Int) -> Mark? {
    guard
      let number = thousands(afterBlanks(start + 1, most: 2))
        ?? Numeral.read(scalars, from: afterBlanks(start + 1, most: 2))
    else { return nil }
    let (last, end) = lastNumber(number)
    let unitStart = afterBlanks(end, most: 2)
    if let (unit, length) = SectionUnit.han(scalars, at: unitStart) {
      return titled(unit, number.value, last, unitStart + length)
    }
    // `第一夜`, `第二日`: prose has them too.
    guard at(unitStart) == "夜" || at(unitStart) == "日",
      var mark = titled(.episode, number.value, last, unitStart + 1), mark.isSetOff
    else { return nil }
    mark.needsSeries = true
    return mark
  }

  /// `1,000`, in an ordinal number only: elsewhere the comma may end something.
  private func thousands(_ start: Int) -> Numeral? {
    guard let (high, end) = Numeral.digits(scalars, from: start, most: 3), at(end) == "," || at(end) == "，",
      let (low, last) = Numeral.digits(scalars, from: end + 1, most: 3), last == end + 4
    else { return nil }
    return Numeral(value: high * 1000 + low, end: last, kind: .digits)
  }

  /// The last of several numbers, `12-13`, or the number itself; the decimals of `12.5` are passed over.
  private func lastNumber(_ number: Numeral) -> (value: Int, end: Int) {
    guard let mark = at(number.end), "-–—~～至到、.".unicodeScalars.contains(mark),
      let next = Numeral.read(scalars, from: number.end + 1), next.kind == number.kind
    else { return (number.value, number.end) }
    if mark == "." { return (number.value, next.end) }
    return next.value > number.value ? (next.value, next.end) : (number.value, number.end)
  }

  /// `卷一`, `篇二：`, `卷之三`.
  private func unitFirst(_ start: Int) -> Mark? {
    guard let (unit, length) = SectionUnit.han(scalars, at: start), unit != .article, unit != .season else {
      return nil
    }
    var next = afterBlanks(start + length, most: 1)
    if at(next) == "之" || at(next) == "第" { next += 1 }
    guard let number = Numeral.read(scalars, from: next) else { return nil }
    let mark = titled(unit, number.value, number.value, number.end)
    guard mark?.isSetOff == true else { return nil }
    return mark
  }

  /// `上卷`, `下篇`.
  private func half(_ start: Int) -> Mark? {
    let value: Int
    let last: Int
    switch at(start) {
    case "上", "前": (value, last) = (1, 1)
    // It counts on from the first, and the last from it as well as from the first: 上、下 is a series, as 上、中、下 is.
    case "中": (value, last) = (2, 1)
    case "下", "后", "後": (value, last) = (2, 2)
    case .some, nil: return nil
    }
    guard let (unit, length) = SectionUnit.han(scalars, at: start + 1) else { return nil }
    switch unit {
    case .volume, .series, .piece, .book, .collection: break
    case .season, .part, .act, .unit, .chapter, .round, .episode, .fold, .lesson, .letter, .scene, .section, .article:
      return nil
    }
    var mark = titled(unit, value, last, start + 1 + length)
    guard mark?.isSetOff == true else { return nil }
    mark?.needsSeries = true
    return mark
  }

  /// `甲集`, `乙编`: the ten stems count volumes.
  private func stem(_ start: Int) -> Mark? {
    guard let first = at(start), let value = Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars).firstIndex(of: first),
      let (unit, length) = SectionUnit.han(scalars, at: start + 1), unit.isContainer, unit != .season
    else { return nil }
    var mark = titled(unit, value + 1, value + 1, start + 1 + length)
    guard mark?.isSetOff == true else { return nil }
    mark?.needsSeries = true
    return mark
  }

  /// `3. Kapitel`.
  private func ordinalDigits(_ start: Int) -> Mark? {
    guard let (value, end) = Numeral.digits(scalars, from: start), at(end) == ".", at(end + 1)?.isBlank == true else {
      return nil
    }
    let name = UnitWord(scalars, from: end + 2)
    guard SectionUnit.behindOrdinals.contains(name.text), let unit = SectionUnit.words[name.text] else { return nil }
    var mark = latinTitle(unit, value, name.end)
    mark?.needsSeries = true
    return mark
  }

  /// `12章`, `一百二十回`.
  private func bare(_ start: Int) -> Mark? {
    guard let number = Numeral.read(scalars, from: start), number.kind == .digits || number.kind == .han,
      let (unit, length) = SectionUnit.han(scalars, at: afterBlanks(number.end, most: 1)),
      unit.rank == SectionUnit.chapterRank || unit == .volume || unit == .collection || unit == .section
    else { return nil }
    var mark = titled(unit, number.value, number.value, afterBlanks(number.end, most: 1) + length)
    guard mark?.isSetOff == true else { return nil }
    mark?.needsSeries = true
    return mark
  }

  /// What follows a mark: nothing, a blank, a colon or the like, a bracket, or the title at once.
  private func titled(_ unit: SectionUnit, _ value: Int, _ last: Int, _ end: Int) -> Mark? {
    let start = afterSeparators(end)
    let isSetOff = start > end || start >= scalars.endIndex || isBracketed(from: end)
    if !isSetOff, unit.isCounted(scalars[end...]) { return nil }
    return Mark(unit: unit, value: value, last: last, titleStart: start, isSetOff: isSetOff)
  }

  /// Passes over blanks and one run of signs between a mark and its title.
  private func afterSeparators(_ index: Int) -> Int {
    var end = afterBlanks(index)
    while let scalar = at(end), ":：.．、—–-―_·・|｜~～".unicodeScalars.contains(scalar) { end += 1 }
    return afterBlanks(end)
  }

  /// Whether a title in brackets, and nothing else, follows: `第一章（上）`, `第一章《初雪》`.
  private func isBracketed(from start: Int) -> Bool {
    guard let first = at(start), let last = scalars.last else { return false }
    if first == "“" { return last == "”" }
    guard let closing = MarkReader.brackets[first] else { return false }
    if first == "(" || first == "（" { return true }
    return last == closing
  }

  // MARK: Languages with cases

  private func english(_ start: Int) -> Mark? {
    let name = UnitWord(scalars, from: start)
    if name.text == "no" { return numero(name.end) }
    guard let unit = SectionUnit.words[name.text] else { return ordinalFirst(start) }
    var next = name.end
    if at(next) == "." || at(next) == "．" || at(next) == "-" { next += 1 }
    next = afterBlanks(next, most: 3)
    if at(next) == "#" { next += 1 }
    let number = Numeral.read(scalars, from: next, words: next > name.end) ?? word(at: next)
    guard let number, number.kind != .circled else { return nil }
    // “vol1” has no blank, but “Bookone” and “Parti” are other words.
    guard next > name.end || number.kind == .digits else { return nil }
    return latinTitle(unit, number.value, number.end)
  }

  /// `No.11`
  private func numero(_ end: Int) -> Mark? {
    guard at(end) == "." || at(end) == "．", let (value, next) = Numeral.digits(scalars, from: afterBlanks(end + 1))
    else {
      return nil
    }
    var mark = latinTitle(.chapter, value, next)
    mark?.needsSeries = true
    return mark
  }

  /// A number in words of another language than English.
  private func word(at start: Int) -> Numeral? {
    let word = UnitWord(scalars, from: start)
    return OrdinalWord.values[word.text].map { Numeral(value: $0, end: word.end, kind: .words) }
  }

  /// An English ordinal number in words.
  private func englishOrdinal(_ start: Int) -> (value: Int, end: Int)? {
    guard let (value, end) = EnglishNumeral.read(scalars, from: start), end > 2,
      ["st", "nd", "rd", "th"].contains(LatinWord(scalars[..<end], from: end - 2).text)
    else { return nil }
    return (value, end)
  }

  /// `The First Book`, `SECOND PART.`, `Erstes Kapitel`
  private func ordinalFirst(_ start: Int) -> Mark? {
    guard let (value, end) = englishOrdinal(start) ?? word(at: start).map({ ($0.value, $0.end) }), at(end) == " " else {
      return nil
    }
    let name = UnitWord(scalars, from: end + 1)
    guard let unit = SectionUnit.words[name.text], let mark = latinTitle(unit, value, name.end) else { return nil }
    // “Second Part Time Job”: only a sign keeps the title apart.
    let isClosed = afterBlanks(name.end) >= scalars.endIndex || at(name.end)?.isBlank == false
    return isClosed ? mark : nil
  }

  private func latinTitle(_ unit: SectionUnit, _ value: Int, _ end: Int) -> Mark? {
    guard let next = at(end) else {
      return Mark(unit: unit, value: value, last: value, titleStart: end, isSetOff: true)
    }
    let start = afterSeparators(end)
    let hasSign = scalars[end..<start].contains { !$0.isBlank }
    if start == end { guard next == "(" || next == "（" || next == "[" || next.isHan else { return nil } }
    // “Chapter 2 tells how” is a sentence: a title begins with a capital, a digit or another script.
    if !hasSign, at(start)?.properties.isLowercase == true { return nil }
    // “Chapter 1.2” and “Part 3-4” are numbers of another kind.
    if hasSign, at(end)?.isBlank == false, at(start)?.digit != nil, !scalars[end..<start].contains(where: \.isBlank) {
      return nil
    }
    return Mark(unit: unit, value: value, last: value, titleStart: start, isSetOff: true)
  }
}
