import MarkupReader
import PlatenCore

/// Drawings and formulas within a content document, and attributes of other namespaces.
extension ContentReading {
  /// An element of SVG. Drawing programs add much of their own, so little is refused.
  mutating func checkDrawn(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    if let parent = open.last, parent.space == .svg, parent.name == "title" {
      check.report(
        "check.element-place", .error, path, line: line,
        "The element \(element.name.local) cannot stand in the title of a drawing.")
    }
    for attribute in element.attributes where ARIARules.references.contains(attribute.name.local) {
      for id in attribute.value.split(whereSeparator: \.isWhitespace) {
        referred.append((String(id), attribute.name.local, line))
      }
    }
    for attribute in element.attributes where ["fill", "stroke"].contains(attribute.name.local) {
      let value = attribute.value.trimmed
      guard value.hasPrefix("url(") else { continue }
      let address = value.dropFirst(4).prefix { $0 != ")" }.filter { !"\"'".contains($0) }
      check.follow(address, from: path, line: line, as: .paint)
    }
  }

  mutating func startMath(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    // What stands in an annotation is for others.
    guard !open.contains(where: { $0.name == "annotation-xml" && $0.space == .math }) else { return }
    guard MathRules.rules[name] != nil else {
      return check.report(
        "check.element-unknown", .error, path, line: line,
        "The markup of formulas does not have the element \(Diagnostic.quoted(name)).")
    }
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      let own = attribute.name.local
      if own.hasPrefix("aria-") || own.hasPrefix("data-") { continue }
      guard let form = MathRules.attributes[own] else {
        check.report(
          "check.attribute-unknown", .error, path, line: line,
          "The element \(name) of a formula has no attribute \(Diagnostic.quoted(own)).")
        continue
      }
      let isLength =
        ["mspace", "mpadded"].contains(name) && ["width", "height", "depth"].contains(own)
        || own == "linethickness"
      let isTaken = isLength ? AttributeForm.takesMath(attribute.value, isPadding: name == "mpadded") : nil
      let isColour = ["mathcolor", "mathbackground"].contains(own)
      if !(isTaken ?? (isColour ? MathRules.isColour(attribute.value) : form.takes(attribute.value, name: own))) {
        check.report(
          "check.attribute-value", .error, path, line: line, HTMLAttributes.value(attribute, of: name))
      }
    }
  }

  func endMath(_ frame: Frame, in check: inout EditionCheck) {
    guard let content = MathRules.rules[frame.name]?.content,
      !open.contains(where: { $0.name == "annotation-xml" && $0.space == .math })
    else { return }
    let hasText = MathRules.rules[frame.name]?.hasText ?? true
    let children = hasText ? frame.children : frame.children.filter { $0 != "#text" }
    if let fault = content.fault(of: children, isIn: MathRules.isIn) {
      let what =
        switch fault {
        case .unexpected(let child): "has \(child) where it cannot stand"
        case .incomplete: "does not have all of its parts"
        }
      check.report(
        "check.element-place", .error, path, line: frame.line, "The element \(frame.name) of a formula \(what).")
    }
  }

  /// Attributes of other namespaces than that of their element.
  mutating func checkNamespaced(
    _ element: XMLElement, in space: Frame.Space, line: Int, in check: inout EditionCheck
  ) {
    for attribute in element.attributes where !attribute.name.namespace.isEmpty {
      let (namespace, own, value) = (attribute.name.namespace, attribute.name.local, attribute.value)
      func unknown(_ prefix: String) {
        check.report(
          "check.attribute-unknown", .error, path, line: line,
          "The element \(element.name.local) has no attribute \(Diagnostic.quoted(prefix + own)).")
      }
      func refused() {
        check.report(
          "check.attribute-value", .error, path, line: line, HTMLAttributes.value(attribute, of: element.name.local))
      }
      switch namespace {
      case XMLName.xmlNamespace:
        if own == "id", space == .html { unknown("xml:") }
        if !["lang", "base", "space", "id"].contains(own) { unknown("xml:") }
        if own == "space", !["default", "preserve"].contains(value) { refused() }
      case "http://www.idpf.org/2007/ops":
        switch own {
        case "type":
          if value.isBlank || value.contains(where: "/()\"'<>,;".contains) {
            refused()
          } else {
            let types = value.split(whereSeparator: \.isWhitespace)
            if types.contains("dictionary") { check.dictionaries.insert(path) }
            if types.contains("index") { check.indexes.insert(path) }
            checkPrefixes(value, line: line, in: &check)
          }
        case "prefix" where open.isEmpty:
          let mapping = PrefixMapping(value)
          prefixes = mapping.prefixes
          for fault in mapping.faults where space == .html {
            check.report(fault.id, fault.severity, path, line: line, fault.message)
          }
        default: unknown("epub:")
        }
      case "http://www.w3.org/2001/10/synthesis":
        guard space == .html else { continue }
        if own != "ph", own != "alphabet" { unknown("ssml:") }
        if own == "ph", value.isBlank {
          check.report("check.speech-blank", .warning, path, line: line, "The attribute ssml:ph is blank.")
        }
        if own == "ph", open.contains(where: \.isSpoken) {
          check.report(
            "check.attribute-place", .error, path, line: line,
            "The attribute ssml:ph stands within an element that has it too.")
        }
      case XMLName.xlinkNamespace, "http://www.w3.org/2001/xml-events": break
      default:
        let host = namespace.split(separator: "/").dropFirst().first ?? ""
        guard space == .html, host.contains("w3.org") || host.contains("idpf.org") else { continue }
        check.report(
          "check.namespace", .error, path, line: line,
          "The namespace \(Diagnostic.quoted(namespace)) of an attribute is none of the W3C’s.")
      }
    }
  }

  /// Prefixes of structural semantics are declared on the root (EPUB 3.3 §6.2.1).
  private func checkPrefixes(_ value: String, line: Int, in check: inout EditionCheck) {
    for word in value.split(whereSeparator: \.isWhitespace) {
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

extension AttributeForm {
  /// Whether MathML takes a text as a length; in `mpadded` it may be relative to a side, as `+2width`.
  static func takesMath(_ value: String, isPadding: Bool) -> Bool {
    let form = AttributeForm.length
    let text = value.trimmed
    guard isPadding else { return form.takes(text, name: "") }
    var number = text.hasPrefix("+") || text.hasPrefix("-") ? String(text.dropFirst()) : text
    for side in ["width", "height", "depth"] where number.hasSuffix(side) {
      number = String(number.dropLast(side.utf8.count)).trimmed
      break
    }
    if number.hasSuffix("%") { number.removeLast() }
    return form.takes(number, name: "")
  }
}

extension MathRules {
  /// A colour of MathML: `#rgb`, `#rrggbb`, or one of HTML's names.
  static func isColour(_ value: String) -> Bool {
    if value.hasPrefix("#") {
      return [4, 7].contains(value.utf8.count) && value.dropFirst().allSatisfy(\.isHexDigit)
    }
    return names.contains(value.lowercased())
  }

  private static let names: Set<String> = [
    "aqua", "black", "blue", "fuchsia", "gray", "green", "lime", "maroon", "navy", "olive", "purple", "red", "silver",
    "teal", "white", "yellow", "transparent",
  ]
}
