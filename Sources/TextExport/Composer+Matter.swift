import PlatenCore

extension Composer {
  /// Sets the title, those who made the work, and where it was published, in the middle of the lines.
  ///
  /// Nothing if the document's first heading says the title already and there is nothing else.
  mutating func composeTitle(of document: Document) {
    let metadata = document.metadata
    let isInBody = Composer.firstHeading(of: document.body).map { heading in
      let text = heading.inlines.plainText
      return text == metadata.title?.text || text == metadata.title?.whole
    }
    var groups: [[String]] = []
    if let title = metadata.title, isInBody != true {
      groups.append([title.text] + title.alternates.map(\.text))
      if let subtitle = metadata.subtitle, subtitle != title { groups.append([subtitle.whole]) }
    }
    groups.append((metadata.creators + metadata.contributors).map { name(of: $0) })
    var imprint: [String] = []
    if let series = metadata.series { imprint.append(series.name + (series.position.map { " \($0)" } ?? "")) }
    let published = [metadata.publisher, metadata.published.map { "\($0)" }].compactMap { $0 }
    if !published.isEmpty { imprint.append(published.joined(separator: ", ")) }
    imprint += metadata.identifiers.map { identifier in
      switch identifier.scheme {
      case .isbn, .doi: "\(identifier.scheme.rawValue.uppercased()) \(identifier.value)"
      case .uri, .uuid, .other: identifier.value
      }
    }
    if let rights = metadata.rights { imprint.append(rights) }
    groups.append(imprint)
    for group in groups where !group.isEmpty {
      for line in group { set([.text(line)], .centred) }
      gap = 1
    }
    if let summary = metadata.summary, !summary.isEmpty {
      indented("    ") { $0.set([.text(summary)]) }
      gap = 1
    }
    if gap > 0 { gap = 2 }
    reportUnprinted(metadata)
  }

  private func name(of contributor: Contributor) -> String {
    let name = ([contributor.name] + contributor.alternates.map(\.text)).joined(separator: " ")
    return vocabulary.name(ofRelator: contributor.role).map { "\(name) (\($0))" } ?? name
  }

  private func reportUnprinted(_ metadata: Metadata) {
    var fields: [String] = []
    if metadata.titles.contains(where: { $0 != metadata.title && $0 != metadata.subtitle }) {
      fields.append("other titles")
    }
    if !metadata.subjects.isEmpty { fields.append("subjects") }
    if metadata.source != nil { fields.append("source") }
    if !metadata.terms.isEmpty { fields.append("terms") }
    if metadata.coverImage != nil { fields.append("cover picture") }
    if metadata.accessibility != AccessibilityStatement() { fields.append("accessibility statement") }
    if metadata.textMining != nil { fields.append("text and data mining") }
    guard !fields.isEmpty else { return }
    report(
      "metadata-dropped", .note, "These fields of the metadata are not printed: \(fields.joined(separator: ", ")).",
      loss: .dropped)
  }

  private static func firstHeading(of blocks: [Block]) -> Heading? {
    for block in blocks {
      switch block {
      case .heading(let heading): return heading
      case .division(let division): if let heading = firstHeading(of: division.blocks) { return heading }
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        continue
      }
    }
    return nil
  }

  // MARK: Contents

  /// Begins the table of contents.
  mutating func beginContents() {
    countsSections = false
    composeTitle(Heading(level: 2, [.text(vocabulary.contents)]))
  }

  /// Ends the table of contents.
  mutating func endContents() {
    countsSections = true
    gap = 2
  }

  /// Sets the line of a section in the table of contents, without those of the sections in it.
  ///
  /// - Parameter pages: the page of each section by ordinal; `nil` without pages. Lines are the same whatever it says.
  mutating func composeEntry(_ section: Outline.Section, depth: Int, pages: [Int: Int]?) {
    let indent = String(repeating: " ", count: min(depth, 4) * 2)
    let reserve = pages == nil ? 0 : 8
    var title = section.title.withoutNotes
    if title.isEmpty {
      if let role = section.role { title = [.text(vocabulary.name(of: role))] }
    } else {
      title += section.authorLabel
    }
    var lines: [PrintLine] = capture(width: max(8, room - indent.utf8.count - reserve)) { composer in
      composer.isMeasuring = true
      composer.indented("    ", marker: "") { $0.set(title) }
      composer.isMeasuring = false
    }
    if let pages, !lines.isEmpty {
      lines[lines.count - 1] = leader(after: lines[lines.count - 1], indent, to: pages[section.ordinal] ?? 0)
    }
    lines.keepTogether()
    indented(indent) { composer in for line in lines { composer.place(line) } }
  }

  /// Dots from a title to the number of its page. They stand in the same columns in all lines.
  func leader(after line: PrintLine, _ indent: String, to page: Int) -> PrintLine {
    let number = String(page)
    var line = line
    line.bytes.append(0x20)
    var column = line.columns + 1
    let end = room - indent.utf8.count - number.utf8.count
    while column < end {
      line.bytes.append((end + number.utf8.count - column) % 2 == 1 && column < end - 1 ? 0x2E : 0x20)
      column += 1
    }
    line.bytes += number.utf8
    line.columns = column + number.utf8.count
    return line
  }

  // MARK: Notes and links at the end

  /// Sets the notes that are due at the end of the text, or of an article.
  mutating func composeEndNotes() {
    guard !references.endNotes.isEmpty else { return }
    gap = 2
    composeTitle(Heading(level: 2, [.text(vocabulary.notes)]))
    // A note may refer to further notes.
    var index = 0
    while index < references.endNotes.count {
      let entry = references.endNotes[index]
      var lines = lines(of: entry.note, number: entry.number)
      lines.forbidWidowsAndOrphans()
      for line in lines { place(line) }
      index += 1
    }
    references.endNotes = []
  }

  /// Sets the notes and links that are due at the end of the text.
  mutating func composeBackMatter() {
    countsSections = false
    composeEndNotes()
    guard !references.links.isEmpty else { return }
    gap = 2
    composeTitle(Heading(level: 2, [.text(vocabulary.links)]))
    let widest = "[L\(references.links.count)] ".utf8.count
    for (index, link) in references.links.enumerated() {
      let number = "[L\(index + 1)]"
      let marker = number + String(repeating: " ", count: widest - number.utf8.count)
      var flat = FlatText(ascii: options.ascii)
      flat.append(link.destination)
      if let title = link.title, !title.isEmpty { flat.append(" (\(title))") }
      indented(String(repeating: " ", count: widest), marker: marker) { composer in
        composer.set(flat)
        composer.flushMarker()
      }
    }
  }
}

extension [Inline] {
  /// The text without the notes in it, for a table of contents.
  fileprivate var withoutNotes: [Inline] {
    compactMap { inline in
      switch inline {
      case .note: nil
      case .link(let link): .span(TextSpan(link.inlines.withoutNotes, attributes: .none))
      case .lineBreak: .softBreak
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .image, .span, .ruby, .gloss,
        .math, .raw, .softBreak:
        inline
      }
    }
  }
}
