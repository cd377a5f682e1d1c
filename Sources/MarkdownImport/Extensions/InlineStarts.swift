import PlatenCore
import TextScanning

/// Inlines that CommonMark does not have.
extension InlineParser {
  /// `$x$` and `$$x$$`, as in pandoc: no white space within the dollars at either end, no digit after the last.
  mutating func parseMath(at offset: Int) -> Int {
    if text[offset + 1] == ASCII.backtick, let end = codeMathEnd(from: offset + 2) {
      flushText(to: offset)
      push(.math, offset + 2, end, payload: 0)
      textStart = end + 2
      return textStart
    }
    let isDisplay = text[offset + 1] == ASCII.dollar
    let start = offset + (isDisplay ? 2 : 1)
    guard let end = isDisplay ? displayMathEnd(from: start) : mathEnd(from: start) else { return start }
    flushText(to: offset)
    textStart = end + (isDisplay ? 2 : 1)
    push(.math, start, end, payload: isDisplay ? 1 : 0)
    return textStart
  }

  /// Where ``$`x`$`` ends, as on GitHub: at a backtick with a dollar behind it.
  private mutating func codeMathEnd(from start: Int) -> Int? {
    guard !failures.codeMath else { return nil }
    var offset = start
    while offset < text.count {
      if text[offset] == ASCII.backtick, text[offset + 1] == ASCII.dollar { return offset > start ? offset : nil }
      offset += 1
    }
    failures.codeMath = true
    return nil
  }

  private mutating func mathEnd(from start: Int) -> Int? {
    guard !failures.math, !text[start].isSpaceTabOrLineEnd else { return nil }
    if start >= mathSearch.start, start < mathSearch.end {
      // The same end as from the dollar before: only the backticks between are counted anew.
      mathSearch.backticks -= countBackticks(in: mathSearch.start..<start)
      mathSearch.start = start
    } else {
      guard let end = closingDollar(from: start) else {
        // Whether a dollar can close does not depend on the one that opened.
        failures.math = true
        return nil
      }
      mathSearch = (start, end, countBackticks(in: start..<end))
    }
    // A formula does not end within a code span: `` `$A` costs more than `$B` ``.
    return mathSearch.backticks % 2 == 0 ? mathSearch.end : nil
  }

  private func countBackticks(in range: Range<Int>) -> Int { range.count { text[$0] == ASCII.backtick } }

  private func closingDollar(from start: Int) -> Int? {
    var offset = start
    while offset < text.count {
      if text[offset] == ASCII.backslash {
        offset += 2
        continue
      }
      if text[offset] == ASCII.dollar, offset > start, !text[offset - 1].isSpaceTabOrLineEnd,
        !text[offset + 1].isDigit
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  private mutating func displayMathEnd(from start: Int) -> Int? {
    guard !failures.displayMath else { return nil }
    var offset = start
    while offset < text.count {
      if text[offset] == ASCII.backslash {
        offset += 2
        continue
      }
      if text[offset] == ASCII.dollar, text[offset + 1] == ASCII.dollar {
        return offset > start ? offset : nil
      }
      offset += 1
    }
    failures.displayMath = true
    return nil
  }

  /// `{base|annotation}` and `{page=12}`.
  mutating func parseBrace(at offset: Int, in scope: inout InlineScope) -> Int {
    if let end = parseTextRole(at: offset, in: &scope) { return end }
    if let kind = TemplateMarks.Kind(text, at: offset) { scope.templates.note(kind, at: source(offset)) }
    if options.pageBreaks, let list = AttributeList(text, at: offset),
      list.values.contains(where: { $0.name == "page" })
    {
      flushText(to: offset)
      targets.append(InlineTarget(kind: .span, attributes: list))
      push(.pageBreak, offset, list.end, payload: targets.count - 1)
      textStart = list.end
      return list.end
    }
    guard options.ruby, let end = rubyEnd(from: offset + 1) else { return offset + 1 }
    flushText(to: offset)
    push(.ruby, offset + 1, end)
    textStart = end + 1
    return textStart
  }

  /// The closing brace: there are a CJK character before the first bar and an annotation behind it, and no other braces.
  private func rubyEnd(from start: Int) -> Int? {
    var offset = start
    var bar: Int?
    var hasCJK = false
    while offset < text.count, offset - start < AttributeList.maximumLength {
      switch text[offset] {
      case ASCII.rightBrace:
        guard let bar, hasCJK, bar > start, offset > bar + 1 else { return nil }
        return offset
      case ASCII.leftBrace, ASCII.lineFeed: return nil
      case ASCII.pipe where bar == nil: bar = offset
      case ASCII.backslash: offset += 1
      case 0xE1... where bar == nil: hasCJK = hasCJK || CJK.contains(text.scalar(at: offset).value)
      default: break
      }
      offset += 1
    }
    return nil
  }
}

extension Ruby {
  /// Reads `base|annotation` and `base|one|two`.
  ///
  /// As many annotations as the base has characters stand over one each, whether bars or spaces are between them; else
  /// all of them stand over the whole base.
  init(source: String) {
    var parts: [String] = [""]
    var isEscaped = false
    for scalar in source.unicodeScalars {
      if scalar == "|" && !isEscaped {
        parts.append("")
      } else if scalar == "\\" && !isEscaped {
        isEscaped = true
        continue
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    let base = parts[0]
    var annotations = Array(parts.dropFirst())
    if annotations.count == 1 {
      let words = annotations[0].split(separator: " ")
      if words.count > 1, words.count == base.count { annotations = words.map(String.init) }
    }
    if annotations.count > 1, annotations.count == base.count {
      self.init(zip(base, annotations).map { Segment(base: String($0), annotation: $1) })
    } else {
      self.init([Segment(base: base, annotation: annotations.joined(separator: " "))])
    }
  }
}
