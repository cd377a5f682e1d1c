package import PlatenCore

extension [Inline] {
  /// The same with the text of links in place of the links: an address within `<a>` leads where the element does.
  package func withoutLinks() -> [Inline] {
    flatMap { inline -> [Inline] in
      if case .link(let link) = inline {
        let inlines = link.inlines.withoutLinks()
        guard let id = link.attributes.id else { return inlines }
        return [.span(TextSpan(inlines, attributes: Attributes(id: id)))]
      }
      var inline = inline
      inline.mutateChildren { _, _ in
      } inlines: { inlines, _ in
        inlines = inlines.withoutLinks()
      }
      return [inline]
    }
  }
}
