import PlatenCore

/// Numbers of blocks before which a page may begin: they stay with the blocks while transforms change the document.
enum PagePlaces {
  private static let name = "platen-place"

  /// The number of a block; `nil` if it has none.
  static func number(of block: Block) -> Int? {
    block.attributes.values.first { $0.name == name }.flatMap { Int($0.value) }
  }

  /// Gives numbers to the blocks of a document: those of sections, quotations, and the first language of aligned passages.
  static func mark(_ blocks: inout [Block]) {
    var next = 0
    mark(&blocks, next: &next)
  }

  private static func mark(_ blocks: inout [Block], next: inout Int) {
    for index in blocks.indices {
      blocks[index].attributes.values.append(Attributes.Value(name: name, value: String(next)))
      next += 1
      edit(&blocks[index]) { mark(&$0, next: &next) }
    }
  }

  /// Puts a page break before the first block that begins on each page, in place of those of another edition, and takes the
  /// numbers away.
  ///
  /// - Parameters:
  ///   - pages: the page of each number; empty leaves the document's own page breaks.
  ///   - isReplaced: told that there were others.
  static func place(_ pages: [Int: Int], in document: inout Document) -> Bool {
    var last = 0
    var hadOthers = false
    if !pages.isEmpty { breakPages(&document.body, pages, last: &last, &hadOthers) }
    var eraser = Eraser()
    eraser.walk(&document.body)
    return hadOthers
  }

  private static func breakPages(
    _ blocks: inout [Block], _ pages: [Int: Int], last: inout Int, _ hadOthers: inout Bool
  ) {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for var block in blocks {
      if case .pageBreak = block {
        hadOthers = true
        continue
      }
      if let page = number(of: block).flatMap({ pages[$0] }), page > last {
        // Pages on which no block begins have their numbers here; but what stands before the text is in no text.
        for label in (last == 0 ? page : last + 1)...page {
          result.append(.pageBreak(PageBreak(label: String(label))))
        }
        last = page
      }
      edit(&block) { breakPages(&$0, pages, last: &last, &hadOthers) }
      result.append(block)
    }
    blocks = result
  }

  /// Changes the blocks within a block that may stand on several pages.
  private static func edit(_ block: inout Block, _ body: (inout [Block]) -> Void) {
    switch block {
    case .division(var division):
      body(&division.blocks)
      block = .division(division)
    case .quote(var quote):
      body(&quote.blocks)
      block = .quote(quote)
    case .parallel(var parallel):
      for row in parallel.rows.indices where !parallel.rows[row].passages.isEmpty {
        body(&parallel.rows[row].passages[0])
      }
      block = .parallel(parallel)
    case .paragraph, .heading, .list, .definitionList, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
      break
    }
  }

  private struct Eraser: NodeEditor {
    mutating func edit(_ attributes: inout Attributes) {
      if attributes.values.contains(where: { $0.name == name }) { attributes.values.removeAll { $0.name == name } }
    }
  }
}
