import PlatenCore
import TextScanning

/// Makes the document from the blocks of the first pass; paragraphs are looked into as they come.
///
/// It descends with the blocks, whose depth the first pass has limited. Notes are built where they are first referred
/// to, which can nest deeper; what would pass ``Document/maximumDepth`` loses its container, not its text.
///
/// A class, because what descends would otherwise have copies of it on the stack where nothing is optimised.
final class DocumentBuilder {
  let view: ByteView
  var tree: BlockTree
  /// Whether the first language of the document is Chinese, as titles are that the author left out.
  let isChinese: Bool
  let options: MarkdownImportOptions
  let reporter: Reporter
  let pictures: DocumentPictures

  var inlines: InlineParser
  var scope: InlineScope
  /// What has become of the footnote definitions, by node.
  var notes: [Int32: NoteState] = [:]
  /// How often each label is referred to at most.
  let noteCounts: [String: Int]
  /// Page breaks that stand within a paragraph and are moved before it.
  var movedPageBreaks: [PageBreak] = []
  /// The description of the picture that was built last.
  var lastDescription: [Inline] = []
  /// How many empty cells may still be added to short rows.
  var cellsLeft: Int
  /// Text that is put together from several pieces.
  var joined: [UInt8] = []
  /// Where in the text that is put together an `@` stands behind a backslash, so that it is in no address.
  var literalAts: [Int] = []
  /// Whether raw HTML waits to be read when all is built.
  var hasWaitingHTML = false
  /// Whether raw HTML was kept, which may show pictures.
  var hasKeptHTML = false
  /// Ids of headings, and fragments that links name.
  var anchors: Anchors

  enum NoteState { case open, done }

  init(
    view: ByteView, tree: BlockTree, options: MarkdownImportOptions, reporter: Reporter, pictures: DocumentPictures,
    hasAddresses: Bool, isChinese: Bool
  ) {
    self.view = view
    var tree = tree
    if options.headingReferences { tree.addHeadingReferences(in: view) }
    self.tree = tree
    self.isChinese = isChinese
    self.options = options
    self.reporter = reporter
    self.pictures = pictures
    anchors = Anchors(file: reporter.file)
    inlines = InlineParser(options: options, hasAddresses: hasAddresses)
    // As in cmark: references may add as much as the source has, or 100 KB to a small one.
    scope = InlineScope(
      references: tree.references, footnotes: tree.footnotes, examples: tree.examples,
      expansionLeft: max(view.count, 100_000))
    var noteCounts = tree.footnotes.isEmpty ? [:] : DocumentBuilder.countReferences(in: view)
    for label in tree.labels { noteCounts[label.normalized, default: 0] -= 1 }
    self.noteCounts = noteCounts
    cellsLeft = max(view.count / 8, 10_000)
  }

  /// The whole document's body.
  func body() -> [Block] {
    var body = blocks(in: 0, depth: 1)
    for index in tree.footnoteNodes where notes[index] == nil {
      let node = tree.nodes[Int(index)]
      let label = tree.labels[Int(node.payload)]
      guard tree.footnotes[label.normalized] == index else { continue }
      reporter.report(
        "markdown.note-unused",
        "Nothing refers to the footnote \(Diagnostic.quoted(label.written)), so it is left out.", at: Int(node.start),
        loss: .dropped)
    }
    scope.templates.report(to: reporter)
    if hasKeptHTML { loadPictures(ofRawHTML: body) }
    if hasWaitingHTML { body = readingRawHTML(body) }
    if options.headingIDs || options.headingReferences { anchors.assignIDs(in: &body, reporter: reporter) }
    return body
  }

  /// The blocks in a container, where they stand at a depth.
  func blocks(in parent: Int32, depth: Int) -> [Block] {
    var result: [Block] = []
    var index = firstChild(of: parent)
    while index >= 0 {
      // The importer looks again, and throws away what there is.
      if depth <= 2, Task.isCancelled { break }
      append(index, depth: depth, to: &result)
      index = next(after: index)
    }
    return result
  }

  // What descends asks through these, which keeps its frames small even where nothing is optimised.
  func kind(of index: Int32) -> BlockNode.Kind { tree.nodes[Int(index)].kind }
  func firstChild(of index: Int32) -> Int32 { tree.nodes[Int(index)].firstChild }
  func next(after index: Int32) -> Int32 { tree.nodes[Int(index)].next }

  private func append(_ index: Int32, depth: Int, to result: inout [Block]) {
    if isTooDeep(index, depth: depth) { return flatten(index, depth: depth, to: &result) }
    // Each kind has a function of its own, so that the frames of those that descend stay small.
    switch kind(of: index) {
    case .paragraph: appendParagraph(index, depth: depth, to: &result)
    case .heading: appendHeading(index, depth: depth, to: &result)
    case .list: appendList(index, depth: depth, to: &result)
    case .quote: appendQuote(index, depth: depth, to: &result)
    case .fencedCode, .indentedCode: appendCode(index, to: &result)
    case .html: appendHTML(index, to: &result)
    case .thematicBreak: appendThematicBreak(index, to: &result)
    case .table: appendTable(index, depth: depth, to: &result)
    case .division: appendDivision(index, depth: depth, to: &result)
    case .definitionList: appendDefinitionList(index, depth: depth, to: &result)
    case .pageBreak: appendPageBreak(index, to: &result)
    // Footnotes are built where they are referred to.
    case .footnote, .document, .item, .definition, .term, .removed: break
    }
  }

  private func isTooDeep(_ index: Int32, depth: Int) -> Bool {
    let node = tree.nodes[Int(index)]
    guard node.kind.isContainer, node.kind != .footnote, depth + 2 > Document.maximumDepth else { return false }
    reporter.report(
      "markdown.nesting-limit", "What is nested deeper than \(Document.maximumDepth) levels is made flat here.",
      at: Int(node.start), loss: .simplified)
    return true
  }

  private func flatten(_ index: Int32, depth: Int, to result: inout [Block]) {
    var child = firstChild(of: index)
    while child >= 0 {
      switch kind(of: child) {
      case .item, .definition: flatten(child, depth: depth, to: &result)
      case .term: appendParagraph(child, depth: depth, to: &result)
      case .document, .quote, .list, .division, .definitionList, .footnote, .paragraph, .heading, .fencedCode,
        .indentedCode, .html, .thematicBreak, .table, .pageBreak, .removed:
        append(child, depth: depth, to: &result)
      }
      child = next(after: child)
    }
  }

  // MARK: - Attributes and positions

  /// The attributes of a block, with its range if that was asked for.
  func attributes(of index: Int32, _ list: AttributeList? = nil) -> Attributes {
    let node = tree.nodes[Int(index)]
    var list = list
    if list == nil, node.kind == .paragraph, node.payload >= 0 { list = tree.attributes[Int(node.payload)] }
    var attributes = list?.attributes(reporter: reporter, at: Int(node.start)) ?? .none
    if options.sourcePositions { attributes.source = range(Int(node.start), end(of: index)) }
    return attributes
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(start: reporter.location(of: start), end: reporter.location(of: max(start, end)))
  }

  /// Where a block ends: where what is last in it does.
  private func end(of index: Int32) -> Int {
    var index = index
    var end = Int(tree.nodes[Int(index)].end)
    while tree.nodes[Int(index)].lastChild >= 0 {
      index = tree.nodes[Int(index)].lastChild
      end = max(end, Int(tree.nodes[Int(index)].end))
    }
    return end
  }

  /// How often `[^label]` stands in the source, by normalised label.
  private static func countReferences(in view: ByteView) -> [String: Int] {
    var counts: [String: Int] = [:]
    var offset = 0
    while offset < view.count {
      guard view[offset] == ASCII.leftBracket, view[offset + 1] == ASCII.caret,
        let part = LinkScanner.label(view, at: offset)
      else {
        offset += 1
        continue
      }
      let label = LinkScanner.Part(start: part.start + 1, end: part.end, next: part.next)
      if let name = LinkScanner.normalizedLabel(view, label) { counts[name, default: 0] += 1 }
      offset += 2
    }
    return counts
  }
}
