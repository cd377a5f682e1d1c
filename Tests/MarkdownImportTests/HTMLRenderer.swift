import PlatenCore

/// Renders a document as cmark-gfm does, for comparison with its output and with the examples of the specifications.
struct HTMLRenderer {
  private(set) var html = ""
  /// Whether the innermost open inline is strong: cmark-gfm writes no `strong` directly within another.
  private var isInStrong = false
  /// Whether that is so in what is imitated.
  private let mergesStrong: Bool
  private var notes: [Note] = []
  private var numbers: [String: Int] = [:]

  init(mergesStrong: Bool) { self.mergesStrong = mergesStrong }

  /// - Parameter mergesStrong: whether strong text directly within strong text is written once, as cmark-gfm does.
  static func html(_ document: Document, mergesStrong: Bool = false) -> String {
    var renderer = HTMLRenderer(mergesStrong: mergesStrong)
    renderer.render(document.body)
    renderer.renderNotes()
    return renderer.html
  }

  private mutating func startLine() {
    if !html.isEmpty, html.utf8.last != 0x0A { html += "\n" }
  }

  // MARK: - Blocks

  private mutating func render(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks { render(block, isTight: isTight) }
  }

  private mutating func render(_ block: Block, isTight: Bool) {
    if case .paragraph(let paragraph) = block, isTight {
      return render(paragraph.inlines)
    }
    startLine()
    switch block {
    case .paragraph(let paragraph): element("p", paragraph.inlines)
    case .heading(let heading): element("h\(heading.level)", heading.inlines)
    case .list(let list): render(list)
    case .quote(let quote): container("blockquote", quote.blocks)
    case .code(let code):
      let language = code.programmingLanguage.map { " class=\"language-\(HTMLRenderer.escaped(String($0)))\"" } ?? ""
      html += "<pre><code\(language)>\(HTMLRenderer.escaped(code.text))</code></pre>\n"
    case .table(let table): render(table)
    case .raw(let raw): html += raw.text
    case .thematicBreak: html += "<hr />\n"
    case .division(let division): container("div", division.blocks)
    case .figure(let figure): container("figure", figure.blocks)
    case .math(let math): html += HTMLRenderer.escaped(math.source)
    case .pageBreak(let pageBreak): html += "<hr title=\"\(HTMLRenderer.escaped(pageBreak.label))\" />\n"
    case .definitionList(let list):
      html += "<dl>\n"
      for item in list.items {
        for term in item.terms { element("dt", term) }
        for definition in item.definitions { container("dd", definition) }
      }
      html += "</dl>\n"
    case .parallel(let parallel):
      for row in parallel.rows { for passage in row.passages { render(passage) } }
    }
  }

  private mutating func element(_ name: String, _ inlines: [Inline]) {
    html += "<\(name)>"
    render(inlines)
    html += "</\(name)>\n"
  }

  private mutating func container(_ name: String, _ blocks: [Block]) {
    html += "<\(name)>\n"
    render(blocks)
    startLine()
    html += "</\(name)>\n"
  }

  private mutating func render(_ list: List) {
    let name: String
    switch list.style {
    case .bullet:
      name = "ul"
      html += "<ul>\n"
    case .ordered(let numbering):
      name = "ol"
      html += numbering.start == 1 ? "<ol>\n" : "<ol start=\"\(numbering.start)\">\n"
    }
    for item in list.items {
      startLine()
      html += "<li>"
      switch item.task {
      case .open: html += "<input type=\"checkbox\" disabled=\"\" /> "
      case .done: html += "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
      case nil: break
      }
      render(item.blocks, isTight: list.isTight)
      html += "</li>\n"
    }
    html += "</\(name)>\n"
  }

  private mutating func render(_ table: Table) {
    html += "<table>\n<thead>\n"
    for row in table.header { render(row, "th", table.columns) }
    html += "</thead>\n"
    if !table.rows.isEmpty {
      html += "<tbody>\n"
      for row in table.rows { render(row, "td", table.columns) }
      html += "</tbody>\n"
    }
    html += "</table>\n"
  }

  private mutating func render(_ row: Table.Row, _ name: String, _ columns: [Table.Column]) {
    html += "<tr>\n"
    for (cell, column) in zip(row.cells, columns) {
      switch column.alignment {
      case .leading: html += "<\(name) align=\"left\">"
      case .center: html += "<\(name) align=\"center\">"
      case .trailing: html += "<\(name) align=\"right\">"
      case nil: html += "<\(name)>"
      }
      render(cell.blocks, isTight: true)
      html += "</\(name)>\n"
    }
    html += "</tr>\n"
  }

  private mutating func renderNotes() {
    guard !notes.isEmpty else { return }
    startLine()
    html += "<section class=\"footnotes\">\n<ol>\n"
    var index = 0
    while index < notes.count {
      html += "<li>\n"
      render(notes[index].blocks)
      startLine()
      html += "</li>\n"
      index += 1
    }
    html += "</ol>\n</section>\n"
  }

  // MARK: - Inlines

  private mutating func render(_ inlines: [Inline]) {
    for inline in inlines { render(inline) }
  }

  private mutating func render(_ inline: Inline) {
    switch inline {
    case .text(let text): html += HTMLRenderer.escaped(text)
    case .emphasis(let styled): wrap("em", styled.inlines)
    case .strong(let styled) where isInStrong && mergesStrong: render(styled.inlines)
    case .strong(let styled): wrap("strong", styled.inlines)
    case .strikethrough(let styled): wrap("del", styled.inlines)
    case .subscript(let styled): wrap("sub", styled.inlines)
    case .superscript(let styled): wrap("sup", styled.inlines)
    case .code(let code): html += "<code>\(HTMLRenderer.escaped(code.text))</code>"
    case .link(let link):
      html += "<a href=\"\(HTMLRenderer.escapedURL(link.destination))\"\(title(link.title))>"
      let outer = isInStrong
      isInStrong = false
      render(link.inlines)
      isInStrong = outer
      html += "</a>"
    case .image(let image):
      html += "<img src=\"\(HTMLRenderer.escapedURL(image.source))\" alt=\"\(HTMLRenderer.escaped(image.alternative))\""
      html += "\(title(image.title)) />"
    case .span(let span): wrap("span", span.inlines)
    case .ruby(let ruby):
      for segment in ruby.segments { html += "<ruby>\(segment.base)<rt>\(segment.annotation)</rt></ruby>" }
    case .gloss(let gloss):
      render(gloss.term)
      render(gloss.counterpart)
    case .note(let note): render(note)
    case .math(let math): html += HTMLRenderer.escaped(math.source)
    case .raw(let raw): html += raw.text
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    }
  }

  private mutating func render(_ note: Note) {
    if let label = note.label, let number = numbers[label], note.blocks.isEmpty {
      html += "<sup>\(number)</sup>"
      return
    }
    notes.append(note)
    if let label = note.label { numbers[label] = notes.count }
    html += "<sup>\(notes.count)</sup>"
  }

  private mutating func wrap(_ name: String, _ inlines: [Inline]) {
    let outer = isInStrong
    isInStrong = name == "strong"
    html += "<\(name)>"
    render(inlines)
    html += "</\(name)>"
    isInStrong = outer
  }

  private func title(_ title: String?) -> String {
    guard let title, !title.isEmpty else { return "" }
    return " title=\"\(HTMLRenderer.escaped(title))\""
  }

  // MARK: - Escaping

  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let plainInURL = Set("-_.+!*(),%#@?=;:/$~".utf8)

  static func escapedURL(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;"
      case UInt8(ascii: "'"): result += "&#x27;"
      case _
      where plainInURL.contains(byte) || (byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter)
        || (0x30...0x39).contains(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        result += "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
      }
    }
    return result
  }
}
