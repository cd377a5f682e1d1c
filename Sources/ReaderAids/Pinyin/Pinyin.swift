public import PlatenCore

/// Sets Hanyu Pinyin above Chinese text, as ruby.
///
/// Existing ruby is kept. The reading of a character is determined by words of two to four characters or, outside of such words, is
/// the most frequent one. Words with other readings can be given in a list. No other program is needed.
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
            if range.lowerBound > done { result.append(.text(string(scalars[done..<range.lowerBound]))) }
            append(
              Ruby.Segment(base: segment.base, annotation: segment.annotation), to: &result,
              isNext: range.lowerBound == done)
            done = range.upperBound
            count += 1
          }
        }
        offset = end
      }
      if done < scalars.count { result.append(.text(string(scalars[done...]))) }
    }
    if count > 0 { inlines = result }
    return count
  }

  /// Adds a segment to the ruby before it, or begins another.
  private func append(_ segment: Ruby.Segment, to inlines: inout [Inline], isNext: Bool) {
    if isNext, case .ruby(var ruby)? = inlines.last, ruby.annotationLanguage == .pinyin, ruby.attributes.isEmpty {
      ruby.segments.append(segment)
      inlines[inlines.count - 1] = .ruby(ruby)
    } else {
      inlines.append(.ruby(Ruby([segment], annotationLanguage: .pinyin)))
    }
  }

  private func segments(
    _ word: PinyinReader.Word, _ scalars: [Unicode.Scalar]
  ) -> [(range: Range<Int>, base: String, annotation: String)] {
    let spelt = word.syllables.map { options.tones == .numbers && !$0.contains("'") ? PinyinSpelling.numbered($0) : $0 }
    guard options.unit == .character, spelt.count == word.range.count else {
      return [(word.range, string(scalars[word.range]), PinyinSpelling.joined(spelt))]
    }
    return zip(word.range, spelt).map { ($0..<$0 + 1, String(Character(scalars[$0])), $1) }
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
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
    .file(
      "readings", \.readings,
      help: "A file of words with their readings, which take precedence, one per line: 西安,Xi1 an1."),
  ])
}
