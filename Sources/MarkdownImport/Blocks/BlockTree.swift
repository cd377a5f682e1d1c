/// A block while its source is being read: what it is, where it stands, and which lines are its own.
///
/// Blocks refer to each other by their index in ``BlockTree/nodes``; -1 is none.
struct BlockNode {
  enum Kind: UInt8 {
    case document, quote, list, item, division, definitionList, definition, footnote
    case paragraph, term, heading, fencedCode, indentedCode, html, thematicBreak, table, pageBreak
    /// Taken out of the tree.
    case removed

    /// Whether it holds blocks rather than lines.
    var isContainer: Bool { rawValue <= Kind.footnote.rawValue }
  }

  var kind: Kind
  var lastLineIsBlank = false
  var isChecked = false
  /// Whether the items of a list, or the definitions of a definition list, stand close together.
  var isTight = true
  /// The marker of a list, what stands in the brackets of a task, the character of a fence, the start condition of
  /// HTML, the level of a heading.
  var detail: UInt8 = 0
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The first of its lines in ``BlockTree/lines``.
  var firstLine: Int32 = 0
  var lineCount: Int32 = 0
  /// The number of a list's first item; the length of a fence.
  var number: Int32 = 0
  /// The indentation of what belongs to an item or definition; that of a fence.
  var indentation: Int32 = 0
  /// An index in ``BlockTree/attributes`` or ``BlockTree/labels``.
  var payload: Int32 = -1
  /// Offsets in the source: where its first line begins, and where its last line ends.
  var start: Int32
  var end: Int32
}

/// A line, or what is left of it for a block, from one offset of the source to another.
struct LineSlice {
  var start: Int32
  var end: Int32
  /// Columns of a tab that belong to the block though the tab itself does not.
  var padding: Int32 = 0
}

/// What a link reference definition says.
struct LinkReference {
  var destination: String
  var title: String?
  /// How many bytes each use of it adds to the document.
  var cost: Int
}

/// The blocks of a source, as the first pass leaves them.
struct BlockTree {
  var nodes: [BlockNode] = []
  var lines: [LineSlice] = []
  var references: [String: LinkReference] = [:]
  /// Footnote definitions by normalised label.
  var footnotes: [String: Int32] = [:]
  /// Footnote definitions in order.
  var footnoteNodes: [Int32] = []
  /// The labels of footnote definitions, as the author wrote them and normalised.
  var labels: [(written: String, normalized: String)] = []
  var attributes: [AttributeList] = []
  /// The numbers of examples by their labels, and how many there are.
  var examples: [String: Int32] = [:]
  var exampleCount: Int32 = 0

  mutating func append(_ child: Int32, to parent: Int32) {
    let child = Int(child)
    let parent = Int(parent)
    let last = nodes[parent].lastChild
    nodes[child].parent = Int32(parent)
    nodes[child].previous = last
    nodes[child].next = -1
    if last >= 0 { nodes[Int(last)].next = Int32(child) } else { nodes[parent].firstChild = Int32(child) }
    nodes[parent].lastChild = Int32(child)
  }

  /// Takes a node out of the tree; it keeps its own children.
  mutating func unlink(_ index: Int32) {
    let node = nodes[Int(index)]
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else if node.parent >= 0 {
      nodes[Int(node.parent)].firstChild = node.next
    }
    if node.next >= 0 {
      nodes[Int(node.next)].previous = node.previous
    } else if node.parent >= 0 {
      nodes[Int(node.parent)].lastChild = node.previous
    }
    nodes[Int(index)].parent = -1
    nodes[Int(index)].previous = -1
    nodes[Int(index)].next = -1
  }

  /// The lines of a block.
  func lines(of index: Int32) -> ArraySlice<LineSlice> {
    let node = nodes[Int(index)]
    return lines[Int(node.firstLine)..<Int(node.firstLine + node.lineCount)]
  }
}
