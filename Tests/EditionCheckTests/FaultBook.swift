import Foundation
import PlatenCore
import TestSupport
import ZIPWriter

/// An edition with one of nearly everything that EPUB 3 or EPUB 2 has, to make faults in.
struct FaultBook {
  /// The files by path, in the order of the container.
  var files: [(path: String, content: [UInt8])]

  /// The edition of EPUB 3 in `book/`.
  init() throws {
    try self.init(
      folder: "book",
      [
        "package.opf", "nav.xhtml", "toc.ncx", "one.xhtml", "two.xhtml", "fixed.xhtml", "remote.xhtml", "aside.xhtml",
        "page.svg", "draw.svg", "one.smil", "style.css", "s.js",
      ])
    files += [
      ("EPUB/a.mp3", Array(repeating: [0xFF, 0xFB, 0x90, 0], count: 40).flatMap { $0 }), ("EPUB/data.bin", [0x78]),
      ("EPUB/doc.pdf", Array("%PDF-1.4\n".utf8)),
    ]
  }

  /// The edition of EPUB 2 in `book2/`.
  static func old() throws -> FaultBook {
    try FaultBook(folder: "book2", ["package.opf", "toc.ncx", "titlepage.xhtml", "one.xhtml", "style.css"])
  }

  private init(folder: String, _ names: [String]) throws {
    let folder = PackageRoot.file("Tests/EditionCheckTests/\(folder)")
    func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
    files = [
      ("mimetype", Array("application/epub+zip".utf8)), ("META-INF/container.xml", try file("container.xml")),
    ]
    for name in names { files.append(("EPUB/" + name, try file(name))) }
    files.append(("EPUB/pic.png", onePixel))
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
