import PlatenCore
import Typesetting

/// The parts of every page besides the text: header, footer, and the rule above notes.
struct PageFurniture: Sendable {
  /// The rule above the notes at the foot of a page.
  let rule: [UInt8]

  private let width: Int
  private let headerParts: [String]
  private let footerParts: [String]
  private let fields: [String: String]
  private let sections: [String]
  private let display: DisplayWidth
  private let ellipsis: String
  /// The number of all pages; 0 while it is not known.
  var pages = 0

  /// Makes the furniture; values are printed as they are.
  ///
  /// - Parameter title: what a section is called, asked only where pages name sections.
  init(
    options: TextOptions, geometry: PageGeometry, fields: [String: String], outline: Outline, display: DisplayWidth,
    title: (Outline.Section) -> String
  ) {
    width = geometry.textWidth
    headerParts = PageFurniture.parts(of: options.header)
    footerParts = PageFurniture.parts(of: options.footer)
    self.display = display
    ellipsis = options.ascii ? "..." : "…"
    // Every page has them again. What is longer than a line is cut now, and a little later than it will be.
    let width = geometry.textWidth
    self.fields = fields.mapValues { PageFurniture.beginning(of: $0, columns: width + 8, display) }
    var sections: [String] = []
    if geometry.isPaged, (headerParts + footerParts).contains(where: { $0.contains("{section}") }) {
      sections.reserveCapacity(outline.count)
      outline.visit { sections.append(PageFurniture.beginning(of: title($0), columns: width + 8, display)) }
    }
    self.sections = sections
    rule = [UInt8](repeating: 0x2D, count: min(20, geometry.textWidth))
  }

  /// Whether the head or foot names the number of all pages, which must be counted first.
  var namesPages: Bool { (headerParts + footerParts).contains { $0.contains("{pages}") } }

  /// The running head of a page.
  func header(page: Int, section: Int?) -> [UInt8] { line(headerParts, page, section) }

  /// The last line of a page.
  func footer(page: Int, section: Int?) -> [UInt8] { line(footerParts, page, section) }

  private static func parts(of template: String) -> [String] {
    let parts = template.split(separator: "|", omittingEmptySubsequences: false).prefix(3).map { String($0) }
    return parts + [String](repeating: "", count: 3 - parts.count)
  }

  private func line(_ parts: [String], _ page: Int, _ section: Int?) -> [UInt8] {
    var texts = parts.map { fill($0, page, section) }
    var widths = texts.map { display.width(of: $0) }
    // The longest part gives way first, until the three stand apart.
    var needed = widths.reduce(0, +) + 2 * max(0, widths.filter { $0 > 0 }.count - 1)
    while needed > width, let longest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[longest] > 4 {
      let room = max(4, widths[longest] - (needed - width))
      texts[longest] = shortened(texts[longest], to: room)
      let before = widths[longest]
      widths[longest] = display.width(of: texts[longest])
      guard widths[longest] < before else { break }
      needed -= before - widths[longest]
    }
    let right = max(widths[0] + widths[1], width - widths[2])
    let centred = (width - widths[1]) / 2
    let middle = max(
      widths[0] + (widths[0] > 0 && widths[1] > 0 ? 2 : 0), min(centred, right - widths[1] - (widths[2] > 0 ? 2 : 0)))
    var line = Array(texts[0].utf8)
    var column = widths[0]
    for (text, start, textWidth) in [(texts[1], middle, widths[1]), (texts[2], right, widths[2])] where textWidth > 0 {
      for _ in column..<max(column, start) { line.append(0x20) }
      line += text.utf8
      column = max(column, start) + textWidth
    }
    return line
  }

  private func fill(_ template: String, _ page: Int, _ section: Int?) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      switch name {
      case "page": result += String(page)
      case "pages": result += String(pages)
      case "section": result += section.flatMap { sections.indices.contains($0) ? sections[$0] : nil } ?? ""
      default: result += fields[name] ?? "{\(name)}"
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The part of a text that could be printed in a line; characters without width are limited, too.
  private static func beginning(of text: String, columns: Int, _ display: DisplayWidth) -> String {
    guard text.utf8.count > columns else { return text }
    let bytes = Array(String(text.unicodeScalars.prefix(16 * columns)).utf8)
    guard let first = display.pieces(ofUTF8: bytes, columns: columns).first else { return text }
    return String(decoding: bytes[first.range], as: UTF8.self)
  }

  private func shortened(_ text: String, to columns: Int) -> String {
    let bytes = Array(text.utf8)
    let room = max(1, columns - display.width(of: ellipsis))
    guard let first = display.pieces(ofUTF8: bytes, columns: room).first, first.range.count < bytes.count else {
      return text
    }
    return String(decoding: bytes[first.range], as: UTF8.self) + ellipsis
  }
}
