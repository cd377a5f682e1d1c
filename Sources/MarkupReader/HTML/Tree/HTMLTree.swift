/// What HTML says, as the standard's tree construction makes it: nodes in one array that refer to each other by index.
///
/// Node 0 is the document. A template's content are its children.
public struct HTMLTree: Sendable {
  /// No node.
  public static let none: Int32 = -1

  /// The nodes, in the order in which they were made; some may no longer be in the tree.
  public internal(set) var nodes: [Node] = [Node(.document)]
  /// What was not as it should be, in order; not more than ``maximumFaults``.
  public internal(set) var faults: [HTMLFault] = []
  /// How the document asks to be laid out (HTML §13.2.6.4.1); only the nesting of tables in paragraphs depends on it.
  public internal(set) var isQuirky = false

  /// How many faults are kept.
  public static let maximumFaults = 200

  var attributes: [Attribute] = []
  var text: [UInt8] = []
  var chunks: [Chunk] = []
  /// Names of elements that ``HTMLTag`` does not have.
  var names: [String] = []
  var doctypes: [HTMLDoctype] = []

  /// The kinds of nodes.
  public enum Kind: UInt8, Hashable, Sendable {
    case document, doctype, element, text, comment
    /// Something that its maker put there; `payload` says which.
    case opaque
  }

  /// The vocabulary of an element.
  public enum Namespace: UInt8, Hashable, Sendable { case html, svg, mathML }

  /// One node.
  public struct Node: Sendable {
    /// What it is.
    public internal(set) var kind: Kind
    /// The vocabulary of an element.
    public internal(set) var namespace = Namespace.html
    /// The element.
    public internal(set) var tag = HTMLTag.other
    /// The node that it stands in.
    public internal(set) var parent = none
    /// The first node in it.
    public internal(set) var firstChild = none
    /// The last node in it.
    public internal(set) var lastChild = none
    /// The next node in the same parent.
    public internal(set) var next = none
    /// The node before it in the same parent.
    public internal(set) var previous = none
    /// Of an opaque node: the number that its maker gave it. Otherwise an index of the tree's own.
    public internal(set) var payload: Int32 = -1
    /// An index of the tree's own: the last piece of a text, the end of attributes.
    var payloadEnd: Int32 = -1
    /// Of an element that ``HTMLTag`` does not have: the index of its name.
    var name: Int32 = -1
    /// The byte of the source at which it begins.
    public internal(set) var offset: Int32 = -1

    init(_ kind: Kind) { self.kind = kind }
  }

  /// An attribute of an element.
  public struct Attribute: Hashable, Sendable {
    /// The name, in lower case except in SVG and MathML; with its prefix, if it has one.
    public internal(set) var name: String
    /// The value, without character references.
    public internal(set) var value: String
    /// HTML §13.2.6.1: whether the name is in the namespace of XLink, XML or XMLNS, and its prefix says which.
    public internal(set) var isForeign = false
  }

  /// A stretch of ``text`` that belongs to a text node.
  struct Chunk {
    var start: Int32
    var end: Int32
    var next: Int32 = -1
  }
}

/// Something in HTML that is not as it should be.
public struct HTMLFault: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// An end tag without anything that it could end.
    case strayEndTag
    /// A start tag where it may not stand; it was left out.
    case strayStartTag
    /// An element that should have been closed, and was closed where its parent ends.
    case unclosedElement
    /// An end tag that closes an element of formatting while others within it are open.
    case misnestedTag
    /// A tag that the end of the source cuts off.
    case unfinishedTag
    /// Elements are nested deeper than ``HTMLParser/maximumDepth``, or too many would have to be opened again.
    case tooDeep
  }

  /// What is wrong.
  public var kind: Kind
  /// The name of the element or tag.
  public var name: String
  /// The byte of the source.
  public var offset: Int
}

/// A document type declaration.
struct HTMLDoctype: Hashable, Sendable {
  var name: String?
  var publicID: String?
  var systemID: String?
  var forcesQuirks = false
}

extension HTMLTree {
  /// The name of an element.
  public func name(of node: Int32) -> String {
    let node = nodes[Int(node)]
    return node.name >= 0 ? names[Int(node.name)] : node.tag.rawValue
  }

  /// The text of a text node or comment.
  public func text(of node: Int32) -> String {
    var chunk = nodes[Int(node)].payload
    guard chunk >= 0 else { return "" }
    if chunk == nodes[Int(node)].payloadEnd { return string(chunks[Int(chunk)]) }
    var bytes: [UInt8] = []
    while chunk >= 0 {
      bytes += text[Int(chunks[Int(chunk)].start)..<Int(chunks[Int(chunk)].end)]
      chunk = chunks[Int(chunk)].next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func string(_ chunk: Chunk) -> String {
    text.withUnsafeBufferPointer { bytes in
      String(decoding: bytes[Int(chunk.start)..<Int(chunk.end)], as: UTF8.self)
    }
  }

  /// The attributes of an element, in the order of the source, each name once.
  public func attributes(of node: Int32) -> ArraySlice<Attribute> {
    let node = nodes[Int(node)]
    guard node.kind == .element, node.payload >= 0 else { return [] }
    return attributes[Int(node.payload)..<Int(node.payloadEnd)]
  }

  /// The value of an attribute.
  public func attribute(_ name: String, of node: Int32) -> String? {
    attributes(of: node).first { $0.name == name }?.value
  }

  /// The children of a node.
  public func children(of node: Int32) -> Children { Children(tree: self, upcoming: nodes[Int(node)].firstChild) }

  /// The children of a node, in order.
  public struct Children: Sequence, IteratorProtocol {
    let tree: HTMLTree
    var upcoming: Int32

    /// The next child.
    public mutating func next() -> Int32? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = tree.nodes[Int(upcoming)].next }
      return upcoming
    }
  }

  /// The node after a node in document order, within another; `nil` at the end.
  ///
  /// - Parameter skipsChildren: whether what the node holds is passed over.
  public func following(_ node: Int32, within root: Int32, skipsChildren: Bool = false) -> Int32? {
    if !skipsChildren, nodes[Int(node)].firstChild >= 0 { return nodes[Int(node)].firstChild }
    var node = node
    while node != root, node >= 0 {
      if nodes[Int(node)].next >= 0 { return nodes[Int(node)].next }
      node = nodes[Int(node)].parent
    }
    return nil
  }
}
