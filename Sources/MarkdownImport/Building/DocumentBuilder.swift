import PlatenCore

/// Makes the document from the blocks of the first pass; paragraphs are looked into as they come.
///
/// It descends with the blocks, whose depth the first pass has limited. Notes are built where they are first referred
/// to, which can nest deeper; what would pass ``Document/maximumDepth`` loses its container, not its text.
struct DocumentBuilder {
  let view: ByteView
  let tree: BlockTree
  let options: MarkdownOptions
  let reporter: Reporter
  let pictures: PictureLoader

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
  /// Ids of headings, and fragments that links name.
  var anchors = Anchors()

  enum NoteState { case open, done }

  init(
    view: ByteView, tree: BlockTree, options: MarkdownOptions, reporter: Reporter, pictures: PictureLoader,
    hasAddresses: Bool
  ) {
    self.view = view
    self.tree = tree
    self.options = options
    self.reporter = reporter
    self.pictures = pictures
    inlines = InlineParser(options: options, hasAddresses: hasAddresses)
    // As in cmark: references may add as much as the source has, or 100 KB to a small one.
    scope = InlineScope(
      references: tree.references, footnotes: tree.footnotes, expansionLeft: max(view.count, 100_000))
    var noteCounts = tree.footnotes.isEmpty ? [:] : DocumentBuilder.countReferences(in: view)
    for label in tree.labels { noteCounts[label.normalized, default: 0] -= 1 }
    self.noteCounts = noteCounts
    cellsLeft = max(view.count, 10_000)
  }

  /// The whole document's body.
  mutating func body() -> [Block] {
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
    if options.headingIDs { anchors.assignIDs(in: &body) }
    return body
  }

  /// The blocks in a container, where they stand at a depth.
  mutating func blocks(in parent: Int32, depth: Int) -> [Block] {
    var result: [Block] = []
    var index = tree.nodes[Int(parent)].firstChild
    while index >= 0 {
      append(index, depth: depth, to: &result)
      index = tree.nodes[Int(index)].next
    }
    return result
  }

  private mutating func append(_ index: Int32, depth: Int, to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    if node.kind.isContainer, node.kind != .footnote, depth + 2 > Document.maximumDepth {
      reporter.report(
        "markdown.nesting-limit", "What is nested deeper than \(Document.maximumDepth) levels is made flat here.",
        at: Int(node.start), loss: .simplified)
      return flatten(index, depth: depth, to: &result)
    }
    switch node.kind {
    case .paragraph: appendParagraph(index, depth: depth, to: &result)
    case .heading: appendHeading(index, depth: depth, to: &result)
    case .list: result.append(.list(list(index, depth: depth)))
    case .quote: result.append(.quote(Quote(blocks(in: index, depth: depth + 1), attributes: attributes(of: index))))
    case .fencedCode, .indentedCode: result.append(code(index))
    case .html: result.append(html(index))
    case .thematicBreak: result.append(.thematicBreak(ThematicBreak(attributes: attributes(of: index))))
    case .table: appendTable(index, depth: depth, to: &result)
    case .division: result.append(division(index, depth: depth))
    case .definitionList: result.append(.definitionList(definitionList(index, depth: depth)))
    case .pageBreak: result.append(.pageBreak(pageBreak(tree.attributes[Int(node.payload)], at: Int(node.start))))
    // Footnotes are built where they are referred to.
    case .footnote, .document, .item, .definition, .term, .removed: break
    }
  }

  private mutating func flatten(_ index: Int32, depth: Int, to result: inout [Block]) {
    var child = tree.nodes[Int(index)].firstChild
    while child >= 0 {
      let kind = tree.nodes[Int(child)].kind
      if kind == .item || kind == .definition {
        flatten(child, depth: depth, to: &result)
      } else if kind == .term {
        appendParagraph(child, depth: depth, to: &result)
      } else {
        append(child, depth: depth, to: &result)
      }
      child = tree.nodes[Int(child)].next
    }
  }

  // MARK: - Attributes and positions

  /// The attributes of a block, with its range if that was asked for.
  func attributes(of index: Int32, _ list: AttributeList? = nil) -> Attributes {
    let node = tree.nodes[Int(index)]
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
