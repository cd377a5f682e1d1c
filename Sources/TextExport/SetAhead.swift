import PlatenCore

/// A block that was set before its turn.
struct SetBlock: Sendable {
  /// What pagers take.
  enum Content: Sendable {
    /// Lines that still have to find their places on pages.
    case lines([PrintLine])
    /// Finished text, where there are no pages.
    case text([UInt8])

    var isEmpty: Bool {
      switch self {
      case .lines(let lines): lines.isEmpty
      case .text(let text): text.isEmpty
      }
    }
  }

  /// What is printed of it.
  var content: Content
  /// Whether no page may end after its last line.
  var keepsWithNext: Bool
  /// What stands before its lines.
  var proportion: MarkProportion
  /// What begins with it and has no line here, so that it begins with the next.
  var pending: Beginnings
  /// What is to be reported of it.
  var diagnostics: [Diagnostic] = []
}

/// The bytes that stand before lines as marks and indents, beside those of the lines.
struct MarkProportion: Sendable {
  /// What may stand before lines is so many times what stands in them, 1 MiB aside.
  private static let most = 14
  /// How much more stands before the lines than may, the 1 MiB not counted: now, and at the worst of all lines.
  private var excess = 0
  private var worst = 0

  /// Whether it was more than may stand there, after any line.
  var isExceeded: Bool { worst > 1 << 20 }

  /// Counts a line.
  mutating func add(before: Int, within: Int) {
    excess += before - MarkProportion.most * within
    worst = max(worst, excess)
  }

  /// Counts lines that were counted alone.
  mutating func add(_ other: MarkProportion) {
    worst = max(worst, excess + other.worst)
    excess += other.excess
  }
}

extension Composer {
  /// Sets a block before its turn, if nothing before it has a say in its lines, nor it in those of what follows.
  ///
  /// - Returns: `nil` for a block that must wait for its turn.
  mutating func setAhead(_ block: Block) -> SetBlock? {
    guard block.standsAlone(onPages: options.pageLength > 0) else { return nil }
    let log = ReportLog()
    self.log = log
    var result = setAlone(block)
    result.diagnostics = log.report.diagnostics
    return result
  }

  /// Places a block that was set before its turn.
  mutating func place(_ block: SetBlock) {
    log?.report(block.diagnostics)
    put(block)
  }
}

extension Block {
  /// Whether its lines depend on nothing before it and nothing after it on them: it begins no section and has neither notes
  /// nor links, which are numbered throughout the document, and on pages no table, whose head is repeated where a page ends.
  fileprivate func standsAlone(onPages: Bool) -> Bool {
    switch self {
    case .heading, .division, .parallel, .pageBreak: return false
    case .table where onPages: return false
    case .paragraph(let paragraph): return paragraph.inlines.standAlone
    case .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak:
      var standsAlone = true
      forEachChild { blocks, _ in
        standsAlone = standsAlone && blocks.allSatisfy { $0.standsAlone(onPages: onPages) }
      } inlines: { inlines, _ in
        standsAlone = standsAlone && inlines.standAlone
      }
      return standsAlone
    }
  }
}

extension [Inline] {
  fileprivate var standAlone: Bool {
    allSatisfy { inline in
      switch inline {
      case .link, .note: false
      case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: true
      case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
        .superscript(let styled):
        styled.inlines.standAlone
      case .span(let span): span.inlines.standAlone
      case .gloss(let gloss): gloss.term.standAlone && gloss.counterpart.standAlone
      }
    }
  }
}
