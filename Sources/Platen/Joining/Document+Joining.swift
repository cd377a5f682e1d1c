public import PlatenCore

extension Document {
  /// Joins several documents into one book.
  ///
  /// - Ids and note labels of each part are kept apart: the first part that uses a name keeps it, in a later one it gets
  ///   the part's file name in front (`intro` becomes `ch2-intro`).
  /// - Links from one part to another, `ch2.md#intro`, `ch2.md`, `ch2.html` or `guide/`, become links within the book. A
  ///   fragment that is no id leads to the heading that has this name on GitHub.
  /// - Resources with the same bytes are stored once; different ones under one path get the part's name in front.
  /// - What is known about the first part is known about the book. What is not, is taken from the next that knows.
  ///   Languages add up.
  /// - If the parts have more than one title between them, they are works of their own: each becomes a chapter, under a
  ///   heading of level 1 with its title, and its own headings move below that.
  /// - A part whose main language is not the book's is put into a division that says so.
  ///
  /// What is decided or lost is reported with ids that begin with `join.`. One document alone is returned as it is.
  ///
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  public static func joining(_ parts: [DocumentPart], log: ReportLog) -> Document {
    guard let first = parts.first else { return Document() }
    guard parts.count > 1 else { return first.document }
    let chapters = chapterTitles(of: parts)
    var parts = parts
    let plan = JoinPlan(&parts, titled: Set(chapters.keys), log: log)
    var bodies: [[Block]] = []
    var linked: Set<Int> = []
    var book = Document(metadata: first.document.metadata, resources: plan.resources)
    book.metadata.coverImage = nil
    for (index, part) in parts.enumerated() {
      var editor = PartEditor(plan, part: part, index: index, log: log)
      var body = part.document.body
      editor.walk(&body)
      linked.formUnion(editor.linkedParts)
      bodies.append(body)
      var metadata = part.document.metadata
      metadata.coverImage = metadata.coverImage.map { plan.renamings[index].resources[$0] ?? $0 }
      if index == 0 { book.metadata.coverImage = metadata.coverImage }
      let unused = index == 0 ? [] : book.metadata.fill(from: metadata)
      if !unused.isEmpty {
        log.report(
          Diagnostic(
            "join.metadata-unused", .note,
            "not used, because an earlier file says something else: \(unused.joined(separator: ", "))", at: part.start))
      }
    }
    if !chapters.isEmpty, first.document.metadata.title != nil {
      log.report(
        Diagnostic(
          "join.title-assumed", .note, "the book takes the title of its first file, unless another is given",
          at: first.start)
      )
    }
    for (index, part) in parts.enumerated() {
      let chapter = Chapter(
        part: part, body: bodies[index], title: chapters[index],
        startID: linked.contains(index) ? plan.renamings[index].startID : nil, bookLanguage: book.primaryLanguage)
      book.body += chapter.blocks(log: log)
    }
    return book
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
      if heading != title.whole, heading != title.text { result[index] = title }
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
    let language = part.document.metadata.languages.first.flatMap { $0 == bookLanguage ? nil : $0 }
    if let title {
      let heading = Heading(level: 1, title.inlines, attributes: Attributes(id: startID))
      let division = Division(
        role: .chapter, [.heading(heading)] + shifted(log: log), attributes: Attributes(language: language))
      return [.division(division)]
    }
    return identified(language.map { Block.inLanguage($0, body) } ?? body)
  }

  /// The blocks, of which the first has the id that links to the part need.
  private func identified(_ blocks: [Block]) -> [Block] {
    guard let startID, body.first?.attributes?.id != startID else { return blocks }
    var blocks = blocks
    if var attributes = blocks.first?.attributes {
      attributes.id = startID
      blocks[0].set(attributes)
      return blocks
    }
    // Raw markup has no attributes. A division around it alone leaves the headings that follow where they are.
    return [.division(Division(Array(blocks.prefix(1)), attributes: Attributes(id: startID)))] + blocks.dropFirst()
  }

  /// The body with its headings below level 1.
  private func shifted(log: ReportLog) -> [Block] {
    var levels = HeadingLevels()
    levels.measure(body)
    guard let lowest = levels.lowest, lowest < 2 else { return body }
    if let highest = levels.highest, highest == 6 {
      log.report(
        Diagnostic(
          "join.heading-level", .warning,
          "headings of level 6 cannot move down below the chapter’s title, and stay beside those of level 5",
          at: part.start, loss: .simplified))
    }
    return HeadingLevels.lowered(body)
  }
}

extension Block {
  /// Says of what language some blocks are. Headings stay where they are, so that the same sections begin with them; what
  /// stands between them goes into divisions.
  fileprivate static func inLanguage(_ language: Language, _ blocks: [Block]) -> [Block] {
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
        var attributes = block.attributes ?? .none
        attributes.language = attributes.language ?? language
        block.set(attributes)
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
