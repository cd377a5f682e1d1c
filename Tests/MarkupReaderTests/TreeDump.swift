@testable import MarkupReader

/// A tree in the form of html5lib's tests.
struct TreeDump {
  private let tree: HTMLTree
  private(set) var lines: [String] = []

  init(_ tree: HTMLTree, isFragment: Bool) {
    self.tree = tree
    let root = isFragment ? tree.nodes[0].firstChild : 0
    for child in tree.children(of: root) { write(child, 0) }
  }

  var text: String { lines.joined(separator: "\n") }

  private mutating func write(_ index: Int32, _ depth: Int) {
    let node = tree.nodes[Int(index)]
    let indent = "| " + String(repeating: "  ", count: depth)
    switch node.kind {
    case .document: break
    case .doctype: lines.append(indent + TreeDump.doctype(tree.doctypes[Int(node.payload)]))
    case .text: lines.append("\(indent)\"\(tree.text(of: index))\"")
    case .comment: lines.append("\(indent)<!-- \(tree.text(of: index)) -->")
    case .opaque: lines.append("\(indent)[\(node.payload)]")
    case .element:
      let prefix =
        switch node.namespace {
        case .html: ""
        case .svg: "svg "
        case .mathML: "math "
        }
      lines.append("\(indent)<\(prefix)\(tree.name(of: index))>")
      let attributes = tree.attributes(of: index).map { attribute in
        let isPrefixed = attribute.isForeign && attribute.name.contains(":")
        let name = isPrefixed ? attribute.name.replacing(":", with: " ") : attribute.name
        return (name, "\(indent)  \(name)=\"\(attribute.value)\"")
      }
      lines += attributes.sorted { Array($0.0.utf16).lexicographicallyPrecedes(Array($1.0.utf16)) }.map(\.1)
      let isTemplate = node.tag == .template && node.namespace == .html
      if isTemplate { lines.append(indent + "  content") }
      for child in tree.children(of: index) { write(child, depth + (isTemplate ? 2 : 1)) }
    }
  }

  private static func doctype(_ doctype: HTMLDoctype) -> String {
    guard doctype.publicID != nil || doctype.systemID != nil else { return "<!DOCTYPE \(doctype.name ?? "")>" }
    return "<!DOCTYPE \(doctype.name ?? "") \"\(doctype.publicID ?? "")\" \"\(doctype.systemID ?? "")\">"
  }
}
