import HTMLMapping
import PlatenCore

/// Raw HTML that is converted to nodes after the document is built.
extension Raw {
  /// What stands before the place in the format of raw HTML that waits. No source holds U+0000.
  private static let waiting = "\u{0}"

  /// Raw HTML that waits to be read, with its place.
  static func waitingHTML(_ text: String, at offset: Int) -> Raw { Raw(format: waiting + String(offset), text) }

  /// The place of raw HTML that waits; `nil` for other markup.
  var waitingPlace: Int? {
    guard format.hasPrefix(Raw.waiting) else { return nil }
    return Int(format.dropFirst())
  }
}

extension DocumentFinisher {
  /// Blocks with nodes in place of the raw HTML that waited.
  func readingRawHTML(_ blocks: [Block]) -> [Block] {
    let environment = HTMLEnvironment(
      picture: { [pictures] reference, offset in pictures.path(of: reference, at: offset) },
      store: { [pictures] resource in pictures.store(resource) },
      report: { [reporter] finding in
        reporter.report(
          "markdown.\(finding.id)", finding.severity, finding.message, at: finding.offset, loss: finding.loss)
      },
      internalLink: { [self] destination in _ = anchors.note(destination, at: 0) })
    let reader = RawHTMLReader(environment: environment) { $0.waitingPlace }
    // What is between two tags may be any number of blocks.
    guard !blocks.contains(where: \.isWaitingHTML) else {
      var result = reader.read(blocks)
      result.settleBreaks()
      return result
    }
    // What holds no HTML stays as it is.
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var isAfterHTML = false
    for block in blocks {
      let holdsHTML = block.holdsWaitingHTML
      if holdsHTML {
        var read = reader.read([block])
        read.settleBreaks()
        result += read
      } else {
        result.append(isAfterHTML ? block.takingAnchor(from: &result) : block)
      }
      isAfterHTML = holdsHTML
    }
    return result
  }

  /// Loads the pictures of raw HTML that is kept, so that exporters have them.
  func loadPictures(ofRawHTML blocks: [Block]) {
    let environment = HTMLEnvironment(
      picture: { [pictures] reference, offset in pictures.path(of: reference, at: offset) }, store: { $0.path },
      report: { _ in })
    _ = RawHTMLReader(environment: environment) { $0.format == "html" ? 0 : nil }.read(blocks)
  }
}

extension Block {
  /// Whether it is raw HTML that waits.
  fileprivate var isWaitingHTML: Bool {
    if case .raw(let raw) = self { raw.waitingPlace != nil } else { false }
  }

  /// Whether raw HTML that waits is in it.
  fileprivate var holdsWaitingHTML: Bool {
    if isWaitingHTML { return true }
    var holds = false
    forEachChild { blocks, _ in
      holds = holds || blocks.contains(where: \.holdsWaitingHTML)
    } inlines: { inlines, _ in
      holds = holds || inlines.contains(where: \.holdsWaitingHTML)
    }
    return holds
  }
}

extension Inline {
  fileprivate var holdsWaitingHTML: Bool {
    if case .raw(let raw) = self { return raw.waitingPlace != nil }
    var holds = false
    forEachChild { blocks, _ in
      holds = holds || blocks.contains(where: \.holdsWaitingHTML)
    } inlines: { inlines, _ in
      holds = holds || inlines.contains(where: \.holdsWaitingHTML)
    }
    return holds
  }
}

extension [Block] {
  /// Takes line breaks away from the edges of paragraphs, and soft ones out of the edges of styles: tags may stand
  /// anywhere, and Markdown has no breaks in those places.
  fileprivate mutating func settleBreaks() {
    for index in indices {
      self[index].mutateChildren { blocks, _ in
        blocks.settleBreaks()
      } inlines: { inlines, _ in
        inlines = inlines.withoutInnerEdgeBreaks().trimmingBreaks()
      }
    }
    moveAnchorsIntoHeadings()
  }
}

extension [Inline] {
  /// Soft breaks at the edges of styles, spans and links stand outside of them.
  fileprivate func withoutInnerEdgeBreaks() -> [Inline] {
    var result: [Inline] = []
    for var inline in self {
      var before = false
      var after = false
      inline.mutateChildren { blocks, _ in
        blocks.settleBreaks()
      } inlines: { inlines, context in
        inlines = inlines.withoutInnerEdgeBreaks()
        guard context.place != .gloss else { return }
        while inlines.first == .softBreak {
          before = true
          inlines.removeFirst()
        }
        while inlines.last == .softBreak {
          after = true
          inlines.removeLast()
        }
      }
      if before, result.last != .softBreak { result.append(.softBreak) }
      if !((before || after) && inline.isHollow), !(inline == .softBreak && result.last == .softBreak) {
        result.append(inline)
      }
      if after, result.last != .softBreak { result.append(.softBreak) }
    }
    return result
  }

  /// Without line breaks at the start and the end, also within styles, spans and links there.
  fileprivate func trimmingBreaks() -> [Inline] {
    var result = self
    while result.last?.isBreak == true { result.removeLast() }
    while result.first?.isBreak == true { result.removeFirst() }
    if let last = result.last, last.endsWithBreak {
      result[result.count - 1] = last.trimmingChildren()
      if result[result.count - 1].isHollow { result.removeLast() }
      return result.trimmingBreaks()
    }
    return result
  }
}

extension Inline {
  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }

  /// The text of a style, span or link; `nil` for other nodes.
  private var styledInlines: [Inline]? {
    switch self {
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines
    case .link(let link): link.inlines
    case .span(let span): span.inlines
    case .text, .code, .image, .ruby, .gloss, .note, .math, .raw, .softBreak, .lineBreak: nil
    }
  }

  /// Whether a style, span or link has lost all that was in it, and nothing can lead to it.
  fileprivate var isHollow: Bool {
    guard let inlines = styledInlines, inlines.isEmpty else { return false }
    switch self {
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      return styled.attributes.id == nil
    case .link(let link): return link.attributes.id == nil
    case .span(let span): return span.attributes.id == nil
    case .text, .code, .image, .ruby, .gloss, .note, .math, .raw, .softBreak, .lineBreak: return false
    }
  }

  /// Whether a break stands at the end of a style, span or link, however deep.
  fileprivate var endsWithBreak: Bool {
    guard let last = styledInlines?.last else { return false }
    return last.isBreak || last.endsWithBreak
  }

  fileprivate func trimmingChildren() -> Inline {
    var result = self
    result.mutateChildren { _, _ in
    } inlines: { inlines, _ in
      inlines = inlines.trimmingBreaks()
    }
    return result
  }
}
