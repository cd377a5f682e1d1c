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
    case "(", "（": return parenthesised()
    case "①"..."⑳": return finished(.circled, value: Int(first.value) - 0x245F, at: 1)
    default: break
    }
    if first.digit != nil { return decimal() }
    if ChineseNumeral.isDigit(first) { return chinese() }
    return first.isUppercaseASCII ? letterOrRoman() : nil
  }

  /// Passes over blanks after the mark.
  private func finished(
    _ style: NumberStyle, value: Int, parent: [Int] = [], at end: Int, isCanonical: Bool = true
  ) -> NumberedLine {
    var start = end
    while let scalar = at(start), scalar.isBlank { start += 1 }
    return NumberedLine(style: style, value: value, parent: parent, textStart: start, isCanonical: isCanonical)
  }

  // MARK: Digits

  private func decimal() -> NumberedLine? {
    guard var (value, end) = Numeral.digits(scalars, from: 0) else { return nil }
    var parts = [value]
    while at(end) == ".", parts.count < 6, let next = Numeral.digits(scalars, from: end + 1, most: 2) {
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
    if let (value, end) = Numeral.digits(scalars, from: 1, most: 3), let mark = at(end), mark == ")" || mark == "）" {
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

  // MARK: Latin

  private func letterOrRoman() -> NumberedLine? {
    let word = LatinWord(scalars, from: 0)
    let end = word.end
    guard at(end) == ".", at(end + 1)?.isBlank == true, scalars[..<end].allSatisfy(\.isUppercaseASCII) else {
      return nil
    }
    // “C.” counts on from “B.”, and is not a hundred.
    if end > 1 || "ivx".contains(word.text), let value = EnglishNumeral.roman(word.text) {
      return finished(.roman, value: value, at: end + 1)
    }
    guard end == 1, let letter = at(0) else { return nil }
    return finished(.letter, value: Int(letter.value) - 0x40, at: end + 1)
  }
}
