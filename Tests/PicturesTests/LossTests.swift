import Testing

@testable import Pictures

/// What is said about pictures that lose something, or that readers do not take.
@Suite struct LossTests {
  private static func drops(_ markup: String) throws -> [Picture.Drop] {
    try Picture(inspecting: Array("<svg xmlns='http://www.w3.org/2000/svg'>\n\(markup)\n</svg>".utf8)).dropped
  }

  @Test func textOfForeignMarkupIsTold() throws {
    let drops = try LossTests.drops(
      """
      <rect/>
      <foreignObject width='9'><div xmlns='http://www.w3.org/1999/xhtml'>Start <b>here</b>
        now</div></foreignObject>
      <foreignObject><p>结束</p></foreignObject>
      <foreignObject/>
      """)
    #expect(
      drops == [
        .init(name: "foreignObject", line: 3, text: "Start here now"),
        .init(name: "foreignObject", line: 5, text: "结束"),
        .init(name: "foreignObject", line: 6),
      ])
  }

  @Test func textThatStandsInThePictureAnywayIsNoLoss() throws {
    #expect(
      try LossTests.drops(
        "<switch><foreignObject><p>A  box</p></foreignObject><text>A box</text></switch>") == [])
  }

  @Test(arguments: [
    ("<script>\nalert(1)</script>", Picture.Drop(name: "script", line: 2)),
    ("<g>\n\n<image href='http://e.org/p.png'/></g>", .init(name: "external reference", line: 4)),
    ("\n<style>a{b:url(x)}</style>", .init(name: "style property", line: 3)),
    ("<style>\n@font-face{src:url(a)}</style>", .init(name: "@font-face", line: 2)),
  ])
  func whatIsLeftOutHasItsLine(_ markup: String, _ expected: Picture.Drop) throws {
    #expect(try LossTests.drops(markup).first?.name == expected.name)
    let line = try #require(try LossTests.drops(markup).first?.line)
    #expect(abs(line - expected.line) <= 1)
  }

  private static func box(_ brands: String) -> [UInt8] {
    [0, 0, 0, UInt8(8 + brands.utf8.count)] + Array("ftyp".utf8) + Array(brands.utf8) + [UInt8](repeating: 0, count: 40)
  }

  @Test(arguments: [
    ("an AVIF", box("avif\0\0\0\0mif1miaf")), ("an AVIF", box("mif1\0\0\0\0avifmiaf")),
    ("an HEIC", box("heic\0\0\0\0mif1")),
    ("an HEIC", box("mif1\0\0\0\0heic")), ("a JPEG XL", [0xFF, 0x0A, 1, 2, 3]),
    ("a JPEG XL", [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A, 0x87, 0x0A]),
    ("a BMP", Array("BM".utf8) + [9, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 1, count: 30)),
    ("a TIFF", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]), ("a TIFF", [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]),
    ("a PDF", Array("%PDF-1.7\n".utf8)), ("an EPS", Array("%!PS-Adobe-3.0 EPSF-3.0".utf8)),
    ("an ICO", [0, 0, 1, 0, 1, 0]), ("a Photoshop", Array("8BPS\0\u{1}".utf8)),
  ])
  func picturesOfOtherKindsAreNamed(_ kind: String, _ bytes: [UInt8]) {
    let error = #expect(throws: PictureError.self) { try Picture(inspecting: bytes) }
    let message = error?.message ?? ""
    #expect(message.contains("\(kind) picture") && message.contains("JPEG, PNG, GIF, WebP and SVG"))
    #expect(message.contains("save it as"))
  }

  @Test func pointerOfGitLFSIsNamed() {
    let error = #expect(throws: PictureError.self) {
      try Picture(inspecting: Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8))
    }
    #expect(error?.message.contains("Git LFS") == true)
  }

  /// A block of EXIF data with one tag.
  private static func exif(_ orientation: UInt8, little: Bool) -> [UInt8] {
    Array("Exif\0\0".utf8)
      + (little
        ? [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        : [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0])
  }

  @Test(arguments: [(UInt8(6), true, 6), (3, false, 3), (8, true, 8), (1, false, 1), (0, true, 1), (9, false, 1)])
  func orientationOfJPEGIsRead(_ value: UInt8, _ little: Bool, _ expected: Int) throws {
    let block = LossTests.exif(value, little: little)
    let segment = [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block
    let bytes = Array(SamplePictures.jpeg[..<2]) + segment + Array(SamplePictures.jpeg[2...])
    #expect(try Picture(inspecting: bytes).orientation == expected)
  }

  @Test func brokenOrientationKeepsNoPictureFromBeingShown() throws {
    let whole = LossTests.exif(6, little: true)
    for length in 0..<whole.count {
      let block = Array(whole.prefix(length))
      let bytes =
        Array(SamplePictures.jpeg[..<2]) + [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block
        + Array(SamplePictures.jpeg[2...])
      #expect(try Picture(inspecting: bytes).orientation >= 1)
    }
  }
}
