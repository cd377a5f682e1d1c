import Foundation
import PlatenCore
import TestSupport
import Testing
import ZIPReader

@testable import EPUBExport
@testable import EditionCheck

/// Editions with one fault each, labelled by EPUBCheck itself: what it finds, we find, and nothing else.
@Suite struct FaultAgreementTests {
  private struct Fault: CustomStringConvertible {
    var file: String
    var old: String
    var new: String
    /// Whether we refuse what EPUBCheck accepts.
    var isRefused: Bool

    var description: String { "\(file): \(old) → \(new)" }
  }

  private static func faults() throws -> [Fault] {
    let text = try String(contentsOf: PackageRoot.file("Tests/EditionCheckTests/faults.txt"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line -> Fault? in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0).replacing("\\n", with: "\n").replacing("\\x01", with: "\u{1}")
      }
      guard fields.count == 3 else { return nil }
      return Fault(
        file: fields[0].replacing("!", with: ""), old: fields[1], new: fields[2], isRefused: line.hasPrefix("!"))
    }
  }

  /// A valid edition with one of everything that the faults are made in.
  private static func files() async throws -> [(path: String, content: [UInt8])] {
    let drawing = #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>"#
    let item: (String) -> DefinitionList.Item = { word in
      DefinitionList.Item(terms: [[.text(word)]], definitions: [[.paragraph(Paragraph([.text("x")]))]])
    }
    let row: (String) -> Table.Row = { text in Table.Row([.init([.text(text)]), .init([.text("y")])]) }
    let body: [Block] = [
      .heading(Heading(level: 1, [.text("Roads")])),
      .paragraph(
        Paragraph([
          .emphasis(Styled([.text("a")])), .ruby(Ruby([.init(base: "春", annotation: "chūn")])), .code(CodeSpan("x")),
          .note(Note([.paragraph(Paragraph([.text("A note.")]))])),
        ])),
      .list(
        List(.bullet, items: ["one", "two"].map { ListItem([.paragraph(Paragraph([.text($0)]))]) })),
      .table(Table(columns: [.init(), .init()], header: [row("a")], rows: [row("1")])),
      .definitionList(DefinitionList([item("term")], isTight: true)),
      .figure(
        Figure(
          [.paragraph(Paragraph([.image(Image(source: "lake.svg", alternative: "A lake"))]))], caption: [.text("Lake")])
      ),
      .math(Math("E = mc^2")),
      .heading(Heading(level: 1, [.text("Bridges")])), .pageBreak(PageBreak(label: "12")),
      .paragraph(Paragraph([.text("Last.")])),
    ]
    var document = Document(body: body, resources: [Resource(path: "lake.svg", bytes: Array(drawing.utf8))])
    document.metadata.titles = [Title("T")]
    document.metadata.languages = [.english]
    document.metadata.creators = [Contributor("A", role: "aut")]
    document.metadata.published = PublicationDate("2026-01-02")
    var sink = MemorySink()
    try await EPUBExporter().export(document, to: &sink, context: ExportContext())
    let archive = try ZIPArchive(sink.bytes)
    return try archive.entries.map { ($0.path, try archive.content(of: $0)) }
  }

  @Test(.requires(.epubCheck)) func faultsThatEPUBCheckFindsAreFound() async throws {
    let files = try await Self.files()
    #expect(EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: FaultTests.archive(files))).isEmpty)
    var applied = 0
    var labelled = 0
    var missed: [String] = []
    for fault in try Self.faults() {
      var changed = files
      guard let index = changed.firstIndex(where: { $0.path == fault.file }),
        let range = String(decoding: changed[index].content, as: UTF8.self).firstRange(of: fault.old)
      else { continue }
      applied += 1
      var text = String(decoding: changed[index].content, as: UTF8.self)
      text.replaceSubrange(range, with: fault.new)
      changed[index].content = Array(text.utf8)
      let archive = try FaultTests.archive(changed)
      let messages = try await EPUBCheck.shared.messages(for: archive)
      let findings = EditionCheck(archive).findings
      let isFound = findings.contains { $0.severity == .error }
      if messages.contains(where: { $0.severity == .error || $0.severity == .fatal }) {
        labelled += 1
        if !isFound { missed.append("\(fault): \(messages[0])") }
      } else if !messages.contains(where: { $0.severity == .warning }) {
        #expect(isFound == fault.isRefused, "false alarm: \(fault): \(findings)")
      }
    }
    #expect(applied >= 190)
    #expect(labelled >= 150)
    #expect(missed.count * 10 <= labelled, "\(missed.joined(separator: "\n"))")
  }
}
