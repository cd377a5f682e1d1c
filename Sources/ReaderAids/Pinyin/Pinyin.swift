internal import HanReadings
public import PlatenCore

/// Sets Hanyu Pinyin above Chinese text, as ruby.
///
/// Existing ruby is kept. The reading of a character is determined by words of two to four characters or, outside of such words, is
/// the most frequent one. Words with other readings can be given in a list. No other program is needed.
///
/// - 儿 that is not a syllable of its own has one annotation with the character before it, in known words: 玩儿 is wánr.
/// - The pinyin of a span with the class `name` begins with a capital: `[北京]{.name}` is Běijīng.
/// - With ``PinyinOptions/toneClasses`` the ruby of each syllable has the class `tone-1` to `tone-4`, or `tone-5` for the neutral
///   tone, and EPUB shows the tones in colours. The tone marks or numbers stay.
public struct Pinyin: Transform {
  public static let name = "hanyu-pinyin"
  public static let summary = "Sets pinyin above Chinese text, or only above terms."

  /// The options.
  public var options: PinyinOptions

  /// Makes the transform.
  public init(options: PinyinOptions = PinyinOptions()) { self.options = options }

  public func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    let reader = PinyinReader(overrides: try overrides())
    var seen: Set<String> = []
    var count = 0
    try document.rewriteInlines { inlines, place throws(TransformError) in
      try context.checkCancellation()
      guard isAnnotated(place) else { return }
      count += annotate(&inlines, reader, &seen)
    }
    if count == 0 {
      context.log.report(
        Diagnostic("aids.no-pinyin", .note, "No Chinese text was found that pinyin could stand above."))
    }
  }

  private func isAnnotated(_ place: InlineContext) -> Bool {
    if ["ja", "ko", "vi", "yue"].contains(place.language.primary) { return false }
    switch place.place {
    // The titles of sections are in the table of contents too, where nothing can stand above them.
    case .heading: return false
    case .gloss: return true
    case .text, .caption, .definedTerm, .link: return options.mode != .glosses
    }
  }

  private func overrides() throws(TransformError) -> [String: [String]] {
    guard let file = options.readings else { return [:] }
    var result: [String: [String]] = [:]
    for row in DelimitedText(file.bytes).rows where row.count > 1 && !row[0].isEmpty {
      let syllables = PinyinSpelling.syllables(row[1])
      guard !syllables.isEmpty else { continue }
      result[row[0]] = syllables.count == row[0].unicodeScalars.count ? syllables : [PinyinSpelling.joined(syllables)]
    }
    if result.isEmpty {
      throw TransformError(
        .document, "\(Diagnostic.quoted(file.path)) has no readings",
        advice: "Write a word and its reading a line, with a tab or comma between: 西安,Xi1 an1.")
    }
    return result
  }

  /// Puts ruby above the Han characters of texts; returns how many words.
  private func annotate(_ inlines: inout [Inline], _ reader: PinyinReader, _ seen: inout Set<String>) -> Int {
    var result: [Inline] = []
    var count = 0
    for inline in inlines {
      if case .span(let span) = inline, span.attributes.classes.contains(Pinyin.nameClass) {
        result.append(.span(Pinyin.capitalized(span, isWord: options.unit == .word)))
        count += 1
        continue
      }
      guard case .text(let text) = inline, text.unicodeScalars.contains(where: { Script($0) == .han }) else {
        result.append(inline)
        continue
      }
      let scalars = Array(text.unicodeScalars)
      var done = 0
      var offset = 0
      while offset < scalars.count {
        guard Script(scalars[offset]) == .han else {
          offset += 1
          continue
        }
        var end = offset
        while end < scalars.count, Script(scalars[end]) == .han { end += 1 }
        for word in reader.words(in: scalars[offset..<end]) {
          for segment in segments(word, scalars) where options.mode != .firstUse || seen.insert(segment.base).inserted {
            let range = segment.range
            if range.lowerBound > done { result.append(.text(String(scalars: scalars[done..<range.lowerBound]))) }
            append(
              Ruby.Segment(base: segment.base, annotation: segment.annotation), segment.tone, to: &result,
              isNext: range.lowerBound == done)
            done = range.upperBound
            count += 1
          }
        }
        offset = end
      }
      if done < scalars.count { result.append(.text(String(scalars: scalars[done...]))) }
    }
    if count > 0 { inlines = result }
    return count
  }

  /// Adds a segment to the ruby before it, or begins another: each tone has a class of its own.
  private func append(_ segment: Ruby.Segment, _ tone: Int?, to inlines: inout [Inline], isNext: Bool) {
    if options.toneClasses, let tone {
      let attributes = Attributes(classes: ["tone-\(tone)"])
      inlines.append(.ruby(Ruby([segment], annotationLanguage: .pinyin, attributes: attributes)))
    } else if isNext, case .ruby(var ruby)? = inlines.last, ruby.annotationLanguage == .pinyin, ruby.attributes.isEmpty
    {
      ruby.segments.append(segment)
      inlines[inlines.count - 1] = .ruby(ruby)
    } else {
      inlines.append(.ruby(Ruby([segment], annotationLanguage: .pinyin)))
    }
  }

  /// What one annotation stands above.
  private struct Segment {
    var range: Range<Int>
    var base: String
    var annotation: String
    /// The tone of its only syllable.
    var tone: Int?
  }

  private func segments(_ word: PinyinReader.Word, _ scalars: [Unicode.Scalar]) -> [Segment] {
    let spelt = word.syllables.map { options.tones == .numbers && !$0.contains("'") ? PinyinSpelling.numbered($0) : $0 }
    let isDivided = spelt.count + (word.hasErhua ? 1 : 0) == word.range.count
    guard options.unit == .character, isDivided else {
      let tone = spelt.count == 1 && isDivided ? PinyinSpelling.tone(of: word.syllables[0]) : nil
      return [
        Segment(
          range: word.range, base: String(scalars: scalars[word.range]), annotation: PinyinSpelling.joined(spelt),
          tone: tone)
      ]
    }
    return spelt.indices.map { index in
      let start = word.range.lowerBound + index
      let end = index == spelt.count - 1 ? word.range.upperBound : start + 1
      return Segment(
        range: start..<end, base: String(scalars: scalars[start..<end]), annotation: spelt[index],
        tone: PinyinSpelling.tone(of: word.syllables[index]))
    }
  }

  /// The class of a name: `[北京]{.name}`.
  static let nameClass = "name"

  /// A name, whose pinyin begins with a capital; with one annotation for a word it is one word.
  private static func capitalized(_ span: TextSpan, isWord: Bool) -> TextSpan {
    var span = span
    var isFirst = true
    for index in span.inlines.indices {
      guard case .ruby(var ruby) = span.inlines[index], ruby.annotationLanguage == .pinyin else { continue }
      if isWord, ruby.segments.count > 1 {
        let joined = PinyinSpelling.joined(ruby.segments.map(\.annotation))
        ruby.segments = [Ruby.Segment(base: ruby.segments.map(\.base).joined(), annotation: joined)]
      }
      if isFirst, !ruby.segments.isEmpty {
        ruby.segments[0].annotation = PinyinSpelling.capitalized(ruby.segments[0].annotation)
        isFirst = false
      }
      span.inlines[index] = .ruby(ruby)
    }
    return span
  }

}

/// The options of pinyin.
public struct PinyinOptions: FormatOptions {
  /// The text that gets pinyin.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// All Chinese text except headings.
    case all
    /// The first occurrence of each character or word.
    case firstUse = "first-use"
    /// Only terms with counterparts.
    case glosses
  }

  /// The base of an annotation.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// A single character.
    case character
    /// A word of the list or the table; other characters have an annotation each.
    case word
  }

  /// The notation of tones.
  public enum Tones: String, Hashable, Sendable, CaseIterable {
    /// With marks: zhōng.
    case marks
    /// With numbers: zhong1.
    case numbers
  }

  /// The text that gets pinyin.
  public var mode = Mode.all
  /// The base of an annotation.
  public var unit = Unit.character
  /// The notation of tones.
  public var tones = Tones.marks
  /// Whether the ruby of each syllable has a class for its tone.
  public var toneClasses = false
  /// The list of words and their readings, as CSV or TSV.
  public var readings: Resource?

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<PinyinOptions>([
    .choice(
      "mode", \.mode,
      help: "Annotate all Chinese text, only the first use of each character or word, or only glosses."),
    .choice("ruby", \.unit, help: "Whether each character has an annotation, or each known word."),
    .choice(
      "tones", \.tones,
      help: "Tones as marks (zhōng) or as numbers (zhong1)."),
    .boolean("tone-classes", \.toneClasses, help: "Classes tone-1 to tone-5 for the syllables, coloured in EPUB."),
    .file(
      "readings", \.readings,
      help: "A file of words with their readings, which take precedence, one per line: 西安,Xi1 an1."),
  ])
}
