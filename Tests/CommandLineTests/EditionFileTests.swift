import Foundation
import Platen
import PlatenCore
import Testing

/// `platen export --edition` and `platen init`.
@Suite struct EditionFileTests {
  static let files = [
    "ch/ch1.md": "# One\n\nText.\n", "ch/ch2.md": "# Two\n\nText.\n", "ch/ch10.md": "# Ten\n\nText.\n",
    "ch/notes.bin": "no text of any kind",
    "edition.yaml": """
    sources: ch/*
    metadata: {title: Book}
    folder: out
    editions:
      all: {output: [all.epub, all.md]}
      print: {output: print.txt, metadata: {title: Printed}}
    """,
  ]

  static func folder(_ files: [String: String] = files) throws -> Folder {
    let folder = Folder()
    for name in ["ch", "texts"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  @Test func allEditionsAreMadeInOneRun() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.platen.run(["export", "--edition", "edition.yaml"], in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("Wrote out/all.epub\nWrote out/all.md\nWrote out/print.txt\n"))
    let markdown = String(decoding: try folder.bytes("out/all.md"), as: UTF8.self)
    // Numbers count as numbers.
    let chapters = markdown.split(separator: "\n").filter { $0.hasPrefix("# ") }
    #expect(chapters == ["# One", "# Two", "# Ten"])
    #expect(String(decoding: try folder.bytes("out/print.txt"), as: UTF8.self).contains("Printed"))
  }

  @Test func pathsAreThoseOfTheFile() async throws {
    let folder = try Self.folder()
    let path = folder.url.path + "/edition.yaml"
    let outcome = try await Program.platen.run(["export", "--edition", path], in: Folder())
    #expect(outcome.code == 0)
    #expect(folder.files.contains("out/print.txt"))
  }

  @Test func editionsGoWhereTheCommandLineSays() async throws {
    let folder = try Self.folder()
    let whole = try await Program.platen.run(["export", "--edition", "edition.yaml", "-o", "else/"], in: folder)
    #expect(whole.code == 0)
    #expect(folder.files.filter { $0.hasPrefix("else/") } == ["else/all.epub", "else/all.md", "else/print.txt"])
    let each = ["a.epub", "a.md", "a.txt"]
    let named = try await Program.platen.run(
      ["export", "--edition", "edition.yaml"] + each.flatMap { ["-o", $0] }, in: folder)
    #expect(named.code == 0)
    #expect(Set(folder.files).isSuperset(of: each))
    let few = try await Program.platen.run(
      ["export", "--edition", "edition.yaml", "-o", "b.epub", "-o", "b.md"], in: folder)
    #expect(few.code == 64)
    #expect(few.errors.contains("edition.yaml makes 3 files, and 2 × -o is given"))
    let other = try await Program.platen.run(
      ["export", "--edition", "edition.yaml", "-o", "b.epub", "-o", "b.txt", "-o", "b.md"], in: folder)
    #expect(other.code == 64)
    #expect(!folder.files.contains { $0.hasPrefix("b.") })
  }

  @Test func nothingIsWrittenWhenOneEditionFails() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.platen.run(
      ["export", "--edition", "edition.yaml", "--fail-on", "loss"],
      in: try Self.folder(
        Self.files.merging(["ch/ch1.md": "# One\n\n<video src=x></video>\n"]) { $1 }))
    #expect(outcome.code == 1)
    #expect(!folder.files.contains { $0.hasPrefix("out/") })
  }

  @Test func translationsInAnEditionFileStandSideBySide() async throws {
    let folder = try Self.folder([
      "zh.md": "# 起步\n\n今天很冷。\n", "en.md": "# Getting Started\n\nIt is cold today.\n",
      "edition.yaml": """
      sources: [zh.md, en.md]
      parallel: {unit: sentence}
      editions:
        both: {output: both.md, formats: {markdown: {parallel: interleaved}}}
        original: {output: original.md, formats: {markdown: {parallel: original-only}}}
      """,
    ])
    let outcome = try await Program.platen.run(["export", "--edition", "edition.yaml"], in: folder)
    #expect(outcome.code == 0)
    let both = String(decoding: try folder.bytes("both.md"), as: UTF8.self)
    let original = String(decoding: try folder.bytes("original.md"), as: UTF8.self)
    #expect(both.contains("今天很冷。") && both.contains("It is cold today."))
    #expect(original.contains("今天很冷。") && !original.contains("It is cold today."))
  }

  @Test(arguments: [
    (["a.md"], "an input cannot be used with --edition; use the key “sources” of the file"),
    (["-t", "epub"], "--format cannot be used with --edition; use the key “formats” of the file"),
    (["--font", "a.ttf"], "--font cannot be used with --edition; use the key “fonts” of the file"),
    (["-o", "-"], "standard output cannot be used with --edition"),
  ])
  func whatTheFileSaysIsNoOption(arguments: [String], message: String) async throws {
    let outcome = try await Program.platen.run(
      ["export", "--edition", "edition.yaml"] + arguments, in: try Self.folder())
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(message))
  }

  @Test func faultsAreToldWithTheirLine() async throws {
    let folder = try Self.folder(["edition.yaml": "sources: x*.md\noutput: a.epub\n"])
    let none = try await Program.platen.run(["export", "--edition", "edition.yaml"], in: folder)
    #expect(none.code == 66)
    #expect(none.errors.hasPrefix("platen: error: edition.yaml:1:10: no file fits “x*.md”."))
    let wrong = try await Program.platen.run(
      ["export", "--edition", "edition.yaml"], in: try Self.folder(["edition.yaml": "sources: a.md\nouput: b.epub\n"]))
    #expect(wrong.code == 65)
    #expect(
      wrong.errors == "platen: error: edition.yaml:2:1: there is no key “ouput”. Did you mean “output”?\n")
  }

  @Test func exampleMakesFourEditions() async throws {
    let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples/high-speed-rail/edition.yaml").path
    let folder = Folder()
    let outcome = try await Program.platen.run(["export", "--edition", example, "-o", "made/"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      folder.files == [
        "made/high-speed-rail-cards.tsv", "made/high-speed-rail-pinyin.epub", "made/high-speed-rail-print.txt",
        "made/high-speed-rail.epub",
      ])
    #expect(String(decoding: try folder.bytes("made/high-speed-rail-print.txt"), as: UTF8.self).contains("\u{0C}"))
  }

  @Test func articlesAreMadeAnAnthology() async throws {
    let folder = try Self.folder([
      "a.txt": "春天\n\n作者：李伟\n\n春天来了。\n", "b.md": "---\ntitle: Summer\n---\n\nIt is hot.\n",
      "edition.yaml": """
      sources: [{file: a.txt, date: 2024}, {file: b.md, author: Jane Doe}]
      anthology: true
      metadata: {title: Seasons}
      output: book.md
      """,
    ])
    let outcome = try await Program.platen.run(["export", "--edition", "edition.yaml"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let book = String(decoding: try folder.bytes("book.md"), as: UTF8.self)
    #expect(
      book.contains("[[李伟]{lang=zh-Hans}]{.author} · 2024") && book.contains("# Summer")
        && book.contains("title: \"Seasons\""))
    let line = try await Program.platen.run(
      ["export", "a.txt", "b.md", "--anthology", "-M", "title=Seasons", "-o", "-", "-t", "markdown"], in: folder)
    #expect(line.output.contains("::: chapter {.article") && line.output.contains("李伟"))
    let both = try await Program.platen.run(
      ["export", "a.txt", "b.md", "--anthology", "--parallel", "-o", "x.md"], in: folder)
    #expect(both.code == 64)
  }

  @Test func editionTakesOverThePagesOfAnother() async throws {
    let text = (1...40).map { "Paragraph \($0) has so many words that it takes more than a line of the page.\n\n" }
      .joined()
    let folder = try Self.folder([
      "a.md": text,
      "edition.yaml": """
      sources: a.md
      editions:
        read: {output: read.md, page-list-from: print}
        print: {output: print.txt, formats: {text: {page-length: 30}}}
        plain: {output: plain.md}
      """,
    ])
    let outcome = try await Program.platen.run(["export", "--edition", "edition.yaml"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let printed = String(decoding: try folder.bytes("print.txt"), as: UTF8.self)
    let read = String(decoding: try folder.bytes("read.md"), as: UTF8.self)
    #expect(
      read.split(separator: "\n").filter { $0.hasPrefix("{page=") }.count == printed.filter { $0 == "\u{0C}" }.count)
    let plain = String(decoding: try folder.bytes("plain.md"), as: UTF8.self)
    #expect(!plain.contains("{page=") && !plain.contains("platen-place") && !read.contains("platen-place"))
    let line = try await Program.platen.run(
      ["export", "a.md", "-t", "markdown", "-o", "-", "--page-list-from", "text", "--set", "text.page-length=30"],
      in: folder)
    #expect(line.output == read)
    let none = try await Program.platen.run(
      ["export", "a.md", "-o", "b.md", "--page-list-from", "text"], in: folder)
    #expect(none.code == 64)
    #expect(none.errors.contains("the printable text has no pages. Say how many lines a page has"))
  }

  // MARK: - init

  @Test func whatInitWritesIsAnEditionFile() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.platen.run(["init", "ch/ch1.md", "ch/ch2.md"], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Wrote ch/edition.yaml\n"))
    let made = try await Program.platen.run(["export", "--edition", "ch/edition.yaml"], in: folder)
    #expect(made.code == 0)
    #expect(folder.files.contains("ch/ch1.epub"))
    let again = try await Program.platen.run(["init", "ch/ch1.md"], in: folder)
    #expect(again.code == 73)
    #expect(again.errors.hasPrefix("platen: error: ch/edition.yaml: the file already exists. Give --force"))
  }

  /// Every comment that is an option says what the option takes by default: without the `#`, it is right.
  @Test func whatInitExplainsIsRightWithoutTheHash() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.platen.run(["init", "ch/ch1.md", "-o", "-"], in: folder)
    let sections = ["# metadata:", "# aids:", "# reading:", "# formats:"]
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#   ") || sections.contains(String(line)) ? String(line.dropFirst(2)) : String(line)
    }
    let text = lines.joined(separator: "\n")
    let file = try EditionFile(reading: Source(name: "edition.yaml", bytes: Array(text.utf8)))
    #expect(file.editions.map(\.name) == ["reader"])
    for entry in Toolkit.standard.exporters.entries {
      for option in entry.options { #expect(text.contains(" \(option.name): "), "\(entry.format.id) \(option.name)") }
    }
  }

  @Test func translationsAreSeen() async throws {
    let folder = try Self.folder(["texts/zh.md": "# 起步\n\n今天很冷。\n", "texts/en.md": "# Start\n\nIt is cold today.\n"])
    let outcome = try await Program.platen.run(["init", "texts/zh.md", "texts/en.md", "-o", "-"], in: folder)
    #expect(outcome.output.contains("\nparallel: true\n"))
    #expect(outcome.output.contains("\nsources:\n  - texts/zh.md\n  - texts/en.md\n"))
  }
}
