/// What a file is that is no text, told by how it begins: the one place that knows.
package enum BinaryKind {
  /// What the file is, with its article, as in “it is a PNG picture”; `nil` if it may be text.
  package static func name(of bytes: [UInt8]) -> String? {
    guard let first = bytes.first, !isLetterOfMarkup(first) else { return nil }
    if bytes.starts(with: [0x50, 0x4B]) { return archive(bytes) }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.count > 11 {
      return Array(bytes[8..<12]) == Array("WEBP".utf8) ? "a WebP picture" : "a RIFF file, such as sound or video"
    }
    if bytes.count > 11, Array(bytes[4..<8]) == Array("ftyp".utf8) { return "a video, or an AVIF or HEIC picture" }
    if let kind = beginnings.first(where: { bytes.starts(with: $0.bytes) }) { return kind.name }
    if bytes.count > 262, Array(bytes[257..<262]) == Array("ustar".utf8) { return "a tar archive" }
    return nil
  }

  /// Most texts begin with what no binary file does.
  private static func isLetterOfMarkup(_ byte: UInt8) -> Bool {
    byte == 0x23 || byte == 0x3C || byte == 0x2D || byte == 0x20 || byte == 0x0A
  }

  private static let beginnings: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF file"), (Array("%!PS".utf8), "a PostScript file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF87a".utf8), "a GIF picture"), (Array("GIF89a".utf8), "a GIF picture"),
    ([0x49, 0x49, 0x2A, 0], "a TIFF picture"), ([0x4D, 0x4D, 0, 0x2A], "a TIFF picture"),
    ([0, 0, 1, 0], "an icon"), ([0xFF, 0x0A], "a JPEG XL picture"),
    ([0x1F, 0x8B], "a file compressed with gzip"), (Array("BZh".utf8) + [0x31], "a file compressed with bzip2"),
    (Array("BZh9".utf8), "a file compressed with bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file compressed with xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
    (Array("Rar!".utf8) + [0x1A], "a RAR archive"), (Array("!<arch>\n".utf8), "an archive, such as a Debian package"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Word, Excel or PowerPoint file"),
    (Array("SQLite format 3".utf8) + [0], "an SQLite database"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0xCF, 0xFA, 0xED, 0xFE], "a program"),
    ([0xCA, 0xFE, 0xBA, 0xBE], "a program"), (Array("MZ".utf8) + [0x90, 0], "a program"),
    ([0, 0x61, 0x73, 0x6D], "a program"), ([0, 1, 0, 0, 0], "a font"), (Array("OTTO".utf8) + [0], "a font"),
    (Array("wOFF".utf8) + [0], "a font"), (Array("wOF2".utf8) + [0], "a font"),
    (Array("OggS".utf8) + [0], "a sound or video file"),
    (Array("ID3".utf8) + [3], "a sound file"), (Array("ID3".utf8) + [4], "a sound file"),
    ([0x1A, 0x45, 0xDF, 0xA3], "a video"), (Array("{\\rtf".utf8), "a Rich Text file"),
  ]

  /// A ZIP file by the names of its first entries, or of its `mimetype`.
  private static func archive(_ bytes: [UInt8]) -> String? {
    guard bytes.count > 3, [[3, 4], [5, 6], [7, 8]].contains(Array(bytes[2..<4])) else { return nil }
    let head = bytes.prefix(4_096)
    func has(_ text: String) -> Bool {
      let wanted = Array(text.utf8)
      return head.indices.contains { head[$0] == wanted[0] && head[$0...].starts(with: wanted) }
    }
    if has("application/epub+zip") { return "an EPUB" }
    if has("application/vnd.oasis.opendocument") { return "an OpenDocument file, as LibreOffice writes it" }
    if has("word/") { return "a Word document (DOCX)" }
    if has("xl/") { return "an Excel workbook (XLSX)" }
    if has("ppt/") { return "a PowerPoint presentation (PPTX)" }
    return "a ZIP archive, such as DOCX or EPUB"
  }
}
