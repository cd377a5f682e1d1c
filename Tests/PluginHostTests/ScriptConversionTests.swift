import PlatenCore
import PluginHost
import Testing

@Suite struct ScriptConversionTests {
  /// Stands for OpenCC: a few characters, and the name of the configuration on standard error.
  static let program = """
    #!/bin/sh
    case "$2" in
      s2t.json|s2twp.json) exec sed -e 's/头发/頭髮/g' -e 's/发展/發展/g' -e 's/汉语/漢語/g' ;;
      t2s.json) exec sed -e 's/漢語/汉语/g' ;;
      *) echo "no $2" >&2; exit 2 ;;
    esac
    """

  private func converted(
    _ document: Document, to target: ScriptOptions.Target = .hant, program: String = program
  ) async throws -> (document: Document, report: Report) {
    try await Script.with(program, named: "opencc") { path in
      var document = document
      let log = ReportLog()
      let options = ScriptOptions {
        $0.to = target
        $0.program = path
      }
      try await ConfiguredTransform(ScriptConversion(options: options)).apply(
        to: &document, context: TransformContext(log: log))
      return (document, log.report)
    }
  }

  private var document: Document {
    var document = Document(body: [
      .paragraph(
        Paragraph([
          .text("头发和发展。"), .code(CodeSpan("汉语")),
          .ruby(Ruby([.init(base: "汉语", annotation: "hànyǔ")], annotationLanguage: .pinyin)),
          .span(TextSpan([.text("汉语 kana")], attributes: Attributes(language: .japanese))),
        ]))
    ])
    document.metadata.languages = [.simplifiedChinese, .english]
    document.metadata.titles = [Title("汉语", alternates: [Title.Alternate("Chinese", language: .english)])]
    return document
  }

  @Test func wordsAreConvertedAndLanguagesFollow() async throws {
    let result = try await converted(document)
    guard case .paragraph(let paragraph)? = result.document.body.first else { return }
    #expect(
      paragraph.inlines == [
        .text("頭髮和發展。"), .code(CodeSpan("汉语")),
        .ruby(Ruby([.init(base: "漢語", annotation: "hànyǔ")], annotationLanguage: .pinyin)),
        .span(TextSpan([.text("汉语 kana")], attributes: Attributes(language: .japanese))),
      ])
    #expect(result.document.metadata.languages == [.traditionalChinese, .english])
    #expect(result.document.metadata.titles.map(\.text) == ["漢語"])
    #expect(result.report.diagnostics.map(\.id) == ["script.converted"])
  }

  @Test func taiwanHasItsOwnTag() async throws {
    #expect(try await converted(document, to: .taiwan).document.primaryLanguage.tag == "zh-Hant-TW")
  }

  @Test func missingProgramIsSaid() async {
    let error = await #expect(throws: TransformError.self) {
      var document = document
      let options = ScriptOptions { $0.program = "no-such-opencc" }
      try await ConfiguredTransform(ScriptConversion(options: options)).apply(
        to: &document, context: TransformContext())
    }
    #expect(error?.advice?.contains("Install OpenCC") == true)
  }

  @Test func programThatLosesLinesIsRefused() async {
    await #expect(throws: TransformError.self) {
      _ = try await converted(document, program: "#!/bin/sh\nexec head -n 1\n")
    }
  }
}
