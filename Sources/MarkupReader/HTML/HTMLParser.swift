/// Reads HTML into a tree, as the standard does (HTML §13.2).
///
/// Whatever the bytes are, there is a tree, and no text is lost that HTML keeps. Scripts are not run.
///
/// - Time and memory are linear in the source. So that they are, three things have bounds that documents do not reach:
///   elements are opened at most ``maximumDepth`` deep, and those beyond stand beside what they hold; not more than 256
///   formatting elements go on behind wrong end tags; and they are opened again at most once for every eight bytes of the
///   source, and a thousand times. Each is reported as ``HTMLFault/Kind/tooDeep``.
public struct HTMLParser: Sendable {
  /// How deep elements may be nested.
  public static let maximumDepth = 256

  private var builder = HTMLTreeBuilder()

  /// Makes a parser of the content of an element; without one, of a whole document.
  ///
  /// - Parameters:
  ///   - context: the element that the source is the content of.
  ///   - namespace: the element's vocabulary.
  public init(contentOf context: HTMLTag? = nil, namespace: HTMLTree.Namespace = .html) {
    if let context { builder.begin(contentOf: context, name: "", namespace) }
  }

  /// Makes a parser of the content of an element by name.
  package init(contentOf name: String, namespace: HTMLTree.Namespace, isScripting: Bool) {
    builder.isScripting = isScripting
    builder.begin(contentOf: HTMLTag.byName[name] ?? .other, name: name, namespace)
  }

  /// Makes a parser of a document that may take scripting for enabled.
  package init(isScripting: Bool) { builder.isScripting = isScripting }

  /// Reads a piece of the source, or in a cancelled task only its beginning; pieces need not be balanced, but a tag does not go on from one to the next.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; what is not becomes U+FFFD.
  ///   - offset: where the piece stands in the source, for the offsets of nodes and faults.
  ///   - keepsUnfinishedTags: whether a tag that the piece's end cuts off is text; HTML drops it.
  public mutating func read(_ bytes: [UInt8], at offset: Int = 0, keepsUnfinishedTags: Bool = false) {
    builder.base = offset
    builder.tokenizer.keepsUnfinishedTags = keepsUnfinishedTags
    builder.tokenizer.begin(bytes)
    builder.run()
  }

  /// Puts something into the tree that is not HTML: an opaque node.
  ///
  /// - Parameters:
  ///   - number: its ``HTMLTree/Node/payload``.
  ///   - isBlock: whether it ends a paragraph, as a block does; otherwise it stands in the line.
  ///   - offset: where it stands in the source.
  public mutating func insert(opaque number: Int, isBlock: Bool, at offset: Int = 0) {
    var token = HTMLToken()
    token.kind = .opaque
    (token.start, token.isBlock, token.offset) = (number, isBlock, offset)
    builder.process(&token)
  }

  /// Ends the source.
  ///
  /// - Returns: the tree. Of a fragment, the content are the children of the one element of the document.
  public mutating func finish() -> HTMLTree { builder.finish() }

  /// Reads a document.
  public static func document(_ bytes: [UInt8]) -> HTMLTree {
    var parser = HTMLParser()
    parser.read(bytes)
    return parser.finish()
  }
}

extension HTMLTreeBuilder {
  /// HTML §13.4: begins a fragment.
  fileprivate mutating func begin(contentOf tag: HTMLTag, name: String, _ namespace: HTMLTree.Namespace) {
    var token = HTMLToken()
    (token.tag, token.name) = (tag, name)
    context = tree.makeElement(token, namespace: namespace, adjusted: [])
    if namespace == .html {
      switch tag {
      case .title, .textarea: tokenizer.state = .rcdata
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.state = .rawText
      case .script: tokenizer.state = .scriptData
      case .noscript where isScripting: tokenizer.state = .rawText
      case .plaintext: tokenizer.state = .plainText
      case .template: templateModes.append(.inTemplate)
      case .form: form = context
      default: break
      }
    }
    var root = HTMLToken()
    root.tag = .html
    let node = tree.makeElement(root, namespace: .html, adjusted: [])
    tree.insert(node, into: 0)
    open.append(node)
    resetMode()
  }
}
