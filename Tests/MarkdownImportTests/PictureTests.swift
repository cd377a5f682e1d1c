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

  // MARK: - Queries and fragments

  @Test(arguments: [
    ("p.png?raw=true", "p.png", nil), ("p.png#gh-dark-mode-only", "p.png", nil), ("p.png?v=1#x", "p.png", nil),
    ("p.png?", "p.png", nil), ("d.svg#gh-light-mode-only", "d.svg", nil),
    ("d.svg#icon", "d.svg", "markdown.picture-view"),
    ("d.svg?x=1#svgView(viewBox(0,0,1,1))", "d.svg", "markdown.picture-view"),
    // There is a file of that name.
    ("q.png?a", "q.png?a", nil), ("q.png#b", "q.png#b", nil),
    // There is none.
    ("no.png?raw=true", "no.png?raw=true", "markdown.picture-missing"),
    ("?raw=true", "?raw=true", "markdown.picture-missing"),
  ])
  func queriesAndFragmentsAreCutWhereTheFileIsNotThere(_ reference: String, _ path: String, _ id: String?) throws {
    let log = ReportLog()
    let document = try document(
      "![](\(reference))![](\(reference))",
      ["p.png": [1], "d.svg": [2], "q.png?a": [3], "q.png#b": [4], "q.png": [5]], log: log)
    #expect(sources(document) == [path, path])
    #expect(log.report.diagnostics.map(\.id) == [id].compactMap(\.self))
    #expect(document.resources.map(\.path) == (id == "markdown.picture-missing" ? [] : [path]))
  }

  // MARK: - Pictures in the document itself

  @Test(
    arguments: [
      ("data:image/png;base64,AQID", [1, 2, 3]), ("DATA:Image/PNG;BASE64,AQID", [1, 2, 3]),
      ("data:image/gif;base64,AQI", [1, 2]), ("data:image/png;charset=x;base64,A%51ID", [1, 2, 3]),
      ("<data:image/png;base64, AQ ID>", [1, 2, 3]), ("data:;base64,AQID", [1, 2, 3]),
      ("data:image/svg+xml,%3Csvg/%3E", Array("<svg/>".utf8)),
      ("<data:image/svg+xml;utf8,%3Csvg a='b c'/%3E>", Array("<svg a='b c'/>".utf8)),
    ] as [(String, [UInt8])])
  func picturesInDataURLsAreTakenIn(_ reference: String, _ bytes: [UInt8]) throws {
    let log = ReportLog()
    let document = try document("![a](\(reference)) x", [:], log: log)
    #expect(document.resources.map(\.bytes) == [bytes])
    #expect(document.resources.map(\.path) == sources(document))
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: ["data:image/png;base64,!!!!", "data:image/png;base64,A", "data:image/jpeg;base64,AQ=ID"])
  func brokenDataURLsAreReported(_ reference: String) throws {
    let log = ReportLog()
    let document = try document("![a](\(reference))", [:], log: log)
    #expect(document.resources == [])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.picture-missing"])
  }

  // MARK: - Failures

  @Test(arguments: [ResourceError.Kind.failed, .missing, .refused, .outside, .tooLarge])
  func pictureThatTheSystemDoesNotReadIsAnError(_ kind: ResourceError.Kind) throws {
    struct Broken: ResourceProvider {
      let kind: ResourceError.Kind
      func resource(at reference: String) throws(ResourceError) -> Resource {
        throw ResourceError("input/output error", kind)
      }
    }
    let source = Source(name: "a.md", bytes: Array("x\n\n![](p.png?x) ![](q.png)".utf8))
    let read = { try MarkdownImporter().document(from: source, context: ImportContext(resources: Broken(kind: kind))) }
    guard kind == .failed else {
      #expect(try read().resources == [])
      return
    }
    let error = #expect(throws: ImportError.self) { _ = try read() }
    #expect(error?.kind == .resource)
    #expect(error?.location == SourceLocation(file: "a.md", line: 3, column: 1))
  }
}
