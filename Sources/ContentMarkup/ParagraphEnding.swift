import PlatenCore

/// A paragraph whose last two Chinese characters stay together on one line, with the marks and notes behind them.
///
/// `text-wrap: pretty` keeps one character from standing alone on the last line. Browsers do not heed it where there is ruby, and
/// take the number of a note for company.
struct ParagraphEnding {
  private(set) var start: [Inline]
  private(set) var together: [Inline] = []
  /// Whether one ruby became two.
  private(set) var isRubyDivided = false

  /// Divides running text before its last two characters; `nil` if browsers keep them together by themselves.
  init?(_ inlines: [Inline]) {
    start = inlines
    while case .note? = start.last { together.insert(start.removeLast(), at: 0) }
    let hasNote = !together.isEmpty
    if case .text(let text)? = start.last, text.allSatisfy(\.isClosing) {
      together.insert(.text(text), at: 0)
      start.removeLast()
    }
    if case .ruby(let ruby)? = start.last {
      guard divide(ruby) else { return nil }
    } else if hasNote, case .text(let text)? = start.last {
      guard divide(text) else { return nil }
    } else {
      return nil
    }
  }

  private mutating func divide(_ ruby: Ruby) -> Bool {
    let last = ruby.segments.suffix(2)
    // A word with one annotation is not broken anyway.
    guard last.count == 2, last.allSatisfy({ $0.base.count == 1 }) else { return false }
    var (before, end) = (ruby, ruby)
    before.segments.removeLast(2)
    end.segments = Array(last)
    isRubyDivided = !before.segments.isEmpty
    start.removeLast()
    if isRubyDivided {
      // An id is given once.
      end.attributes.id = nil
      start.append(.ruby(before))
    }
    together.insert(.ruby(end), at: 0)
    return true
  }

  private mutating func divide(_ text: String) -> Bool {
    let words = text[..<(text.lastIndex { !$0.isClosing } ?? text.startIndex)]
    // The index is that of the last character itself.
    guard let first = words.indices.last, words.count > 1, text[first...].prefix(2).allSatisfy(\.isIdeograph) else {
      return false
    }
    start[start.count - 1] = .text(String(text[..<first]))
    together.insert(.text(String(text[first...])), at: 0)
    return true
  }
}

extension Character {
  /// Whether it is a mark that ends a sentence or closes a bracket: it stays with what it follows anyway.
  fileprivate var isClosing: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .closePunctuation, .finalPunctuation, .otherPunctuation: true
      default: false
      }
    }
  }

  fileprivate var isIdeograph: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }
}
