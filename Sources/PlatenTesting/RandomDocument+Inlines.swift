import PlatenCore

extension RandomDocumentBuilder {
  /// Running text, never empty. In normal form text stands between any two other nodes, and no space or break at an edge.
  ///
  /// Each run of text in a block has a number of nodes that it may still be made of, so that deep nesting is not also wide.
  mutating func inlines(_ place: RandomPlace) -> [Inline] {
    var place = place
    if place.startsText { remainingInlines = 12 }
    place.startsText = false
    if has(.untidy), random.oneIn(3) { return untidyInlines(place) }
    var kinds: [InlineKind] = []
    let count = 1 + random.below(6)
    if random.oneIn(3), let kind = drawInline(place, isAtEdge: true) { kinds.append(kind) }
    while kinds.count < count {
      kinds.append(.text)
      guard kinds.count < count, let kind = drawInline(place, isAtEdge: kinds.count + 1 == count) else { break }
      kinds.append(kind)
    }
    return kinds.indices.map { index in
      guard kinds[index] == .text else { return makeInline(kinds[index], place) }
      return .text(
        text(between: index > 0 ? kinds[index - 1] : nil, and: index + 1 < kinds.count ? kinds[index + 1] : nil))
    }
  }

  /// Text, often with a space towards its neighbours, but none beside a break.
  private mutating func text(between before: InlineKind?, and after: InlineKind?) -> String {
    func mayHaveSpace(_ neighbour: InlineKind?) -> Bool {
      neighbour != nil && neighbour != .softBreak && neighbour != .lineBreak
    }
    var result = text.phrase(&random)
    if mayHaveSpace(before), !random.oneIn(3) { result = " " + result }
    if mayHaveSpace(after), !random.oneIn(3) { result += " " }
    return result
  }

  /// Anything beside anything, and text in pieces.
  private mutating func untidyInlines(_ place: RandomPlace) -> [Inline] {
    var result: [Inline] = []
    for _ in 0..<random.below(6) {
      if random.oneIn(2) {
        result.append(.text(random.pick(["", " ", "\n", "  x ", text.phrase(&random)]) ?? ""))
      } else if let kind = drawInline(place, isAtEdge: false) {
        result.append(makeInline(kind, place))
      }
    }
    return result
  }

  private mutating func drawInline(_ place: RandomPlace, isAtEdge: Bool) -> InlineKind? {
    guard remainingInlines > 0 else { return nil }
    remainingInlines -= 1
    for _ in 0..<2 {
      if let index = inlineDeck.firstIndex(where: { fits($0, place, isAtEdge: isAtEdge) }) {
        return inlineDeck.remove(at: index)
      }
      inlineDeck += random.shuffled(
        InlineKind.allCases.filter { $0 != .text && selection.inlines.contains($0) && !inlineDeck.contains($0) })
    }
    return nil
  }

  private func fits(_ kind: InlineKind, _ place: RandomPlace, isAtEdge: Bool) -> Bool {
    switch kind {
    case .text, .code, .image, .ruby, .math, .raw: true
    case .softBreak, .lineBreak: place.allowsBreaks && !isAtEdge
    case .emphasis, .strong, .strikethrough, .subscript, .superscript:
      place.room >= 2 && !place.styles.contains(kind)
    case .span, .gloss: place.room >= 2
    case .link: place.room >= 2 && (!place.isInLink || has(.nestedLinks))
    case .note: place.room >= 3 && !place.isInLink && (!place.isInNote || has(.nestedNotes))
    }
  }

  private mutating func makeInline(_ kind: InlineKind, _ place: RandomPlace) -> Inline {
    var inside = place.inside
    switch kind {
    case .text: return .text(text.phrase(&random))
    case .emphasis, .strong, .strikethrough, .subscript, .superscript:
      inside.styles.insert(kind)
      return styled(kind, Styled(inlines(inside), attributes: attributes()))
    case .code:
      let code =
        random.pick(["let x = 1", "a`b", "``", "<b>", "&amp;", "|", "\\", "代码", " x ", text.word(&random)]) ?? "x"
      return .code(CodeSpan(code, attributes: attributes(language: false)))
    case .link:
      inside.isInLink = true
      return .link(
        Link(to: destination(), title: title(), inlines(inside), attributes: attributes()))
    case .image: return .image(image())
    case .span:
      var attributes = attributes()
      if attributes.isEmpty { attributes.language = randomLanguage() }
      return .span(TextSpan(inlines(inside), attributes: attributes))
    case .ruby: return .ruby(ruby())
    case .gloss:
      return .gloss(
        Gloss(
          term: inlines(inside), counterpart: inlines(inside),
          counterpartLanguage: random.oneIn(5) ? nil : randomLanguage(),
          form: random.pick(Gloss.Form.allCases) ?? .parentheses, attributes: attributes()))
    case .note: return .note(note(inside))
    case .math: return .math(math(isBlock: false))
    case .raw: return .raw(raw(isBlock: false))
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    }
  }

  private func styled(_ kind: InlineKind, _ styled: Styled) -> Inline {
    switch kind {
    case .emphasis: .emphasis(styled)
    case .strong: .strong(styled)
    case .strikethrough: .strikethrough(styled)
    case .subscript: .subscript(styled)
    case .superscript: .superscript(styled)
    case .text, .code, .link, .image, .span, .ruby, .gloss, .note, .math, .raw, .softBreak, .lineBreak:
      .span(TextSpan(styled.inlines, attributes: styled.attributes))
    }
  }

  /// A note of its own, a note with a label, or another reference to one that stood before.
  private mutating func note(_ place: RandomPlace) -> Note {
    if random.oneIn(4), let label = random.pick(noteLabels) { return Note(label: label, []) }
    var place = place
    place.isInNote = true
    place.isInLink = false
    place.styles = []
    var content = [paragraph(place)]
    if random.oneIn(4) { append(block(place), to: &content) }
    guard random.oneIn(2) else { return Note(content, attributes: attributes()) }
    let label = "\(random.pick(["note", "注", "n"]) ?? "note")-\(noteLabels.count + 1)"
    noteLabels.append(label)
    return Note(label: label, content, attributes: attributes())
  }

  // MARK: Links, pictures, ruby

  private mutating func destination() -> String {
    if text.isHostile, random.oneIn(3), let string = random.pick(HostileStrings.all) { return string }
    if random.oneIn(2), has(.attributes) {
      if random.oneIn(2), let id = random.pick(ids + promisedIDs) { return "#\(id)" }
      let id = nextID()
      promisedIDs.append(id)
      return "#\(id)"
    }
    if has(.danglingReferences), random.oneIn(5) { return random.pick(["#nowhere", "#没有", "other.md#part-1"]) ?? "#" }
    let urls = [
      "https://example.org/a?b=1&c=2#d", "http://example.com/图(1)", "mailto:office@example.org", "tel:+861012345678",
      "https://zh.wikipedia.org/wiki/%E9%AB%98%E9%93%81", "https://example.org/a_b*c",
      "doi:10.1000/182", "urn:isbn:9780000000001", "magnet:?xt=urn:x", "ftp://example.org/a",
    ]
    return random.pick(urls) ?? "https://example.org/"
  }

  private mutating func title() -> String? { random.oneIn(3) ? text.phrase(&random, words: 1...3) : nil }

  mutating func image() -> Image {
    var source = random.pick(resources)?.path ?? "https://example.org/picture.png"
    if has(.danglingReferences), random.oneIn(10) {
      source = random.pick(["missing.png", "https://example.org/p.gif"]) ?? source
    }
    var attributes = attributes(language: false)
    if has(.attributes), random.oneIn(6) {
      attributes.values += [
        Attributes.Value(name: "width", value: "40"), Attributes.Value(name: "height", value: "30"),
      ]
    }
    let isDecorative = has(.attributes) && random.oneIn(6)
    let alternative = isDecorative || random.oneIn(8) ? "" : text.phrase(&random, words: 1...5)
    return Image(
      source: source, alternative: alternative, isDecorative: isDecorative, title: title(), attributes: attributes)
  }

  private mutating func ruby() -> Ruby {
    let syllables = [("银", "yín"), ("行", "háng"), ("高", "gāo"), ("铁", "tiě"), ("𠮷", "jí"), ("漢字", "かんじ"), ("，", "")]
    let segments = (0...random.below(3)).compactMap { _ in random.pick(syllables) }
    return Ruby(
      segments.map { Ruby.Segment(base: $0.0, annotation: $0.1) },
      annotationLanguage: random.oneIn(3) ? nil : .pinyin, attributes: attributes())
  }
}
