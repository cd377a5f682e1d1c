internal import HanReadings
internal import PlatenCore

/// The terms of a document, each once.
struct GlossaryEntries {
  private struct Entry {
    var gloss: Gloss
    /// The language of the term.
    var language: Language
    /// The number among all different glosses, from 1, in the order of appearance.
    var number: Int
    /// What it is sorted by.
    var key: [String] = []
    /// Whether it stands under its counterpart, since that is what the order goes by.
    var isTurned = false

    var firstUse: String { gloss.attributes.id ?? "gloss-\(number)" }
    var anchor: String { "glossary-\(number)" }
  }

  private struct Key: Hashable {
    var term: String
    var counterpart: String

    init(_ gloss: Gloss) {
      term = gloss.term.baseText.lowercased()
      counterpart = gloss.counterpart.baseText.lowercased()
    }
  }

  private var entries: [Entry] = []
  private var numbers: [Key: Int] = [:]

  var isEmpty: Bool { entries.isEmpty }

  init(_ document: Document) {
    document.forEachInlines { inlines, place in
      for case .gloss(let gloss) in inlines {
        let key = Key(gloss)
        guard numbers[key] == nil, !key.term.isEmpty else { continue }
        numbers[key] = entries.count
        entries.append(
          Entry(gloss: gloss, language: gloss.attributes.language ?? place.language, number: entries.count + 1))
      }
    }
  }

  mutating func sort(by order: GlossaryOptions.Order) {
    let reader = PinyinReader()
    for index in entries.indices {
      let gloss = entries[index].gloss
      let halves = [gloss.term.baseText, gloss.counterpart.baseText]
      func half(with script: Script) -> String? {
        guard let place = halves.firstIndex(where: { $0.unicodeScalars.contains { Script($0) == script } }) else {
          return nil
        }
        // Whoever looks for a Chinese word by its sound or strokes looks for it at the head of an entry.
        entries[index].isTurned = place == 1 && script == .han
        return halves[place]
      }
      switch order {
      case .appearance: break
      case .strokes:
        entries[index].key = half(with: .han).map { StrokeOrder.key(of: $0) } ?? ["~" + halves[0].lowercased()]
      case .latin: entries[index].key = [(half(with: .latin) ?? halves[0]).lowercased()]
      case .pinyin:
        // Chinese dictionaries have words that begin with letters (字母词: AI, T恤) in a part of their own behind the others.
        guard let han = half(with: .han),
          han.unicodeScalars.first(where: { Script($0) == .han || Script($0) == .latin }).map(Script.init) == .han
        else {
          entries[index].key = ["~", (half(with: .han) ?? halves[0]).lowercased()]
          continue
        }
        let scalars = Array(han.unicodeScalars)
        let syllables = reader.words(in: scalars[...]).flatMap(\.syllables).map { PinyinSpelling.numbered($0) }
        // Syllable by syllable, the letters before the tones.
        entries[index].key = syllables.map { $0.lowercased().replacing("ü", with: "u{") } + [han]
      }
    }
    guard order != .appearance else { return }
    entries.sort { left, right in
      left.key == right.key ? left.number < right.number : left.key.lexicographicallyPrecedes(right.key)
    }
  }

  /// Makes the first use of each term a place that links lead to, and a link to the glossary.
  func link(_ document: inout Document) {
    var open = Dictionary(uniqueKeysWithValues: entries.map { (Key($0.gloss), $0) })
    document.rewriteInlines { inlines, place in
      for index in inlines.indices {
        guard case .gloss(var gloss) = inlines[index], let entry = open.removeValue(forKey: Key(gloss)) else {
          continue
        }
        gloss.attributes.id = entry.firstUse
        // A link within a link is none; in a heading it would be in the table of contents.
        let holdsLink = gloss.term.contains { if case .link = $0 { true } else { false } }
        if place.place != .link, place.place != .heading, !holdsLink {
          gloss.term = [.link(Link(to: "#" + entry.anchor, gloss.term))]
        }
        inlines[index] = .gloss(gloss)
      }
    }
  }

  /// The chapter.
  func chapter(in document: Document) -> Division {
    let title = Vocabulary(for: document.primaryLanguage).name(of: .glossary)
    let items = entries.map { entry in
      func marked(_ language: Language?) -> Language? { language == document.primaryLanguage ? nil : language }
      let halves = [(entry.gloss.term, entry.language), (entry.gloss.counterpart, entry.gloss.counterpartLanguage)]
      let (head, meaning) = entry.isTurned ? (halves[1], halves[0]) : (halves[0], halves[1])
      let holdsLink = head.0.contains { if case .link = $0 { true } else { false } }
      let term = Inline.span(
        TextSpan(
          holdsLink ? head.0 : [.link(Link(to: "#" + entry.firstUse, head.0))],
          attributes: Attributes(
            id: entry.anchor, language: marked(head.1), values: [Attributes.Value(name: "element", value: "dfn")])))
      return DefinitionList.Item(
        terms: [[term]],
        definitions: [[.paragraph(Paragraph(meaning.0, attributes: Attributes(language: marked(meaning.1))))]])
    }
    return Division(
      role: .glossary,
      [.heading(Heading(level: 1, [.text(title)])), .definitionList(DefinitionList(items, isTight: true))])
  }
}

extension [Inline] {
  /// The text without its ruby annotations.
  var baseText: String {
    map { inline in
      switch inline {
      case .ruby(let ruby): ruby.segments.map(\.base).joined()
      case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
        .superscript(let styled):
        styled.inlines.baseText
      case .link(let link): link.inlines.baseText
      case .span(let span): span.inlines.baseText
      case .text, .code, .image, .gloss, .note, .math, .raw, .softBreak, .lineBreak: [inline].plainText
      }
    }.joined()
  }
}
