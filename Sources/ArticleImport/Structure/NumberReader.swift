internal import PlatenCore

/// Reads the number at the beginning of a line.
///
/// - Complexity: O(1); no number is longer than a dozen characters.
struct NumberReader {
  let scalars: ArraySlice<Unicode.Scalar>

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars[...] }

  private func at(_ index: Int) -> Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

  /// The number; `nil` if the line has none.
  func number() -> NumberedLine? {
    guard let first = at(0) else { return nil }
    switch first {
    case "第": return chineseUnit()
    case "篇", "【": return piece()
    case "(", "（": return parenthesised()
    case "①"..."⑳": return finished(.circled, value: Int(first.value) - 0x245F, at: 1)
    default: break
    }
    if first.digit != nil { return decimal() }
    if ChineseNumeral.isDigit(first) { return chinese() }
    return first.isUppercaseASCII ? englishUnit() ?? letterOrRoman() : nil
  }

  /// Passes over blanks after the mark.
  private func finished(
    _ style: NumberStyle, value: Int, parent: [Int] = [], at end: Int, isCanonical: Bool = true, isSetOff: Bool = true
  ) -> NumberedLine {
    var start = end
    while let scalar = at(start), scalar.isBlank { start += 1 }
    return NumberedLine(
      style: style, value: value, parent: parent, textStart: start, isCanonical: isCanonical,
      isSetOff: isSetOff || start > end || at(end) == nil)
  }

  // MARK: Digits

  private func digits(from start: Int, most: Int = 3) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while let digit = at(end)?.digit, end - start < most {
      value = value * 10 + digit
      end += 1
    }
    return end > start && at(end)?.digit == nil ? (value, end) : nil
  }

  private func decimal() -> NumberedLine? {
    guard var (value, end) = digits(from: 0) else { return nil }
    var parts = [value]
    while at(end) == ".", parts.count < 6, let next = digits(from: end + 1, most: 2) {
      parts.append(next.value)
      (value, end) = next
    }
    guard let mark = at(end) else { return nil }
    if parts.count == 1 {
      switch mark {
      case ".", "．", "、":
        // 1.a and example.com are no numbers: in Latin text a space follows the full stop.
        guard mark != "." || at(end + 1).map({ $0.isBlank || Script($0) != .latin && $0.digit == nil }) == true else {
          return nil
        }
        return finished(
          .decimal(depth: 1), value: value, at: end + 1, isCanonical: mark == "." && at(0)?.value ?? 0 < 0x80)
      case ")", "）":
        return finished(.decimalBeforeParenthesis, value: value, at: end + 1, isCanonical: mark == ")")
      default: return nil
      }
    }
    let after = mark == "." || mark == "．" || mark == "、" ? end + 1 : end
    guard let next = at(after), next.isBlank || next.isHan else { return nil }
    return finished(.decimal(depth: parts.count), value: value, parent: Array(parts.dropLast()), at: after)
  }

  private func parenthesised() -> NumberedLine? {
    if let (value, end) = digits(from: 1), let mark = at(end), mark == ")" || mark == "）" {
      return finished(.parenthesisedDecimal, value: value, at: end + 1, isCanonical: false)
    }
    if let (value, end) = ChineseNumeral.read(scalars, from: 1), let mark = at(end), mark == ")" || mark == "）" {
      return finished(.parenthesisedChinese, value: value, at: end + 1, isCanonical: false)
    }
    return nil
  }

  // MARK: Chinese

  private func chinese() -> NumberedLine? {
    guard let (value, end) = ChineseNumeral.read(scalars, from: 0), let mark = at(end) else { return nil }
    guard mark == "、" || mark == "．" || mark == "." else { return nil }
    return finished(.chinese, value: value, at: end + 1, isCanonical: mark == "、")
  }

  private func chineseUnit() -> NumberedLine? {
    var start = 1
    while let scalar = at(start), scalar.isBlank, start < 3 { start += 1 }
    guard let (value, last) = ChineseNumeral.read(scalars, from: start) ?? digits(from: start) else { return nil }
    var end = last
    while let scalar = at(end), scalar.isBlank { end += 1 }
    guard let unit = at(end) else { return nil }
    switch unit {
    case "卷", "册", "冊": return unitTitle(.volume, value, end + 1)
    case "部":
      return unitTitle(.part, value, at(end + 1) == "分" ? end + 2 : end + 1)
    case "篇", "编", "編", "辑", "輯": return unitTitle(.part, value, end + 1)
    case "章", "回", "讲", "講", "课", "課": return unitTitle(.chapter, value, end + 1)
    case "节", "節": return unitTitle(.section, value, end + 1)
    case "条", "條": return unitTitle(.article, value, end + 1)
    default: return nil
    }
  }

  /// What follows the name of a unit: a colon, a blank, the title at once, or nothing.
  private func unitTitle(_ unit: NamedUnit, _ value: Int, _ end: Int) -> NumberedLine {
    switch at(end) {
    case ":", "：", ".", "．", "、", "—", "–", "-", "·":
      var end = end + 1
      while let scalar = at(end), scalar == "—" { end += 1 }
      return finished(.named(unit), value: value, at: end)
    default: return finished(.named(unit), value: value, at: end, isSetOff: false)
    }
  }

  private func piece() -> NumberedLine? {
    let bracketed = at(0) == "【"
    let start = bracketed ? 2 : 1
    guard !bracketed || at(1) == "篇",
      let (value, end) = ChineseNumeral.read(scalars, from: start) ?? digits(from: start)
    else { return nil }
    switch at(end) {
    case "】" where bracketed, "：" where !bracketed, ":" where !bracketed, "、" where !bracketed:
      return finished(.piece, value: value, at: end + 1)
    case nil where !bracketed: return finished(.piece, value: value, at: end)
    case .some, nil: return nil
    }
  }

  // MARK: Latin

  private func word(from start: Int) -> (text: String, end: Int) {
    var end = start
    var text = String.UnicodeScalarView()
    while let scalar = at(end), scalar.isUppercaseASCII || scalar.isLowercaseASCII, end - start < 12 {
      text.append(scalar)
      end += 1
    }
    return (String(text).lowercased(), end)
  }

  private func englishUnit() -> NumberedLine? {
    let (name, nameEnd) = word(from: 0)
    guard let unit = EnglishNumeral.units[name], at(nameEnd)?.isBlank == true else { return nil }
    let start = nameEnd + 1
    guard let (value, end) = digits(from: start) ?? EnglishNumeral.read(word(from: start)) else { return nil }
    switch at(end) {
    case nil: return finished(.named(unit), value: value, at: end)
    case ".", ":", "：", "—", "–", "-", "．": return finished(.named(unit), value: value, at: end + 1)
    case .some(let mark) where mark.isBlank || mark == "(" || mark == "（":
      // “Chapter 2 tells how” is a sentence: a title begins with a capital, a digit or another script.
      let line = finished(.named(unit), value: value, at: end)
      return at(line.textStart)?.isLowercaseASCII == true ? nil : line
    case .some: return nil
    }
  }

  private func letterOrRoman() -> NumberedLine? {
    let (text, end) = word(from: 0)
    guard at(end) == ".", at(end + 1)?.isBlank == true, scalars[..<end].allSatisfy(\.isUppercaseASCII) else {
      return nil
    }
    if let value = EnglishNumeral.roman(text) { return finished(.roman, value: value, at: end + 1) }
    guard end == 1, let letter = at(0) else { return nil }
    return finished(.letter, value: Int(letter.value) - 0x40, at: end + 1)
  }
}
