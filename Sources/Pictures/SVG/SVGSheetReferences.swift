/// What the style sheets of a picture let its elements refer to.
struct SVGSheetReferences {
  /// The references of rules, by what the last part of their selectors begins with or names: `path`, `.line`, `#a`, or `*`.
  private var byName: [String: [(property: String, target: String)]] = [:]

  /// Collects the rules that refer to parts of the picture.
  init(_ picture: SVGSanitizer) {
    for case .styleSheet(let rules) in picture.pieces {
      for rule in rules {
        let references = rule.declarations.flatMap { style in style.references.map { (style.property, $0) } }
        guard !references.isEmpty else { continue }
        for selector in rule.selector.split(separator: ",") {
          byName[SVGSheetReferences.name(in: selector), default: []] += references
        }
      }
    }
  }

  /// The references of an element, at least those that it has: of each selector, one condition is looked at.
  func references(of element: String, _ attributes: [SVGSanitizer.Attribute]) -> [(String, String)] {
    guard !byName.isEmpty else { return [] }
    var names = ["*", element]
    for attribute in attributes {
      switch attribute.name.description {
      case "id": names.append("#" + attribute.value)
      case "class": names += attribute.value.split { $0.isWhitespace }.map { "." + $0 }
      default: continue
      }
    }
    return names.flatMap { byName[$0] ?? [] }
  }

  /// The most special condition of the last compound of a selector (Selectors 3 §4): its id, a class, its type, or `*`.
  private static func name(in selector: Substring) -> String {
    let compound = selector.split { $0.isWhitespace }.last ?? "*"
    let parts = compound.split(separator: ":").first ?? "*"
    for mark in ["#", "."] as [Character] {
      guard let start = parts.lastIndex(of: mark) else { continue }
      return String(parts[start...].prefix(1)) + parts[start...].dropFirst().prefix { $0 != "." && $0 != "#" }
    }
    return String(parts)
  }
}
