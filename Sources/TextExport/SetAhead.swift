import PlatenCore

/// A block that was set before its turn.
struct SetBlock: Sendable {
  /// Its lines, as they stand in a container of their own.
  var lines: [PrintLine]
  /// What is to be reported of it.
  var diagnostics: [Diagnostic]
  /// What begins with it and has no line here, so that it begins with the next.
  var pending: Beginnings
}

extension Composer {
  /// Sets a block before its turn, if nothing before it has a say in its lines, nor it in those of what follows.
  ///
  /// - Returns: `nil` for a block that must wait for its turn.
  mutating func setAhead(_ block: Block) -> SetBlock? {
    guard block.standsAlone(onPages: options.pageLength > 0) else { return nil }
    let log = ReportLog()
    self.log = log
    let lines = capture(width: fullWidth) { $0.compose(block) }
    defer { pending = Beginnings() }
    return SetBlock(lines: lines, diagnostics: log.report.diagnostics, pending: pending)
  }

  /// Places a block that was set before its turn.
  mutating func place(_ block: SetBlock) {
    log?.report(block.diagnostics)
    for line in block.lines { place(line) }
    pending = pending + block.pending
  }
}

extension Block {
  /// Whether its lines depend on nothing before it and nothing after it on them: it begins no section and has neither notes
  /// nor links, which are numbered throughout the document, and on pages no table, whose head is repeated where a page ends.
  fileprivate func standsAlone(onPages: Bool) -> Bool {
    switch self {
    case .heading, .division, .parallel, .pageBreak: return false
    case .table where onPages: return false
    case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak:
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
      case .link, .note: return false
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .image, .span, .ruby, .gloss,
        .math,
        .raw, .softBreak, .lineBreak:
        var standsAlone = true
        inline.forEachChild { _, _ in
        } inlines: { inlines, _ in
          standsAlone = standsAlone && inlines.standAlone
        }
        return standsAlone
      }
    }
  }
}
