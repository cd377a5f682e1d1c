import Platen
import PlatenCore
import PlatenTesting
import Testing

/// Edition files: what they say, and what is said about those that are wrong.
@Suite struct EditionFileTests {
  static func read(_ text: String) throws -> EditionFile {
    try EditionFile(reading: Source(name: "edition.yaml", bytes: Array(text.utf8)))
  }

  @Test func everyEditionHasItsFilesAndFormats() throws {
    let file = try Self.read(
      """
      sources: [zh.md, {file: en.md, author: Li Wei}]
      folder: out
      formats: [epub, text]
      editions:
        all:
        named: {output: a.txt}
        several: {output: {anki: cards.txt, epub: b.epub}}
        more: {output: c.epub, formats: {json: true, epub: {split-level: 2}}}
      """)
    #expect(file.inputs.map(\.path) == ["zh.md", "en.md"])
    #expect(file.inputs.map(\.metadata) == [[], [OptionSetting("author", "Li Wei")]])
    #expect(file.editions.map(\.name) == ["all", "named", "several", "more"])
    let outputs = file.editions.map { $0.outputs.map { "\($0.format) \($0.path)" } }
    #expect(
      outputs == [
        ["epub out/all.epub", "text out/all.txt"], ["text out/a.txt"], ["anki out/cards.txt", "epub out/b.epub"],
        ["epub out/c.epub", "json out/more.json"],
      ])
    for made in file.editions { #expect(made.recipe.exporters.map(\.format.id) == made.outputs.map(\.format)) }
  }

  @Test func oneEditionNeedsNoName() throws {
    let file = try EditionFile(
      reading: Source(name: "books/village.yaml", bytes: Array("sources: a.md\nformats: epub\n".utf8)))
    #expect(file.editions.map(\.name) == [nil])
    #expect(file.editions[0].outputs.map(\.path) == ["village.epub"])
  }

  @Test func titlesAndNamesStandInBothLanguages() async throws {
    let file = try Self.read(
      """
      sources: a.md
      output: a.json
      metadata:
        title: {zh-Hans: 乡村, en: The Village}
        author:
          - {en: Li Wei, zh-Hans: 李伟}
          - Wang Fang
        lang: [en, zh-Hans]
      """)
    let edition = try await file.editions[0].recipe.edition(of: Edition(markdown: "Text"))
    let metadata = edition.document.metadata
    #expect(metadata.title?.text == "The Village")
    #expect(metadata.title?.alternates == [Title.Alternate("乡村", language: try #require(Language("zh-Hans")))])
    #expect(metadata.creators.map(\.name) == ["Li Wei", "Wang Fang"])
    #expect(metadata.creators.map { $0.alternates.map(\.text) } == [["李伟"], []])
    #expect(metadata.languages.map(\.tag) == ["en", "zh-Hans"])
  }

  @Test func whatAnEditionSaysComesBeforeWhatAllSay() async throws {
    let file = try Self.read(
      """
      sources: a.md
      metadata: {author: [A, B], publisher: P}
      aids: {hanyu-pinyin: {mode: all}}
      formats: {text: {width: 40, contents: yes}}
      editions:
        one: {output: one.txt, metadata: {author: C}, aids: {hanyu-pinyin: false}, formats: {text: {width: 20}}}
        two: {output: two.txt}
      """)
    let text = try Edition(markdown: "# 西安\n\n西安 aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk\n")
    let one = try await file.editions[0].recipe.edition(of: text)
    let two = try await file.editions[1].recipe.edition(of: text)
    #expect(one.document.metadata.creators.map(\.name) == ["C"])
    #expect(two.document.metadata.creators.map(\.name) == ["A", "B"])
    #expect(one.document.metadata.publisher == "P")
    let first = String(decoding: try await one.export(file.editions[0].recipe.exporters[0]).bytes, as: UTF8.self)
    let second = String(decoding: try await two.export(file.editions[1].recipe.exporters[0]).bytes, as: UTF8.self)
    #expect(!first.contains("Xī"))
    #expect(second.lowercased().contains("xī"))
    #expect(first.split(separator: "\n").allSatisfy { $0.count <= 20 })
    #expect(second.split(separator: "\n").contains { $0.count > 20 })
    #expect(first.contains("Contents") || first.contains("目"))
  }

  @Test(
    arguments: [
      ("sourcs: a.md", "1:1", "there is no key “sourcs”", "Did you mean “sources”?"),
      ("output: a.epub", "1:1", "it names no sources", "Add a line such as sources: chapters/*.md."),
      ("just text", "1:1", "it is not an edition file, which has keys such as sources: and output:", nil),
      (
        "sources: a\nformats:\n  epub:\n    split-lvel: 2", "4:5", "epub has no option “split-lvel”",
        "Did you mean “split-level”?"
      ),
      ("sources: a\noutput: 书.epub\nformats: {epub: {split-level: 12}}", "3:18", "split-level does not take “12”", nil),
      ("sources: a\noutput: a.epub\naids: [glosary]", "3:8", "there is no aid “glosary”", "Did you mean “glossary”?"),
      (
        "sources: a\noutput: a.epub\nmetadata: {titel: A}", "3:12", "there is no metadata “titel”",
        "Did you mean “title”?"
      ),
      ("sources: a\noutput: a.epub\nmetadata: {date: soon}", "3:18", "“soon” is not a date", nil),
      ("sources: a\noutput: a.epub\nmetadata: {title: {zh_Hans!: A}}", "3:20", "“zh_Hans!” is not a language tag", nil),
      ("sources: a\noutput: a.xyz", "2:9", "the extension of “a.xyz” tells no format", nil),
      ("sources: a\noutput: [a.epub, b.epub]", "2:18", "the edition has two files of the format epub", nil),
      (
        "sources: a\neditions:\n  one: {metadata: {title: A}}", "3:3",
        "the edition “one” makes nothing: it names neither an output nor a format", nil
      ),
      ("sources: a\neditions:\n  one: {outptu: a.epub}", "3:9", "there is no key “outptu”", "Did you mean “output”?"),
      (
        "sources: a\noutput: a.txt\neditions: {b: {output: b.txt}}", "2:9",
        "output is given together with editions, which have outputs of their own", nil
      ),
      (
        "sources: a\noutput: a.epub\nparallel: {units: sentence}", "3:12", "there is no key “units”",
        "Did you mean “unit”?"
      ),
      (
        "sources: a\noutput: a.epub\nfrom: markdwon", "3:7", "there is no input format “markdwon”",
        "Did you mean “markdown”?"
      ),
      (
        "sources: a\noutput: a.epub\nreading: {markdown: {maths: no}}", "3:22", "markdown has no option “maths”",
        "Did you mean “math”?"
      ),
      (
        "sources: a\noutput: a.txt\nfonts: a.ttf", "3:8",
        "the edition has fonts, and no output is of a format that embeds fonts", nil
      ),
      (
        "sources: a\noutput: a.epub\nparallel: yes\nanthology: yes", "1:1",
        "parallel and anthology contradict each other", nil
      ),
      ("sources: [a\noutput: b", "1:10", "the bracket that opens here is never closed", nil),
      (
        "sources: a\noutput: a.epub\nmetadata: {title: 乡村, titel: A}", "3:23", "there is no metadata “titel”",
        "Did you mean “title”?"
      ),
      (
        "sources: a\neditions:\n  a: {output: a.epub}\n  b: {output: ./a.epub}", "4:15",
        "another edition is written to “./a.epub” already", nil
      ),
      ("sources: a\r\noutput: a.epub\r\naids: nothing\r\n", "3:7", "there is no aid “nothing”", nil),
      (
        "sources: a\npage-list-from: prnt\neditions: {print: {output: a.txt}}", "2:17", "there is no edition “prnt”",
        "Did you mean “print”?"
      ),
      (
        "sources: a\noutput: a.epub\npage-list-from: text", "3:17", "the printable text of that edition has no pages",
        nil
      ),
      ("sources: a\nsources: b", "2:1", "a key occurs twice", nil),
    ] as [(String, String, String, String?)])
  func whatIsWrongIsToldWithItsPlace(text: String, place: String, message: String, advice: String?) throws {
    let error = try #require(throws: EditionError.self) { try Self.read(text) }
    guard case .input(let inner) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(inner.location?.description == "edition.yaml:" + place)
    #expect(inner.message == message)
    if let advice { #expect(inner.advice == advice) }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    for bytes in [[0xFF, 0xFE, 0x00], [0x61, 0x3A, 0x00], Array(repeating: 0x20, count: 70_000)] as [[UInt8]] {
      #expect(throws: EditionError.self) { try EditionFile(reading: Source(name: "e.yaml", bytes: bytes)) }
    }
  }

  @Test func everyFileIsMadeOfItsRecipe() async throws {
    let bytes = Array("sources: book.md\neditions: {a: {output: [a.txt, a.md]}, b: {output: b.txt}}\n".utf8)
    let book = try Edition(markdown: "# Book\n")
    var files: [String: [UInt8]] = [:]
    let file = try EditionFile(reading: Source(name: "edition.yaml", bytes: bytes))
    for made in file.editions {
      let edition = try await made.recipe.edition(of: book)
      for (output, exporter) in zip(made.outputs, made.recipe.exporters) {
        files[output.path] = try await edition.export(exporter).bytes
      }
    }
    #expect(files["a.md"].map { String(decoding: $0, as: UTF8.self) }?.hasSuffix("# Book\n") == true)
    #expect(Set(files.keys) == ["a.txt", "a.md", "b.txt"])
  }

  /// Whatever the file holds, it is an edition file or an error with a place in it.
  @Test func changedFilesAreReadOrRefused() throws {
    let whole = Array(
      """
      sources: [zh.md, {file: en.md, author: [A, {en: B, zh: 乙}]}]
      parallel: {unit: sentence, pins: {a: b}}
      metadata: {title: {zh-Hans: 乡村, en: "The Village"}, lang: [zh-Hans, en]}
      formats: &options
        epub: {split-level: 2, parallel: accordion}
      editions:
        reader: {output: a.epub, page-list-from: print, aids: {glossary: {order: latin}, glosses: no}}
        print: {output: {text: b.txt}, formats: {text: {page-length: 60}}}
      """.utf8)
    var generator = SeededGenerator(seed: 14)
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(Array(" :,{}[]\n\"'-&*#|>!%x".utf8).randomElement(using: &generator) ?? 0x20, at: place)
        default: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      do throws(EditionError) {
        _ = try EditionFile(reading: Source(name: "edition.yaml", bytes: bytes))
      } catch {
        refused += 1
        guard case .input(let inner) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(inner.location?.file == "edition.yaml")
        #expect((inner.location?.line ?? 0) >= 1)
      }
    }
    #expect(refused > 500)
  }
}
