import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an EPUB says about itself (EPUB 3.3 §5).
struct Publication {
  /// The first title.
  let title: String
  /// The language tags, the main one first.
  let languages: [String]
  /// How many entries the table of contents has at its top level.
  let chapterCount: Int

  /// Reads the container, then the package document that it names, then the navigation document that that names.
  init(archive: ZIPArchive) throws {
    let container = try XMLDocument(data: Data(archive.entry("META-INF/container.xml")))
    let path = try container.strings("//*[local-name()='rootfile']/@full-path").first ?? ""
    let package = try XMLDocument(data: Data(archive.entry(path)))
    title = try package.strings("//*[local-name()='title']").first ?? "untitled"
    languages = try package.strings("//*[local-name()='language']")

    let href = try package.strings("//*[local-name()='item'][@properties='nav']/@href").first ?? ""
    let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    let navigation = try XMLDocument(data: Data(archive.entry(folder + href)))
    chapterCount = try navigation.strings(
      "//*[local-name()='nav'][@*[local-name()='type']='toc']/*[local-name()='ol']/*[local-name()='li']"
    ).count
  }
}

extension XMLDocument {
  /// The text of every node that an XPath finds, in their order.
  fileprivate func strings(_ path: String) throws -> [String] {
    try nodes(forXPath: path).map { $0.stringValue ?? "" }
  }
}
