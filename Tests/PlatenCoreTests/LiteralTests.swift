import PlatenCore
import Testing

@Suite struct LiteralTests {
  @Test func literalsAreTextWithoutMarkup() {
    let name = "淘宝村"
    #expect(Paragraph("a *b* \(name)") == Paragraph([.text("a *b* 淘宝村")]))
    #expect(Block.paragraph("a") == .paragraph(Paragraph([.text("a")])))
    let heading = Heading(level: 1, ["a ", .strong(Styled(["\(name)"]))])
    #expect(heading == Heading(level: 1, [.text("a "), .strong(Styled([.text("淘宝村")]))]))
  }

  private static func mediaType(_ bytes: [UInt8]) -> String? {
    Resource(path: "a.png", mediaType: "image/png", bytes: bytes).detectedMediaType
  }

  @Test(arguments: [
    "GIF89a": "image/gif", "RIFF0000WEBPVP8 ": "image/webp", "<svg/>": "image/svg+xml", "<s:svg>": "image/svg+xml",
    "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE svg>\n<svg xmlns=\"\">": "image/svg+xml",
    "%PDF-1.7": "application/pdf", "OTTO": "font/otf", "wOF2": "font/woff2",
  ])
  func firstBytesTellTheMediaType(text: String, mediaType: String) {
    #expect(LiteralTests.mediaType(Array(text.utf8)) == mediaType)
  }

  @Test func firstBytesThatAreNoTextTellTheMediaType() {
    #expect(LiteralTests.mediaType([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == "image/png")
    #expect(LiteralTests.mediaType([0xFF, 0xD8, 0xFF, 0xE0]) == "image/jpeg")
    #expect(LiteralTests.mediaType([0, 1, 0, 0]) == "font/ttf")
  }

  @Test(arguments: ["<html><svg/></html>", "<!-- ", "<svgs>", "", "RIFF0000WAVE", "GIF", "text"])
  func otherBytesTellNothing(text: String) {
    #expect(LiteralTests.mediaType(Array(text.utf8)) == nil)
  }
}
