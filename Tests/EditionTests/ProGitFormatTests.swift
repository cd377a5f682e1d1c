import Foundation
import JSONExport
import JSONImport
import MarkdownExport
import MarkdownImport
import Platen
import PlatenCore
import TestSupport
import Testing
import TextExport

/// Three chapters of a real book, in English and Chinese, through every format, and back where there is a way back.
@Suite struct ProGitFormatTests {
  @Test(.sharedInputs, arguments: ["en", "zh"])
  func jsonComesBackEqual(language: String) async throws {
    let document = try await Making.edition(of: Making.book(language)).document
    let (bytes, report) = try await export(document, with: JSONExporter(options: JSONOptions()))
    #expect(report == [])
    #expect(try JSONImporter().document(from: Source(bytes: bytes), context: ImportContext()) == document)
  }

  @Test(.sharedInputs, arguments: ["en", "zh"], [MarkdownOptions.Dialect.gfm, .commonmark])
  func otherDialectsComeBackUpToTheirLosses(language: String, dialect: MarkdownOptions.Dialect) async throws {
    for file in Making.book(language) {
      let document = try plain(file)
      var options = MarkdownOptions()
      options.dialect = dialect
      let (bytes, report) = try await export(document, with: MarkdownExporter(options: options))
      let back = try read(bytes)
      #expect(text(of: back) == text(of: document), "\(file.lastPathComponent)")
      if report == [] { #expect(back.body == document.body, "\(file.lastPathComponent)") }
    }
  }

  /// The letters of every paragraph stand in the text, one after the other: what is added between them are spaces, marks
  /// and the numbers of links.
  @Test(.sharedInputs, arguments: ["en", "zh"])
  func textHasEveryParagraph(language: String) async throws {
    for file in Making.book(language) {
      let document = try plain(file)
      var options = TextOptions()
      options.pageLength = 0
      let (bytes, report) = try await export(document, with: TextExporter(options: options))
      // Comments to translators are HTML.
      #expect(report.allSatisfy { $0.loss != .dropped || $0.id == "text.raw-dropped" })
      let printed = letters(String(decoding: bytes, as: UTF8.self))
      var paragraphs = 0
      document.forEachInlines { inlines, _ in
        let text = letters(inlines.plainText)
        paragraphs += 1
        if !printed.contains(text) { Issue.record("\(file.lastPathComponent): \(inlines.plainText)") }
      }
      #expect(paragraphs > 40)
    }
  }
}

extension ProGitFormatTests {
  private func plain(_ file: URL) throws -> Document {
    try read(Array(Data(contentsOf: file)))
  }

  private func read(_ bytes: [UInt8]) throws -> Document {
    try MarkdownImporter().document(
      from: Source(bytes: bytes), context: ImportContext())
  }

  private func export(_ document: Document, with exporter: some Exporter) async throws -> ([UInt8], [Diagnostic]) {
    let log = ReportLog()
    var sink = MemorySink()
    try await exporter.export(document, to: &sink, context: ExportContext(log: log))
    return (sink.bytes, log.report.diagnostics)
  }

  private func text(of document: Document) -> String {
    var text = ""
    document.forEachInlines { inlines, _ in text += inlines.plainText + "\n" }
    return text
  }

  private func letters(_ text: String) -> String { String(text.filter(\.isLetter)) }
}
