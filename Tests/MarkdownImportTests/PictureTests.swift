import MarkdownImport
import PlatenCore
import Testing

/// Files in memory.
private struct Files: ResourceProvider {
  var files: [String: [UInt8]]

  func resource(at reference: String) throws(ResourceError) -> Resource {
    guard let bytes = files[reference] else { throw ResourceError("there is no such file") }
    return Resource(path: reference, bytes: bytes)
  }
}

@Suite struct PictureTests {
  private func document(_ text: String, _ files: [String: [UInt8]], log: ReportLog = ReportLog()) throws -> Document {
    try MarkdownImporter().document(
      from: Source(name: "a.md", bytes: Array(text.utf8)),
      context: ImportContext(log: log, resources: Files(files: files)))
  }

  private func sources(_ document: Document) -> [String] {
    document.body.flatMap { block -> [String] in
      guard case .paragraph(let paragraph) = block else { return [] }
      return paragraph.inlines.compactMap { inline in
        if case .image(let image) = inline { image.source } else { nil }
      }
    }
  }

  @Test func sameBytesAreStoredOnce() throws {
    let document = try document(
      "![](a.png) ![](b.png) ![](c.png) ![](a.png)", ["a.png": [1, 2], "b.png": [1, 2], "c.png": [3]])
    #expect(document.resources.map(\.path) == ["a.png", "c.png"])
    #expect(sources(document) == ["a.png", "a.png", "c.png", "a.png"])
  }

  @Test func missingPicturesAreReportedAndKeepTheirNode() throws {
    let log = ReportLog()
    let document = try document("x\n\ny ![](no.png)", [:], log: log)
    #expect(sources(document) == ["no.png"])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.picture-missing"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(file: "a.md", line: 3, column: 3))
  }

  @Test func addressesAreNotLoaded() throws {
    let log = ReportLog()
    let document = try document("![](http://x/a.png) ![](data:,x) ![](//h/x)", [:], log: log)
    #expect(sources(document) == ["http://x/a.png", "data:,x", "//h/x"])
    #expect(log.report.diagnostics == [])
  }

  @Test func coverIsLoaded() throws {
    let document = try document("---\ncover: c.png\n---\n", ["c.png": [9]])
    #expect(document.metadata.coverImage == "c.png")
    #expect(document.resources == [Resource(path: "c.png", bytes: [9])])
  }
}
