extension Picture {
  /// Why a file is no picture that readers of EPUB take, and what to do about it: a clause for a user.
  static func refusal(of bytes: [UInt8]) -> String {
    if bytes.isEmpty { return "the file is empty" }
    if bytes.starts(with: "version https://git-lfs".utf8) {
      return "the file is a pointer of Git LFS and not a picture; `git lfs pull` fetches the picture"
    }
    guard let kind = foreignKind(of: bytes) else { return "the file is not a PNG, JPEG, GIF, WebP or SVG picture" }
    let way =
      switch kind {
      case "a PDF", "an EPS", "a WMF", "an EMF": "save it as SVG or PNG, with Inkscape for example"
      default: "save it as JPEG or PNG, with ImageMagick for example: magick OLD NEW.png"
      }
    return "it is \(kind) picture, and readers take JPEG, PNG, GIF, WebP and SVG only; \(way)"
  }

  /// What kind of picture it is that readers do not take, with its article; `nil` if it is none that is known.
  private static func foreignKind(of bytes: [UInt8]) -> String? {
    if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return mediaKind(of: bytes) }
    if bytes.starts(with: "BM".utf8) { return bytes.count > 26 && bytes[6..<10].allSatisfy { $0 == 0 } ? "a BMP" : nil }
    if bytes.count > 44, bytes[40..<44].elementsEqual(" EMF".utf8) { return "an EMF" }
    return signatures.first { bytes.starts(with: $0.bytes) }?.kind
  }

  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0xFF, 0x0A], "a JPEG XL"), ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "a JPEG XL"),
    ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], "a JPEG 2000"), ([0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000"),
    ([0x49, 0x49, 0x2A, 0], "a TIFF"), ([0x4D, 0x4D, 0, 0x2A], "a TIFF"), ([0x49, 0x49, 0x2B, 0], "a TIFF"),
    (Array("%PDF-".utf8), "a PDF"), (Array("%!PS".utf8), "an EPS"), ([0xC5, 0xD0, 0xD3, 0xC6], "an EPS"),
    (Array("8BPS".utf8), "a Photoshop"), ([0, 0, 1, 0], "an ICO"), ([0xD7, 0xCD, 0xC6, 0x9A], "a WMF"),
    (Array("gimp xcf".utf8), "a GIMP"), (Array("II".utf8) + [0xBC], "a JPEG XR"),
  ]

  /// The kind of a file in the container of ISO 14496-12, by its brands: the first, and those that it is compatible with.
  private static func mediaKind(of bytes: [UInt8]) -> String? {
    let length = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
    let end = min(max(length, 12), bytes.count, 256)
    let brands = stride(from: 8, to: end - 3, by: 4).map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    if brands.contains(where: ["avif", "avis"].contains) { return "an AVIF" }
    let isHEIC = brands.contains { ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"].contains($0) }
    return isHEIC ? "an HEIC" : nil
  }
}
