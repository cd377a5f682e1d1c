import EPUBExport
import Foundation
import Platen
import PlatenCore
import TestSupport
import Testing

/// Programs that people read with give the text in order, with every gloss.
@Suite struct ReadingProgramTests {
  static let sources = [Making.example] + Making.article

  @Test(.requires(.mutool), arguments: sources)
  func mutoolReadsTheTextInOrder(source: URL) async throws {
    try await expectText(of: source) { try ReadingPrograms.mutoolText(of: $0) }
  }

  /// MuPDF leaves out what stands behind a rule that it does not know, the embedded fonts too, and puts elements that it does
  /// not know before the blocks around them.
  @Test(.requires(.mutool), arguments: EPUBOptions.WritingMode.allCases)
  func mutoolTakesTheWholeStylesheet(writingMode: EPUBOptions.WritingMode) async throws {
    try await TemporaryFolder.with { folder in
      let edition = folder.appending(path: "edition.epub")
      let document = try await Making.edition(of: [Making.specimen]).document
      var options = EPUBOptions()
      options.writingMode = writingMode
      try Data(try await Making.epub(document, options: options)).write(to: edition)
      let result = try Tool.mutool.run(["draw", "-q", "-F", "txt", edition.path])
      #expect(!result.errorOutput.contains("css"))
      let code = try #require(result.output.firstRange(of: "print(term)"))
      let caption = try #require(result.output.firstRange(of: "湖上有一只船"))
      #expect(code.upperBound < caption.lowerBound)
    }
  }

  /// Every sign on every page that MuPDF draws is in an embedded font, and in none of those that it has itself or finds.
  ///
  /// Code is not: MuPDF takes a monospaced font of its own for it, and no other where that lacks something.
  @Test(
    .requires(.mutool),
    .enabled(if: Making.fonts.allSatisfy(\.isThere), "fonts-lxgw-wenkai and fonts-noto-core are needed"),
    arguments: [[], ["hanyu-pinyin"], ["hanyu-pinyin", "glossary"]], EPUBOptions.WritingMode.allCases)
  func everyGlyphIsInAnEmbeddedFont(aids: [String], writingMode: EPUBOptions.WritingMode) async throws {
    var edition = try await Making.edition(of: [Making.exampleInMarkdown])
    let entries = try Toolkit.standard.transforms.entries(adding: aids, without: []).filter { aids.contains($0.name) }
    try await edition.apply(entries.map { try $0.make([], NoResources()) })
    var options = EPUBOptions()
    options.writingMode = writingMode
    options.fonts = try Making.fonts.map { Resource(path: $0.name, bytes: try InputFile.read($0.path)) }
    let bytes = try await Making.epub(edition.document, options: options)
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Data(bytes).write(to: file)
      let trace = try Tool.mutool.run(
        ["trace", file.path, "1-N"], environment: ["HOME": folder.path, "FONTCONFIG_FILE": "/dev/null"]
      ).output
      var fonts: Set<String> = []
      var glyphs = 0
      for line in trace.split(separator: "\n") {
        let fields = line.split(separator: "\"", omittingEmptySubsequences: false)
        if line.contains("<span font="), fields.count > 1 { fonts.insert(String(fields[1])) }
        // The second letter of a ligature has no glyph of its own.
        guard line.contains("<g unicode="), let place = fields.firstIndex(of: " glyph=") else { continue }
        glyphs += 1
        #expect(fields[place + 1] != "0" && fields[place + 1] != ".notdef", "\(line)")
      }
      #expect(fonts == ["LXGW WenKai Regular", "Noto Serif Regular"])
      #expect(glyphs > 4_000)
    }
  }

  @Test(.requires(.pandoc), arguments: sources)
  func pandocReadsTheTextInOrder(source: URL) async throws {
    try await expectText(of: source) { try ReadingPrograms.pandocText(of: $0) }
  }

  @Test(.readers, .requires(.ebookConvert), arguments: sources)
  func calibreReadsTheTextInOrder(source: URL) async throws {
    try await expectText(of: source) { try ReadingPrograms.calibreText(of: $0) }
  }

  @Test(.readers, .requires(.calibreDebug), arguments: sources + [Making.exampleInMarkdown])
  func calibreFindsNoFault(source: URL) async throws {
    try await TemporaryFolder.with { folder in
      let edition = try await Making.write([source], into: folder)
      // calibre's list of properties is older than CSS Text 4, and Kindle wants a cover page outside the linear reading order.
      let known = ["text-spacing-trim", "Non-linear items in the spine"]
      let findings = try ReadingPrograms.calibreFindings(in: edition).map(\.description)
      #expect(findings.filter { finding in !known.contains { finding.contains($0) } } == [])
    }
  }

  @Test(.readers, .requires(.ebookMeta), .sharedInputs)
  func calibreReadsTheMetadata() async throws {
    try await TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      var edition = try await Making.edition(of: Making.article)
      edition.document.metadata.creators = [.init("Li Wei", role: "aut", sortKey: "Li, Wei")]
      try Data(try await Making.epub(edition.document)).write(to: file)
      let metadata = try ReadingPrograms.calibreMetadata(of: file)
      #expect(metadata["Title"] == "农村党建工作总结精华3篇 (Summary of Rural Party Work: Top 3 Insights)")
      #expect(metadata["Author(s)"] == "Li Wei [Li, Wei]")
      #expect(metadata["Languages"] == "eng, zho")
    }
  }

  /// What Kindle gets of an edition: the text, the contents, notes that lead there and back, and the cover.
  @Test(.readers, .requires(.ebookConvert, .unzip)) func kindleKeepsContentsNotesAndCover() async throws {
    try await TemporaryFolder.with { folder in
      let edition = try await Making.write([Making.specimen], into: folder)
      let kindle = folder.appending(path: "edition.azw3")
      let back = folder.appending(path: "back.epub")
      try ReadingPrograms.calibreConvert(edition, to: kindle)
      try ReadingPrograms.calibreConvert(kindle, to: back)
      let files = folder.appending(path: "back").path
      try Tool.unzip.run(["-q", back.path, "-d", files])
      let all = try FileManager.default.subpathsOfDirectory(atPath: files)
      func text(_ suffixes: String...) throws -> String {
        try all.filter { path in suffixes.contains { path.hasSuffix($0) } }.sorted().map {
          try String(contentsOfFile: files + "/" + $0, encoding: .utf8)
        }.joined()
      }
      let contents = try text(".ncx")
      for title in ["第一章 春 (Spring)", "二、表格与代码 (Tables and code)", "Chapter Two. The Village"] {
        #expect(contents.contains(title), "\(title)")
      }
      let pages = try text("html")
      for words in ["朱自清《春》，一九三三年七月。", "Nobody here drinks any other.", "Clear and bright", "花重锦官城", "☑"] {
        #expect(pages.contains(words), "\(words)")
      }
      // Two notes, each with a link to it and one back.
      #expect(pages.components(separatedBy: "noteref").count - 1 >= 2)
      #expect(pages.components(separatedBy: "backlink").count - 1 >= 2)
      #expect(try text(".opf").contains("name=\"cover\""))
    }
  }

  @Test(.readers, .requires(.chromium), arguments: sources)
  func chromiumShowsEveryPage(source: URL) async throws {
    let files = try await Making.files(Making.edition(of: [source]).document)
    try TemporaryFolder.with { folder in
      for file in files where file.name.hasSuffix(".xhtml") {
        let page = folder.appending(path: String(file.name.dropFirst(5)))
        try Data(file.bytes).write(to: page)
        #expect(try ReadingPrograms.chromiumDOM(of: page) != nil, "\(file.name)")
      }
    }
  }

  /// Every paragraph of the source comes in what a program reads, and in order.
  private func expectText(of source: URL, read: (URL) throws -> String) async throws {
    try await TemporaryFolder.with { folder in
      let text = bare(try read(try await Making.write([source], into: folder)))
      // The first line is the title, which the title page prints in its own way.
      let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n").dropFirst()
      var rest = text[...]
      for line in lines where !bare(line).isEmpty {
        // The contents page has the headings too, so the search goes on from the last paragraph found.
        guard let found = rest.firstRange(of: bare(line)) else {
          Issue.record("not in order, or not there: \(line.prefix(80))")
          return
        }
        if line.count > 120 { rest = rest[found.upperBound...] }
      }
    }
  }
}
