internal import PlatenCore

/// Rewrites one list of inlines with its glosses.
struct GlossBuilder {
  let profile: LanguageProfile
  let context: InlineContext
  /// The scripts of the surroundings.
  let home: ScriptSet

  private var result: [Inline] = []
  /// Inlines that the last gloss has taken from those that follow, and the bytes of the text after them.
  private var skipped = 0
  private var skippedBytes = 0

  init(profile: LanguageProfile, context: InlineContext, home: ScriptSet) {
    self.profile = profile
    self.context = context
    self.home = home
  }

  /// The list with its glosses.
  ///
  /// - Complexity: O(*n*) in bytes: a bracket is looked into, and back from, for a bounded number of characters.
  mutating func rewritten(_ inlines: [Inline]) -> [Inline] {
    result.reserveCapacity(inlines.count + 2)
    var index = 0
    while index < inlines.count {
      skipped = 0
      if case .text(let text) = inlines[index] {
        let start = skippedBytes
        skippedBytes = 0
        text.withUTF8Bytes { add($0, from: start, followedBy: inlines[(index + 1)...], isFirst: index == 0) }
      } else {
        result.append(inlines[index])
      }
      index += 1 + skipped
    }
    return result
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, followedBy next: ArraySlice<Inline>, isFirst: Bool
  ) {
    var done = start
    var searched = start
    while let bracket = Bracket.first(in: bytes, from: searched) {
      searched = bracket.range.upperBound
      guard let inner = counterpart(in: bytes, after: bracket, followedBy: next),
        let term = term(
          in: bytes, done..<bracket.range.lowerBound, bracket, inner, isLast: next.isEmpty, isFirst: isFirst)
      else { continue }
      if term.start > done { result.append(.text(bytes.text(done..<term.start))) }
      if term.isElement { result.removeLast() }
      result.append(.gloss(gloss(term, inner, bracket.form)))
      if inner.isElement {
        // The text goes on in the piece after the element.
        skipped = 1
        skippedBytes = bracket.form.closing.utf8.count
        return
      }
      done = inner.end
      searched = inner.end
    }
    if done < bytes.count { result.append(.text(bytes.text(done..<bytes.count))) }
  }

  private func gloss(_ term: Term, _ counterpart: Counterpart, _ form: Gloss.Form) -> Gloss {
    func language(_ script: Script, of inlines: [Inline]) -> Language? {
      guard !home.contains(script) else { return context.language }
      guard profile.looksAtPassages else { return profile.language(of: script) }
      var passages = EastAsianPassages(of: inlines)
      _ = passages.endParagraph()
      return profile.language(of: script, in: passages.whole)
    }
    return Gloss(
      term: term.inlines, counterpart: counterpart.inlines,
      counterpartLanguage: language(counterpart.measure.script, of: counterpart.inlines),
      form: form,
      attributes: Attributes(language: home.contains(term.script) ? nil : language(term.script, of: term.inlines)))
  }

  // MARK: Counterparts

  private struct Counterpart {
    var inlines: [Inline]
    var measure: TermMeasure
    /// After the closing bracket, if the counterpart is in the same text.
    var end = 0
    var isElement = false
  }

  private func counterpart(
    in bytes: UnsafeBufferPointer<UInt8>, after bracket: Bracket, followedBy next: ArraySlice<Inline>
  ) -> Counterpart? {
    let start = bracket.range.upperBound
    if start == bytes.count { return element(after: bracket, next) }
    var scalars: [Unicode.Scalar] = []
    var offset = start
    while offset < bytes.count, scalars.count <= TermMeasure.longest {
      let (scalar, length) = bytes.scalar(at: offset)
      if scalar == "(" || scalar == "（" { return nil }
      if scalar == ")" || scalar == "）" {
        guard String(Character(scalar)) == bracket.form.closing, let measure = measured(scalars) else { return nil }
        return Counterpart(inlines: [.text(bytes.text(start..<offset))], measure: measure, end: offset + length)
      }
      scalars.append(scalar)
      offset += length
    }
    return nil
  }

  private func measured(_ scalars: [Unicode.Scalar]) -> TermMeasure? {
    guard let measure = TermMeasure(scalars) else { return nil }
    return context.place == .heading || measure.isShort ? measure : nil
  }

  /// A counterpart that is one element: `(`, emphasised text or a run of its language, `)`.
  private func element(after bracket: Bracket, _ next: ArraySlice<Inline>) -> Counterpart? {
    guard let inner = next.first, next.count > 1, isTermElement(inner),
      case .text(let after) = next[next.startIndex + 1], after.hasPrefix(bracket.form.closing),
      let measure = measured(Array(inner.plainText.unicodeScalars))
    else { return nil }
    return Counterpart(inlines: unwrapped(inner), measure: measure, isElement: true)
  }

  private func isTermElement(_ inline: Inline) -> Bool {
    switch inline {
    case .emphasis, .strong, .span, .link: true
    case .text, .strikethrough, .subscript, .superscript, .code, .image, .ruby, .gloss, .note, .math, .raw, .softBreak,
      .lineBreak:
      false
    }
  }

  /// The content of a span that says nothing but a language, which the gloss says too.
  private func unwrapped(_ inline: Inline) -> [Inline] {
    guard case .span(let span) = inline, let language = span.attributes.language,
      span.attributes == Attributes(language: language)
    else { return [inline] }
    return span.inlines
  }

  // MARK: Terms

  private struct Term {
    var inlines: [Inline]
    var script: Script
    /// Where the term begins in the text; its end if it is the element before.
    var start: Int
    var isElement = false
  }

  private func term(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ bracket: Bracket, _ counterpart: Counterpart,
    isLast: Bool, isFirst: Bool
  ) -> Term? {
    if range.isEmpty { return elementTerm(at: range.upperBound, counterpart) }
    let window = TermWindow(bytes, range, isSentenceStart: isFirst)
    if context.place == .heading, isLast, counterpart.end == bytes.count, !counterpart.isElement {
      if let term = headingTerm(bytes, range, counterpart) { return term }
    }
    guard counterpart.measure.isShort,
      let found = TermFinder(window: window, counterpart: counterpart.measure, home: home)
        .term()
    else { return nil }
    return Term(inlines: [.text(bytes.text(found.start..<range.upperBound))], script: found.script, start: found.start)
  }

  /// The element before the bracket, if it can be a term.
  private func elementTerm(at start: Int, _ counterpart: Counterpart) -> Term? {
    guard let last = result.last, isTermElement(last), let measure = TermMeasure(Array(last.plainText.unicodeScalars)),
      measure.script != counterpart.measure.script, measure.isShort
    else { return nil }
    return Term(inlines: unwrapped(last), script: measure.script, start: start, isElement: true)
  }

  /// The text before the bracket, without the number of the heading.
  private func headingTerm(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ counterpart: Counterpart
  ) -> Term? {
    guard range.count <= 400 else { return nil }
    let start = range.lowerBound + HeadingNumber.length(UnsafeBufferPointer(rebasing: bytes[range]))
    let text = bytes.text(start..<range.upperBound)
    guard let script = Script.dominant(in: Array(text.unicodeScalars)[...]), script != counterpart.measure.script,
      bytes[range.upperBound - 1] != 0x20
    else { return nil }
    return Term(inlines: [.text(text)], script: script, start: start)
  }
}

/// The number before a heading's title.
enum HeadingNumber {
  private static let marks = Set(".、．（）()第章节節篇部".unicodeScalars)

  /// How many bytes the number takes with the blanks behind it; 0 if there is none.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = 0
    var marked = false
    while offset < min(bytes.count, 36) {
      let (scalar, length) = bytes.scalar(at: offset)
      let isNumber = scalar.properties.numericType != nil
      if isNumber || marks.contains(scalar) {
        marked = marked || !isNumber
        offset += length
      } else {
        break
      }
    }
    guard marked else { return 0 }
    while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    return offset
  }
}
