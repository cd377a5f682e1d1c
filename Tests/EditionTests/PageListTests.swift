import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing
import TextExport

/// The pages that readers of paper and of an EPUB cite are the same.
@Suite struct PageListTests {
  /// Sixty paragraphs, each with a word that no other has, two chapters, a table, a quotation and a note.
  private static let markdown =
    "---\ntitle: Pages\nlang: en\n---\n# One\n\n"
    + (1...60).map { number in
      let text = "Word\(number)x " + String(repeating: "and so it goes on ", count: 4 + number % 23)
      switch number {
      case 20: return "> \(text)\n\n"
      case 30: return "# Two\n\n\(text)\n\n"
      case 40: return "\(text)[^n]\n\n[^n]: A note at the foot.\n\n"
      default: return text + "\n\n"
      }
    }.joined()

  /// The number of the first paragraph that begins in a text.
  private func firstWord(in text: some StringProtocol) -> Int? {
    text.split(whereSeparator: \.isWhitespace).lazy.compactMap { word in
      word.hasPrefix("Word") && word.hasSuffix("x") ? Int(word.dropFirst(4).dropLast()) : nil
    }.first
  }

  /// The labels of the page list in their order, and the number of the first paragraph behind each place.
  private func pages(of document: Document) async throws -> [(label: String, word: Int?)] {
    let files = try await Making.files(document)
    let navigation = try #require(files.first { $0.name.hasSuffix("nav.xhtml") }).text
    let list = try #require(navigation.components(separatedBy: "epub:type=\"page-list\"").last)
    return try list.components(separatedBy: "<a href=\"").dropFirst().prefix { $0.contains("#page-") }.map { entry in
      let reference = try #require(entry.split(separator: "\"").first).split(separator: "#").map(String.init)
      let label = try #require(entry.split(separator: ">").dropFirst().first?.split(separator: "<").first)
      let file = try #require(files.first { $0.name == "EPUB/" + reference[0] }).text
      let rest = try #require(file.components(separatedBy: "id=\"\(reference[1])\"").last)
      let text = rest.replacing("<", with: " <").replacing(">", with: "> ")
      return (String(label), firstWord(in: text))
    }
  }

  /// On each page of the text that has the beginning of a paragraph, the EPUB's place leads to that paragraph.
  @Test(arguments: [24, 40, 61]) func pagesOfTheTextAreThoseOfTheEPUB(length: Int) async throws {
    let edition = try Edition(markdown: Self.markdown)
    let settings = [OptionSetting("page-length", String(length)), OptionSetting("footer", "||{page}")]
    let exporter = try Toolkit.standard.exporter(named: "text").make(settings, NoResources())
    let printed = String(decoding: try await edition.export(exporter).bytes, as: UTF8.self)
    var expected: [String: Int] = [:]
    for page in printed.split(separator: "\u{C}") {
      // The folio is the last thing on the page.
      let folio = try #require(page.split(whereSeparator: \.isWhitespace).last)
      if let word = firstWord(in: page) { expected[String(folio)] = word }
    }
    #expect(expected.count >= 6)
    let made = try await pages(of: edition.addingPages(ofText: settings).document)
    #expect(made.map(\.label) == (1...made.count).map(String.init))
    for (label, word) in made where expected[label] != nil { #expect(word == expected[label], "page \(label)") }
    #expect(Set(expected.keys).isSubset(of: made.map(\.label)))
  }

  /// The pages of a printed book, as Markdown marks them, are where they were: in the EPUB and in the text.
  @Test func markedPagesAreInTheEPUBAndInTheText() async throws {
    var markdown = Self.markdown
    for (label, number) in [("12", 5), ("13", 20), ("xiv", 30), ("15", 59)] {
      let block = number == 30 ? "# Two\n\nWord30x" : number == 20 ? "> Word20x" : "Word\(number)x"
      markdown = markdown.replacing(block, with: "{page=\(label)}\n\n\(block)")
    }
    let edition = try Edition(markdown: markdown)
    let made = try await pages(of: edition.document)
    #expect(made.map(\.label) == ["12", "13", "xiv", "15"])
    #expect(made.map(\.word) == [5, 20, 30, 59])
    let settings = [OptionSetting("page-length", "40")]
    let exporter = try Toolkit.standard.exporter(named: "text").make(settings, NoResources())
    let printed = String(decoding: try await edition.export(exporter).bytes, as: UTF8.self)
    for (label, number) in [("12", 5), ("13", 20), ("xiv", 30), ("15", 59)] {
      let rest = try #require(printed.components(separatedBy: "[p. \(label)]").dropFirst().first, "\(label)")
      #expect(firstWord(in: rest) == number)
    }
    // Pages of the text take their place where they are asked for, and it is said.
    let replaced = try await edition.addingPages(ofText: settings)
    #expect(replaced.report.diagnostics.contains { $0.id == "pages.printed-replaced" })
    #expect(try await !pages(of: replaced.document).map(\.label).contains("xiv"))
  }
}
