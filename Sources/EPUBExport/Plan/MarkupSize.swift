import PlatenCore

/// The bytes that nodes take in a content document, with the tags around them: estimated, since the plan is made before
/// anything is written.
enum MarkupSize {
  static func of(_ blocks: some Sequence<Block>) -> Int { blocks.reduce(0) { $0 + of($1) } }

  static func of(_ block: Block) -> Int {
    var size = own(block)
    block.forEachChild { blocks, _ in
      size += of(blocks)
    } inlines: { inlines, _ in
      size += of(inlines)
    }
    return size
  }

  static func of(_ inlines: some Sequence<Inline>) -> Int { inlines.reduce(0) { $0 + of($1) } }

  static func of(_ inline: Inline) -> Int {
    var size = own(inline)
    inline.forEachChild { blocks, _ in
      size += of(blocks)
    } inlines: { inlines, _ in
      size += of(inlines)
    }
    return size
  }

  /// A text, escaped.
  static func of(_ text: String) -> Int {
    let utf8 = text.utf8
    return utf8.withContiguousStorageIfAvailable { of($0) } ?? Array(utf8).withUnsafeBufferPointer { of($0) }
  }

  private static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // Without a branch, so that many bytes are looked at together.
    var escaped = 0
    for byte in bytes {
      escaped &+= (byte == UInt8(ascii: "&") ? 1 : 0) &+ (byte == UInt8(ascii: "<") ? 1 : 0)
      escaped &+= byte == UInt8(ascii: ">") ? 1 : 0
    }
    return bytes.count + 4 * escaped
  }

  private static func of(_ attributes: Attributes) -> Int {
    if attributes.isEmpty { return 0 }
    return attributes.classes.reduce(48) { $0 + $1.utf8.count + 1 } + min(attributes.id?.utf8.count ?? 0, 64)
  }

  /// What a block takes without the blocks and inlines in it.
  static func own(_ block: Block) -> Int {
    switch block {
    case .paragraph(let paragraph): 16 + of(paragraph.attributes)
    // A section, and the heading that it is named by.
    case .heading(let heading): 76 + of(heading.attributes)
    case .list(let list): list.items.reduce(24 + of(list.attributes)) { $0 + 12 + of($1.attributes) }
    case .definitionList(let list):
      list.items.reduce(24 + of(list.attributes)) { $0 + 12 * ($1.terms.count + $1.definitions.count) }
    case .quote(let quote): 28 + of(quote.attributes)
    case .code(let code): 32 + of(code.text) + of(code.attributes)
    case .table(let table):
      table.header.reduce(64 + of(table.attributes)) { $0 + 12 + 24 * $1.cells.count }
        + table.rows.reduce(0) { $0 + 12 + 12 * $1.cells.count }
    case .figure(let figure): 48 + of(figure.attributes)
    case .division(let division): 96 + of(division.attributes)
    case .parallel(let parallel):
      parallel.rows.reduce(32 + of(parallel.attributes)) { $0 + 24 + 56 * $1.passages.count }
    // MathML has an element for each letter.
    case .math(let math): 96 + 12 * math.source.utf8.count
    case .raw(let raw): raw.text.utf8.count
    case .thematicBreak(let thematicBreak): 16 + of(thematicBreak.attributes)
    case .pageBreak(let pageBreak): 96 + of(pageBreak.label)
    }
  }

  /// What an inline takes without the blocks and inlines in it.
  static func own(_ inline: Inline) -> Int {
    switch inline {
    case .text(let text): of(text)
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      16 + of(styled.attributes)
    case .code(let code): 16 + of(code.text) + of(code.attributes)
    case .link(let link): 20 + of(link.destination) + of(link.title ?? "") + of(link.attributes)
    case .image(let image): 64 + of(image.alternative) + of(image.title ?? "") + of(image.attributes)
    case .span(let span): 16 + of(span.attributes)
    case .ruby(let ruby): ruby.segments.reduce(64) { $0 + 48 + of($1.base) + of($1.annotation) }
    case .gloss(let gloss): 128 + of(gloss.attributes)
    // The reference, and the note with its way back.
    case .note(let note): 460 + of(note.attributes)
    case .math(let math): 64 + 12 * math.source.utf8.count
    case .raw(let raw): raw.text.utf8.count
    case .softBreak: 1
    case .lineBreak: 6
    }
  }
}
