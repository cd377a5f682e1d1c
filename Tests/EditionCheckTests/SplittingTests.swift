import PlatenCore
import TestSupport
import Testing
import ZIPReader
import ZIPWriter

@testable import EPUBExport
@testable import EditionCheck

/// What makers of KEPUB do to an edition: every sentence gets a span of its own with an id.
@Suite struct SplittingTests {
  private static let source: Document = {
    let note = Note([.paragraph(Paragraph([.text("A note. It has two sentences.")]))])
    let cell = { (text: String) in Table.Cell([.paragraph(Paragraph([.text(text)]))]) }
    var document = Document(body: [
      .heading(Heading(level: 1, [.text("Roads")], attributes: Attributes(id: "roads"))),
      .paragraph(
        Paragraph([
          .text("One. Two! "), .strong(Styled([.text("Three")])), .note(note), .text(" 四。五？"),
          .link(Link(to: "#bridges", [.text("Bridges")])), .math(Math("x^2")),
          .ruby(Ruby([.init(base: "路", annotation: "lù")])),
        ])),
      .table(
        Table(
          columns: [.init(), .init()], header: [.init([cell("A. a"), cell("B")])],
          rows: [
            .init([cell("立春。"), cell("x")])
          ])),
      .heading(Heading(level: 1, [.text("Bridges")], attributes: Attributes(id: "bridges"))),
      .list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text("Six. Seven.")]))], task: .open)])),
    ])
    document.metadata.titles = [Title("T")]
    document.metadata.languages = [.english]
    return document
  }()

  /// Puts sentences of the body into spans, but for formulas and drawings.
  private static func split(_ page: String) -> String {
    var result = ""
    var rest = page[...]
    var count = 0
    var isOpen = false
    var foreign = 0
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let text = rest[..<start]
      if isOpen, foreign == 0, text.contains(where: { !$0.isWhitespace }) {
        for sentence in text.split(after: [".", "!", "?", "。", "？"]) {
          count += 1
          result += "<span class=\"koboSpan\" id=\"kobo.\(count).1\">\(sentence)</span>"
        }
      } else {
        result += text
      }
      let tag = rest[start...end]
      if tag.hasPrefix("<body") { isOpen = true }
      if tag.hasPrefix("<math") || tag.hasPrefix("<svg") { foreign += 1 }
      if tag.hasPrefix("</math") || tag.hasPrefix("</svg") { foreign -= 1 }
      result += tag
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  @Test func contentsNotesAndCoverSurvive() async throws {
    var sink = MemorySink()
    try await EPUBExporter().export(SplittingTests.source, to: &sink, context: ExportContext())
    let archive = try ZIPArchive(sink.bytes)
    var writer = ZIPWriter()
    var bytes: [UInt8] = []
    var spans = 0
    for entry in archive.entries {
      var content = try archive.content(of: entry)
      if entry.path.hasSuffix(".xhtml"), !entry.path.hasSuffix("nav.xhtml") {
        let page = SplittingTests.split(String(decoding: content, as: UTF8.self))
        spans += page.matches(of: /koboSpan/).count
        content = Array(page.utf8)
      }
      let written =
        entry.path == "mimetype"
        ? try ZIPEntry(path: entry.path, stored: content) : try ZIPEntry(path: entry.path, deflating: content, level: 6)
      bytes += try writer.localHeader(for: written)
      for part in written.payload { bytes += part }
    }
    #expect(spans > 15)
    // Every link of the contents, of notes and back, leads to its place; the cover is there; nothing stands where it may not.
    let check = EditionCheck(bytes + writer.centralDirectory())
    #expect(check.findings == [])
    #expect(check.files.keys.contains { $0.hasSuffix("cover.xhtml") })
  }
}

extension Substring {
  /// The parts that end with one of some characters.
  fileprivate func split(after ends: Set<Character>) -> [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    for index in indices where ends.contains(self[index]) {
      parts.append(self[start...index])
      start = self.index(after: index)
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}
