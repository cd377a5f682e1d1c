import PlatenCore

extension [Inline] {
  /// The same with spaces in place of soft line breaks: where a heading is wrapped in the source means nothing.
  func onOneLine() -> [Inline] {
    var result: [Inline] = []
    for var inline in self {
      if inline == .softBreak { inline = .text(" ") }
      inline.mutateChildren { _, _ in
      } inlines: { inlines, _ in
        inlines = inlines.onOneLine()
      }
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  /// The same without soft line breaks between characters that are set without spaces, such as those of Chinese and Japanese
  /// (CSS Text 3 §4.1.3).
  func joiningUnspacedLines() -> [Inline] {
    var result: [Inline] = []
    for (index, element) in enumerated() {
      var inline = element
      if inline == .softBreak {
        let next = index + 1 < count ? [self[index + 1]].plainText.unicodeScalars.first : nil
        let last = result.last.flatMap { [$0].plainText.unicodeScalars.last }
        if let last, let next, UnspacedScript.joins(last, next) { continue }
      }
      inline.mutateChildren { _, _ in
      } inlines: { inlines, _ in
        inlines = inlines.joiningUnspacedLines()
      }
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }
}

/// Characters that are set without spaces between them.
private enum UnspacedScript {
  static func joins(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    isUnspaced(last) && (isUnspaced(next) || isShared(next)) || isShared(last) && isUnspaced(next)
  }

  /// Letters and punctuation of Chinese and Japanese.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303F, 0x3041...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF01...0xFF9F, 0x1AFF0...0x1B16F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Punctuation that Chinese shares with other scripts.
  private static func isShared(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "·", "—", "―", "‘", "’", "“", "”", "…", "‧": true
    default: false
    }
  }
}
