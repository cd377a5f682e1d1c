// Text as a literal, for documents that are made by hand:
// `.paragraph("Hello")`, `Heading(level: 1, ["Markets"])`, `Paragraph(["Hello, ", .strong(Styled(["\(name)"]))])`.

extension Inline: ExpressibleByStringInterpolation {
  /// Makes ``text(_:)``, without markup: `*` is an asterisk.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Paragraph: ExpressibleByStringInterpolation {
  /// Makes a paragraph of plain text, without markup.
  public init(stringLiteral text: String) { self.init([.text(text)]) }
}
