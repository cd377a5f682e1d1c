internal import PlatenCore

/// Tells titles from sentences by their looks.
enum TitleLikeness {
  /// Whether a text can be a title: short, and no sentence.
  ///
  /// A sentence ends with a full stop, comma, semicolon, colon or ellipsis, or has a sentence's end inside.
  /// A title may end with a question or exclamation mark.
  static func isTitle(_ text: ArraySlice<Unicode.Scalar>, columns limit: Int) -> Bool {
    guard let last = text.last(where: { !isClosing($0) }), columns(text) <= limit else { return false }
    switch last {
    case "。", "．", ".", "；", ";", "，", ",", "：", ":", "、", "…": return false
    default: break
    }
    return !hasSentenceEnd(text)
  }

  /// Whether a bracket closes that none opened: the line goes on from the one above. Where signs stand around a heading, what is
  /// between them is to be looked at.
  static func closesMore(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var depth = 0
    for scalar in text {
      switch scalar {
      case "(", "（", "[", "【", "「", "《": depth += 1
      case ")", "）", "]", "】", "」", "》":
        depth -= 1
        if depth < 0 { return true }
      default: break
      }
    }
    return false
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "\"", "'", "」", "』", "》": true
    default: false
    }
  }

  /// Whether a sentence ends before the text does: `。`, or a full stop after a word, before a space and a capital.
  private static func hasSentenceEnd(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    for index in text.indices.dropLast() {
      let scalar = text[index]
      if scalar == "。" || scalar == "；" { return true }
      guard scalar == ".", index + 2 < text.endIndex, text[index + 1].isBlank, index - 3 >= text.startIndex else {
        continue
      }
      // “St. Petersburg” and “Mr. Li” are no ends: the word before the stop has four small letters or more.
      let isWord = text[(index - 3)..<index].allSatisfy(\.isLowercaseASCII)
      if isWord, index - 4 >= text.startIndex, text[index - 4].isLowercaseASCII, !text[index + 2].isLowercaseASCII {
        return true
      }
    }
    return false
  }
}
