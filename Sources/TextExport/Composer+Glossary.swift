import PlatenCore
import Typesetting

/// The places that a glossary refers to, numbered.
struct GlossaryTargets: Sendable {
  /// The number of each id that a term of a glossary is linked to.
  private(set) var numbers: [String: Int] = [:]
  /// The page of each number; `nil` without pages.
  var pages: [Int: Int]?

  /// No places.
  init() {}

  /// The places that the glossaries of a document refer to.
  init(_ document: Document) { add(document.body, isGlossary: false) }

  /// The page of what a term is linked to.
  func page(of term: [Inline]) -> Int? {
    term.internalTarget.flatMap { numbers[$0] }.flatMap { pages?[$0] }
  }

  private mutating func add(_ blocks: [Block], isGlossary: Bool) {
    for block in blocks {
      switch block {
      case .division(let division): add(division.blocks, isGlossary: isGlossary || division.role == .glossary)
      case .definitionList(let list) where isGlossary:
        for target in list.items.compactMap({ $0.terms.first?.internalTarget }) where numbers[target] == nil {
          numbers[target] = numbers.count
        }
      case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw,
        .thematicBreak, .pageBreak:
        continue
      }
    }
  }
}

extension Composer {
  /// The columns between a term and what it means.
  private static let glossaryGutter = 2
  /// The columns that are kept for dots and the number of a page.
  private static let pageColumns = 8

  /// Sets the terms of a glossary and what they mean in two columns, with the page where each is used first.
  ///
  /// - Returns: whether it was done: not where a term has several paragraphs, or lines are too short.
  mutating func composeGlossary(_ list: DefinitionList) -> Bool {
    let rows = list.items.map { $0.glossaryRow }
    let reserve = targets.pages == nil ? 0 : Composer.pageColumns
    let space = roomHere() - reserve - Composer.glossaryGutter
    guard space >= 24, !rows.contains(where: { $0 == nil }) else { return false }
    let widest = rows.reduce(0) { max($0, display.width(of: $1?.term.plainText ?? "")) }
    let columns = min(max(widest, 8), space * 2 / 5)
    for row in rows {
      guard let row else { continue }
      let terms = capture(width: columns) { $0.set(row.term) }
      let meanings = capture(width: space - columns) { $0.set(row.meaning) }
      place(terms, beside: meanings, at: columns + Composer.glossaryGutter, page: targets.page(of: row.term))
    }
    return true
  }

  private mutating func place(_ terms: [PrintLine], beside meanings: [PrintLine], at start: Int, page: Int?) {
    var lines: [PrintLine] = []
    for index in 0..<max(terms.count, meanings.count) {
      var line = terms.indices.contains(index) ? terms[index] : PrintLine(bytes: [], columns: 0)
      if meanings.indices.contains(index) {
        for _ in line.columns..<max(line.columns, start) { line.bytes.append(0x20) }
        line.bytes += meanings[index].bytes
        line.columns = max(line.columns, start) + meanings[index].columns
        line.notes += meanings[index].notes
      }
      lines.append(line)
    }
    if let page, let last = lines.last { lines[lines.count - 1] = leader(after: last, "", to: page) }
    lines.keepTogether()
    for line in lines { place(line) }
  }
}

extension DefinitionList.Item {
  /// One term, and what it means if that is one paragraph.
  fileprivate var glossaryRow: (term: [Inline], meaning: [Inline])? {
    guard terms.count == 1, definitions.count == 1, definitions[0].count == 1,
      case .paragraph(let paragraph) = definitions[0][0]
    else { return nil }
    return (terms[0], paragraph.inlines)
  }
}

extension [Inline] {
  /// The id within the document that the first link leads to.
  fileprivate var internalTarget: String? {
    for inline in self {
      switch inline {
      case .link(let link) where link.destination.hasPrefix("#"): return String(link.destination.dropFirst())
      case .span(let span): if let target = span.inlines.internalTarget { return target }
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .ruby, .gloss,
        .note, .math, .raw, .softBreak, .lineBreak:
        continue
      }
    }
    return nil
  }
}
