import PlatenCore
import TextScanning

/// Makes a run of the document's blocks from those of the first pass; paragraphs are looked into as they come.
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
  /// The pictures of Markdown's own, which are loaded when all is built.
  var pictures: [BuiltRun.Picture] = []
  /// Whether something was left as it is because a limit of the document was reached.
  var hasHitLimit = false
  private let plan: BuildPlan

  enum NoteState { case open, done }

  init(_ plan: BuildPlan, view: ByteView, reporter: Reporter) {
    self.plan = plan
    self.view = view
    self.reporter = reporter
    tree = plan.tree
    isChinese = plan.isChinese
    options = plan.options
    noteCounts = plan.noteCounts
    cellsLeft = plan.cells
    anchors = Anchors(file: reporter.file)
    inlines = InlineParser(options: options, hasAddresses: plan.hasAddresses)
    scope = InlineScope(
      references: tree.references, footnotes: tree.footnotes, examples: tree.examples, expansionLeft: plan.expansion)
  }

  /// Builds the top-level blocks of a run.
  func run(_ nodes: ArraySlice<Int32>) -> BuiltRun {
    var blocks: [Block] = []
    blocks.reserveCapacity(nodes.count)
    for index in nodes {
      // The importer looks again, and throws away what there is.
      if Task.isCancelled { break }
      append(index, depth: 1, to: &blocks)
    }
    return BuiltRun(
      blocks: blocks, pictures: pictures, anchors: anchors, templates: scope.templates, notes: Set(notes.keys),
      expansion: plan.expansion - scope.expansionLeft, cells: plan.cells - cellsLeft, hasHitLimit: hasHitLimit,
      hasPageBreaksLeft: !movedPageBreaks.isEmpty, hasWaitingHTML: hasWaitingHTML, hasKeptHTML: hasKeptHTML)
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
    if options.sourcePositions { attributes.source = range(Int(node.start), tree.endOfContent(index)) }
    return attributes
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(start: reporter.location(of: start), end: reporter.location(of: max(start, end)))
  }
}
