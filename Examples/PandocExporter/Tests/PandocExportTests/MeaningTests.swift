import Foundation
import PandocExport
import Platen
import PlatenCore
import PlatenTesting
import Testing

/// What pandoc makes of a document says what the document says.
@Suite struct MeaningTests {
  @Test(.pandoc, arguments: Pandoc.all, PandocOptions.ParallelLayout.allCases)
  func everyWordIsInPlainTextAndInHTML(pandoc: Pandoc, layout: PandocOptions.ParallelLayout) async throws {
    var options = PandocOptions()
    options.apiVersion = pandoc.api
    options.parallel = layout
    let bytes = try exported(EveryNode.document, options).bytes
    let plain = try await pandoc.run(["-f", "json", "-t", "plain", "-s"], input: bytes)
    let html = try await pandoc.run(["-f", "json", "-t", "html", "-s", "--toc", "--mathjax"], input: bytes)
    #expect(plain.exitCode == 0 && html.exitCode == 0, "\(plain.errors)\(html.errors)")
    // Plain text shows importance by capitals.
    let text = plain.text.lowercased()
    #expect(EveryNode.words.filter { !text.contains($0) } == [])
    #expect((EveryNode.words + EveryNode.wordsOfHTML).filter { !html.text.contains($0) } == [])
  }

  @Test func documentHasEveryKindOfNode() {
    var blocks = Set(EveryNode.document.body.map(\.kind))
    blocks.formUnion([.paragraph])
    #expect(blocks == Set(BlockKind.allCases))
    var kinds: Set<InlineKind> = []
    EveryNode.document.forEachInlines { inlines, _ in kinds.formUnion(inlines.map(\.kind)) }
    #expect(kinds == Set(InlineKind.allCases))
  }

  @Test(.pandoc, arguments: Pandoc.all)
  func contentsLeadToTheHeadings(pandoc: Pandoc) async throws {
    var options = PandocOptions()
    options.apiVersion = pandoc.api
    let body: [Block] = [
      .division(Division(role: .foreword, [.heading(Heading(level: 1, [.text("Foreword")]))])),
      .heading(Heading(level: 1, [.text("Taken")], attributes: Attributes(id: "section-1"))),
    ]
    let bytes = try exported(Document(body: body), options).bytes
    let html = try await pandoc.run(["-f", "json", "-t", "html", "-s", "--toc", "-M", "title=T"], input: bytes).text
    #expect(html.contains("href=\"#section-2\"") && html.contains("href=\"#section-1\""), "\(html.suffix(2_000))")
  }

  @Test(.pandoc, arguments: Pandoc.all, ["docx", "html", "latex", "epub"])
  func writersTakeTheExampleArticle(pandoc: Pandoc, writer: String) async throws {
    var options = PandocOptions()
    options.apiVersion = pandoc.api
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../high-speed-rail", directoryHint: .isDirectory).standardizedFileURL
    let source = Source(name: "article.md", bytes: try InputFile.read(folder.appending(path: "article.md").path))
    var edition = try Edition(reading: source, resources: RootedResources(root: folder.path))
    try await edition.apply(Toolkit.standard.transforms.defaults)
    let (bytes, report) = try exported(edition.document, options)
    #expect(!report.hasLosses, "\(report.diagnostics)")
    let result = try await pandoc.run(["-f", "json", "-t", writer, "-s", "-o", "-"], input: bytes)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.bytes.count > 10_000)
  }
}
