public import PlatenCore

/// Finds terms that are followed by their counterpart in another language: `Taobao Village (淘宝村)`, `淘宝村（Taobao Village）`.
///
/// Each term and its counterpart become a `Gloss`; the characters of the text do not change. The rules:
/// - The bracket contains a single script, different from that of the term before it: at most 12 Han characters (or kana, or Hangul
///   syllables) or 8 words, and no sentence punctuation.
/// - Quoted text directly before the bracket is the term, and so is a name in pinyin with a syllable for each of the Han characters.
///   Otherwise the term extends back over as many words, or Han characters, as the counterpart suggests, but never across
///   punctuation, and it never begins with a function word.
/// - An emphasised term or counterpart, or one that is tagged with its language, is taken as a whole.
/// - In a heading that ends with the bracket, the term is the text before it, without a number.
///
/// Can be applied before or after ``LanguageRuns``; before it is faster.
public struct Glosses: Transform {
  public static let name = "glosses"
  public static let summary = "Marks terms that are followed by their counterpart in another language, in brackets."

  /// Makes the transform.
  public init(options: NoOptions = NoOptions()) {}

  public func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    let profile = LanguageProfile.of(document, context)
    try context.checkCancellation()
    try document.rewriteInlines(Glosses.marking(profile, context))
  }

  /// What marks the glosses of one list after the other.
  private static func marking(
    _ profile: LanguageProfile, _ context: TransformContext
  ) -> (inout [Inline], InlineContext) throws(TransformError) -> Void {
    var scripts = ScriptCache()
    var poll = CancellationPoll()
    return { inlines, place throws(TransformError) in
      if poll.knowsOfCancellation() { try context.checkCancellation() }
      // The halves of a gloss hold no further one.
      guard place.place != .gloss, inlines.mayHoldAnotherScript, inlines.contains(where: Bracket.isIn) else { return }
      let language = place.language == .undetermined ? profile.primary : place.language
      var builder = GlossBuilder(
        profile: profile, context: InlineContext(language: language, place: place.place),
        home: scripts.scripts(of: language))
      inlines = builder.rewritten(inlines)
    }
  }
}

extension Glosses: SectionwiseTransform {
  package func prepare(
    _ document: inout Document, context: TransformContext
  ) async throws(TransformError) -> RunChange {
    let profile = await LanguageProfile.ofSections(of: document, context)
    try context.checkCancellation()
    let language = document.primaryLanguage
    return { blocks throws(TransformError) in
      try blocks.rewriteInlines(in: language, Glosses.marking(profile, context))
    }
  }
}

extension [Inline] {
  /// Whether there may be letters of another script than Latin: of two scripts one is no Latin.
  fileprivate var mayHoldAnotherScript: Bool {
    contains { inline in
      switch inline {
      case .text(let text): text.withUTF8Bytes { $0.mayHoldAnotherScript }
      case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
        .superscript(let styled):
        styled.inlines.mayHoldAnotherScript
      case .link(let link): link.inlines.mayHoldAnotherScript
      case .span(let span): span.inlines.mayHoldAnotherScript
      case .code, .image, .softBreak, .lineBreak: false
      case .ruby, .gloss, .note, .math, .raw: true
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there may be letters of another script than Latin. Letters with accents and quotation marks are none.
  fileprivate var mayHoldAnotherScript: Bool {
    var offset = firstBeyondASCII(from: 0, to: count)
    while offset < count {
      let first = self[offset]
      if first < 0xCD {
        // U+0080 to U+033F: Latin letters and marks.
        offset += 2
      } else if first == 0xE2, self[offset + 1] < 0xB0 {
        // U+2000 to U+2BFF: punctuation and symbols.
        offset += 3
      } else {
        return true
      }
      offset = firstBeyondASCII(from: offset, to: count)
    }
    return false
  }
}

/// An opening bracket that may hold a counterpart.
struct Bracket: Hashable {
  /// The bytes from the bracket, or from the space before it, to what it holds.
  var range: Range<Int>
  /// How it sets off the counterpart.
  var form: Gloss.Form

  /// Whether an inline is text with an opening bracket.
  static func isIn(_ inline: Inline) -> Bool {
    guard case .text(let text) = inline else { return false }
    return text.withUTF8Bytes { first(in: $0, from: 0) != nil }
  }

  /// The first opening bracket at or after an offset.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bracket? {
    var offset = start
    while offset < bytes.count {
      // Eight bytes of ASCII, none of which is a parenthesis: a byte that is one is zero now, and borrows.
      if offset + 8 <= bytes.count {
        let word = bytes.word(at: offset)
        let marked = word ^ 0x2828_2828_2828_2828
        if (word | (marked &- 0x0101_0101_0101_0101) & ~marked) & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      if bytes[offset] == 0x28 {
        let isSpaced = offset > start && bytes[offset - 1] == 0x20
        return isSpaced
          ? Bracket(range: offset - 1..<offset + 1, form: .spacedParentheses)
          : Bracket(range: offset..<offset + 1, form: .parentheses)
      }
      if bytes[offset] == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBC, bytes[offset + 2] == 0x88 {
        return Bracket(range: offset..<offset + 3, form: .fullwidthParentheses)
      }
      // Most of a Chinese text is characters of three bytes that begin with another.
      offset += (0xE0...0xEE).contains(bytes[offset]) ? 3 : 1
    }
    return nil
  }
}
