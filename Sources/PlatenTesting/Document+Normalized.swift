public import PlatenCore

extension Document {
  /// The document in normal form, in which it can be compared after a round trip.
  ///
  /// Adjacent texts are joined and empty text is removed; styles, spans and links without content are removed unless
  /// they have an id. Nothing else is changed, not even white space.
  ///
  /// - Complexity: O(*n*) in the number of nodes. The document must pass `Document.checkDepth()`.
  public var normalized: Document {
    var result = self
    result.body = body.map(\.normalized)
    return result
  }
}

extension Block {
  /// The block in normal form, see ``PlatenCore/Document/normalized``.
  public var normalized: Block {
    var result = self
    result.mutateChildren { blocks, _ in
      blocks = blocks.map(\.normalized)
    } inlines: { inlines, _ in
      inlines = inlines.normalized
    }
    return result
  }
}

extension [Inline] {
  /// The inlines in normal form, see ``PlatenCore/Document/normalized``.
  public var normalized: [Inline] {
    var result: [Inline] = []
    for inline in self {
      guard let next = inline.normalized else { continue }
      if case .text(let text) = next, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(next)
      }
    }
    return result
  }
}

extension Inline {
  /// The inline in normal form; `nil` if nothing is left of it.
  fileprivate var normalized: Inline? {
    var result = self
    result.mutateChildren { blocks, _ in
      blocks = blocks.map(\.normalized)
    } inlines: { inlines, _ in
      inlines = inlines.normalized
    }
    return result.isNothing ? nil : result
  }

  /// Whether nothing can be seen of the inline, and nothing leads to it.
  private var isNothing: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.isEmpty && styled.attributes.id == nil
    case .link(let link): link.inlines.isEmpty && link.attributes.id == nil
    case .span(let span): span.inlines.isEmpty && span.attributes.id == nil
    case .gloss, .note, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: false
    }
  }
}
