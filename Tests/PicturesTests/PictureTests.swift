import PlatenTesting
import Testing

@testable import Pictures

@Suite("Pictures from outside")
struct PictureTests {
  @Test(arguments: [
    (SamplePictures.png, Picture.Kind.png, "image/png", "png", false),
    (SamplePictures.palettePNG, .png, "image/png", "png", false),
    (SamplePictures.animatedPNG, .png, "image/png", "png", true),
    (SamplePictures.jpeg, .jpeg, "image/jpeg", "jpg", false),
    (SamplePictures.gif, .gif, "image/gif", "gif", false),
    (SamplePictures.animatedGIF, .gif, "image/gif", "gif", true),
    (SamplePictures.lossyWebP, .webp, "image/webp", "webp", false),
    (SamplePictures.losslessWebP, .webp, "image/webp", "webp", false),
    (SamplePictures.extendedWebP, .webp, "image/webp", "webp", false),
    (SamplePictures.animatedWebP, .webp, "image/webp", "webp", true),
  ])
  func bytesTellTypeSizeAndMovement(
    bytes: [UInt8], kind: Picture.Kind, mediaType: String, fileExtension: String, hasAnimation: Bool
  ) throws {
    let picture = try Picture(inspecting: bytes)
    #expect(picture.kind == kind)
    #expect(picture.mediaType == mediaType)
    #expect(picture.fileExtension == fileExtension)
    #expect(picture.width == 2)
    #expect(picture.height == 3)
    #expect(picture.hasAnimation == hasAnimation)
    #expect(picture.isCompressed)
    #expect(picture.content == bytes)
  }

  @Test(arguments: SamplePictures.all.map(\.name))
  func everyTruncationIsRefused(name: String) throws {
    let bytes = try #require(SamplePictures.all.first { $0.name == name }).bytes
    for length in 0..<bytes.count {
      #expect(throws: PictureError.self, "\(name) cut to \(length) bytes") {
        try Picture(inspecting: Array(bytes.prefix(length)))
      }
    }
  }

  @Test func truncatedSVGIsRefused() {
    let bytes = Array("<svg xmlns='http://www.w3.org/2000/svg'><g><path d='M0 0'/></g></svg>".utf8)
    for length in 0..<bytes.count {
      #expect(throws: PictureError.self) { try Picture(inspecting: Array(bytes.prefix(length))) }
    }
  }

  @Test(arguments: [
    ("", "the file is empty"),
    ("MZ\u{90}", "the file is not a PNG, JPEG, GIF, WebP or SVG picture"),
    ("GIF88a", "the picture is broken: a version of GIF that does not exist"),
    (
      "<!DOCTYPE html><html><body/></html>",
      "the SVG cannot be used: line 1:22, it is no SVG: its root is “html”"
    ),
    (
      "<svg xmlns='urn:other'/>",
      "the SVG cannot be used: line 1:25, it is no SVG: its root is “svg”"
    ),
  ])
  func whatIsNoPictureIsRefusedWithReason(text: String, message: String) {
    let error = #expect(throws: PictureError.self) { try Picture(inspecting: Array(text.utf8)) }
    #expect(error?.message == message)
  }

  @Test func changedByteInPNGIsFoundByItsChecksum() {
    // Byte 24 is the bit depth; 0x02 still is a depth that PNG knows.
    var bytes = SamplePictures.png
    bytes[45] ^= 0x01
    let error = #expect(throws: PictureError.self) { try Picture(inspecting: bytes) }
    #expect(error?.message == "the picture is broken: a checksum does not fit its chunk")
  }

  @Test func pngWithoutWidthIsRefused() {
    var bytes = SamplePictures.png
    bytes.replaceSubrange(16..<20, with: [0, 0, 0, 0])
    let checksum = CRC32.checksum(of: bytes, in: 12..<29)
    bytes.replaceSubrange(29..<33, with: (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (24 - 8 * $0)) })
    let error = #expect(throws: PictureError.self) { try Picture(inspecting: bytes) }
    #expect(error?.message == "the picture is broken: it has no width or no height")
  }

  @Test func bytesAfterTheEndOfAPictureDoNotMatter() throws {
    #expect(try Picture(inspecting: SamplePictures.jpeg + [0, 0]).width == 2)
    #expect(try Picture(inspecting: SamplePictures.png + [1, 2, 3]).width == 2)
  }

  @Test(arguments: SamplePictures.all.map(\.name))
  func changedBytesNeverTrap(name: String) throws {
    let seed: UInt64 = 2026
    var generator = SeededGenerator(seed: seed)
    let bytes = try #require(SamplePictures.all.first { $0.name == name }).bytes
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      do {
        let picture = try Picture(inspecting: changed)
        #expect(picture.kind == .svg || (picture.width ?? 0) > 0, "seed \(seed), \(changed)")
      } catch {
        #expect(error.offset >= 0 && error.offset <= changed.count, "seed \(seed), \(changed)")
      }
    }
  }
}
