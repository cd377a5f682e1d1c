public import PlatenCore

extension Document {
  /// Joins several documents into one book.
  ///
  /// - Ids and note labels are made unique: the first part that uses a name keeps it; in later parts, the name of the file is
  ///   put before it (`intro` becomes `ch2-intro`).
  /// - Links from one part to another, `ch2.md#intro`, `ch2.md`, `ch2.html` or `guide/`, become links within the book. A
  ///   fragment that is not an id is taken as the name of a heading, formed as on GitHub.
  /// - Resources with the same bytes are stored once. Different resources with the same path get the name of the part before it.
  /// - Each property of the metadata is taken from the first part that has it. The languages of all parts are combined.
  /// - If the parts have different titles, each becomes a chapter under a heading of level 1 with its title, and its own headings
  ///   are placed below that.
  /// - A part with another main language than the book is put into a division with that language.
  ///
  /// Decisions and losses are reported with ids that begin with `join.`. A single document is returned unchanged.
  ///
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  public static func joining(_ parts: [DocumentPart], log: ReportLog) -> Document {
    guard let first = parts.first else { return Document() }
    guard parts.count > 1 else { return first.document }
    let parts = parts.map { $0.beginningWithItsTitle() }
    let chapters = chapterTitles(of: parts)
    var joined = JoinedParts(parts, titled: Set(chapters.keys), log: log)
    if !chapters.isEmpty, first.document.metadata.title != nil { joined.reportAssumedTitle() }
    for (index, part) in parts.enumerated() {
      let chapter = Chapter(
        part: part, body: joined.bodies[index], title: chapters[index], startID: joined.startIDs[index],
        bookLanguage: joined.book.primaryLanguage)
      joined.book.body += chapter.blocks(log: log)
    }
    joined.titleLinks()
    return joined.book
  }

  /// Joins the parts of a book whose structure is given by a summary; otherwise like ``joining(_:log:)``.
  ///
  /// - Parameters:
  ///   - parts: the parts in their order.
  ///   - places: where each stands; as many as there are parts.
  static func joining(_ parts: [DocumentPart], at places: [BookPlace], log: ReportLog) -> Document {
    let parts = parts.map { $0.beginningWithItsTitle() }
    let untitled = zip(parts, places).enumerated().filter { !$0.element.1.isTitled($0.element.0.document.body) }
    var joined = JoinedParts(parts, titled: Set(untitled.map(\.offset)), log: log)
    for (index, (part, place)) in zip(parts, places).enumerated() {
      let blocks = place.blocks(of: joined.bodies[index], startID: joined.startIDs[index]) {
        log.report(.headingLevel(at: part.start))
      }
      joined.book.body += Block.inLanguage(of: part, blocks, in: joined.book.primaryLanguage)
    }
    joined.titleLinks()
    return joined.book
  }

  /// The titles of the parts that become chapters, by their numbers: if there is more than one title between the parts, and
  /// a part does not begin with its own already.
  private static func chapterTitles(of parts: [DocumentPart]) -> [Int: Title] {
    let titles = parts.map(\.document.metadata.title)
    guard Set(titles.compactMap { $0?.whole }).count > 1 else { return [:] }
    var result: [Int: Title] = [:]
    for (index, part) in parts.enumerated() {
      guard let title = titles[index] else { continue }
      let heading = Block.title(of: part.document.body)?.inlines.plainText
      if !title.isSaid(by: heading) { result[index] = title }
    }
    return result
  }
}

/// One part on its way into the book.
private struct Chapter {
  let part: DocumentPart
  let body: [Block]
  /// The title of a part that becomes a chapter of its own.
  let title: Title?
  /// The id that the first node needs, because a link leads to the part as a whole.
  let startID: String?
  let bookLanguage: Language

  func blocks(log: ReportLog) -> [Block] {
    if let title {
      let language = part.document.metadata.languages.first.flatMap { $0 == bookLanguage ? nil : $0 }
      let heading = Heading(level: 1, title.inlines, attributes: Attributes(id: startID))
      let division = Division(
        role: .chapter, [.heading(heading)] + shifted(log: log), attributes: Attributes(language: language))
      return [.division(division)]
    }
    return Block.identified(Block.inLanguage(of: part, body, in: bookLanguage), startID)
  }

  /// The body with its headings below level 1.
  private func shifted(log: ReportLog) -> [Block] {
    let levels = HeadingLevels(of: body)
    guard let lowest = levels.lowest, lowest < 2 else { return body }
    if levels.highest == 6 { log.report(.headingLevel(at: part.start)) }
    return HeadingLevels.moved(body, by: 1)
  }
}

extension Diagnostic {
  /// There are six levels of headings, and a part has more below its place in the book.
  static func headingLevel(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "join.heading-level", .warning,
      "Headings of level 6 cannot move down below the chapter’s title, and stay beside those of level 5.", at: location,
      loss: .simplified)
  }
}

extension Block {
  /// The blocks, of which the first has an id if one is needed.
  static func identified(_ blocks: [Block], _ id: String?) -> [Block] {
    guard let id, blocks.first?.attributes.id != id else { return blocks }
    switch blocks.first {
    case .raw, nil:
      // Raw markup has no attributes. A division around it alone leaves the headings that follow where they are.
      return [.division(Division(Array(blocks.prefix(1)), attributes: Attributes(id: id)))] + blocks.dropFirst()
    case .some:
      var blocks = blocks
      blocks[0].attributes.id = id
      return blocks
    }
  }

  /// The blocks of a part, marked with its main language if that is not the book's.
  fileprivate static func inLanguage(of part: DocumentPart, _ blocks: [Block], in book: Language) -> [Block] {
    part.document.metadata.languages.first.flatMap { $0 == book ? nil : inLanguage($0, blocks) } ?? blocks
  }
}

extension Block {
  /// Says of what language some blocks are. Headings stay where they are, so that the same sections begin with them; what
  /// stands between them goes into divisions.
  private static func inLanguage(_ language: Language, _ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    var text: [Block] = []
    func endText() {
      if !text.isEmpty { result.append(.division(Division(text, attributes: Attributes(language: language)))) }
      text = []
    }
    for block in blocks {
      switch block {
      case .heading, .division:
        endText()
        var block = block
        block.attributes.language = block.attributes.language ?? language
        result.append(block)
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        text.append(block)
      }
    }
    endText()
    return result
  }
}
