import PlatenCore
import Testing

@Suite struct LiteralTests {
  @Test func literalsAreTextWithoutMarkup() {
    let name = "淘宝村"
    #expect(Paragraph("a *b* \(name)") == Paragraph([.text("a *b* 淘宝村")]))
    #expect(Block.paragraph("a") == .paragraph(Paragraph([.text("a")])))
    #expect(
      Heading(level: 1, ["a ", .strong(Styled(["\(name)"]))])
        == Heading(level: 1, [.text("a "), .strong(Styled([.text("淘宝村")]))]))
  }

  @Test(arguments: [
    ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] as [UInt8]),
    ("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("image/gif", Array("GIF89a".utf8)),
    ("image/webp", Array("RIFF0000WEBPVP8 ".utf8)), ("image/svg+xml", Array("<svg/>".utf8)),
    ("image/svg+xml", Array("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE svg>\n<svg xmlns=\"\">".utf8)),
    ("image/svg+xml", Array("<s:svg>".utf8)), ("application/pdf", Array("%PDF-1.7".utf8)),
    ("font/otf", Array("OTTO".utf8)), ("font/ttf", [0, 1, 0, 0]), ("font/woff2", Array("wOF2".utf8)),
    (nil, Array("<html><svg/></html>".utf8)), (nil, Array("<!-- ".utf8)), (nil, Array("<svgs>".utf8)), (nil, []),
    (nil, Array("RIFF0000WAVE".utf8)), (nil, Array("GIF".utf8)), (nil, Array("text".utf8)),
  ])
  func firstBytesTellTheMediaType(mediaType: String?, bytes: [UInt8]) {
    #expect(Resource(path: "a.png", mediaType: "image/png", bytes: bytes).detectedMediaType == mediaType)
  }
}
