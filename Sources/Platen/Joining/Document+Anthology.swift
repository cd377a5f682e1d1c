public import PlatenCore

extension Document {
  /// Joins several articles into one book, in which each remains a separate work.
  ///
  /// - Each article becomes a chapter, in a division with the class `Division.articleClass`: its title, its authors and date, its text,
  ///   and at the end its source and rights. Its headings are placed below its title. Notes are numbered by article.
  /// - The metadata of the book lists the authors of all articles once, and their languages and subjects. Other metadata, such as
  ///   the publisher, is that of the book if all articles have the same, and stays with the articles otherwise. Set the title of the
  ///   book with ``setMetadata(_:resources:)``.
  /// - Ids, labels, links and resources are joined as in ``joining(_:log:)``.
  ///
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  public static func anthology(of parts: [DocumentPart], log: ReportLog) -> Document {
    let places = parts.enumerated().map {
      BookPlace(level: 1, title: [.text($0.element.prefix(number: $0.offset + 1))])
    }
    return anthology(of: parts, at: places, log: log)
  }

  /// Joins articles whose places in the book are given by a summary.
  static func anthology(of parts: [DocumentPart], at given: [BookPlace], log: ReportLog) -> Document {
    // What an article calls itself comes before what a list calls it.
    let places = zip(parts, given).map { part, place in
      var place = place
      if let title = part.document.metadata.title { place.title = title.inlines }
      return place
    }
    let untitled = zip(parts, places).enumerated().filter { !$0.element.1.isTitled($0.element.0.document.body) }
    var joined = JoinedParts(
      parts, titled: Set(untitled.map(\.offset)), metadata: Metadata(gathering: parts.map(\.document.metadata)),
      log: log)
    for (index, (part, place)) in zip(parts, places).enumerated() {
      let start = joined.startIDs[index]
      var blocks = place.blocks(of: joined.bodies[index], startID: start) { log.report(.headingLevel(at: part.start)) }
      // The titles of the book's parts stand outside of the article.
      joined.book.body += blocks.prefix(place.titlesBefore.count)
      blocks.removeFirst(place.titlesBefore.count)
      let article = Article(part.document.metadata, in: joined.book.primaryLanguage)
      joined.book.body.append(article.division(blocks))
    }
    return joined.book
  }
}

/// What is said about an article beside its text.
private struct Article {
  let metadata: Metadata
  let language: Language?
  let vocabulary: Vocabulary

  /// - Parameter book: the main language of the book.
  init(_ metadata: Metadata, in book: Language) {
    self.metadata = metadata
    let own = metadata.languages.first ?? book
    language = own == book ? nil : own
    vocabulary = Vocabulary(for: own)
  }

  func division(_ blocks: [Block]) -> Block {
    var blocks = blocks
    let title = blocks.firstIndex { if case .heading = $0 { true } else { false } }
    blocks.insert(contentsOf: head, at: title.map { $0 + 1 } ?? 0)
    if !credits.isEmpty {
      blocks.append(.division(Division(credits, attributes: Attributes(classes: ["article-credits"]))))
    }
    return .division(
      Division(
        role: .chapter, blocks, attributes: Attributes(classes: [Division.articleClass], language: language)))
  }

  /// The subtitle, and a line with names and date.
  private var head: [Block] {
    var result: [Block] = []
    if let subtitle = metadata.subtitle {
      result.append(.paragraph(Paragraph(subtitle.inlines, attributes: Attributes(classes: ["article-subtitle"]))))
    }
    var line: [Inline] = []
    func add(_ inlines: [Inline]) { line.join((line.isEmpty ? [] : [.text(" · ")]) + inlines) }
    for creator in metadata.creators {
      add([.span(TextSpan(inlines(of: creator), attributes: Attributes(classes: [Division.authorClass])))])
    }
    for contributor in metadata.contributors { add(inlines(of: contributor)) }
    if let date = metadata.published { add([.text(date.description)]) }
    if !line.isEmpty {
      result.append(.paragraph(Paragraph(line, attributes: Attributes(classes: [Division.bylineClass]))))
    }
    return result
  }

  private func inlines(of contributor: Contributor) -> [Inline] {
    var result: [Inline] = [.text(contributor.name)]
    for alternate in contributor.alternates {
      result.join([.text(" "), .span(TextSpan(alternate.text, language: alternate.language))])
    }
    if let role = vocabulary.name(ofRelator: contributor.role) {
      result.join([.text(vocabulary.isChinese ? "（\(role)）" : " (\(role))")])
    }
    return result
  }

  /// Where it was published, and who holds which rights.
  private var credits: [Block] {
    var lines: [String] = []
    if let source = metadata.source { lines.append(vocabulary.source(source)) }
    if let publisher = metadata.publisher { lines.append(publisher) }
    lines += metadata.identifiers.map { identifier in
      switch identifier.scheme {
      case .isbn, .doi: "\(identifier.scheme.rawValue.uppercased()) \(identifier.value)"
      case .uri, .uuid, .other: identifier.value
      }
    }
    if let rights = metadata.rights { lines.append(rights) }
    return lines.map { .paragraph(Paragraph([.text($0)])) }
  }
}

extension [Inline] {
  /// Adds inlines, of which a text goes on with a text before it: so it is read back from any format.
  fileprivate mutating func join(_ others: [Inline]) {
    for other in others {
      if case .text(let text) = other, case .text(let before)? = last {
        self[count - 1] = .text(before + text)
      } else {
        append(other)
      }
    }
  }
}

extension Metadata {
  /// What is known about a book of several works: who made them, and what they have in common.
  fileprivate init(gathering works: [Metadata]) {
    self.init()
    func common<Value: Equatable>(_ value: (Metadata) -> Value?) -> Value? {
      guard let first = works.first.flatMap(value), works.allSatisfy({ value($0) == first }) else { return nil }
      return first
    }
    func gathered<Value: Hashable>(_ values: (Metadata) -> [Value]) -> [Value] {
      var seen: Set<Value> = []
      return works.flatMap(values).filter { seen.insert($0).inserted }
    }
    var names: Set<String> = []
    // A creator without a role is an author.
    creators = works.flatMap(\.creators).filter { names.insert("\($0.role ?? "aut") \($0.name)").inserted }
    contributors = gathered(\.contributors)
    languages = gathered(\.languages)
    subjects = gathered(\.subjects)
    terms = gathered(\.terms)
    published = common(\.published)
    publisher = common(\.publisher)
    source = common(\.source)
    rights = common(\.rights)
    series = common(\.series)
    textMining = common(\.textMining)
    accessibility = common(\.accessibility) ?? AccessibilityStatement()
    modified = works.compactMap(\.modified).max { $0.description < $1.description }
  }
}
