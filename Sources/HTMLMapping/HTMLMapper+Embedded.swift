import MarkupReader
import PlatenCore

/// What is embedded: pictures, formulas, and what is dropped.
extension HTMLMapper {
  // MARK: - What is dropped

  /// Whether an element is left out with its content: elements that run, load or are invisible.
  package func isDropped(_ index: Int32) -> Bool {
    let node = tree.nodes[Int(index)]
    guard node.kind == .element else { return false }
    guard node.namespace == .html else { return node.tag != .svg && node.tag != .math }
    switch node.tag {
    case .script, .style, .iframe, .object, .applet, .embed, .audio, .video, .canvas, .frameset, .noframes, .noembed,
      .template, .select, .textarea, .button, .input, .keygen, .datalist, .meter, .progress, .output, .area, .map,
      .base, .basefont, .bgsound, .link, .meta, .title, .head, .source, .track, .param, .marquee:
      return true
    default: return isHidden(index)
    }
  }

  private func isHidden(_ node: Int32) -> Bool {
    tree.attributes(of: node).contains { attribute in
      switch attribute.name {
      case "hidden": attribute.value.lowercased() != "until-found"
      case "style": style("display", of: node) == "none"
      default: false
      }
    }
  }

  /// Reports that an element is left out.
  package func drop(_ index: Int32) {
    let node = tree.nodes[Int(index)]
    switch node.tag {
    // Where there is nothing to see, nothing is missed.
    case .base, .basefont, .bgsound, .link, .meta, .title, .head, .source, .track, .param, .area: return
    case .input where tree.attribute("type", of: index)?.lowercased() == "hidden": return
    case .script where isData(index): return
    default: break
    }
    let name = tree.name(of: index)
    if isHidden(index), node.namespace == .html {
      report("hidden-left-out", .note, "An element \(Diagnostic.quoted(name)) that is hidden is left out.", index)
      return
    }
    let address = ["src", "data", "href"].lazy.compactMap { self.tree.attribute($0, of: index) }.first
    let source = address.map { ", \(Diagnostic.quoted($0))" } ?? ""
    // What only changes how a page looks or behaves is no loss of text.
    let isLoss = node.tag != .script && node.tag != .style && node.tag != .template
    report(
      "element-dropped", isLoss ? .warning : .note, "An element \(Diagnostic.quoted(name))\(source) is left out.",
      index,
      loss: .dropped)
  }

  /// Data for search engines, and formulas of scripts: no code.
  private func isData(_ node: Int32) -> Bool {
    tree.attribute("type", of: node)?.lowercased().hasSuffix("json") ?? false
  }

  // MARK: - Pictures

  func appendPicture(_ node: Int32) {
    guard let image = tree.children(of: node).first(where: { tree.nodes[Int($0)].tag == .img }) else {
      return appendLooseContent(of: node)
    }
    appendImage(image)
  }

  private func appendLooseContent(of node: Int32) {
    for child in tree.children(of: node) where tree.nodes[Int(child)].kind != .element { appendInline(child, depth: 1) }
  }

  func appendImage(_ node: Int32) {
    guard let reference = pictureReference(of: node) else {
      if let alternative = tree.attribute("alt", of: node) { run.append(alternative) }
      return
    }
    var attributes = attributes(of: node)
    for name in ["width", "height"] {
      let value = tree.attribute(name, of: node) ?? style(name, of: node)
      if let value, value.first?.isNumber ?? false, value.utf8.count <= 12 {
        attributes.values.append(Attributes.Value(name: name, value: value))
      }
    }
    let alternative = tree.attribute("alt", of: node).map(HTMLMapper.oneLine)
    let role = tree.attribute("role", of: node)?.lowercased()
    let image = Image(
      source: environment.picture(reference, Int(tree.nodes[Int(node)].offset)), alternative: alternative ?? "",
      // HTML §4.7.4.4: an empty alternative says that the picture adds nothing.
      isDecorative: alternative == "" || role == "presentation" || role == "none",
      title: tree.attribute("title", of: node).map(HTMLMapper.oneLine).flatMap { $0.isEmpty ? nil : $0 },
      attributes: attributes)
    run.append(.image(image))
  }

  /// The picture that an element shows: `src`, or the first of `srcset`, or what a script would put there later.
  private func pictureReference(of node: Int32) -> String? {
    let source = tree.attribute("src", of: node).map(HTMLMapper.url)
    let later = tree.attribute("data-src", of: node).map(HTMLMapper.url)
    if let source, !source.isEmpty, !(source.hasPrefix("data:") && later != nil) {
      return HTMLMapper.runsCode(source) && !source.lowercased().hasPrefix("data:image/") ? nil : source
    }
    let candidate = later ?? tree.attribute("srcset", of: node).flatMap { HTMLMapper.words($0).first }
    guard let candidate, !candidate.isEmpty, !HTMLMapper.runsCode(candidate) else { return nil }
    return candidate.last == "," ? String(candidate.dropLast()) : candidate
  }

  /// An SVG in the source becomes a picture of its own.
  func appendSVG(_ node: Int32) {
    let title = tree.children(of: node).first { tree.nodes[Int($0)].tag == .title }
    let label = tree.attribute("aria-label", of: node) ?? title.map { verbatimText(of: $0) } ?? ""
    let isDecorative = tree.attribute("aria-hidden", of: node)?.lowercased() == "true"
    let markup = ForeignMarkup.text(of: node, in: tree, opaque: opaqueText)
    var hasShape = false
    walk(node) { child in
      switch tree.name(of: child) {
      case "defs", "symbol", "title", "desc", "metadata", "style", "script": return false
      case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use", "image", "foreignObject":
        hasShape = true
        return false
      default: return true
      }
    } leave: { _ in
    }
    // A stock of symbols for other places shows nothing itself.
    guard hasShape else { return }
    svgCount += 1
    let path = environment.store(
      Resource(path: "inline-\(svgCount).svg", mediaType: "image/svg+xml", bytes: Array(markup.utf8)))
    var attributes = Attributes(id: id(of: node))
    for name in ["width", "height"] {
      if let value = tree.attribute(name, of: node), value.first?.isNumber ?? false, value.utf8.count <= 12 {
        attributes.values.append(Attributes.Value(name: name, value: value))
      }
    }
    run.append(
      .image(
        Image(
          source: path, alternative: HTMLMapper.oneLine(label), isDecorative: isDecorative, attributes: attributes)))
  }

  // MARK: - Formulas

  func appendMath(_ node: Int32) {
    var math = Math(ForeignMarkup.text(of: node, in: tree, opaque: opaqueText), notation: .mathML)
    math.attributes.id = id(of: node)
    // A mark for the end of the paragraph: a formula alone in its paragraph is a block.
    if tree.attribute("display", of: node)?.lowercased() == "block" { math.attributes.classes = ["display"] }
    run.append(.math(math))
  }
}

/// SVG and MathML as XML.
enum ForeignMarkup {
  /// An element with all that it holds. Of elements of HTML within, an SVG keeps the text.
  ///
  /// - Complexity: O(*n*) in the nodes.
  static func text(of root: Int32, in tree: HTMLTree, opaque: (Int) -> String) -> String {
    var text = ""
    var node: Int32? = root
    var open: [Int32] = []
    while let index = node {
      while let last = open.last, last != tree.nodes[Int(index)].parent {
        text += "</\(name(of: last, in: tree))>"
        open.removeLast()
      }
      var skips = false
      switch tree.nodes[Int(index)].kind {
      case .text: text += escaped(tree.text(of: index))
      case .opaque: text += escaped(opaque(Int(tree.nodes[Int(index)].payload)))
      case .element
      where tree.nodes[Int(index)].namespace == tree.nodes[Int(root)].namespace && isName(tree.name(of: index)):
        text += "<\(name(of: index, in: tree))"
        if index == root { text += " xmlns=\"\(namespace(of: root, in: tree))\"" }
        var hasLinks = false
        for attribute in tree.attributes(of: index) where isKept(attribute) {
          hasLinks = hasLinks || attribute.name.hasPrefix("xlink:")
          text += " \(attribute.name)=\"\(escaped(attribute.value))\""
        }
        if hasLinks { text += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" }
        text += ">"
        open.append(index)
      case .element where tree.nodes[Int(root)].namespace == .svg:
        // The text of a label in HTML: it is not shown, and the report says so.
        text += escaped(plainText(of: index, in: tree, opaque: opaque))
        skips = true
      case .element, .comment, .doctype, .document: skips = true
      }
      node = tree.following(index, within: root, skipsChildren: skips)
    }
    while let last = open.popLast() { text += "</\(name(of: last, in: tree))>" }
    return text
  }

  private static func plainText(of root: Int32, in tree: HTMLTree, opaque: (Int) -> String) -> String {
    var text = ""
    var node: Int32? = root
    while let index = node {
      let tag = tree.nodes[Int(index)].tag
      switch tree.nodes[Int(index)].kind {
      case .text: text += tree.text(of: index)
      case .opaque: text += opaque(Int(tree.nodes[Int(index)].payload))
      case .element, .comment, .doctype, .document: break
      }
      node = tree.following(index, within: root, skipsChildren: tag == .script || tag == .style)
    }
    return text
  }

  private static func name(of node: Int32, in tree: HTMLTree) -> String { tree.name(of: node) }

  private static func namespace(of node: Int32, in tree: HTMLTree) -> String {
    tree.nodes[Int(node)].namespace == .svg ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1998/Math/MathML"
  }

  /// Whether an attribute is one in XML, too; declarations of namespaces are made here.
  private static func isKept(_ attribute: HTMLTree.Attribute) -> Bool {
    guard !attribute.name.hasPrefix("xmlns"), !attribute.name.lowercased().hasPrefix("on") else { return false }
    if attribute.name.contains(":") { return attribute.isForeign }
    return isName(attribute.name)
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
        || byte == 0x2E
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
