import MarkupReader
import PlatenCore

/// The nodes of one list, with raw HTML among them, as one source of HTML.
struct HTMLPieces {
  private enum Piece {
    case html(String, offset: Int)
    case nodes(HTMLOpaque)
  }

  private var pieces: [Piece] = []
  private let isBlocks: Bool
  private let reader: RawHTMLReader

  init(blocks: [Block], reader: RawHTMLReader) {
    isBlocks = true
    self.reader = reader
    var waiting: [Block] = []
    for block in blocks {
      guard case .raw(let raw) = block, let offset = reader.place(raw) else {
        waiting.append(block)
        continue
      }
      if !waiting.isEmpty { pieces.append(.nodes(.blocks(waiting))) }
      waiting = []
      pieces.append(.html(raw.text, offset: offset))
    }
    if !waiting.isEmpty { pieces.append(.nodes(.blocks(waiting))) }
  }

  init(inlines: [Inline], reader: RawHTMLReader) {
    isBlocks = false
    self.reader = reader
    var waiting: [Inline] = []
    for inline in inlines {
      guard case .raw(let raw) = inline, let offset = reader.place(raw) else {
        waiting.append(inline)
        continue
      }
      if !waiting.isEmpty { pieces.append(.nodes(.inlines(waiting))) }
      waiting = []
      pieces.append(.html(raw.text, offset: offset))
    }
    if !waiting.isEmpty { pieces.append(.nodes(.inlines(waiting))) }
  }

  // MARK: - Reading

  /// The blocks that blocks and raw HTML make.
  func read(depth: Int) -> [Block] {
    read(with: mapper(), depth: depth)
  }

  private func read(with mapper: HTMLMapper, depth: Int) -> [Block] {
    let blocks = mapper.resolvingAliases(mapper.blocks(in: mapper.root, depth: depth))
    guard Document(body: blocks).isDeeper(than: Document.maximumDepth - depth + 1) else { return blocks }
    mapper.reportDepth(mapper.root)
    return pieces.flatMap { piece -> [Block] in
      if case .nodes(.blocks(let blocks)) = piece { blocks } else { [] }
    }
  }

  /// The inlines that inlines and raw HTML make.
  func read(depth: Int) -> [Inline] {
    read(with: mapper(), depth: depth)
  }

  private func read(with mapper: HTMLMapper, depth: Int) -> [Inline] {
    let inlines = mapper.inlines(in: mapper.root, depth: depth, keepsEdges: true)
    guard Document(body: [.paragraph(Paragraph(inlines))]).isDeeper(than: Document.maximumDepth - depth + 2) else {
      return inlines
    }
    mapper.reportDepth(mapper.root)
    return pieces.flatMap { piece -> [Inline] in
      if case .nodes(.inlines(let inlines)) = piece { inlines } else { [] }
    }
  }

  /// The paragraph that they make, or several blocks if there is HTML for blocks among it.
  func paragraphs(_ attributes: Attributes, depth: Int) -> [Block] {
    let mapper = mapper()
    guard mapper.survey.hasBlock[Int(mapper.root)] else {
      let content: [Inline] = read(with: mapper, depth: depth + 1)
      return content.isEmpty ? [] : [.paragraph(Paragraph(content, attributes: attributes))]
    }
    return read(with: mapper, depth: depth)
  }

  /// The tree of all pieces, ready to be mapped.
  private func mapper() -> HTMLMapper {
    var parser = HTMLParser(contentOf: .body)
    let closers = self.closers()
    let shown = isBlocks ? [] : self.shownAsText()
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .nodes: parser.insert(opaque: index, isBlock: isBlocks)
      case .html(let html, let offset):
        if !isBlocks, closers[index] != nil || shown.contains(index) {
          reader.environment.report(
            HTMLFinding(
              id: "raw-html-escaped", severity: .note,
              message: "\(Diagnostic.quoted(html)) is shown as text, since it ends nowhere.", offset: offset))
          parser.insert(opaque: index, isBlock: false)
        } else {
          parser.read(Array((html + (closers[index] ?? "")).utf8), at: offset, keepsUnfinishedTags: true)
        }
      }
    }
    let tree = parser.finish()
    var environment = reader.environment
    let pieces = pieces
    environment.opaque = { number in
      guard pieces.indices.contains(number) else { return .inlines([]) }
      switch pieces[number] {
      case .nodes(let nodes): return nodes
      case .html(let html, _): return .inlines([.text(html)])
      }
    }
    for fault in tree.faults { report(fault) }
    return HTMLMapper(tree, from: tree.nodes[0].firstChild, language: nil, environment: environment)
  }

  private func report(_ fault: HTMLFault) {
    let message: String
    switch fault.kind {
    case .strayEndTag: message = "The end tag \(Diagnostic.quoted("</\(fault.name)>")) ends nothing."
    case .strayStartTag: message = "The tag \(Diagnostic.quoted("<\(fault.name)>")) may not stand here and is left out."
    case .unclosedElement:
      message = "The element \(Diagnostic.quoted(fault.name)) has no end tag here and ends with its parent."
    case .misnestedTag: message = "The end tag \(Diagnostic.quoted("</\(fault.name)>")) crosses other elements."
    case .unfinishedTag: message = "A tag has no end and is shown as text."
    case .tooDeep: message = "Elements are nested too deep here and are made flat."
    }
    reader.environment.report(
      HTMLFinding(
        id: "raw-html-repaired", severity: .note, message: message, offset: fault.offset,
        loss: fault.kind == .tooDeep ? .simplified : nil))
  }

  // MARK: - What would swallow the rest

  /// Elements whose content is not shown, or no markup: without an end tag, all that comes behind would be lost.
  private static let swallowing: [String] = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext", "template", "object",
    "applet", "audio", "video", "canvas", "select", "button", "datalist",
  ]

  /// By piece: the end tags of elements of that kind that begin in it and end nowhere.
  private func closers() -> [Int: String] {
    var lastEnd: [String: Int] = [:]
    var starts: [(name: String, piece: Int)] = []
    for (index, piece) in pieces.enumerated() {
      guard case .html(let html, _) = piece else { continue }
      for tag in HTMLPieces.tags(in: html) {
        if tag.first == "/" { lastEnd[String(tag.dropFirst())] = index } else { starts.append((tag, index)) }
      }
    }
    var result: [Int: String] = [:]
    for start in starts where lastEnd[start.name] ?? -1 < start.piece {
      result[start.piece, default: ""] += "</\(start.name)>"
    }
    return result
  }

  /// Tags in the line that are no elements of HTML and have no counterpart: `git clone <address>`, `List<String>`.
  private func shownAsText() -> Set<Int> {
    var starts: [String: [Int]] = [:]
    var shown: Set<Int> = []
    for (index, piece) in pieces.enumerated() {
      guard case .html(let html, _) = piece, html.hasPrefix("<") else { continue }
      let isEnd = html.hasPrefix("</")
      let name = html.dropFirst(isEnd ? 2 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
      if name == "svg" || name == "math" { return [] }
      guard !name.isEmpty, !HTMLTag.isKnown(name) else { continue }
      if !isEnd {
        if !html.hasSuffix("/>") { shown.insert(index) }
        starts[name, default: []].append(index)
      } else if let start = starts[name]?.popLast() {
        shown.remove(start)
      } else {
        shown.insert(index)
      }
    }
    return shown
  }

  /// The names of such tags in a piece, end tags with a slash. An end tag before its start tag counts for it all the same.
  private static func tags(in html: String) -> [String] {
    let bytes = Array(html.utf8)
    var names: [String] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      var end = index + 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
      while end < bytes.count, end - index < 16, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).lowercased()
      if swallowing.contains(name.first == "/" ? String(name.dropFirst()) : name) { names.append(name) }
      index = max(end, index + 1)
    }
    return names
  }
}
