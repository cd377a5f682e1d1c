import MarkupReader
import PlatenCore

/// Identifiers, classes, languages.
extension HTMLMapper {
  /// What an element's attributes say.
  ///
  /// - Parameter element: a class in front of the element's own, for what the model has no node for.
  func attributes(of node: Int32, class element: String? = nil) -> Attributes {
    var attributes = Attributes(id: id(of: node))
    var classes = element.map { [$0] } ?? []
    for attribute in tree.attributes(of: node) {
      switch attribute.name {
      case "class": classes += HTMLMapper.words(attribute.value).prefix(8)
      case "dir":
        let direction = attribute.value.lowercased()
        if ["ltr", "rtl", "auto"].contains(direction) {
          attributes.values.append(Attributes.Value(name: "dir", value: direction))
        }
      default: break
      }
    }
    if let alignment = alignment(of: node) { classes.append(alignment) }
    if !classes.isEmpty { attributes.classes = classes }
    if let language = ownLanguage(of: node), language != languages.last { attributes.language = language }
    return attributes
  }

  /// The name that links use for an element: its `id`, or the `name` of an anchor. Each is given once.
  func id(of node: Int32) -> String? {
    var name = tree.attribute("id", of: node)
    if name?.isEmpty ?? true, tree.nodes[Int(node)].tag == .a { name = tree.attribute("name", of: node) }
    guard let name, !name.isEmpty, usedIDs.insert(name).inserted else { return nil }
    return name
  }

  /// The words of a list of tokens, such as `class`.
  package static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "\r" || $0 == "\u{C}" }.map(String.init)
  }

  func classes(of node: Int32) -> [String] { HTMLMapper.words(tree.attribute("class", of: node) ?? "") }

  func hasClass(_ node: Int32, _ names: Set<String>) -> Bool { classes(of: node).contains { names.contains($0) } }

  /// The class for text in the middle or at the end of the line, by `align` or style, or for `center` itself.
  func alignment(of node: Int32) -> String? {
    if tree.nodes[Int(node)].tag == .center { return "center" }
    switch tree.nodes[Int(node)].tag {
    case .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .section, .article, .header, .footer, .td, .th, .figure, .blockquote:
      break
    default: return nil
    }
    let value = tree.attribute("align", of: node)?.lowercased() ?? style("text-align", of: node)
    switch value {
    case "center", "middle": return "center"
    case "right", "end": return "trailing"
    default: return nil
    }
  }

  /// The value of a property in an element's own style.
  func style(_ property: String, of node: Int32) -> String? {
    guard let style = tree.attribute("style", of: node) else { return nil }
    for declaration in style.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ !$0.isWhitespace }).lowercased() == property else { continue }
      return parts[1].lowercased().filter { !$0.isWhitespace }
    }
    return nil
  }

  // MARK: - Languages

  func ownLanguage(of node: Int32) -> Language? {
    let tag = tree.attribute("lang", of: node) ?? tree.attribute("xml:lang", of: node)
    return tag.flatMap { Language(String($0.filter { !$0.isWhitespace })) }
  }

  func pushLanguage(of node: Int32) {
    if let language = ownLanguage(of: node) { languages.append(language) }
  }

  func popLanguage(of node: Int32) {
    if ownLanguage(of: node) != nil { languages.removeLast() }
  }
}
