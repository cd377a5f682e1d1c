import Foundation
import PlatenCore
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

    static func poster() throws -> PluginDescription {
      try PluginDescription(describing: Array(try example("description").utf8), of: PluginProgram(named: "/bin/sh"))
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
      let poster = try PageTests.poster()
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
        [OptionSetting("paper", "letter")], of: PageTests.poster(), resources: NoResources())
      let request = JSONValue.object([
        .init(name: "protocol", value: .string("1.0")), .init(name: "format", value: .string("poster")),
        .init(name: "options", value: settings.json),
      ])
      #expect(try PageTests.example("request") == request.line + "\n")
    }

    @Test func answerOfThePageIsRead() throws {
      let answer = try PluginAnswer(
        Array(try PageTests.example("answer").utf8), of: PluginProgram(named: "/bin/sh"))
      #expect(answer.diagnostics.map(\.loss) == [.dropped, nil])
      #expect(answer.output.map { Array($0) } == Array("THE VILLAGE\n".utf8))
    }
  }
}
