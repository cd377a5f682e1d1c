import Foundation
import PlatenCore
import TestSupport
import ZIPWriter

/// An edition with one of nearly everything that EPUB 3 has, to make faults in: its files are in `book/`.
struct FaultBook {
  /// The files by path, in the order of the container.
  var files: [(path: String, content: [UInt8])]

  init() throws {
    let folder = PackageRoot.file("Tests/EditionCheckTests/book")
    func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
    files = [
      ("mimetype", Array("application/epub+zip".utf8)), ("META-INF/container.xml", try file("container.xml")),
    ]
    for name in [
      "package.opf", "nav.xhtml", "toc.ncx", "one.xhtml", "two.xhtml", "fixed.xhtml", "remote.xhtml", "aside.xhtml",
      "page.svg", "draw.svg", "one.smil", "style.css", "s.js",
    ] {
      files.append(("EPUB/" + name, try file(name)))
    }
    files += [
      ("EPUB/pic.png", onePixel), ("EPUB/a.mp3", Array(repeating: [0xFF, 0xFB, 0x90, 0], count: 40).flatMap { $0 }),
      ("EPUB/data.bin", [0x78]), ("EPUB/doc.pdf", Array("%PDF-1.4\n".utf8)),
    ]
  }

  /// The EPUB, with the content of one file changed.
  func archive(changing path: String? = nil, to content: [UInt8] = []) throws -> [UInt8] {
    var writer = ZIPWriter()
    var bytes: [UInt8] = []
    for file in files {
      let entry = try ZIPEntry(path: file.path, stored: file.path == path ? content : file.content)
      bytes += try writer.localHeader(for: entry)
      for part in entry.payload { bytes += part }
    }
    return bytes + writer.centralDirectory()
  }

  /// The EPUB with the first place of a text changed; `nil` if the file does not have it.
  func archive(replacing old: String, with new: String, in path: String) throws -> [UInt8]? {
    guard let content = files.first(where: { $0.path == path })?.content,
      let range = content.firstRange(of: Array(old.utf8))
    else { return nil }
    return try archive(
      changing: path, to: content[..<range.lowerBound] + Array(new.utf8) + content[range.upperBound...])
  }
}
