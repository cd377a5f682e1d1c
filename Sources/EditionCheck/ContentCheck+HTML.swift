import MarkupReader
import PlatenCore

/// Elements of HTML: where they stand, and what they say.
extension ContentReading {
  mutating func startHTML(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    if open.isEmpty, name != "html" {
      check.report(
        "check.root", .error, path, line: line, "The root element is \(Diagnostic.quoted(name)), and not html.")
    }
    if check.isEPUB3 {
      if HTMLElements.rules[name] == nil || HTMLElements.rules[name]?.model == "never" {
        check.report(
          "check.element-unknown", .error, path, line: line,
          "HTML as XML does not have the element \(Diagnostic.quoted(name)).")
      } else {
        checkAttributes(element, line: line, in: &check)
      }
      checkPlace(of: element, line: line, in: &check)
    } else {
      if name == "a", open.contains(where: { $0.name == "a" }) {
        check.report("check.element-place", .error, path, line: line, "The element a cannot stand in a.")
      }
      if let style = element["style"] { check.checkStyle(style, of: path, line: line) }
    }
    // EPUB 3.3 §5.6.2: forms. A box that is not in one does nothing, as in lists of tasks.
    if name == "form" { uses.insert("scripted") }
    checkLanguage(element, line: line, in: &check)
    if open.last?.name == "head" { head.take(element, line: line, path: path, in: &check) }
    outline.start(element, line: line, path: path, in: &check)
    if name == "img", element["alt"] == nil, check.isEPUB3 {
      check.report(
        "check.alternative-missing", .warning, path, line: line,
        "A picture has no alt text: screen readers then read out its file name.")
    }
    if name == "img", element["src"]?.isBlank ?? true {
      check.report("check.source-missing", .error, path, line: line, "A picture has no src.")
    }
    if name == "img", element["ismap"] != nil, !open.contains(where: { $0.name == "a" }) {
      check.report("check.attribute-value", .error, path, line: line, "A picture with ismap is in no link.")
    }
  }

  private mutating func checkAttributes(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      let own = attribute.name.local
      if !HTMLAttributes.allows(own, on: name) {
        check.report(
          "check.attribute-unknown", .error, path, line: line,
          "The element \(name) has no attribute \(Diagnostic.quoted(own)).", advice: "Say it in the stylesheet.")
      }
      if own == "style" { check.checkStyle(attribute.value, of: path, line: line) }
    }
    for (id, message) in HTMLAttributes.faults(of: element, in: open.last?.name ?? "") {
      check.report(id, .error, path, line: line, message)
    }
    checkRoles(element, line: line, in: &check)
    for own in ["for", "headers", "list"] {
      guard own != "list" || name == "input", let value = element[own] else { continue }
      let attribute = own == "for" && name == "output" ? "output for" : own
      for id in value.split(whereSeparator: \.isWhitespace) { referred.append((String(id), attribute, line)) }
    }
  }

  /// Roles, states and properties, in HTML and in drawings.
  mutating func checkRoles(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    let isHTML = element.name.namespace == ContentReading.xhtml
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      let own = attribute.name.local
      func report(_ message: String) { check.report("check.attribute-value", .error, path, line: line, message) }
      if own == "role", !isHTML || !ARIARules.takes(attribute.value, on: name) {
        if isHTML || !ARIARules.roles.contains(attribute.value) { report(HTMLAttributes.value(attribute, of: name)) }
      }
      guard own.hasPrefix("aria-") else { continue }
      if let form = ARIARules.attributes[String(own.dropFirst(5))], !form.takes(attribute.value, name: own) {
        report(HTMLAttributes.value(attribute, of: name))
      }
      if isHTML, element["role"] == nil, ARIARules.needsRole(own, on: name) {
        report("The element \(name) has \(own), and no role that it belongs to.")
      }
      if ARIARules.references.contains(own) {
        for id in attribute.value.split(whereSeparator: \.isWhitespace) { referred.append((String(id), own, line)) }
      }
    }
  }

  /// What may stand where (HTML, content models).
  private func checkPlace(of element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    func report(_ message: String) { check.report("check.element-place", .error, path, line: line, message) }
    for holder in open where HTMLElements.excluded[holder.name]?.contains(name) ?? false {
      guard name != "input" || element["type"]?.lowercased() != "hidden" else { continue }
      return report("The element \(name) cannot stand in \(holder.name).")
    }
    if ["audio", "video"].contains(name), element["controls"] != nil,
      open.contains(where: { $0.name == "a" || $0.name == "button" })
    {
      return report("The element \(name) with controls cannot stand in a link or button.")
    }
    if name == "img", element["usemap"] != nil, open.contains(where: { $0.name == "a" || $0.name == "button" }) {
      return report("A picture with usemap cannot stand in a link or button.")
    }
    if name == "area", !open.contains(where: { $0.name == "map" }) { return report("An area stands in no map.") }
    guard let parent = open.last, parent.space != .other, parent.name != "script" else { return }
    // It is reported as one that there is not.
    guard HTMLElements.rules[name] != nil else { return }
    switch parent.model {
    case "flow" where !HTMLElements.isIn(name, "%flow"): break
    case "phrasing" where !HTMLElements.isIn(name, "%phrasing"): break
    case "any" where parent.name == "head" && !HTMLElements.metadata.contains(name): break
    case "never": return
    default:
      // Links and metas of microdata stand in the text.
      let isData = parent.name != "head" && ["link", "meta"].contains(name)
      if isData, element["itemprop"] ?? element["property"] == nil, element["rel"] != "stylesheet" { break }
      return
    }
    // `object` begins with its parameters, media with their sources.
    if HTMLElements.first[parent.name]?.contains(name) ?? false { return }
    report("The element \(name) cannot stand in \(parent.name).")
  }

  /// What an element has in it, when it ends.
  func endHTML(_ frame: Frame, in check: inout EditionCheck) {
    func report(_ message: String) {
      check.report("check.element-place", .error, path, line: frame.line, message)
    }
    guard check.isEPUB3, let rule = HTMLElements.rules[frame.name] else { return }
    if frame.model == "group", HTMLElements.group.fault(of: frame.children, isIn: HTMLElements.isIn) != nil {
      report("A div in a list of terms does not have terms, and then descriptions.")
    }
    if frame.hasSource, frame.children.contains("source") {
      report("The element \(frame.name) has both a src and sources.")
    }
    if let first = HTMLElements.first[frame.name], let last = frame.children.lastIndex(where: first.contains),
      frame.children[..<last].contains(where: { !first.contains($0) })
    {
      report("In \(frame.name), the sources and tracks do not come first.")
    }
    guard !["flow", "phrasing", "transparent", "any", "#text", "never"].contains(rule.model) else {
      if rule.model == "#text", frame.name != "style", let child = frame.children.first(where: { $0 != "#text" }) {
        report("The element \(child) cannot stand in \(frame.name).")
      }
      return
    }
    // A text where none may be is reported by itself.
    let children = rule.hasText ? frame.children : frame.children.filter { $0 != "#text" }
    switch rule.content?.fault(of: children, isIn: HTMLElements.isIn) {
    case nil: break
    case .unexpected(let child): report("The element \(child) cannot stand there in \(frame.name).")
    case .incomplete: report("The element \(frame.name) does not have all that belongs in it.")
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
    if let xml, !xml.isEmpty, !Language.isWellFormed(xml) {
      check.report(
        "check.language-invalid", .error, path, line: line, "\(Diagnostic.quoted(xml)) is not a language tag.")
    }
    if element.name.local == "html", own == nil, xml == nil {
      check.report(
        "check.language-missing", .warning, path, line: line,
        "The document does not say its language: readers choose fonts and voices by it.")
    }
  }
}

extension HTMLElements {
  /// What comes before all else in an element that is transparent otherwise.
  static let first: [String: Set<String>] = [
    "audio": ["source", "track", "script", "template"], "video": ["source", "track", "script", "template"],
    "object": ["param", "script", "template"],
  ]

  /// What a `div` of a `dl` holds.
  static let group = ContentPattern("(script | template)* dt (dt | script | template)* dd (dd | script | template)*")

  static func isIn(_ name: String, _ group: String) -> Bool {
    switch group {
    case "%flow": phrasing.contains(name) || blocks.contains(name) || name == "#other"
    case "%phrasing", "%transparent": phrasing.contains(name) || name == "#other"
    case "%headings": headings.contains(name)
    default: false
    }
  }
}
