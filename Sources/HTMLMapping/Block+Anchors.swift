package import PlatenCore

extension [Block] {
  /// Moves what links lead to, `<a name="x"></a>`, into the heading below it: alone in a paragraph it would stand at the
  /// end of the chapter before.
  package mutating func moveAnchorsIntoHeadings() {
    guard contains(where: { $0.anchors != nil }) else { return }
    var result: [Block] = []
    result.reserveCapacity(count)
    for block in self { result.append(block.takingAnchor(from: &result)) }
    self = result
  }
}

extension Block {
  /// The spans of a paragraph that holds nothing but anchors.
  fileprivate var anchors: [Inline]? {
    guard case .paragraph(let paragraph) = self, !paragraph.inlines.isEmpty, paragraph.attributes.classes.isEmpty else {
      return nil
    }
    var anchors: [Inline] = []
    if let id = paragraph.attributes.id { anchors.append(.span(TextSpan([], attributes: Attributes(id: id)))) }
    for inline in paragraph.inlines {
      switch inline {
      case .span(let span) where span.inlines.isEmpty && span.attributes.id != nil: anchors.append(inline)
      case .softBreak, .lineBreak: continue
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
        .gloss, .note, .math, .raw:
        return nil
      }
    }
    return anchors
  }

  /// A heading with the anchors that stand before it; any other block as it is.
  package func takingAnchor(from blocks: inout [Block]) -> Block {
    guard case .heading(var heading) = self, let anchors = blocks.last?.anchors else { return self }
    blocks.removeLast()
    heading.inlines = anchors + heading.inlines
    return .heading(heading)
  }
}
