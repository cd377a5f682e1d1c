import ArticleImport
import PlatenCore

/// A document's structure in lines: `h1 Title`, `p text`, `ol3 item | item`, `ul item`, `hr`, `quote text`, `<role`, `>`.
enum StructureText {
  static func of(_ source: String, _ change: (inout ArticleImportOptions) -> Void = { _ in }) throws -> [String] {
    lines(try document(source, change).body)
  }

  static func document(
    _ source: String, log: ReportLog = ReportLog(), _ change: (inout ArticleImportOptions) -> Void = { _ in }
  ) throws -> Document {
    var options = ArticleImportOptions()
    change(&options)
    return try ArticleImporter(options: options).document(
      from: Source(name: "article.txt", bytes: Array(source.utf8)), context: ImportContext(log: log))
  }

  static func lines(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): return ["p " + text(paragraph.inlines)]
      case .heading(let heading): return ["h\(heading.level) " + text(heading.inlines)]
      case .list(let list):
        let items = list.items.map { $0.blocks.map(plain).joined(separator: " / ") }.joined(separator: " | ")
        switch list.style {
        case .bullet: return ["ul " + items]
        case .ordered(let numbering):
          return ["ol \(numbering.kind.rawValue) \(numbering.start) \(numbering.delimiter.rawValue): " + items]
        }
      case .quote(let quote): return ["quote " + quote.blocks.map(plain).joined(separator: " / ")]
      case .division(let division): return ["<" + (division.role?.rawValue ?? "")] + lines(division.blocks) + [">"]
      case .thematicBreak: return ["hr"]
      case .definitionList, .code, .table, .figure, .parallel, .math, .raw, .pageBreak: return ["?"]
      }
    }
  }

  private static func plain(_ block: Block) -> String {
    guard case .paragraph(let paragraph) = block else { return "?" }
    return text(paragraph.inlines)
  }

  /// Text with `[term|counterpart]` for a gloss and `⏎` for a line break.
  static func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .gloss(let gloss): "[\(gloss.term.plainText)|\(gloss.counterpart.plainText)]"
      case .lineBreak: "⏎"
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
        .note,
        .math, .raw, .softBreak:
        inline.plainText
      }
    }.joined()
  }
}
