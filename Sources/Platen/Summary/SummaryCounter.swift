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
    for block in blocks { count(block, block.attributes.language ?? language) }
  }

  private mutating func count(_ block: Block, _ language: Language) {
    switch block {
    case .paragraph(let paragraph):
      counts.paragraphs += 1
      count(paragraph.inlines, language)
    case .heading(let heading):
      counts.headings += 1
      count(heading.inlines, language)
    case .list(let list):
      counts.lists += 1
      for item in list.items { count(item.blocks, item.attributes.language ?? language) }
    case .definitionList(let list):
      counts.lists += 1
      for item in list.items {
        for term in item.terms { count(term, language) }
        for definition in item.definitions { count(definition, language) }
      }
    case .quote(let quote):
      counts.quotations += 1
      count(quote.blocks, language)
    case .code: counts.codeBlocks += 1
    case .table(let table):
      counts.tables += 1
      count(table.caption, language)
      for row in table.header + table.rows { for cell in row.cells { count(cell.blocks, language) } }
    case .figure(let figure):
      count(figure.blocks, language)
      count(figure.caption, language)
    case .division(let division): count(division.blocks, language)
    case .parallel(let parallel):
      for row in parallel.rows {
        for (column, passage) in row.passages.enumerated() {
          count(passage, column < parallel.languages.count ? parallel.languages[column] : language)
        }
      }
    case .math: counts.formulas += 1
    case .raw: counts.rawPieces += 1
    case .thematicBreak, .pageBreak: break
    }
  }

  private mutating func count(_ inlines: [Inline], _ language: Language) {
    for inline in inlines { count(inline, language) }
  }

  private mutating func count(_ inline: Inline, _ language: Language) {
    switch inline {
    case .text(let text): count(text, language)
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      count(styled.inlines, styled.attributes.language ?? language)
    case .code(let code): count(code.text, code.attributes.language ?? language)
    case .link(let link):
      if link.destination.hasPrefix("#") { counts.internalLinks += 1 } else { counts.externalLinks += 1 }
      count(link.inlines, link.attributes.language ?? language)
    case .image(let image):
      counts.pictures += 1
      if !image.isDecorative, image.alternative.allSatisfy(\.isWhitespace) { counts.undescribedPictures += 1 }
    case .span(let span): count(span.inlines, span.attributes.language ?? language)
    case .ruby(let ruby):
      counts.rubies += 1
      for segment in ruby.segments { count(segment.base, ruby.attributes.language ?? language) }
    case .gloss(let gloss): count(gloss, language)
    case .note(let note):
      // A note without blocks refers again to the earlier note with the same label.
      guard note.label.map({ seenNotes.insert($0).inserted }) ?? true else { return }
      counts.notes += 1
      count(note.blocks, note.attributes.language ?? language)
    case .math: counts.formulas += 1
    case .raw: counts.rawPieces += 1
    case .softBreak, .lineBreak: break
    }
  }

  private mutating func count(_ gloss: Gloss, _ language: Language) {
    counts.glosses += 1
    count(gloss.term, gloss.attributes.language ?? language)
    count(gloss.counterpart, gloss.counterpartLanguage ?? language)
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
