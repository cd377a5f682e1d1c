extension Resource {
  /// The media type detected from the first bytes; `nil` if it is not one of the known types.
  ///
  /// The known types are PNG, JPEG, GIF, WebP and SVG (in UTF-8), the fonts TrueType, OpenType, WOFF and WOFF2, and PDF. The
  /// file may still be damaged. The declared type is ``mediaType``; the name of the file is not considered.
  ///
  /// - Complexity: O(1); for SVG O(*n*) in the bytes before the first element.
  public var detectedMediaType: String? {
    for (signature, mediaType) in Resource.signatures where bytes.starts(with: signature) { return mediaType }
    if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
      return "image/webp"
    }
    return beginsWithSVG ? "image/svg+xml" : nil
  }

  private static let signatures: [([UInt8], String)] = [
    // ISO/IEC 15948 §5.2
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    // ISO/IEC 10918-1 B.1.1.3: SOI, and the marker after it.
    ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("GIF87a".utf8), "image/gif"), (Array("GIF89a".utf8), "image/gif"),
    (Array("%PDF-".utf8), "application/pdf"),
    // ISO/IEC 14496-22 §4.4
    ([0x00, 0x01, 0x00, 0x00], "font/ttf"), (Array("OTTO".utf8), "font/otf"),
    (Array("wOFF".utf8), "font/woff"), (Array("wOF2".utf8), "font/woff2"),
  ]

  /// Whether the first element is `svg`, after a byte order mark, an XML declaration, comments and a document type.
  private var beginsWithSVG: Bool {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      if rest.starts(with: "<!--".utf8) {
        guard rest.skip(past: "-->") else { return false }
      } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!DOCTYPE".utf8) {
        guard rest.skip(past: ">") else { return false }
      } else {
        break
      }
    }
    guard rest.popFirst() == 0x3C else { return false }
    let name = rest.prefix { $0 != 0x3E && $0 != 0x2F && $0 > 0x20 }
    return name.elementsEqual("svg".utf8) || name.suffix(4).elementsEqual(":svg".utf8)
  }
}

extension ArraySlice<UInt8> {
  /// Removes everything up to the end of a mark; `false` if there is no such mark.
  fileprivate mutating func skip(past mark: String) -> Bool {
    let mark = Array(mark.utf8)
    var start = startIndex
    while let end = self[start...].firstIndex(of: mark[mark.count - 1]) {
      start = end + 1
      if self[..<start].suffix(mark.count).elementsEqual(mark) {
        self = self[start...]
        return true
      }
    }
    return false
  }
}
