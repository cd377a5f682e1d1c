import MarkupReader
import PlatenCore

/// Which attributes an element of HTML has, and what they say.
enum HTMLAttributes {
  /// What is wrong with the attributes of an element, apart from those of WAI-ARIA.
  static func faults(of element: XMLElement, in parent: String) -> [(id: String, message: String)] {
    let name = element.name.local
    guard let rule = HTMLElements.rules[name], name != "embed" else { return [] }
    var faults: [(String, String)] = []
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      let own = attribute.name.local
      if own.hasPrefix("data-") || own == "role" || own.hasPrefix("aria-") || own.hasPrefix("on") { continue }
      guard let form = rule.attributes[own] ?? HTMLElements.global[own] else { continue }
      if !form.takes(attribute.value, name: own) {
        faults.append(("check.attribute-value", value(attribute, of: name)))
      }
    }
    for own in rule.needed.sorted() where element[own] == nil {
      faults.append(("check.attribute-missing", "The element \(name) has no attribute \(own)."))
    }
    return faults + special(element, in: parent)
  }

  static func value(_ attribute: XMLElement.Attribute, of name: String) -> String {
    "The attribute \(attribute.name.local) of \(name) does not take \(Diagnostic.quoted(attribute.value))."
  }

  /// Whether an element has an attribute.
  static func allows(_ attribute: String, on element: String) -> Bool {
    if element == "embed" { return true }
    if attribute.hasPrefix("aria-") { return ARIARules.attributes[String(attribute.dropFirst(5))] != nil }
    // In XML the names keep their capitals, and scripts would not find them.
    if attribute.hasPrefix("data-") {
      return attribute.utf8.count > 5 && !attribute.utf8.contains { (0x41...0x5A).contains($0) }
    }
    return HTMLElements.global[attribute] != nil || attribute.hasPrefix("on")
      || HTMLElements.rules[element]?.attributes[attribute] != nil
  }

  /// Rules about several attributes, and about the place of the element.
  private static func special(_ element: XMLElement, in parent: String) -> [(String, String)] {
    func missing(_ what: String) -> [(String, String)] {
      [("check.attribute-missing", "The element \(element.name.local) has no attribute \(what).")]
    }
    func wrong(_ what: String) -> [(String, String)] { [("check.attribute-value", what)] }
    func has(_ own: String) -> Bool { element[own] != nil }
    switch element.name.local {
    case "a" where !has("href") && ["target", "download", "rel", "hreflang", "type", "ping"].contains(where: has):
      return has("property") ? [] : missing("href")
    case "li" where has("value") && parent != "ol": return wrong("Only an item of an ol has a value.")
    case "link":
      return ["rel", "property", "itemprop"].contains(where: has) ? [] : missing("rel, property or itemprop")
    case "meta": return meta(element)
    case "base" where !has("href") && !has("target"): return missing("href or target")
    case "object" where !has("data") && !has("type"): return missing("data or type")
    case "map" where has("id") && element["id"] != element["name"]:
      return wrong("The id and the name of a map are not the same.")
    case "area": return area(element)
    case "source" where parent == "picture" && (!has("srcset") || has("src")):
      return wrong("The element source of a picture has srcset, and no src.")
    case "source" where ["audio", "video"].contains(parent) && !has("src"): return missing("src")
    case "input": return HTMLInput.faults(of: element).map { ("check.attribute-value", $0) }
    case "img":
      if let map = element["usemap"], !map.hasPrefix("#") { return wrong("The usemap of an img is not #name.") }
      return []
    default: return []
    }
  }

  private static let states = [
    "content-type", "default-style", "refresh", "x-ua-compatible", "content-security-policy",
  ]

  private static func meta(_ element: XMLElement) -> [(String, String)] {
    let kinds = ["name", "http-equiv", "charset", "itemprop", "property"].filter { element[$0] != nil }
    if kinds.isEmpty { return [("check.attribute-missing", "The element meta has no attribute name or http-equiv.")] }
    if kinds.contains("http-equiv"), kinds.count > 1 {
      return [("check.attribute-value", "A meta with http-equiv has no \(kinds.filter { $0 != "http-equiv" }[0]).")]
    }
    if kinds == ["charset"], element["content"] != nil {
      return [("check.attribute-value", "A meta with charset has no content.")]
    }
    if kinds != ["charset"], element["content"] == nil {
      return [("check.attribute-missing", "The element meta has no attribute content.")]
    }
    if let state = element["http-equiv"], !states.contains(state.lowercased()) {
      return [("check.attribute-value", "HTML does not have the http-equiv \(Diagnostic.quoted(state)).")]
    }
    return []
  }

  private static func area(_ element: XMLElement) -> [(String, String)] {
    let shape = (element["shape"] ?? "rect").lowercased()
    guard let coordinates = element["coords"] else {
      return shape == "default" || element["shape"] == nil
        ? [] : [("check.attribute-missing", "The element area has no attribute coords.")]
    }
    let numbers = coordinates.split(separator: ",", omittingEmptySubsequences: false)
    let isRight =
      switch shape {
      case "rect": numbers.count == 4
      case "circle": numbers.count == 3
      case "poly": numbers.count >= 6 && numbers.count % 2 == 0
      default: false
      }
    return isRight && numbers.allSatisfy { Int($0) != nil }
      ? [] : [("check.attribute-value", "The coords \(Diagnostic.quoted(coordinates)) do not give a \(shape).")]
  }
}
