import MarkupReader
import PlatenCore

/// The content documents (EPUB 3.3 §6): XHTML as EPUB has it.
struct ContentReading {
  let path: String
  let item: PackageReading.Item
  /// Elements that are open, by their local names; those of SVG and MathML are not looked into.
  private var open: [String] = []
  private var foreignDepth: Int?
  private var ids: Set<String> = []
  private var headingText: (rank: Int, text: String, line: Int)?
  private var lastRank = 0
  private var title: String?
  private var uses: Set<String> = []
  /// Ids that attributes refer to, with the lines.
  private var referred: [(id: String, line: Int)] = []
  /// Elements that need a child, and the children of each open element.
  private var children: [[String]] = []
  /// The text of the `style` that is open.
  private var style = ""
  /// Prefixes that `epub:prefix` declares.
  private var prefixes: Set<String> = []

  private static let xhtml = "http://www.w3.org/1999/xhtml"

  init(_ item: PackageReading.Item, path: String) {
    self.item = item
    self.path = path
  }

  /// Reads the document and reports what is wrong with it.
  mutating func read(_ content: [UInt8], in check: inout EditionCheck) {
    checkProlog(content, in: &check)
    do throws(XMLError) {
      var reader = try XMLReader(content)
      while let event = try reader.next() {
        switch event {
        case .start(let element): start(element, line: reader.currentLine(), in: &check)
        case .text(let text):
          checkText(text, line: reader.currentLine(), in: &check)
          headingText?.text += text
          if open.last == "title", foreignDepth == nil { title = (title ?? "") + text }
          if open.last == "style", foreignDepth == nil { style += text }
        case .end: end(in: &check)
        }
      }
    } catch {
      return check.report(
        "check.not-well-formed", .error, path, line: error.location.line,
        "The document is not well-formed XML: \(Diagnostic.escaped(error.message)).")
    }
    check.ids[path] = ids
    if title?.isBlank ?? true {
      check.report("check.title-blank", title == nil ? .warning : .error, path, "The document has no title.")
    }
    for (id, line) in referred where !ids.contains(id) {
      check.report(
        "check.reference-to-nothing", .error, path, line: line,
        "The document has no id \(Diagnostic.quoted(id)), which is referred to.")
    }
    for property in ["mathml", "svg", "scripted"] where uses.contains(property) != item.properties.contains(property) {
      let isUsed = uses.contains(property)
      check.report(
        isUsed ? "check.property-missing" : "check.property-unused", .error, path,
        isUsed
          ? "The item of the package document does not say “\(property)”, which the document has"
          : "The item of the package document says “\(property)”, and the document has none")
    }
  }

  private mutating func start(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    checkIDs(element, line: line, in: &check)
    checkLinks(element, line: line, in: &check)
    let name = element.name.local
    if element.isScripted { uses.insert("scripted") }
    if foreignDepth != nil, element.name.namespace == XMLName.mathMLNamespace,
      let parent = open.last, ContentReading.mathTokens.contains(parent), !["mglyph", "malignmark"].contains(name)
    {
      check.report(
        "check.element-place", .error, path, line: line, "The element \(name) cannot stand in \(parent) of a formula.")
    }
    if foreignDepth == nil {
      switch element.name.namespace {
      case ContentReading.xhtml: startHTML(element, line: line, in: &check)
      case XMLName.svgNamespace:
        uses.insert("svg")
        foreignDepth = open.count
      case XMLName.mathMLNamespace:
        uses.insert("mathml")
        foreignDepth = open.count
      default:
        check.report(
          "check.namespace", .error, path, line: line,
          "The element \(Diagnostic.quoted(name)) is in a namespace that EPUB does not have.")
        foreignDepth = open.count
      }
    }
    open.append(name)
    if !children.isEmpty { children[children.count - 1].append(name) }
    children.append([])
  }

  /// MathML 3 §3.2: elements that hold text.
  private static let mathTokens: Set<String> = ["mi", "mn", "mo", "ms", "mtext", "mspace"]

  /// EPUB 3.3 §6.1.1: the document type is HTML's, and the encoding UTF-8.
  private func checkProlog(_ content: [UInt8], in check: inout EditionCheck) {
    check.checkXMLVersion(content, of: path)
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
      check.report("check.encoding", .error, path, "The encoding is UTF-16, and EPUB takes UTF-8.")
    }
    let start = String(decoding: content.prefix(1_024), as: UTF8.self)
    if let range = start.ranges(of: "<!DOCTYPE").first {
      let type = start[range.upperBound...].prefix { $0 != ">" && $0 != "[" }.lowercased()
      if type.trimmed != "html", !type.contains("about:legacy-compat") {
        check.report("check.document-type", .error, path, "The document type is not <!DOCTYPE html>.")
      }
    }
    if start.hasPrefix("<?xml"), let encoding = start.prefix(while: { $0 != ">" }).ranges(of: "encoding=").first {
      let name = start[encoding.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
      if !["utf-8", "utf-16"].contains(name) {
        check.report(
          "check.encoding", .error, path, "The encoding is \(Diagnostic.quoted(name)), and EPUB takes UTF-8.")
      }
    }
  }

  /// Text in an element that holds elements alone.
  private func checkText(_ text: String, line: Int, in check: inout EditionCheck) {
    guard foreignDepth == nil, let parent = open.last, parent != "title", HTMLRules.children[parent] != nil,
      !text.isBlank
    else { return }
    check.report("check.text-place", .error, path, line: line, "The element \(parent) cannot contain text.")
  }

  private mutating func end(in check: inout EditionCheck) {
    let name = open.popLast() ?? ""
    let own = children.popLast() ?? []
    if foreignDepth == nil {
      if name == "details", own.first != "summary" {
        check.report("check.element-place", .error, path, "An element details does not begin with summary.")
      }
      if name == "ruby", !own.contains("rt"), !own.contains("rtc") {
        check.report("check.element-place", .error, path, "An element ruby has no annotation (rt).")
      }
      if let fault = HTMLRules.fault(of: own, in: name) { check.report("check.element-place", .error, path, fault) }
      if name == "style" {
        check.checkStylesheet(Array(style.utf8), of: path)
        style = ""
      }
      if own.count(where: { $0 == "figcaption" || $0 == "caption" }) > 1 {
        check.report("check.element-place", .error, path, "An element \(name) has two captions.")
      }
    }
    if foreignDepth == open.count { foreignDepth = nil }
    if foreignDepth == nil, let heading = headingText, name == "h\(heading.rank)" {
      if heading.text.isBlank {
        check.report(
          "check.heading-empty", .warning, path, line: heading.line,
          "A heading has no text: a list of headings shows an empty line.")
      }
      headingText = nil
    }
  }

  private mutating func startHTML(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    if open.isEmpty, name != "html" {
      check.report(
        "check.root", .error, path, line: line, "The root element is \(Diagnostic.quoted(name)), and not html.")
    }
    if !HTMLRules.elements.contains(name) {
      check.report(
        "check.element-unknown", .error, path, line: line,
        "HTML does not have the element \(Diagnostic.quoted(name)).")
    }
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      let own = attribute.name.local
      if !HTMLRules.allows(own, on: name) {
        check.report(
          "check.attribute-unknown", .error, path, line: line,
          "The element \(name) has no attribute \(Diagnostic.quoted(own)).", advice: "Say it in the stylesheet.")
      }
    }
    checkRequired(element, line: line, in: &check)
    checkValues(element, line: line, in: &check)
    checkPlace(of: name, line: line, in: &check)
    checkLanguage(element, line: line, in: &check)
    if name == "title" { title = title ?? "" }
    if name == "img" {
      if element["alt"] == nil {
        check.report(
          "check.alternative-missing", .warning, path, line: line,
          "A picture has no alt text: screen readers then read out its file name.")
      }
      if element["src"]?.isBlank ?? true {
        check.report("check.source-missing", .error, path, line: line, "A picture has no src.")
      }
    }
    if name.count == 2, name.first == "h", let rank = name.last?.wholeNumberValue, (1...6).contains(rank) {
      if lastRank > 0, rank > lastRank + 1 {
        check.report(
          "check.heading-skipped", .warning, path, line: line,
          "A heading of rank \(rank) follows one of rank \(lastRank).")
      }
      lastRank = rank
      headingText = (rank, element.attributes.first { $0.name.local == "aria-label" }?.value ?? "", line)
    } else if name == "img" {
      headingText?.text += element["alt"] ?? ""
    }
  }

  /// Attributes without which an element says nothing.
  private func checkRequired(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    func report(_ message: String) { check.report("check.attribute-missing", .error, path, line: line, message) }
    if let required = HTMLRules.required[name],
      !element.attributes.contains(where: { $0.name.namespace.isEmpty && required.contains($0.name.local) })
    {
      report("The element \(name) has no attribute \(required.sorted().joined(separator: " or ")).")
    }
    if name == "meta", element["name"] ?? element["http-equiv"] != nil, element["content"] == nil {
      report("The element meta has no attribute content.")
    }
    if name == "source", open.last == "picture", element["srcset"] == nil || element["src"] != nil {
      report("The element source of a picture has srcset, and no src.")
    }
  }

  /// Values of attributes that have a form.
  private mutating func checkValues(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    // EPUB 3.3 §5.6.2: forms. A box that is not in one does nothing, as in lists of tasks.
    if element.name.local == "form" { uses.insert("scripted") }
    for attribute in element.attributes {
      let name = attribute.name.local
      let value = attribute.value
      if attribute.name.namespace.hasSuffix("/ops"), name != "type", name != "prefix" {
        check.report(
          "check.attribute-unknown", .error, path, line: line,
          "EPUB has no attribute \(Diagnostic.quoted("epub:" + name)).")
      }
      if attribute.name.namespace.hasSuffix("/ops") { checkPrefixes(attribute, line: line, in: &check) }
      guard attribute.name.namespace.isEmpty else { continue }
      if !HTMLRules.takes(value, for: name, on: element.name.local) {
        check.report(
          "check.attribute-value", .error, path, line: line,
          "The attribute \(name) of \(element.name.local) does not take \(Diagnostic.quoted(value)).")
      }
      if ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"].contains(name) {
        for id in value.split(whereSeparator: \.isWhitespace) { referred.append((String(id), line)) }
      }
      if name == "style", !EditionCheck.isStyle(value) {
        check.report(
          "check.css-syntax", .error, path, line: line,
          "The style \(Diagnostic.quoted(value)) is not a list of declarations.")
      }
    }
  }

  /// Prefixes of structural semantics are declared on the root (EPUB 3.3 §6.2.1).
  private mutating func checkPrefixes(_ attribute: XMLElement.Attribute, line: Int, in check: inout EditionCheck) {
    let words = attribute.value.split(whereSeparator: \.isWhitespace)
    if attribute.name.local == "prefix" {
      prefixes.formUnion(words.filter { $0.hasSuffix(":") }.map { String($0.dropLast()) })
    } else {
      for word in words {
        guard let colon = word.firstIndex(of: ":") else { continue }
        let prefix = String(word[..<colon])
        if !prefixes.contains(prefix), !EditionCheck.reservedPrefixes.contains(prefix), prefix != "z3998" {
          check.report(
            "check.prefix-undeclared", .error, path, line: line,
            "The prefix of \(Diagnostic.quoted(String(word))) is not declared.")
        }
      }
    }
  }

  /// What may stand where (HTML, content models), as far as readers depend on it.
  private func checkPlace(of name: String, line: Int, in check: inout EditionCheck) {
    func report(_ message: String) { check.report("check.element-place", .error, path, line: line, message) }
    let parent = open.last ?? ""
    if HTMLRules.blocks.contains(name),
      let holder = open.last(where: { HTMLRules.phrasingOnly.contains($0) || HTMLRules.opensFlow.contains($0) }),
      HTMLRules.phrasingOnly.contains(holder)
    {
      report("The element \(name) cannot stand in \(holder)")
    }
    if let holders = HTMLRules.nowhereWithin[name], let holder = open.last(where: holders.contains) {
      report("The element \(name) cannot stand in \(holder)")
    }
    if let allowed = HTMLRules.parents[name], !allowed.contains(parent) {
      report(
        "The element \(name) stands in \(parent.isEmpty ? "nothing" : parent), and belongs in \(allowed.sorted().joined(separator: " or "))"
      )
    }
    if let children = HTMLRules.children[parent], !children.contains(name) {
      report("The element \(parent) cannot have \(name) in it")
    }
  }

  private func checkLanguage(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let own = element["lang"]
    let xml = element.attributes.first { $0.name == XMLName(namespace: XMLName.xmlNamespace, local: "lang") }?.value
    if let own, let xml, own.lowercased() != xml.lowercased() {
      check.report(
        "check.languages-differ", .error, path, line: line,
        "The attributes lang and xml:lang differ: \(Diagnostic.quoted(own)), \(Diagnostic.quoted(xml)).")
    }
    if let tag = own ?? xml, !tag.isEmpty, Language(tag) == nil {
      check.report(
        "check.language-invalid", .error, path, line: line, "\(Diagnostic.quoted(tag)) is not a language tag.")
    }
    if element.name.local == "html", own == nil, xml == nil {
      check.report(
        "check.language-missing", .warning, path, line: line,
        "The document does not say its language: readers choose fonts and voices by it.")
    }
  }

  private mutating func checkIDs(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    guard let id = element["id"] else { return }
    if id.isEmpty || id.contains(where: \.isWhitespace) {
      check.report(
        "check.id-invalid", .error, path, line: line, "The id \(Diagnostic.quoted(id)) is blank or has blanks in it.")
    } else if !ids.insert(id).inserted {
      check.report("check.id-taken", .error, path, line: line, "The id \(Diagnostic.quoted(id)) is given twice.")
    }
  }

  private func checkLinks(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    for attribute in element.attributes
    where ["href", "src", "poster", "data", "cite", "srcset"].contains(attribute.name.local) {
      guard attribute.name.local != "srcset" else { continue }
      let isLink = attribute.name.local == "cite" || element.name.local == "a" || element.name.local == "area"
      check.follow(attribute.value, from: path, line: line, isLink: isLink)
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

extension EditionCheck {
  /// Looks at a reference: where it leads is checked when all files were read.
  mutating func follow(_ reference: String, from path: String, line: Int, isLink: Bool) {
    let reference = reference.trimmed
    guard !reference.isEmpty else { return }
    if let scheme = ContainerPath.scheme(of: reference) {
      switch scheme {
      case "http", "https":
        if reference.contains(where: \.isWhitespace) {
          report(
            "check.link-malformed", .error, path, line: line,
            "The address \(Diagnostic.quoted(reference)) has blanks in it.")
        }
        let host = reference.dropFirst(scheme.utf8.count + 1).drop { $0 == "/" }.prefix { !"/?#".contains($0) }
        if host.count(where: { $0 == "[" }) != host.count(where: { $0 == "]" })
          || host.contains(where: "<>^`{|}\"".contains)
        {
          report(
            "check.link-malformed", .error, path, line: line,
            "The address \(Diagnostic.quoted(reference)) names no host that can be.")
        }
        if !isLink {
          report(
            "check.resource-remote", .error, path, line: line,
            "\(Diagnostic.quoted(reference)) is not in the container: an EPUB holds its pictures and stylesheets.")
        }
      case "mailto", "tel", "ftp", "irc", "doi", "urn", "isbn": break
      case "data" where !isLink: break
      default:
        report(
          "check.link-scheme", .error, path, line: line,
          "The link \(Diagnostic.quoted(reference)) has a scheme that no reader follows, or that does harm.")
      }
      return
    }
    guard let (target, fragment) = ContainerPath.resolve(reference, from: path) else {
      return report(
        "check.link-leaves", .error, path, line: line, "\(Diagnostic.quoted(reference)) leads out of the container.")
    }
    references.append(Reference(from: path, line: line, path: target, fragment: fragment, isLink: isLink))
  }

  /// Checks where links lead.
  mutating func checkReferences(_ package: PackageReading) {
    let declared = Dictionary(package.items.compactMap { item in item.path.map { ($0, item) } }) { first, _ in first }
    let spine = Set(package.spine.compactMap { package.item($0.idref)?.path })
    for reference in references {
      guard files[reference.path] != nil else {
        report(
          "check.link-to-nothing", .error, reference.from, line: reference.line,
          "The file \(Diagnostic.quoted(reference.path)) is not in the container.")
        continue
      }
      guard let item = declared[reference.path] else {
        report(
          "check.link-undeclared", .error, reference.from, line: reference.line,
          "The file \(Diagnostic.quoted(reference.path)) is not declared in the package document.")
        continue
      }
      let isContent = item.mediaType == "application/xhtml+xml"
      if reference.isLink, !isContent, item.mediaType != "image/svg+xml", item.fallback == nil {
        report(
          "check.link-media-type", .error, reference.from, line: reference.line,
          "A link leads to \(Diagnostic.quoted(reference.path)), which is not a content document.")
      }
      let isDrawing = reference.isLink && item.mediaType == "image/svg+xml"
      if isContent || isDrawing, !spine.contains(reference.path), !item.properties.contains("nav") {
        report(
          "check.link-not-in-spine", .error, reference.from, line: reference.line,
          "The document \(Diagnostic.quoted(reference.path)) is linked to and not in the spine.")
      }
      if let fragment = reference.fragment, isContent, !fragment.isEmpty, !fragment.hasPrefix("epubcfi("),
        let known = ids[reference.path],
        !known.contains(fragment)
      {
        report(
          "check.link-to-no-place", .error, reference.from, line: reference.line,
          "\(Diagnostic.quoted(reference.path)) has no place \(Diagnostic.quoted(fragment)).")
      }
    }
    for (path, known) in ids.sorted(by: { $0.key < $1.key }) {
      for id in known.sorted() where !XMLName.isASCIIName(id) {
        report(
          "check.id-odd", .warning, path,
          "Older reading systems do not find the id \(Diagnostic.quoted(id)): it is not a plain name."
        )
        break
      }
    }
  }
}
