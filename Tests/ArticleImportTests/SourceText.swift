import PlatenCore

/// What a document says in order, without blanks: to be compared with what its source says.
enum SourceText {
  static func of(_ document: Document) -> String {
    var text = document.metadata.titles.map(\.whole).joined()
    add(document.body, to: &text)
    return squeezed(text)
  }

  static func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// The text without the lines that are reported as left out.
  static func without(_ diagnostics: [Diagnostic], _ text: String) -> String {
    var omitted: Set<Int> = []
    for diagnostic in diagnostics where diagnostic.id.hasSuffix("-left-out") {
      guard let first = diagnostic.location?.line else { continue }
      let words = diagnostic.message.split(separator: " ")
      // A volume that a heading names again is part of a line.
      if diagnostic.message.contains("names its volume again") { continue }
      // “Lines 3 to 6 list the contents”
      let last = words.first == "Lines" ? Int(words[3]) ?? first : first
      omitted.formUnion(first...last)
    }
    guard !omitted.isEmpty else { return text }
    // As places are counted: U+0085 and U+2028 end no line of a file.
    let lines = text.replacing("\r\n", with: "\n").split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    return lines.enumerated().filter { !omitted.contains($0.offset + 1) }.map { String($0.element) }.joined(
      separator: "\n")
  }

  private static func add(_ blocks: [Block], to text: inout String) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): text += paragraph.inlines.plainText
      case .heading(let heading): text += heading.inlines.plainText
      case .list(let list):
        for (index, item) in list.items.enumerated() {
          text += mark(list.style, index)
          add(item.blocks, to: &text)
        }
      case .quote(let quote): add(quote.blocks, to: &text)
      case .division(let division): add(division.blocks, to: &text)
      case .thematicBreak: break
      case .definitionList, .code, .table, .figure, .parallel, .math, .raw, .pageBreak: text += "(not for articles)"
      }
    }
  }

  /// The text without what numbers lists.
  static func withoutMarks(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !"0123456789.．、()（）".unicodeScalars.contains($0) }))
  }

  private static func mark(_ style: List.Style, _ index: Int) -> String {
    guard case .ordered(let numbering) = style else { return "" }
    let value = numbering.start + index
    let roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    let number =
      switch numbering.kind {
      case .decimal: "\(value)"
      case .chinese: String(Array("〇一二三四五六七八九十")[min(value, 10)])
      case .upperRoman: roman[min(value, 10)]
      case .upperAlpha: String(Character(Unicode.Scalar(UInt8(64 + value))))
      case .lowerAlpha, .lowerRoman: "(not made)"
      }
    if numbering.kind == .chinese { return number + "、" }
    return number + (numbering.delimiter == .period ? "." : ")")
  }
}
