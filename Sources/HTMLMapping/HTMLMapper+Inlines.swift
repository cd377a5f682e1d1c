import MarkupReader
import PlatenCore

/// Running text.
extension HTMLMapper {
  /// The content of an element as inlines; blocks in it stand behind one another, with a space between.
  ///
  /// - Parameters:
  ///   - depth: the depth at which they stand in the document.
  ///   - isHeading: whether signs that link to a heading are left out.
  ///   - keepsEdges: whether white space at the start and the end is kept.
  func inlines(in root: Int32, depth: Int, isHeading: Bool = false, keepsEdges: Bool = false) -> [Inline] {
    let outer = run
    run = InlineRun(keepsStart: keepsEdges)
    appendInlines(in: root, depth: depth, isHeading: isHeading)
    let content = keepsEdges ? run.finishOpen() : run.finish()
    run = outer
    return content.joiningUnspacedLines()
  }

  private func appendInlines(in root: Int32, depth: Int, isHeading: Bool = false) {
    walk(root) { node in
      if isHeading, isPermalink(node) { return false }
      if isTransparentInLine(node, depth: depth) {
        if tree.nodes[Int(node)].tag.isBlock { run.appendSpace() }
        return true
      }
      appendInline(node, depth: depth)
      return false
    } leave: { node in
      if tree.nodes[Int(node)].tag.isBlock { run.appendSpace() }
    }
  }

  /// Whether an element in a line only holds others: it says nothing, or would be nested too deep.
  private func isTransparentInLine(_ index: Int32, depth: Int) -> Bool {
    let node = tree.nodes[Int(index)]
    guard node.kind == .element, node.namespace == .html, !leftOut.contains(index), notes.bodies[index] == nil,
      notes.references[index] == nil, !isDropped(index)
    else { return false }
    switch node.tag {
    case .br, .wbr, .img, .ruby, .picture, .hr: return false
    case _ where node.tag.isBlock: return true
    default: break
    }
    if depth + 1 > Document.maximumDepth {
      reportDepth(index)
      return true
    }
    switch node.tag {
    case .a, .em, .i, .strong, .b, .s, .strike, .del, .sub, .sup, .code, .tt, .q: return false
    case _ where HTMLVocabulary.spanElement(node.tag) != nil: return false
    default: return !saysSomething(index)
    }
  }

  /// Whether an element without a meaning has attributes that do have one.
  private func saysSomething(_ node: Int32) -> Bool {
    tree.attributes(of: node).contains { attribute in
      switch attribute.name {
      case "id": !attribute.value.isEmpty
      // Within code, classes are those of a highlighter.
      case "class": !run.isCode && !HTMLMapper.words(attribute.value).isEmpty
      case "lang", "xml:lang": ownLanguage(of: node) != languages.last
      case "dir": true
      default: false
      }
    }
  }

  /// Signs beside headings that link to them: they are for browsers.
  private func isPermalink(_ node: Int32) -> Bool {
    guard tree.nodes[Int(node)].tag == .a, tree.attribute("href", of: node)?.first == "#" else { return false }
    let text = verbatimText(of: node).filter { !$0.isWhitespace }
    return ["", "¶", "#", "§", "🔗", "∞", "\u{f0c1}"].contains(text) && tree.attribute("id", of: node) == nil
      && tree.attribute("name", of: node) == nil
  }

  /// Adds one node to the running text.
  func appendInline(_ index: Int32, depth: Int) {
    let node = tree.nodes[Int(index)]
    switch node.kind {
    case .text: run.append(tree.text(of: index))
    case .opaque: appendOpaque(Int(node.payload))
    case .comment, .doctype, .document: return
    case .element:
      if leftOut.contains(index) || notes.bodies[index] != nil { return }
      if isDropped(index) { return drop(index) }
      if notes.references[index] != nil { return appendNote(index, depth: depth) }
      if notes.isBacklink(index), isInNote { return }
      switch node.namespace {
      case .svg: appendSVG(index)
      case .mathML: appendMath(index)
      case .html: appendElement(index, node.tag, depth: depth)
      }
    }
  }

  private func appendOpaque(_ number: Int) {
    switch environment.opaque(number) {
    case .inlines(let inlines): run.append(made: isInLink ? inlines.withoutLinks() : inlines)
    case .blocks(let blocks):
      run.appendSpace()
      let inlines = blocks.flatMap(\.plainInlines)
      run.append(made: isInLink ? inlines.withoutLinks() : inlines)
    }
  }

  private func appendElement(_ node: Int32, _ tag: HTMLTag, depth: Int) {
    switch tag {
    case .br: run.appendLineBreak()
    case .wbr: run.append(made: [.text("\u{200B}")])
    case .hr: run.appendSpace()
    case .img: appendImage(node)
    case .picture: appendPicture(node)
    case .ruby: appendRuby(node)
    case .q: appendQuotation(node, depth: depth)
    case .a: appendAnchor(node, depth: depth)
    case .code, .tt: appendCode(node, depth: depth)
    default: appendStyled(node, depth: depth)
    }
  }

  /// The content of an element, whose white space goes on from what is before it.
  private func content(of node: Int32, depth: Int, isCode: Bool? = nil) -> [Inline] {
    pushLanguage(of: node)
    let outer = run.begin(isCode: isCode ?? run.isCode)
    appendInlines(in: node, depth: depth + 1)
    let content = run.end(outer)
    popLanguage(of: node)
    return content
  }

  private func appendStyled(_ node: Int32, depth: Int) {
    let inlines = content(of: node, depth: depth)
    guard !inlines.isEmpty || id(peekedOf: node) != nil else { return }
    for inline in wrapped(inlines, in: node) { run.appendElement(inline) }
  }

  private func id(peekedOf node: Int32) -> String? {
    tree.attribute("id", of: node) ?? (tree.nodes[Int(node)].tag == .a ? tree.attribute("name", of: node) : nil)
  }

  /// Inlines with the meaning of an element around them.
  func wrapped(_ inlines: [Inline], in node: Int32) -> [Inline] {
    let tag = tree.nodes[Int(node)].tag
    if tag == .a {
      guard let destination = destination(of: node), !isInLink else { return spanned(inlines, attributes(of: node)) }
      return [.link(Link(to: destination, title: title(of: node), inlines, attributes: attributes(of: node)))]
    }
    if inlines.isEmpty { return spanned([], Attributes(id: id(of: node))) }
    let styled = { Styled(inlines, attributes: self.attributes(of: node)) }
    switch tag {
    case .em, .i: return [.emphasis(styled())]
    case .strong, .b: return [.strong(styled())]
    case .s, .strike, .del: return [.strikethrough(styled())]
    case .sub: return [.subscript(styled())]
    case .sup: return [.superscript(styled())]
    default: break
    }
    var attributes = attributes(of: node)
    if let element = HTMLVocabulary.spanElement(tag) {
      attributes.values.append(Attributes.Value(name: "element", value: element))
    }
    for name in HTMLVocabulary.values(tag) {
      guard let value = tree.attribute(name, of: node), !value.isEmpty else { continue }
      attributes.values.append(Attributes.Value(name: name, value: HTMLMapper.oneLine(value)))
    }
    return spanned(inlines, attributes)
  }

  private func spanned(_ inlines: [Inline], _ attributes: Attributes) -> [Inline] {
    attributes.isEmpty ? inlines : [.span(TextSpan(inlines, attributes: attributes))]
  }

  /// Quotation marks are text here, since they are what is read.
  private func appendQuotation(_ node: Int32, depth: Int) {
    let isInner = quotationDepth % 2 == 1
    quotationDepth += 1
    run.append(made: [.text(isInner ? "‘" : "“")])
    let inlines = content(of: node, depth: depth)
    let attributes = attributes(of: node)
    for inline in spanned(inlines, attributes) { run.appendElement(inline) }
    run.appendClosing(isInner ? "’" : "”")
    quotationDepth -= 1
  }

  private func appendCode(_ node: Int32, depth: Int) {
    let isPlain = !tree.children(of: node).contains { child in
      let element = tree.nodes[Int(child)]
      return element.kind == .opaque || element.kind == .element && element.tag != .span && element.tag != .br
    }
    guard isPlain else {
      for inline in content(of: node, depth: depth, isCode: true) { run.appendElement(inline) }
      return
    }
    let text = HTMLMapper.oneLine(verbatimText(of: node))
    var attributes = attributes(of: node)
    attributes.classes = attributes.classes.compactMap { name in
      name.hasPrefix("language-") || name.hasPrefix("lang-") ? String(name.drop { $0 != "-" }.dropFirst()) : nil
    }
    guard !text.isEmpty else { return }
    run.append(.code(CodeSpan(text, attributes: attributes)))
  }

  /// Text with its white space made single spaces, and none at the ends.
  package static func oneLine(_ text: String) -> String { words(text).joined(separator: " ") }

  // MARK: - Links

  private func appendAnchor(_ node: Int32, depth: Int) {
    let link = destination(of: node)
    if link == nil, let value = tree.attribute("href", of: node), HTMLMapper.runsCode(HTMLMapper.url(value)) {
      report(
        "link-dropped", .warning, "A link to \(Diagnostic.quoted(value)) is shown as text: it runs code.", node,
        loss: .dropped)
    }
    if let link, link.first == "#" { environment.internalLink(link) }
    let wasInLink = isInLink
    isInLink = isInLink || link != nil
    let inlines = content(of: node, depth: depth)
    isInLink = wasInLink
    guard !inlines.isEmpty else {
      // An anchor without text: a place.
      if let id = id(of: node) { run.appendAnchor(.span(TextSpan([], attributes: Attributes(id: id)))) }
      return
    }
    for inline in wrapped(inlines, in: node) { run.appendElement(inline) }
  }

  private func title(of node: Int32) -> String? {
    tree.attribute("title", of: node).map(HTMLMapper.oneLine).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where an anchor leads; `nil` if nowhere, or where code would run.
  private func destination(of node: Int32) -> String? {
    guard let value = tree.attribute("href", of: node) else { return nil }
    let destination = HTMLMapper.url(value)
    return destination.isEmpty || HTMLMapper.runsCode(destination) ? nil : destination
  }

  /// A URL as it is read from an attribute (URL §4.4): without controls and spaces around, and line ends within.
  package static func url(_ value: String) -> String {
    var scalars = Substring(value).unicodeScalars
    while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
    while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }))
  }

  /// Whether a URL is a program: `javascript:`, `vbscript:`, or a document in itself.
  static func runsCode(_ url: String) -> Bool {
    guard let colon = url.firstIndex(of: ":") else { return false }
    return ["javascript", "vbscript", "livescript", "mocha", "data"].contains(url[..<colon].lowercased())
  }

  // MARK: - Ruby

  private func appendRuby(_ node: Int32) {
    var segments: [Ruby.Segment] = []
    var bases: [String] = []
    var annotations: [String] = []
    var isSimple = true
    func endSegments() {
      let isGroup = bases.count > annotations.count && annotations.count == 1
      if isGroup { bases = [bases.joined()] }
      for index in 0..<max(bases.count, annotations.count) {
        segments.append(
          Ruby.Segment(
            base: index < bases.count ? bases[index] : "",
            annotation: index < annotations.count ? annotations[index] : ""))
      }
      (bases, annotations) = ([], [])
    }
    walk(node) { child in
      let element = tree.nodes[Int(child)]
      switch (element.kind, element.tag) {
      case (.element, .rt):
        annotations.append(HTMLMapper.oneLine(verbatimText(of: child)))
        return false
      case (.element, .rtc) where tree.children(of: child).allSatisfy({ tree.nodes[Int($0)].tag != .rt }):
        annotations.append(HTMLMapper.oneLine(verbatimText(of: child)))
        return false
      case (.element, .rp): return false
      case (.element, .rb):
        if !annotations.isEmpty { endSegments() }
        bases.append(HTMLMapper.oneLine(verbatimText(of: child)))
        return false
      case (.element, _):
        if isDropped(child) { return false }
        if ![.span, .rtc, .rb].contains(element.tag) { isSimple = false }
        return true
      case (.text, _), (.opaque, _):
        let text = element.kind == .text ? tree.text(of: child) : opaqueText(Int(element.payload))
        let base = HTMLMapper.oneLine(text)
        guard !base.isEmpty else { return false }
        if !annotations.isEmpty { endSegments() }
        if bases.isEmpty { bases = [base] } else { bases[bases.count - 1] += base }
      default: break
      }
      return false
    } leave: { _ in
    }
    endSegments()
    segments.removeAll { $0.base.isEmpty && $0.annotation.isEmpty }
    guard !segments.isEmpty else { return }
    if !isSimple {
      report(
        "ruby-simplified", .note, "The base of a ruby is plain text here.", node, loss: .simplified)
    }
    run.append(.ruby(Ruby(segments, attributes: attributes(of: node))))
  }

  func opaqueText(_ number: Int) -> String {
    guard case .inlines(let inlines) = environment.opaque(number) else { return "" }
    return inlines.plainText
  }

  // MARK: - Notes

  /// A reference to a note: the note itself stands at the first.
  private func appendNote(_ node: Int32, depth: Int) {
    guard let body = notes.references[node], let label = tree.attribute("id", of: body) else { return }
    guard !isInNote, depth + 8 < Document.maximumDepth, writtenNotes.insert(body).inserted else {
      if !isInNote { run.append(.note(Note(label: label, []))) }
      return
    }
    let saved = (run, wrappers, waitingIDs, isInLink)
    (wrappers, waitingIDs, isInNote, isInLink) = ([], [], true, false)
    usedIDs.insert(label)
    let content = blocks(in: body, depth: depth + 1)
    (run, wrappers, waitingIDs, isInLink) = saved
    isInNote = false
    run.append(.note(Note(label: notes.isShared(body) ? label : nil, content)))
  }
}

extension Block {
  /// The text of a block where there is room for no more: its words.
  fileprivate var plainInlines: [Inline] {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines
    case .heading(let heading): heading.inlines
    case .code(let code): [.code(CodeSpan(HTMLMapper.oneLine(code.text)))]
    case .math(let math): [.math(math)]
    case .quote(let quote): quote.blocks.flatMap(\.plainInlines)
    case .division(let division): division.blocks.flatMap(\.plainInlines)
    case .figure(let figure): figure.blocks.flatMap(\.plainInlines) + figure.caption
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.plainInlines) + [.text(" ")] }
    case .definitionList(let list):
      list.items.flatMap { item in
        item.terms.flatMap { $0 + [.text(" ")] }
          + item.definitions.flatMap { $0.flatMap(\.plainInlines) + [.text(" ")] }
      }
    case .table(let table):
      (table.header + table.rows).flatMap { row in
        row.cells.flatMap { $0.blocks.flatMap(\.plainInlines) + [.text(" ")] }
      }
    case .parallel(let parallel):
      parallel.rows.flatMap { row in row.passages.flatMap { $0.flatMap(\.plainInlines) + [.text(" ")] } }
    case .raw, .thematicBreak, .pageBreak: []
    }
  }
}
