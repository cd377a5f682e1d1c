package import MarkupReader
package import PlatenCore

/// Turns a tree of HTML into nodes of the model.
///
/// What has a meaning of its own becomes the node for it. Elements without a node become a span or division with the
/// element's name as a value (`element=kbd`; see ``HTMLVocabulary``), or as a class (`details`); those that only hold others are left out
/// around what they hold. What runs or is asked for — scripts, forms, frames, players — is dropped and reported.
///
/// No node is nested deeper than `Document.maximumDepth`: what is deeper stands in what is around it, and is reported. It
/// descends only for what nests in the model too, so that the stack is bounded.
///
/// A class, because what descends would otherwise have copies of it on the stack where nothing is optimised.
package final class HTMLMapper {
  let tree: HTMLTree
  let root: Int32
  let environment: HTMLEnvironment
  let survey: TreeSurvey
  let notes: HTMLNotes
  /// Elements that are left out with all that they hold, such as the furniture of a page.
  var leftOut: Set<Int32>
  /// Tables that only set things side by side.
  var presentational: Set<Int32> = []

  var run = InlineRun()
  /// Inline elements that hold blocks, from the outside in: their meaning goes to the text of each.
  var wrappers: [Int32] = []
  /// Ids that wait for a block that can have them.
  var waitingIDs: [String] = []
  /// Ids that became another: a block has one only.
  var aliases: [String: String] = [:]
  var usedIDs: Set<String> = []
  /// Languages of the elements around, from the outside in.
  var languages: [Language]
  var writtenNotes: Set<Int32> = []
  var isInNote = false
  var isInLink = false
  var reportedDepth = false
  var quotationDepth = 0
  var svgCount = 0

  /// Makes a mapping of a tree.
  ///
  /// - Parameters:
  ///   - root: what is mapped, or holds it.
  ///   - language: the language around it.
  ///   - leftOut: elements that are left out.
  package init(
    _ tree: HTMLTree, from root: Int32, language: Language?, leftOut: Set<Int32> = [], environment: HTMLEnvironment
  ) {
    self.tree = tree
    self.root = root
    self.environment = environment
    self.leftOut = leftOut
    languages = language.map { [$0] } ?? []
    survey = TreeSurvey(tree, from: root) { index in
      let node = tree.nodes[Int(index)]
      switch node.kind {
      case .element: return node.namespace == .html && node.tag.isBlock
      case .opaque:
        if case .blocks = environment.opaque(Int(node.payload)) { return true }
        return false
      case .document, .doctype, .text, .comment: return false
      }
    }
    notes = HTMLNotes(tree, from: root, elements: survey.elements)
  }

  /// Blocks that are being collected.
  struct Flow { var blocks: [Block] = [] }

  /// The content of an element as blocks.
  ///
  /// - Parameter depth: the depth at which they stand in the document, from 1.
  package func blocks(in root: Int32, depth: Int) -> [Block] {
    var flow = Flow()
    let outer = run
    run = InlineRun()
    walk(root) { node in
      // In a cancelled task the rest is left out: the caller asks, and throws.
      if depth <= 2, Task.isCancelled { return false }
      if isTransparent(node, depth: depth) {
        enter(node, depth: depth, &flow)
        return true
      }
      append(node, depth: depth, &flow)
      return false
    } leave: { node in
      leave(node, depth: depth, &flow)
    }
    endParagraph(&flow, depth: depth)
    if depth == 1, !waitingIDs.isEmpty {
      add(.paragraph(Paragraph([.span(TextSpan([], attributes: .none))])), to: &flow)
    }
    run = outer
    return flow.blocks
  }

  /// Visits the content of a node; children for which `visit` returns `true` are entered without recursion.
  func walk(_ root: Int32, visit: (Int32) -> Bool, leave: (Int32) -> Void) {
    var node = tree.nodes[Int(root)].firstChild
    while node >= 0 {
      if visit(node) {
        if tree.nodes[Int(node)].firstChild >= 0 {
          node = tree.nodes[Int(node)].firstChild
          continue
        }
        leave(node)
      }
      while tree.nodes[Int(node)].next < 0 {
        node = tree.nodes[Int(node)].parent
        if node == root || node < 0 { return }
        leave(node)
      }
      node = tree.nodes[Int(node)].next
    }
  }

  // MARK: - Elements that only hold others

  func isTransparent(_ index: Int32, depth: Int) -> Bool {
    let node = tree.nodes[Int(index)]
    guard node.kind == .element, node.namespace == .html, !leftOut.contains(index), notes.bodies[index] == nil else {
      return false
    }
    if isDropped(index) { return false }
    if !node.tag.isBlock { return survey.hasBlock[Int(index)] && node.tag != .ruby }
    // What nests in the model may not nest deeper than it can; two levels are for what must be in it.
    if depth + 3 > Document.maximumDepth, survey.hasBlock[Int(index)] || node.tag != .p {
      switch node.tag {
      case .p, .pre, .hr, .h1, .h2, .h3, .h4, .h5, .h6, .listing, .xmp, .plaintext: break
      default:
        reportDepth(index)
        return true
      }
    }
    switch node.tag {
    case .p: return survey.hasBlock[Int(index)]
    case .div, .section, .article, .main, .header, .footer, .body, .html, .form, .fieldset, .search, .hgroup, .center,
      .dialog, .nav, .aside, .address:
      return !isDivision(index)
    case .table:
      return presentational.contains(index)
        || ["presentation", "none"].contains(tree.attribute("role", of: index)?.lowercased())
    case .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup, .col, .li, .dd, .dt, .figcaption, .summary,
      .legend, .optgroup, .option, .frameset, .noframes, .frame:
      return true
    default: return false
    }
  }

  func reportDepth(_ node: Int32) {
    guard !reportedDepth else { return }
    reportedDepth = true
    report(
      "nesting-limit", .warning, "What is nested deeper than \(Document.maximumDepth) levels is made flat here.", node,
      loss: .simplified)
  }

  private func enter(_ node: Int32, depth: Int, _ flow: inout Flow) {
    endParagraph(&flow, depth: depth)
    let tag = tree.nodes[Int(node)].tag
    if !tag.isBlock { wrappers.append(node) }
    if tag == .form {
      report(
        "form-left-out", .note, "A form is left out around its text; what can be filled in is dropped.", node,
        loss: .simplified)
    }
    pushLanguage(of: node)
    if let id = id(of: node) { waitingIDs.append(id) }
  }

  private func leave(_ node: Int32, depth: Int, _ flow: inout Flow) {
    endParagraph(&flow, depth: depth)
    if wrappers.last == node { wrappers.removeLast() }
    popLanguage(of: node)
  }

  // MARK: - Collecting

  /// Ends the text that stands in no paragraph of its own.
  func endParagraph(_ flow: inout Flow, depth: Int) {
    let inlines = run.finish().joiningUnspacedLines()
    if !inlines.isEmpty { addParagraph(inWrappers(inlines, depth: depth), attributes: .none, to: &flow) }
  }

  /// How many of the inline elements around a block at a depth can be around its text.
  func wrapperCount(depth: Int) -> Int { min(wrappers.count, max(0, Document.maximumDepth - depth - 3)) }

  /// Text with the meaning of the inline elements that are around its block, as far as the block's depth allows.
  func inWrappers(_ inlines: [Inline], depth: Int) -> [Inline] {
    let usable = wrappers.suffix(wrapperCount(depth: depth))
    if usable.count < wrappers.count, let outer = wrappers.first { reportDepth(outer) }
    return usable.reversed().reduce(inlines) { inlines, node in wrapped(inlines, in: node) }
  }

  func addParagraph(_ inlines: [Inline], attributes: Attributes, to flow: inout Flow) {
    if inlines.count == 1, case .math(let math) = inlines[0], math.attributes.classes == ["display"] {
      var math = math
      math.attributes.classes = []
      return add(.math(math), to: &flow)
    }
    add(.paragraph(Paragraph(inlines, attributes: attributes)), to: &flow)
  }

  /// Adds a block, with the ids that waited for it.
  func add(_ block: Block, to flow: inout Flow) {
    var block = block.takingAnchor(from: &flow.blocks)
    guard let first = waitingIDs.first else { return flow.blocks.append(block) }
    let id = block.attributes.id ?? first
    block.attributes.id = id
    for waiting in waitingIDs where waiting != id { aliases[waiting] = id }
    waitingIDs = []
    flow.blocks.append(block)
  }

  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, _ node: Int32, loss: Diagnostic.Loss? = nil
  ) {
    environment.report(
      HTMLFinding(
        id: id, severity: severity, message: message, offset: max(0, Int(tree.nodes[Int(node)].offset)), loss: loss))
  }
}
