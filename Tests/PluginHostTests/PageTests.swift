import Foundation
import JSONText
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@testable import PluginHost

extension PluginTests {
  /// What the page of the protocol shows is run.
  @Suite struct PageTests {
    /// The block of code after `<!-- example: NAME -->`.
    static func example(_ name: String) throws -> String {
      let page = try String(
        contentsOf: PackageRoot.file("Sources/PluginHost/PluginHost.docc/PluginProtocol.md"), encoding: .utf8)
      let start = try #require(page.firstRange(of: "<!-- example: \(name) -->\n```"))
      let code = page[start.upperBound...].drop { $0 != "\n" }.dropFirst()
      let end = try #require(code.firstRange(of: "```"))
      return String(code[..<end.lowerBound])
    }

    static func description(_ name: String) throws -> PluginDescription {
      try PluginDescription(describing: Array(try example(name).utf8), of: PluginProgram(named: "/bin/sh"))
    }

    @Test(.requires(Tool("python3", package: "python3")))
    func transformOfThePageRuns() async throws {
      let name = "platen-transform-replace"
      let document = Document(body: [.quote(Quote([.paragraph(Paragraph([.text("an email, two emails")]))]))])
      try await Script.with(PageTests.example(name), named: name) { path in
        let transform = try await Plugin(PluginProgram(named: path)).transform.make(
          [OptionSetting("by", "letter")], NoResources())
        var changed = document
        let log = ReportLog()
        try await transform.apply(to: &changed, context: TransformContext(log: log))
        #expect(
          changed.body == [.quote(Quote([.paragraph(Paragraph([.text("an letter, two letters")]))]))])
        #expect(
          log.report.diagnostics == [
            Diagnostic("replace.done", .note, "“email” was replaced 2 times.", loss: .substituted)
          ])
      }
    }

    @Test(.requires(Tool("python3", package: "python3")))
    func transformOfThePageConforms() async throws {
      let name = "platen-transform-replace"
      try await Script.with(PageTests.example(name), named: name) { path in
        var kit = ConformanceKit(
          transform: try await Plugin(PluginProgram(named: path)).transform, writtenBy: DocumentCoding.platenJSON.write)
        kit.seeds = [0]
        let report = await kit.run([.format, .everyNode, .sameBytes, .depth, .options])
        #expect(report.isPassed, "\(report)")
      }
    }

    @Test(.requires(Tool("python3", package: "python3")), arguments: [("false", "Hello\n"), ("yes", "HELLO\n")])
    func programOfThePageRuns(_ upper: String, _ output: String) async throws {
      try await Script.with(PageTests.example("platen-format-words"), named: "platen-format-words") { path in
        let attempt = try await Attempt(path, settings: [OptionSetting("upper", upper)])
        #expect(
          attempt
            == Attempt(
              output: output,
              diagnostics: [Diagnostic("words.structure", .note, "Only the words are kept.", loss: .simplified)]))
      }
    }

    @Test func descriptionOfThePageIsRead() throws {
      let poster = try PageTests.description("description")
      #expect(
        poster.role
          == .format(
            Format(
              id: "poster", aliases: ["placard"], name: "Poster", fileExtensions: ["poster"], mediaType: "text/x-poster"
            )))
      #expect(
        poster.options.map(\.values) == [
          .boolean, .integer(minimum: 1, maximum: 8, words: ["auto"]), .choice(["a4", "letter"]), .text, .file,
        ])
    }

    @Test func requestOfThePageIsTheOneThatIsSent() throws {
      let settings = try PluginSettings(
        [OptionSetting("paper", "letter")], of: PageTests.description("description"), resources: NoResources())
      let request = JSONValue.object([
        .init(name: "protocol", value: .string("1.0")), .init(name: "format", value: .string("poster")),
        .init(name: "options", value: settings.json),
      ])
      #expect(try PageTests.example("request") == request.line + "\n")
    }

    @Test func transformOfThePageIsDescribedAndAsked() throws {
      let quotes = try PageTests.description("transform description")
      #expect(quotes.role == .transform(name: "quotes", summary: "Sets quotation marks as the language wants them."))
      #expect(!quotes.wantsResources)
      let settings = try PluginSettings([OptionSetting("inner", "double")], of: quotes, resources: NoResources())
      let request = JSONValue.object([
        .init(name: "protocol", value: .string("1.1")), .init(name: "transform", value: .string("quotes")),
        .init(name: "options", value: settings.json),
      ])
      #expect(try PageTests.example("transform request") == request.line + "\n")
    }

    @Test func transformsAnswerOfThePageIsADocument() throws {
      let answer = try PluginAnswer(
        Array(try PageTests.example("transform answer").utf8), of: PluginProgram(named: "/bin/sh"))
      #expect(answer.diagnostics.map(\.id) == ["quotes.unpaired"])
      let resources = TransformTests.pictured.resources[0]
      let document = try DocumentCoding.platenJSON.read(
        Source(bytes: Array(answer.output ?? [])), ImportContext(resources: OneResource(resources)))
      #expect(document.body == [.paragraph(Paragraph([.text("“Yes.”")]))])
      #expect(document.resources.map(\.bytes) == [resources.bytes])
    }

    @Test func answerOfThePageIsRead() throws {
      let answer = try PluginAnswer(
        Array(try PageTests.example("answer").utf8), of: PluginProgram(named: "/bin/sh"))
      #expect(answer.diagnostics.map(\.loss) == [.dropped, nil])
      #expect(answer.output.map { Array($0) } == Array("THE VILLAGE\n".utf8))
    }
  }
}

private struct OneResource: ResourceProvider {
  let resource: Resource

  init(_ resource: Resource) { self.resource = resource }

  func resource(at reference: String) -> Resource { resource }
}
