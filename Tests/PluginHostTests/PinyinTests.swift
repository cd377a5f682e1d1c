import Foundation
import Platen
import PlatenCore
import PlatenTesting
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  /// The example of a transform in another language, with the Python that has its package.
  @Suite(.requires(.python)) struct PinyinTests {
    static let program = PackageRoot.file("Examples/platen-transform-pinyin")

    /// Calls the body with the transform. Without packages it is run by a Python that sees none.
    static func with<Result>(
      packages: Bool = true, _ body: (TransformRegistry.Entry) async throws -> Result
    ) async throws -> Result {
      let python = try #require(Tool.python.url).path
      let script = "#!/bin/sh\nexec '\(python)' \(packages ? "" : "-S ")'\(program.path)' \"$@\"\n"
      return try await Script.with(script, named: "platen-transform-pinyin") { path in
        try await body(Plugin(PluginProgram(named: path)).transform)
      }
    }

    static func annotated(
      _ markdown: String, language: String = "zh-Hans", _ settings: [String: String] = [:], packages: Bool = true
    ) async throws -> (document: Document, report: Report) {
      var edition = try Edition(reading: Source(name: "a.md", bytes: Array(markdown.utf8)))
      try edition.setMetadata([OptionSetting("lang", language)])
      try await edition.apply(Toolkit.standard.transforms.defaults)
      let before = edition.report.diagnostics.count
      try await with(packages: packages) { entry in
        let settings = settings.map { OptionSetting($0.key, $0.value) }
        try await edition.apply([entry.make(settings, NoResources())])
      }
      return (edition.document, Report(diagnostics: Array(edition.report.diagnostics.dropFirst(before))))
    }

    /// Every list of inlines on a line: its text, and `base[annotation]` for ruby.
    static func lines(_ document: Document) -> [String] {
      var lines: [String] = []
      document.forEachInlines { inlines, _ in
        lines.append(
          inlines.map { inline in
            if case .text(let text) = inline { return text }
            guard case .ruby(let ruby) = inline else { return "" }
            return ruby.segments.map { "\($0.base)[\($0.annotation)]" }.joined()
          }.joined())
      }
      return lines
    }

    @Test(arguments: [
      ("银行", "银行[yínháng]"), ("行长", "行长[hángzhǎng]"), ("长大", "长大[zhǎngdà]"), ("重庆", "重庆[chóngqìng]"),
      ("音乐", "音乐[yīnyuè]"), ("快乐", "快乐[kuàilè]"), ("女儿", "女儿[nǚ'ér]"),
      ("银行行长长大了。", "银行[yínháng]行长[hángzhǎng]长大[zhǎngdà]了[le]。"),
      ("改变了当地", "改[gǎi]变[biàn]了[le]当地[dāngdì]"),
      ("在 123 银行", "在[zài] 123 银行[yínháng]"),
      ("没有：“好”。", "没有[méiyǒu]：“好[hǎo]”。"),
    ])
    func wordsAreReadAsWords(_ text: String, _ expected: String) async throws {
      #expect(try await PinyinTests.lines(PinyinTests.annotated(text + "\n").document) == [expected])
    }

    @Test(arguments: [
      (["by": "character"], "银[yín]行[háng]行[háng]长[zhǎng]绿[lǜ]"),
      (["style": "numbers"], "银行[yin2hang2]行长[hang2zhang3]绿[lü4]"),
      (["style": "numbers", "by": "character"], "银[yin2]行[hang2]行[hang2]长[zhang3]绿[lü4]"),
      ([:], "银行[yínháng]行长[hángzhǎng]绿[lǜ]"),
    ])
    func optionsAreHeeded(_ settings: [String: String], _ expected: String) async throws {
      #expect(try await PinyinTests.lines(PinyinTests.annotated("银行行长绿\n", settings).document) == [expected])
    }

    @Test func onlyTheFirstOfAChapterIsAnnotatedIfWanted() async throws {
      let text = "# 银行\n\n银行在重庆。\n\n### 重庆\n\n## 音乐\n\n银行银行\n"
      #expect(
        try await PinyinTests.lines(PinyinTests.annotated(text, ["only-first": "yes"]).document) == [
          "银行[yínháng]", "银行在[zài]重庆[chóngqìng]。", "重庆", "音乐[yīnyuè]", "银行[yínháng]银行",
        ])
    }

    @Test func headingsHaveNoneIfNotWanted() async throws {
      let text = "# 银行\n\n银行\n\n# 银行\n\n银行\n"
      let settings = ["headings": "no", "only-first": "yes"]
      #expect(
        try await PinyinTests.lines(PinyinTests.annotated(text, settings).document) == [
          "银行", "银行[yínháng]", "银行", "银行[yínháng]",
        ])
    }

    @Test(arguments: [
      // Japanese, and what is in no language, has no pinyin.
      ("ja", "銀行に行く\n", ["銀行に行く"]),
      ("zh-Hans", "去[銀行]{lang=ja}\n", ["去[qù]", "銀行"]),
      ("ja", "銀行と[银行]{lang=zh-Hans}\n", ["銀行と", "银行[yínháng]"]),
      // Chinese in English is found by the aid that tags it.
      ("en", "A bank (银行) is here.\n", ["A  is here.", "bank", "银行[yínháng]"]),
      ("zh-Hans", "A **银行**\n", ["A ", "银行[yínháng]"]),
    ])
    func languageDecides(_ language: String, _ text: String, _ expected: [String]) async throws {
      let lines = try await PinyinTests.lines(PinyinTests.annotated(text, language: language).document)
      #expect(lines.filter { !$0.isEmpty } == expected)
    }

    @Test(arguments: [
      "`银行`\n", "[银行](https://example.org/)\n", "$银行$\n", "```\n银行\n```\n", "{银行|yín|háng}\n", "```{=html}\n银行\n```\n",
    ])
    func restIsUntouched(_ text: String) async throws {
      let result = try await PinyinTests.annotated(text)
      var edition = try Edition(reading: Source(name: "a.md", bytes: Array(text.utf8)))
      try edition.setMetadata([OptionSetting("lang", "zh-Hans")])
      try await edition.apply(Toolkit.standard.transforms.defaults)
      #expect(result.document == edition.document)
    }

    @Test func everyPlaceOfTextIsReached() async throws {
      let bank: [Inline] = [.text("银行")]
      let paragraph = Block.paragraph(Paragraph(bank))
      var document = Document(body: [
        .heading(Heading(level: 3, bank)), .list(List(.bullet, items: [ListItem([paragraph])])),
        .definitionList(DefinitionList([DefinitionList.Item(terms: [bank], definitions: [[paragraph]])])),
        .quote(Quote([paragraph])), .figure(Figure([paragraph], caption: bank)),
        .table(Table(caption: bank, columns: [Table.Column()], rows: [Table.Row([Table.Cell([paragraph])])])),
        .division(Division(role: .chapter, [paragraph])),
        .parallel(
          Parallel(languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[paragraph], [paragraph]])])),
        .paragraph(
          Paragraph([
            .note(Note([paragraph])), .emphasis(Styled(bank)),
            .gloss(Gloss(term: bank, counterpart: bank, counterpartLanguage: .english)),
          ])),
      ])
      document.metadata.languages = [.simplifiedChinese]
      let before = document
      try await PinyinTests.with { entry in
        try await entry.make([], NoResources()).apply(to: &document, context: TransformContext())
      }
      #expect(PinyinTests.lines(before).count { $0 == "银行" } == 16)
      let lines = PinyinTests.lines(document)
      // The English half of the parallel, and of the gloss.
      #expect(lines.count { $0 == "银行" } == 2)
      #expect(lines.count { $0 == "银行[yínháng]" } == 14)
    }

    @Test(arguments: [
      ("en", "Nothing.\n", "pinyin.no-chinese"), ("zh-Hant", "銀行\n", "pinyin.traditional"),
      ("zh-Hans", "㐂\n", "pinyin.unknown"),
    ])
    func doubtIsReported(_ language: String, _ text: String, _ id: String) async throws {
      let report = try await PinyinTests.annotated(text, language: language).report
      #expect(report.diagnostics.map(\.id) == [id])
    }

    @Test func missingPackageIsNamed() async throws {
      let error = await #expect(throws: EditionError.self) {
        try await PinyinTests.annotated("银行\n", packages: false)
      }
      #expect(
        "\(error.map { "\($0)" } ?? "")".hasPrefix("pinyin: the Python package pypinyin is not installed. Install it: ")
      )
      #expect("\(error.map { "\($0)" } ?? "")".hasSuffix(" -m pip install pypinyin"))
    }

    @Test func pinyinConforms() async throws {
      try await PinyinTests.with { entry in
        var kit = ConformanceKit(transform: entry, writtenBy: DocumentCoding.platenJSON.write)
        kit.seeds = [0, 1]
        // The rest of the checks takes minutes; platen plugin check has them all.
        let report = await kit.run([.format, .everyNode, .sameBytes, .depth, .options, .cancellation])
        #expect(report.isPassed, "\(report)")
      }
    }

    @Test func exampleIsShort() throws {
      let lines = try String(contentsOf: PinyinTests.program, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 200)
    }
  }
}
