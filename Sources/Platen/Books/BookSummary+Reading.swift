import MarkdownImport
public import PlatenCore

extension BookSummary {
  /// Reads a list of files.
  ///
  /// Headings other than the title are parts. Items of lists are chapters, with the nesting of the lists. Links in paragraphs are
  /// chapters before and after these (prefix and suffix chapters in mdBook). Rules and comments are ignored.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file and its name.
  ///   - log: the log for lines that are none of these.
  /// - Returns: `nil` if the text is not such a list: it links to no file, or most of it is other text.
  /// - Throws: ``EditionError/input(_:)`` if the bytes are not text.
  /// - Complexity: O(*n*) in the bytes.
  public static func reading(_ source: Source, log: ReportLog) throws(EditionError) -> BookSummary? {
    var options = MarkdownImportOptions.commonMark
    options.sourcePositions = true
    let document: Document
    do throws(ImportError) {
      document = try MarkdownImporter(options: options).document(from: source, context: ImportContext(log: log))
    } catch {
      throw EditionError.input(error)
    }
    var reader = SummaryReader(file: source.name, body: document.body)
    reader.read()
    let files = reader.lines.count { if case .file = $0.target { true } else { false } }
    guard files > 0, reader.ignored.count <= files else { return nil }
    for (text, location) in reader.ignored {
      log.report(
        Diagnostic(
          "summary.text-ignored", .warning,
          "\(text) is not part of a list of files, and is left out.", at: location, loss: .dropped))
    }
    return BookSummary(title: reader.title, entries: reader.entries, name: source.name ?? "SUMMARY.md")
  }
}

/// Makes entries of a list's blocks.
private struct SummaryReader {
  /// A line before its rank in the book is known.
  struct Line {
    var title: [Inline]
    var target: BookSummary.Entry.Target
    /// How deep it is indented; a heading's rank; `nil` for a chapter outside of lists.
    var depth: Int?
    var location: SourceLocation
  }

  let file: String?
  private let body: [Block]
  private(set) var title: String?
  private(set) var lines: [Line] = []
  /// What is neither heading, list nor link.
  private(set) var ignored: [(String, SourceLocation)] = []
  private var place: SourceLocation

  init(file: String?, body: [Block]) {
    self.file = file
    self.body = body
    place = SourceLocation(file: file, line: 1, column: 1)
  }

  mutating func read() {
    let titleIndex = indexOfTitle()
    for (index, block) in body.enumerated() {
      place = block.attributes.source?.start ?? place
      switch block {
      case .heading(let heading):
        if index == titleIndex {
          let text = heading.inlines.plainText
          title = SummaryReader.isGeneric(text) ? nil : text
        } else {
          lines.append(Line(title: heading.inlines, target: .part, depth: heading.level, location: place))
        }
      case .list(let list): read(list, depth: 0)
      case .paragraph(let paragraph): read(paragraph)
      case .raw, .thematicBreak, .pageBreak: continue
      case .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math: ignoreBlock()
      }
    }
  }

  /// The heading that is the list's title and no part: the first, if it is alone on its rank, or says that a list follows, or
  /// stands before links that are in no list.
  private func indexOfTitle() -> Int? {
    var headings: [(index: Int, heading: Heading)] = []
    for (index, block) in body.enumerated() {
      if case .heading(let heading) = block { headings.append((index, heading)) }
    }
    guard let first = headings.first else { return nil }
    for block in body[..<first.index] {
      switch block {
      case .raw, .thematicBreak, .pageBreak: continue
      case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math:
        return nil
      }
    }
    if SummaryReader.isGeneric(first.heading.inlines.plainText) { return first.index }
    guard first.heading.level == 1 else { return nil }
    if !headings.dropFirst().contains(where: { $0.heading.level == 1 }) { return first.index }
    switch body.dropFirst(first.index + 1).first {
    case .paragraph, .heading: return first.index
    case .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak, nil:
      return nil
    }
  }

  private static func isGeneric(_ title: String) -> Bool {
    [
      "summary", "table of contents", "contents", "toc", "index", "目录", "目錄", "目次", "总目录", "sommaire", "índice",
      "sumário",
      "inhalt", "inhaltsverzeichnis", "содержание", "оглавление", "차례", "목차",
    ].contains(title.lowercased())
  }

  // MARK: - Lines

  private mutating func read(_ list: List, depth: Int) {
    for item in list.items {
      let outer = place
      place = item.attributes.source?.start ?? place
      var isTitled = false
      for block in item.blocks {
        switch block {
        case .paragraph(let paragraph) where !isTitled:
          isTitled = true
          place = paragraph.attributes.source?.start ?? place
          read(item: paragraph.inlines, depth: depth)
        case .list(let inner): read(inner, depth: isTitled ? depth + 1 : depth)
        case .raw, .thematicBreak, .pageBreak: continue
        case .paragraph, .heading, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math:
          ignoreBlock()
        }
      }
      place = outer
    }
  }

  /// An item's line: a link, or text that only holds what is indented below it.
  private mutating func read(item inlines: [Inline], depth: Int) {
    var links: [Link] = []
    var rest: [Inline] = []
    SummaryReader.split(inlines, &links, &rest)
    if let link = links.first {
      add(link, depth: depth)
      for link in links.dropFirst() { ignore(link.inlines.plainText) }
      let text = rest.plainText
      if text.contains(where: { $0.isLetter || $0.isNumber }) { ignore(text) }
    } else if !rest.plainText.isBlank {
      lines.append(Line(title: rest, target: .none, depth: depth, location: place))
    }
  }

  /// Chapters before and after those in lists.
  private mutating func read(_ paragraph: Paragraph) {
    var links: [Link] = []
    var rest: [Inline] = []
    SummaryReader.split(paragraph.inlines, &links, &rest)
    let text = rest.plainText
    if links.isEmpty || text.contains(where: { $0.isLetter || $0.isNumber }) {
      return ignore(paragraph.inlines.plainText)
    }
    for link in links { add(link, depth: nil) }
  }

  private mutating func add(_ link: Link, depth: Int?) {
    let location = link.attributes.source?.start ?? place
    lines.append(
      Line(title: link.inlines, target: .init(destination: link.destination), depth: depth, location: location))
  }

  private mutating func ignore(_ text: String) {
    if !text.isBlank { ignored.append((Diagnostic.quoted(text), place)) }
  }

  private mutating func ignoreBlock() { ignored.append(("What stands here", place)) }

  /// The links of a line, whether emphasised or not, and the text around them.
  private static func split(_ inlines: [Inline], _ links: inout [Link], _ rest: inout [Inline]) {
    for inline in inlines {
      switch inline {
      case .link(let link): links.append(link)
      case .emphasis(let emphasis): split(emphasis.inlines, &links, &rest)
      case .strong(let strong): split(strong.inlines, &links, &rest)
      case .raw: continue
      case .text, .strikethrough, .subscript, .superscript, .code, .image, .span, .ruby, .gloss, .note, .math,
        .softBreak, .lineBreak:
        rest.append(inline)
      }
    }
  }

  // MARK: - Ranks

  /// The lines with their ranks: parts are on top, in the order of their headings; chapters stand below the part before them.
  var entries: [BookSummary.Entry] {
    let ranks = Set(lines.compactMap { $0.target == .part ? $0.depth : nil }).sorted()
    var above = 0
    return lines.map { line in
      let level: Int
      if line.target == .part {
        above = (ranks.firstIndex { $0 == line.depth } ?? 0) + 1
        level = above
      } else {
        level = line.depth.map { above + $0 + 1 } ?? 1
      }
      var title = line.title
      var eraser = SourceEraser()
      eraser.walk(&title)
      return BookSummary.Entry(title, target: line.target, level: level, location: line.location)
    }
  }
}

extension BookSummary.Entry.Target {
  /// What a link's destination leads to.
  init(destination: String) {
    let halves = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = halves.first.map { String($0.prefix { $0 != "?" }) } ?? ""
    if LinkReference.hasScheme(destination) || destination.hasPrefix("//") {
      self = .elsewhere(destination)
    } else if path.isEmpty {
      self = .none
    } else {
      self = .file(reference: path, fragment: halves.count == 2 ? String(halves[1]) : nil)
    }
  }
}
