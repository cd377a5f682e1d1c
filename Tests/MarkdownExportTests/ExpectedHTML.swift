import PlatenCore

/// The HTML that cmark-gfm would write for a document of CommonMark and GFM nodes.
struct ExpectedHTML {
  private(set) var html = ""

  static func html(_ document: Document) -> String {
    var renderer = ExpectedHTML()
    renderer.render(document.body)
    return renderer.html
  }

  private mutating func startLine() {
    if !html.isEmpty, html.utf8.last != 0x0A { html += "\n" }
  }

  private mutating func render(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks {
      if case .paragraph(let paragraph) = block, isTight {
        render(paragraph.inlines)
        continue
      }
      startLine()
      render(block)
    }
  }

  private mutating func render(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): element("p", paragraph.inlines)
    case .heading(let heading): element("h\(heading.level)", heading.inlines)
    case .list(let list): render(list)
    case .quote(let quote):
      html += "<blockquote>\n"
      render(quote.blocks)
      startLine()
      html += "</blockquote>\n"
    case .code(let code):
      let language = code.programmingLanguage.map { " class=\"language-\(escaped(String($0)))\"" } ?? ""
      html += "<pre><code\(language)>\(escaped(code.text))</code></pre>\n"
    case .table(let table): render(table)
    case .thematicBreak: html += "<hr />\n"
    case .definitionList, .figure, .division, .parallel, .math, .raw, .pageBreak: html += "<!-- not GFM -->\n"
    }
  }

  private mutating func element(_ name: String, _ inlines: [Inline]) {
    html += "<\(name)>"
    render(inlines)
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

  private mutating func render(_ inlines: [Inline]) {
    for inline in inlines { render(inline) }
  }

  private mutating func render(_ inline: Inline) {
    switch inline {
    case .text(let text): html += escaped(text)
    case .emphasis(let styled): wrap("em", styled)
    case .strong(let styled): wrap("strong", styled)
    case .strikethrough(let styled): wrap("del", styled)
    case .code(let code): html += "<code>\(escaped(code.text))</code>"
    case .link(let link):
      html += "<a href=\"\(address(link.destination))\"" + (link.title.map { " title=\"\(escaped($0))\"" } ?? "") + ">"
      render(link.inlines)
      html += "</a>"
    case .image(let image):
      html += "<img src=\"\(address(image.source))\" alt=\"\(escaped(image.alternative))\""
      html += (image.title.map { " title=\"\(escaped($0))\"" } ?? "") + " />"
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    case .subscript, .superscript, .span, .ruby, .gloss, .note, .math, .raw: html += "<!-- not GFM -->"
    }
  }

  private mutating func wrap(_ name: String, _ styled: Styled) {
    html += "<\(name)>"
    render(styled.inlines)
    html += "</\(name)>"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As cmark escapes addresses: what is not allowed in one becomes percent-encoded.
  private func address(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;"
      case UInt8(ascii: "'"): result += "&#x27;"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where Array("-_.+!*(),%#@?=;:/,$~".utf8).contains(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
