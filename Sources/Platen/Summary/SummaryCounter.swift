import PlatenCore

/// Walks a document and counts.
struct SummaryCounter {
  var counts = DocumentSummary.Counts()
  private(set) var glosses: [DocumentSummary.GlossEntry] = []
  private(set) var languages: [DocumentSummary.LanguageShare]
  private var glossPlaces: [[String]: Int] = [:]
  private var languagePlaces: [Language: Int] = [:]
  private var seenNotes: Set<String> = []

  init(_ document: Document) {
    languages = document.metadata.languages.map { .init(language: $0, words: 0, hanCharacters: 0) }
    for (place, share) in languages.enumerated() where languagePlaces[share.language] == nil {
      languagePlaces[share.language] = place
    }
  }

  mutating func count(_ blocks: [Block], _ language: Language) {
    for block in blocks {
      note(block)
      block.forEachChild { blocks, context in
        count(blocks, context.language ?? language)
      } inlines: { inlines, context in
        count(inlines, context.language ?? language)
      }
    }
  }

  /// Counts a block itself.
  private mutating func note(_ block: Block) {
    switch block {
    case .paragraph: counts.paragraphs += 1
    case .heading: counts.headings += 1
    case .list, .definitionList: counts.lists += 1
    case .quote: counts.quotations += 1
    case .code: counts.codeBlocks += 1
    case .table: counts.tables += 1
    case .math: counts.formulas += 1
    case .raw: counts.rawPieces += 1
    case .figure, .division, .parallel, .thematicBreak, .pageBreak: break
    }
  }

  private mutating func count(_ inlines: [Inline], _ language: Language) {
    for inline in inlines where note(inline, language) {
      inline.forEachChild { blocks, context in
        count(blocks, context.language ?? language)
      } inlines: { inlines, context in
        count(inlines, context.language ?? language)
      }
    }
  }

  /// Counts an inline itself, with its own text.
  ///
  /// - Returns: whether what is in it counts.
  private mutating func note(_ inline: Inline, _ language: Language) -> Bool {
    switch inline {
    case .text(let text): count(text, language)
    case .code(let code): count(code.text, code.attributes.language ?? language)
    case .link(let link):
      if link.destination.hasPrefix("#") { counts.internalLinks += 1 } else { counts.externalLinks += 1 }
    case .image(let image):
      counts.pictures += 1
      if !image.isDecorative, image.alternative.allSatisfy(\.isWhitespace) { counts.undescribedPictures += 1 }
    case .ruby(let ruby):
      counts.rubies += 1
      for segment in ruby.segments { count(segment.base, ruby.attributes.language ?? language) }
    case .gloss(let gloss): note(gloss)
    case .note(let note):
      // A note without blocks refers again to the earlier note with the same label.
      guard note.label.map({ seenNotes.insert($0).inserted }) ?? true else { return false }
      counts.notes += 1
    case .math: counts.formulas += 1
    case .raw: counts.rawPieces += 1
    case .emphasis, .strong, .strikethrough, .subscript, .superscript, .span, .softBreak, .lineBreak: break
    }
    return true
  }

  private mutating func note(_ gloss: Gloss) {
    counts.glosses += 1
    let term = gloss.term.plainText
    let counterpart = gloss.counterpart.plainText
    if let place = glossPlaces[[term, counterpart]] {
      glosses[place].count += 1
    } else {
      glossPlaces[[term, counterpart]] = glosses.count
      glosses.append(
        .init(term: term, counterpart: counterpart, counterpartLanguage: gloss.counterpartLanguage, count: 1))
    }
  }

  private mutating func count(_ text: String, _ language: Language) {
    let measure = TextMeasure(text)
    guard measure.words + measure.hanCharacters > 0 else { return }
    counts.words += measure.words
    counts.hanCharacters += measure.hanCharacters
    let place: Int
    if let known = languagePlaces[language] {
      place = known
    } else {
      place = languages.count
      languagePlaces[language] = place
      languages.append(.init(language: language, words: 0, hanCharacters: 0))
    }
    languages[place].words += measure.words
    languages[place].hanCharacters += measure.hanCharacters
  }
}

/// The words and Han characters of a stretch of text.
struct TextMeasure: Hashable {
  private(set) var words = 0
  private(set) var hanCharacters = 0

  /// Counts. A word that is cut by markup is counted as two.
  init(_ text: String) {
    var isInWord = false
    var isAfterJoiner = false
    for scalar in text.unicodeScalars {
      switch Script(scalar) {
      case .han:
        hanCharacters += 1
        isInWord = false
      case .kana, .bopomofo: isInWord = false
      case .latin, .hangul, .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan, .mongolian, .other:
        enterWord(&isInWord)
      case nil:
        // Digits make words too; marks, apostrophes and hyphens do not end one.
        if scalar.properties.numericType != nil {
          enterWord(&isInWord)
        } else if !TextMeasure.joins(scalar) || isAfterJoiner {
          isInWord = false
        }
      }
      isAfterJoiner = TextMeasure.joins(scalar) && !scalar.properties.isGraphemeExtend
    }
  }

  private mutating func enterWord(_ isInWord: inout Bool) {
    if !isInWord { words += 1 }
    isInWord = true
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "-", "\u{2010}", "\u{2011}", ".", ",", "_": true
    default: scalar.properties.isGraphemeExtend
    }
  }
}
