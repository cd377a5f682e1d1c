internal import PlatenCore

/// A block of a document as the aligner sees it.
struct PassageUnit {
  /// The block.
  var block: Block
  /// What the aligner looks at.
  var passage: Passage
  /// The author's id.
  var id: String?
  /// Where it stands in its source.
  var source: SourceLocation?

  init(_ block: Block) {
    self.block = block
    let attributes = block.attributes
    id = attributes.id
    source = attributes.source?.start
    passage = PassageUnit.passage(block)
  }

  /// The beginning of its text, for messages.
  var excerpt: String {
    let words = passage.text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? "a block without text" : Diagnostic.quoted(words.joined(separator: " "))
  }

  private static func passage(_ block: Block) -> Passage {
    switch block {
    case .paragraph(let paragraph):
      // A picture alone in its paragraph has its partner where the same picture is.
      if case .image(let image)? = paragraph.inlines.first, paragraph.inlines.count == 1 {
        return Passage(image.alternative, kind: .fixed("image " + image.source))
      }
      return Passage(paragraph.inlines.alignmentText)
    case .heading(let heading): return Passage(heading.inlines.alignmentText, kind: .heading(heading.level))
    case .list(let list):
      return Passage(
        list.items.map { $0.blocks.alignmentText }.joined(separator: "\n"), kind: .list(list.items.count))
    case .definitionList(let list): return Passage([block].alignmentText, kind: .list(list.items.count))
    case .quote(let quote): return Passage(quote.blocks.alignmentText)
    case .code(let code):
      // Its words tell which code is the counterpart of what a translator has changed.
      return Passage(String(code.text.prefix(400)), kind: .fixed("code " + code.text))
    case .table(let table): return Passage([block].alignmentText, kind: .table(table.rows.count))
    case .figure(let figure):
      return Passage(figure.caption.alignmentText, kind: .fixed("figure " + (figure.blocks.firstPicture ?? "")))
    case .division(let division):
      return Passage(division.blocks.alignmentText, kind: .fixed("division " + (division.role?.rawValue ?? "")))
    case .parallel: return Passage("", kind: .fixed("parallel"))
    case .math(let math): return Passage("", kind: .fixed("math " + math.source))
    case .raw(let raw): return Passage("", kind: .fixed("raw " + raw.text))
    case .thematicBreak: return Passage("", kind: .fixed("break"))
    case .pageBreak(let pageBreak): return Passage("", kind: .fixed("page " + pageBreak.label))
    }
  }
}

extension [Inline] {
  /// The words without what stands above them or beside them in another language.
  var alignmentText: String {
    var text = ""
    for inline in self { inline.add(to: &text) }
    return text
  }
}

extension Inline {
  fileprivate func add(to text: inout String) {
    switch self {
    case .text(let string): text += string
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      for inline in styled.inlines { inline.add(to: &text) }
    case .code(let code): text += code.text
    case .link(let link): for inline in link.inlines { inline.add(to: &text) }
    case .image(let image): text += image.alternative
    case .span(let span): for inline in span.inlines { inline.add(to: &text) }
    case .ruby(let ruby): for segment in ruby.segments { text += segment.base }
    case .gloss(let gloss): for inline in gloss.term { inline.add(to: &text) }
    case .math(let math): text += math.source
    case .softBreak, .lineBreak: text += " "
    case .note, .raw: break
    }
  }
}

extension [Block] {
  /// The words of all blocks.
  var alignmentText: String {
    var text = ""
    for block in self {
      if !text.isEmpty { text += "\n" }
      switch block {
      case .paragraph(let paragraph): text += paragraph.inlines.alignmentText
      case .heading(let heading): text += heading.inlines.alignmentText
      case .list(let list): text += list.items.map { $0.blocks.alignmentText }.joined(separator: "\n")
      case .definitionList(let list):
        for item in list.items {
          text += item.terms.map(\.alignmentText).joined(separator: "\n") + "\n"
          text += item.definitions.map(\.alignmentText).joined(separator: "\n") + "\n"
        }
      case .quote(let quote): text += quote.blocks.alignmentText
      case .table(let table):
        text += table.caption.alignmentText
        for row in table.header + table.rows {
          for cell in row.cells { text += "\n" + cell.blocks.alignmentText }
        }
      case .figure(let figure): text += figure.blocks.alignmentText + "\n" + figure.caption.alignmentText
      case .division(let division): text += division.blocks.alignmentText
      case .parallel(let parallel):
        for row in parallel.rows { text += row.passages.map(\.alignmentText).joined(separator: "\n") }
      case .code, .math, .raw, .thematicBreak, .pageBreak: break
      }
    }
    return text
  }

  /// The source of the first picture at the top.
  fileprivate var firstPicture: String? {
    for block in self {
      guard case .paragraph(let paragraph) = block else { continue }
      for case .image(let image) in paragraph.inlines { return image.source }
    }
    return nil
  }
}
