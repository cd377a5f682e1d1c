import MarkupReader

/// Reads MathML from outside, and keeps of it what presents.
///
/// What is written again is of names in ``MathMLVocabulary``, with values that were looked at. Of `semantics` the
/// presentation is kept; colours, links, classes and identifiers are not; `mfenced`, which readers have ceased to
/// show, becomes what it stands for. Content MathML and elementary layouts are refused.
struct MathMLReader {
  /// How deep elements may be nested.
  static let maximumDepth = 60

  private var reader: XMLReader

  /// Reads a formula.
  ///
  /// - Returns: a `math` element with its `alttext`, without a namespace and `display`.
  /// - Throws: ``MathProblem`` if it is not well-formed, or not presentation MathML.
  static func formula(_ source: String) throws(MathProblem) -> MathElement {
    do throws(XMLError) {
      var parser = MathMLReader(reader: try XMLReader(Array(source.utf8), maximumDepth: maximumDepth))
      guard case .start(let element)? = try parser.reader.next(), element.name.local == "math",
        ["", XMLName.mathMLNamespace].contains(element.name.namespace)
      else { throw XMLError("its root is not math") }
      let children = try parser.children(of: "math")
      _ = try parser.reader.next()
      let alternative = element["alttext"] ?? children.map(\.plainText).joined(separator: " ")
      var math = MathElement("math", children)
      math = math.setting("alttext", TeXScanner.oneLine(alternative))
      return math
    } catch {
      throw .mathML("line \(error.location), \(error.message)")
    }
  }

  /// Reads the elements within an element that was begun, and its end.
  private mutating func children(of parent: String) throws(XMLError) -> [MathElement] {
    var result: [MathElement] = []
    while let element = try nextStart(in: parent) {
      if let child = try self.element(element, in: parent) { result.append(child) }
    }
    return result
  }

  /// The next start tag in an element; `nil` at its end.
  private mutating func nextStart(in parent: String) throws(XMLError) -> XMLElement? {
    while let event = try reader.next() {
      switch event {
      case .end: return nil
      case .start(let element): return element
      case .text(let text):
        guard text.allSatisfy(\.isWhitespace) else { throw reader.error("text in \(parent), which takes elements") }
      }
    }
    return nil
  }

  /// Reads an element; `nil` for one that says nothing of its own.
  ///
  /// Each branch is a call: what nests must not need much of the stack.
  private mutating func element(_ element: XMLElement, in parent: String) throws(XMLError) -> MathElement? {
    let name = element.name.local
    switch name {
    case "annotation", "annotation-xml", "maligngroup", "malignmark":
      try skip()
      return nil
    default: break
    }
    try check(element, in: parent)
    if MathMLVocabulary.elements[name]?.isToken == true { return try token(element) }
    let children = try children(of: name)
    return try made(of: children, element)
  }

  /// Looks whether an element is known, and may stand where it does.
  private func check(_ element: XMLElement, in parent: String) throws(XMLError) {
    let name = element.name.local
    guard ["", XMLName.mathMLNamespace].contains(element.name.namespace) else {
      throw reader.error("an element that is not of MathML")
    }
    // What becomes a row may stand where a row may.
    let standsFor = ["semantics": "mrow", "maction": "mrow", "mfenced": "mrow", "mlabeledtr": "mtr"][name] ?? name
    guard MathMLVocabulary.elements[standsFor] != nil else {
      throw reader.error("the element \(MathMLReader.short(name)), which is not presentation MathML")
    }
    guard MathMLVocabulary.isAllowed(standsFor, in: parent) else {
      throw reader.error("\(name) is not allowed in \(parent)")
    }
  }

  private mutating func token(_ element: XMLElement) throws(XMLError) -> MathElement? {
    guard let entry = MathMLVocabulary.elements[element.name.local] else { return nil }
    return MathElement(
      entry.name, text: try tokenText(element.name.local), MathMLVocabulary.attributes(of: element))
  }

  /// What an element becomes with what was in it.
  private func made(of children: [MathElement], _ element: XMLElement) throws(XMLError) -> MathElement? {
    let name = element.name.local
    switch name {
    case "semantics", "maction":
      guard let first = children.first else { throw reader.error("an empty \(name)") }
      return first
    case "mfenced": return fenced(element, children)
    case "mlabeledtr": return MathElement("mtr", Array(children.dropFirst()))
    default: break
    }
    guard let entry = MathMLVocabulary.elements[name] else { return nil }
    guard entry.count == nil || entry.count == children.count, isComplete(name, children) else {
      throw reader.error("\(name) has \(children.count) elements, which is not how many it takes")
    }
    return MathElement(entry.name, children, MathMLVocabulary.attributes(of: element))
  }

  /// Whether scripts before and after a base come in pairs.
  private func isComplete(_ name: String, _ children: [MathElement]) -> Bool {
    guard name == "mmultiscripts" else { return true }
    let parts = children.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0.name.description == "mprescripts" })
    guard (1...2).contains(parts.count), let after = parts.first, let base = after.first,
      base.name.description != "none"
    else { return false }
    return after.count % 2 == 1 && (parts.count == 1 || parts[1].count % 2 == 0)
  }

  /// Reads a token's text, and its end.
  private mutating func tokenText(_ name: String) throws(XMLError) -> String {
    var result = ""
    while let event = try reader.next() {
      switch event {
      case .text(let text): result += text
      case .end: return result
      case .start(let element):
        guard element.name.local == "malignmark" else { throw reader.error("an element in \(name)") }
        try skip()
      }
    }
    return result
  }

  /// Passes over the rest of an element that was begun.
  private mutating func skip() throws(XMLError) {
    let depth = reader.depth
    while reader.depth >= depth, try reader.next() != nil {}
  }

  /// What `mfenced` stands for (MathML 3 §3.3.8.2).
  private func fenced(_ element: XMLElement, _ children: [MathElement]) -> MathElement {
    let separators = Array((element["separators"] ?? ",").filter { !$0.isWhitespace })
    var inner: [MathElement] = []
    for (index, child) in children.enumerated() {
      if index > 0, let last = separators.last {
        inner.append(.operator(String(index <= separators.count ? separators[index - 1] : last)))
      }
      inner.append(child)
    }
    var result: [MathElement] = []
    let opening = element["open"] ?? "("
    let closing = element["close"] ?? ")"
    if !opening.isEmpty { result.append(MathElement.operator(opening).setting("form", "prefix")) }
    result += inner
    if !closing.isEmpty { result.append(MathElement.operator(closing).setting("form", "postfix")) }
    return MathElement("mrow", result)
  }

  private static func short(_ name: String) -> String { XMLName.isASCIIName(name) ? String(name.prefix(30)) : "?" }
}
