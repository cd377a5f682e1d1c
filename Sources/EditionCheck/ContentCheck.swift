import MarkupReader
import PlatenCore

/// A content document (EPUB 3.3 §6): XHTML with what SVG and MathML there is in it, or an SVG document.
struct ContentReading {
  let path: String
  let item: PackageReading.Item
  /// The elements that are open.
  var open: [Frame] = []
  var ids: [String: Int] = [:]
  /// The elements that ids name.
  var named: [String: String] = [:]
  /// Ids that attributes refer to.
  var referred: [(id: String, attribute: String, line: Int)] = []
  var uses: Set<String> = []
  /// Prefixes that `epub:prefix` declares.
  var prefixes: Set<String> = []
  var outline = HeadingReading()
  var head = HeadReading()
  /// The text of the `style` that is open.
  private var style = ""
  /// What XHTML 1.1 says of the document, in EPUB 2.
  private var form: VocabularyReading?

  /// An element that is open.
  struct Frame {
    enum Space { case html, svg, math, other }
    var name: String
    var space: Space
    /// What may stand in it: that of its parent, where HTML calls it transparent.
    var model = "any"
    /// Its children, and `#text`.
    var children: [String] = []
    var line: Int
    /// Whether it says how it is spoken (SSML).
    var isSpoken = false
    /// Whether it has an address, and needs no sources.
    var hasSource = false
  }

  static let xhtml = "http://www.w3.org/1999/xhtml"

  init(_ item: PackageReading.Item, path: String) {
    self.item = item
    self.path = path
  }

  /// Reads the document and reports what is wrong with it.
  mutating func read(_ content: [UInt8], in check: inout EditionCheck) {
    checkProlog(content, in: &check)
    let isXHTML = !check.isEPUB3 && item.mediaType == "application/xhtml+xml"
    if isXHTML {
      form = VocabularyReading(XHTMLElements.vocabulary, namespaces: [ContentReading.xhtml], hasOwnIDs: false)
    }
    do throws(XMLError) {
      var reader = try XMLReader(content, hasNamedCharacters: isXHTML && ContentReading.namesXHTML(content))
      while let event = try reader.next() {
        let line = reader.currentLine()
        switch event {
        case .start(let element):
          form?.start(element, line: line)
          start(element, line: line, in: &check)
        case .text(let text):
          form?.text(text, line: line)
          take(text, line: line, in: &check)
        case .end:
          form?.end()
          end(in: &check)
        }
      }
    } catch {
      return check.report(
        "check.not-well-formed", .error, path, line: error.location.line,
        "The document is not well-formed XML: \(Diagnostic.escaped(error.message)).")
    }
    check.ids[path] = ids
    finish(in: &check)
  }

  /// What the package document says of the document, and what refers to ids.
  private func finish(in check: inout EditionCheck) {
    if item.mediaType == "application/xhtml+xml" { head.finish(path, in: &check) }
    for (message, line) in form?.faults ?? [] { check.report("check.xhtml-form", .error, path, line: line, message) }
    for (id, attribute, line) in referred {
      let message = "The attribute \(attribute) refers to \(Diagnostic.quoted(id)), which"
      if ids[id] == nil {
        check.report("check.reference-to-nothing", .error, path, line: line, "\(message) is not there.")
      } else if let wanted = ContentReading.targets[attribute], !wanted.contains(named[id] ?? "") {
        check.report("check.reference-wrong", .error, path, line: line, "\(message) is no \(wanted.sorted()[0]).")
      }
    }
    for property in ["mathml", "svg", "scripted", "switch", "remote-resources"] {
      if property == "svg", item.mediaType == "image/svg+xml" { continue }
      let isUsed = uses.contains(property)
      guard isUsed != item.properties.contains(property) else { continue }
      // A script may fetch what is not seen to be referred to.
      let isUnsure = property == "remote-resources" && !isUsed
      check.report(
        isUsed ? "check.property-missing" : "check.property-unused", isUnsure ? .warning : .error, path,
        isUsed
          ? "The item of the package document does not say “\(property)”, which the document has."
          : "The item of the package document says “\(property)”, and the document has none.")
    }
  }

  /// Attributes that refer to elements of some kinds.
  private static let targets: [String: Set<String>] = [
    "headers": ["th"], "list": ["datalist"],
    "for": ["input", "button", "select", "textarea", "output", "meter", "progress"],
  ]

  private mutating func start(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    let space = ContentReading.space(of: element)
    if element.isScripted { uses.insert("scripted") }
    checkIDs(element, in: space, line: line, in: &check)
    checkLinks(element, in: space, line: line, in: &check)
    checkNamespaced(element, in: space, line: line, in: &check)
    var frame = Frame(name: name, space: space, line: line)
    frame.isSpoken = element.attributes.contains { $0.name.local == "ph" && $0.name.namespace.contains("synthesis") }
    switch space {
    case .html:
      startHTML(element, line: line, in: &check)
      let model = HTMLElements.rules[name]?.model ?? "any"
      frame.model = model == "transparent" ? open.last?.model ?? "flow" : model
      // HTML §4.4.9: a group of terms and descriptions.
      if name == "div", open.last?.name == "dl" { frame.model = "group" }
      frame.hasSource = element["src"] != nil
    case .svg:
      if open.last?.space != .svg { uses.insert("svg") }
      if ["foreignObject", "title", "desc"].contains(name) { frame.model = "flow" }
      checkDrawn(element, line: line, in: &check)
    case .math:
      uses.insert("mathml")
      startMath(element, line: line, in: &check)
      if ["mi", "mn", "mo", "ms", "mtext"].contains(name) { frame.model = "phrasing" }
    case .other: startOther(element, line: line, in: &check)
    }
    if !open.isEmpty { open[open.count - 1].children.append(space == .other ? "#other" : name) }
    open.append(frame)
  }

  private static func space(of element: XMLElement) -> Frame.Space {
    switch element.name.namespace {
    case xhtml: .html
    case XMLName.svgNamespace: .svg
    case XMLName.mathMLNamespace: .math
    default: .other
    }
  }

  /// Elements of other namespaces: EPUB has `epub:switch`, and drawings may hold anything.
  private mutating func startOther(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    if element.name.namespace.hasSuffix("/ops"), element.name.local == "switch" { uses.insert("switch") }
    guard open.last?.space ?? .html == .html else { return }
    if element.name.namespace.hasSuffix("/ops"), ["switch", "trigger"].contains(element.name.local) { return }
    check.report(
      "check.namespace", .error, path, line: line,
      "The element \(Diagnostic.quoted(element.name.local)) is in a namespace that EPUB does not have.")
  }

  private mutating func take(_ text: String, line: Int, in check: inout EditionCheck) {
    outline.text(text)
    guard let parent = open.last else { return }
    if parent.space == .html, parent.name == "title" { head.title = (head.title ?? "") + text }
    if parent.name == "style" { style += text }
    guard !text.isXMLSpace else { return }
    open[open.count - 1].children.append("#text")
    let rule = parent.space == .html ? HTMLElements.rules[parent.name] : nil
    let hasText =
      switch parent.space {
      case .html:
        parent.name == "head" ? false : rule?.hasText ?? true || ["flow", "phrasing", "never"].contains(parent.model)
      case .math: MathRules.rules[parent.name]?.hasText ?? true
      case .svg, .other: true
      }
    if !hasText, form == nil {
      check.report(
        "check.text-place", .error, path, line: line, "The element \(parent.name) cannot contain text.")
    }
  }

  private mutating func end(in check: inout EditionCheck) {
    guard let frame = open.popLast() else { return }
    switch frame.space {
    case .html: endHTML(frame, in: &check)
    case .math: endMath(frame, in: &check)
    case .svg, .other: break
    }
    if frame.name == "style" {
      check.checkStylesheet(Array(style.utf8), of: path)
      style = ""
    }
    outline.end(frame.name, path: path, in: &check)
  }

  private mutating func checkIDs(
    _ element: XMLElement, in space: Frame.Space, line: Int, in check: inout EditionCheck
  ) {
    guard let id = element["id"] else { return }
    if id.isEmpty || id.contains(where: \.isWhitespace) || space != .html && !PackageRules.isID(id) {
      check.report(
        "check.id-invalid", .error, path, line: line,
        "The id \(Diagnostic.quoted(id)) is blank, has blanks in it, or is no name.")
    } else if ids.updateValue(ids.count, forKey: id) != nil {
      check.report("check.id-taken", .error, path, line: line, "The id \(Diagnostic.quoted(id)) is given twice.")
    } else {
      named[id] = element.name.local
    }
  }
}

extension XMLElement {
  /// Whether it runs something: a script that is none of data, or a handler of events.
  var isScripted: Bool {
    name.local == "script" && !["application/ld+json", "text/plain"].contains(self["type"] ?? "")
      || attributes.contains { $0.name.namespace.isEmpty && $0.name.local.hasPrefix("on") }
  }
}
