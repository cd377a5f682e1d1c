internal import PlatenCore

/// Reads one line as a heading, if it can be one. Whether it is, the whole text decides.
struct HeadingReader {
  private let scalars: [Unicode.Scalar]

  /// Wider text, in columns, is no title: set off from its number, and not.
  private static let widestTitle = 100
  private static let widestJoined = 44
  /// Wider text before a mark is no name of a book, in columns.
  private static let widestPrefix = 40

  /// Makes a reader of a whole line.
  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Whether a heading can begin with a character.
  static func canBegin(with scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.isUppercaseASCII || scalar.isLowercaseASCII || !(scalar.value <= 0x22) }
    if scalar.digit != nil || ChineseNumeral.isDigit(scalar) || Numeral.circled(scalar) != nil { return true }
    return SideName.canBegin(with: scalar) || initials.contains(scalar) || SectionUnit.initials.contains(scalar)
      || (0x2160...0x217F).contains(scalar.value)
      || MarkReader.brackets[scalar] != nil || Decoration.isSign(scalar)
  }

  private static let initials = Set("第제甲乙丙丁戊己庚辛壬癸上中下前后後正卷巻册冊部集篇范範例编編辑輯幕章回话話折讲講课課场場节節单單".unicodeScalars)

  /// What the line names; offsets are in scalars.
  func reading() -> HeadingReading? {
    let (range, isDecorated) = Decoration.inner(scalars)
    let line = scalars[range]
    let start = afterPrefix(line)
    var reading = named(line, at: start)
    if reading == nil, start == line.startIndex {
      reading =
        side(line) ?? alone(line) ?? counted(line, isDecorated: isDecorated) ?? portion(line) ?? prefixed(line)
        ?? asideOf(line)
    }
    guard var reading, reading.main.fit != .none else { return nil }
    reading.isDecorated = isDecorated
    if reading.outer == nil { reading.main.start = line.startIndex } else { reading.outer?.start = line.startIndex }
    return reading
  }

  /// Passes over `正文` and the like, and the name of the book in `《长夜灯》`.
  private func afterPrefix(_ line: ArraySlice<Unicode.Scalar>) -> Int {
    var start = line.startIndex
    for word in ["正文卷", "正文", "VIP卷", "VIP"] where line.starts(with: word.unicodeScalars) {
      start += word.unicodeScalars.count
      break
    }
    if start == line.startIndex, line.first == "《", let close = line.firstIndex(of: "》") { start = close + 1 }
    while start < line.endIndex, line[start].isBlank || "：:·-—_".unicodeScalars.contains(line[start]) { start += 1 }
    return start < line.endIndex ? start : line.startIndex
  }

  // MARK: Named units

  private func named(_ line: ArraySlice<Unicode.Scalar>, at start: Int) -> HeadingReading? {
    guard let mark = MarkReader(scalars: line).mark(at: start) else { return nil }
    if let both = nested(line, start, mark) { return both }
    let main = piece(mark, start..<line.endIndex)
    return HeadingReading(main: main, markStart: start)
  }

  /// `第一卷 少年 第一章 出门`: a volume and its chapter.
  private func nested(_ line: ArraySlice<Unicode.Scalar>, _ start: Int, _ mark: MarkReader.Mark) -> HeadingReading? {
    guard mark.unit.rank < SectionUnit.section.rank else { return nil }
    let reader = MarkReader(scalars: line)
    for index in mark.titleStart..<line.endIndex where index == mark.titleStart || isGap(line, before: index) {
      guard line[index] == "第" || line[index].isUppercaseASCII, let second = reader.mark(at: index) else { continue }
      if second.unit == mark.unit, second.value > mark.value, index == mark.titleStart {
        // `第十二章、第十三章 归程`
        var both = mark
        both.last = second.last
        both.titleStart = second.titleStart
        return HeadingReading(main: piece(both, start..<line.endIndex), markStart: start)
      }
      guard second.unit.rank > mark.unit.rank, second.isSetOff else { continue }
      var end = index
      while end > mark.titleStart, line[end - 1].isBlank || ">|｜/／".unicodeScalars.contains(line[end - 1]) { end -= 1 }
      var outer = piece(mark, start..<max(end, mark.titleStart))
      if outer.titleStart >= end {
        while end > start, line[end - 1].isBlank { end -= 1 }
        (outer.titleStart, outer.end) = (end, end)
      }
      guard outer.fit == .good else { return nil }
      return HeadingReading(outer: outer, main: piece(second, index..<line.endIndex), markStart: start)
    }
    return nil
  }

  private func isGap(_ line: ArraySlice<Unicode.Scalar>, before index: Int) -> Bool {
    index > line.startIndex && isGapSign(line[index - 1])
  }

  private func isGapSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || ":：.．—–-_·・|｜，,/／>".unicodeScalars.contains(scalar)
  }

  private func piece(_ mark: MarkReader.Mark, _ range: Range<Int>) -> HeadingPiece {
    let titleStart = min(mark.titleStart, range.upperBound)
    return HeadingPiece(
      style: .unit(mark.unit), value: mark.value, last: mark.last, start: range.lowerBound, titleStart: titleStart,
      end: range.upperBound, isSetOff: mark.isSetOff, needsSeries: mark.needsSeries,
      fit: fit(scalars[titleStart..<range.upperBound], isSetOff: mark.isSetOff))
  }

  /// `长夜灯 第一章 初雪`: the name of the book before every mark; `国旗下讲话稿 篇1`: that of a collection before every piece.
  private func prefixed(_ line: ArraySlice<Unicode.Scalar>) -> HeadingReading? {
    var width = 0
    for index in line.indices {
      if line[index] == "第", index > line.startIndex, isGap(line, before: index),
        let mark = MarkReader(scalars: line).mark(at: index), mark.isSetOff
      {
        var main = piece(mark, index..<line.endIndex)
        main.needsSeries = true
        return HeadingReading(main: main, markStart: index)
      }
      if line[index] == "篇", index > line.startIndex + 1, let mark = MarkReader(scalars: line).mark(at: index),
        mark.isSetOff
      {
        return HeadingReading(main: piece(mark, index..<line.endIndex), markStart: index)
      }
      if "。，；？！“”".unicodeScalars.contains(line[index]) { return nil }
      width += line[index].isWide ? 2 : 1
      if width > HeadingReader.widestPrefix { return nil }
    }
    return nil
  }

  // MARK: Names and numbers

  /// `番外`, `番外二`, `番外篇：旧信`, `番外 第1章 归来`, `Epilogue: The Letter`.
  private func side(_ line: ArraySlice<Unicode.Scalar>) -> HeadingReading? {
    guard let (role, nameEnd) = SideName.read(line, from: line.startIndex) ?? bracketedName(line) else { return nil }
    var end = nameEnd
    func scalar() -> Unicode.Scalar? { end < line.endIndex ? line[end] : nil }
    func skipBlanks() { while let next = scalar(), next.isBlank { end += 1 } }
    if let next = scalar(), "篇章卷集之".unicodeScalars.contains(next) { end += 1 }
    if scalar() == "之" { end += 1 }
    let named = end
    skipBlanks()
    var value = 0
    if let next = scalar(), MarkReader.brackets[next] != nil, let number = Numeral.read(line, from: end + 1),
      number.end < line.endIndex, line[number.end] == MarkReader.brackets[next]
    {
      (value, end) = (number.value, number.end + 1)
    } else if let number = Numeral.read(line, from: end, words: true), isFree(line, at: number.end) {
      (value, end) = (number.value, number.end)
    } else if let mark = MarkReader(scalars: line).mark(at: end), mark.isSetOff {
      (value, end) = (mark.value, mark.titleStart)
    } else {
      end = named
    }
    let numbered = end
    var hasSign = false
    while let next = scalar(), next.isBlank || ":：.．、—–-_·・".unicodeScalars.contains(next) {
      hasSign = hasSign || !next.isBlank
      end += 1
    }
    let isLatin = line.first.map(UnitWord.isLetter) ?? false
    let isEnclosed = nameEnd > line.startIndex && MarkReader.brackets[line[line.startIndex]] == line[nameEnd - 1]
    let isSetOff = isEnclosed || end > numbered && (hasSign || !isLatin) || end == line.endIndex || numbered > named
    let isBracketed = scalar().map { MarkReader.brackets[$0] == line.last } ?? false
    guard isSetOff || isBracketed else { return nil }
    let title = line[end...]
    return HeadingReading(
      main: HeadingPiece(
        style: .side(role), value: value, last: value, start: line.startIndex, titleStart: end, end: line.endIndex,
        fit: fit(title, isSetOff: true, widest: 60)), markStart: line.startIndex)
  }

  /// `【番外】灰猫`
  private func bracketedName(_ line: ArraySlice<Unicode.Scalar>) -> (role: Role?, end: Int)? {
    guard let closing = line.first.flatMap({ MarkReader.brackets[$0] }),
      let (role, end) = SideName.read(line, from: line.startIndex + 1), end < line.endIndex, line[end] == closing
    else { return nil }
    return (role, end + 1)
  }

  /// `陈小雨番外：灰猫`, `林远番外`: a story beside the main one, about somebody.
  private func asideOf(_ line: ArraySlice<Unicode.Scalar>) -> HeadingReading? {
    let prefix = line.prefix(8).prefix { $0.isHan }
    let start = prefix.indices.dropFirst().first { index in
      HeadingReader.asides.contains { line[index...].starts(with: $0) }
    }
    guard let start, var reading = side(line[start...]),
      reading.main.value > 0 || !reading.main.hasTitle || !line[start + 2].isBlank
    else { return nil }
    reading.main.start = line.startIndex
    reading.markStart = line.startIndex
    return reading
  }

  private static let asides = ["番外"].map { Array($0.unicodeScalars) }

  /// `分节阅读_12`, `长夜灯_分段阅读_12`: what sites cut novels into.
  private func portion(_ line: ArraySlice<Unicode.Scalar>) -> HeadingReading? {
    guard let mark = line.lastIndex(of: "_"), let (value, end) = Numeral.digits(line, from: mark + 1),
      end == line.endIndex,
      ["分节阅读", "分段阅读", "分節閱讀", "分段閱讀"].contains(where: { line[..<mark].suffix(4).elementsEqual($0.unicodeScalars) })
    else { return nil }
    return HeadingReading(
      main: HeadingPiece(
        style: .alone(.digits), value: value, last: value, start: line.startIndex, titleStart: end, end: end,
        needsSeries: true), markStart: line.startIndex)
  }

  private func isFree(_ line: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
    guard index < line.endIndex else { return true }
    return line[index].isBlank || ":：.．、—-·(（".unicodeScalars.contains(line[index])
  }

  /// A number and nothing else: `3`, `3.`, `（三）`, `III`, `【3】`.
  private func alone(_ line: ArraySlice<Unicode.Scalar>) -> HeadingReading? {
    var start = line.startIndex
    var closing: Unicode.Scalar?
    if let first = line.first, let bracket = MarkReader.brackets[first] {
      closing = bracket
      start += 1
    }
    guard let number = Numeral.read(line, from: start, words: true) else { return nil }
    var end = number.end
    if let closing {
      guard end < line.endIndex, line[end] == closing else { return nil }
      end += 1
    } else if end < line.endIndex, ".．、:：)）".unicodeScalars.contains(line[end]) {
      end += 1
    }
    guard end == line.endIndex else { return nil }
    return HeadingReading(
      main: HeadingPiece(
        style: .alone(number.kind), value: number.value, last: number.value, start: line.startIndex, titleStart: end,
        end: end, needsSeries: true), markStart: line.startIndex)
  }

  /// A number, a blank or colon, and a title: `003 初雪`, `3：初雪`, `【三】初雪`, `❸ 初雪`; in a decorated line, `▍三、初雪`.
  private func counted(_ line: ArraySlice<Unicode.Scalar>, isDecorated: Bool) -> HeadingReading? {
    var start = line.startIndex
    let closing = line.first.flatMap { "(（<＜".unicodeScalars.contains($0) ? nil : MarkReader.brackets[$0] }
    if closing != nil { start += 1 }
    guard let number = Numeral.read(line, from: start), number.end < line.endIndex else { return nil }
    let mark = line[number.end]
    if let closing {
      guard mark == closing else { return nil }
    } else if number.kind != .circled {
      let signs = isDecorated ? ":：-—_·|｜、.．" : ":：-—_·|｜"
      guard mark.isBlank || signs.unicodeScalars.contains(mark) else { return nil }
    }
    start = closing == nil && number.kind == .circled ? number.end : number.end + 1
    while start < line.endIndex, line[start].isBlank || "|｜".unicodeScalars.contains(line[start]) { start += 1 }
    guard start < line.endIndex, line[start].isHan || line[start].isUppercaseASCII || line[start].value > 0x2010 else {
      return nil
    }
    return HeadingReading(
      main: HeadingPiece(
        style: .counted(number.kind), value: number.value, last: number.value, start: line.startIndex,
        titleStart: start, end: line.endIndex, needsSeries: true, fit: fit(line[start...], isSetOff: true, widest: 60)),
      markStart: line.startIndex)
  }

  // MARK: Titles

  private func fit(
    _ title: ArraySlice<Unicode.Scalar>, isSetOff: Bool, widest: Int = HeadingReader.widestTitle
  ) -> HeadingPiece.Fit {
    guard let last = title.last else { return .good }
    guard columns(title) <= (isSetOff ? widest : HeadingReader.widestJoined), isBalanced(title) else { return .none }
    if !TitleLikeness.isTitle(title, columns: widest) {
      // `CHAPTER 1. Loomings.`
      let body = title.dropLast()
      let isLatin = last == "." && body.last.map { $0.isLowercaseASCII || $0.isUppercaseASCII } == true
      return isSetOff && isLatin && TitleLikeness.isTitle(body, columns: widest) ? .doubtful : .none
    }
    if last == "！" || last == "？" || last == "!" || last == "?" { return isSetOff ? .good : .doubtful }
    return title.contains("，") && !isSetOff ? .doubtful : .good
  }

  /// Whether every quotation that ends in the title begins in it.
  private func isBalanced(_ title: ArraySlice<Unicode.Scalar>) -> Bool {
    var depth = 0
    for scalar in title {
      switch scalar {
      case "“", "「", "『", "《": depth += 1
      case "”", "」", "』", "》": depth -= 1
      default: continue
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
