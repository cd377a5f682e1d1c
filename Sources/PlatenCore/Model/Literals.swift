// Text as a literal, for documents that are made by hand:
// `.paragraph("Hello")`, `Heading(level: 1, ["Markets"])`, `Paragraph(["Hello, ", .strong(Styled(["\(name)"]))])`.

extension Inline: ExpressibleByStringInterpolation {
  /// Makes ``text(_:)``. The string is plain text, not markup.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Paragraph: ExpressibleByStringInterpolation {
  /// Makes a paragraph of plain text. The string is not parsed as markup.
  public init(stringLiteral text: String) { self.init([.text(text)]) }
}
