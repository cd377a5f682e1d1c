import Foundation
import Platen
import PlatenCore
import PlatenTesting
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  /// The example of a format in another language.
  @Suite(.enabled(if: Tool("python3", package: "python3").url != nil, "python3 is not there")) struct GemtextTests {
    static let program = PackageRoot.file("Examples/platen-format-gemtext")

    static func export(_ markdown: String, _ settings: [OptionSetting] = []) async throws -> (String, Report) {
      let edition = try Edition(reading: Source(name: "a.md", bytes: Array(markdown.utf8)))
      var sink = MemorySink()
      let exporter = try await Plugin(PluginProgram(named: program.path)).exporter.make(settings, NoResources())
      let report = try await edition.export(exporter, to: &sink)
      return (String(decoding: sink.bytes, as: UTF8.self), report.report)
    }

    @Test(arguments: [
      ("# One\n\nTwo\nthree.\n", "# One\n\nTwo three.\n"),
      ("#### Deep\n", "### Deep\n"),
      ("[Site](https://a.example/) here\n\nMore\n", "Site here\n=> https://a.example/ Site\n\nMore\n"),
      ("- one\n- two\n", "* one\n* two\n"),
      ("3. one\n4. two\n", "* 3. one\n* 4. two\n"),
      ("> quoted\n", "> quoted\n"),
      ("```swift\n# x\n```\n", "```swift\n# x\n```\n"),
      ("\\# no heading\n", " # no heading\n"),
      ("| a | b |\n|---|---|\n| c | d |\n", "* a | b\n* c | d\n"),
      ("A[^1]\n\n[^1]: Note.\n", "A[1]\n\n[1] Note.\n"),
    ])
    func markdownBecomesGemtext(_ markdown: String, _ gemtext: String) async throws {
      #expect(try await GemtextTests.export(markdown).0 == gemtext)
    }

    @Test func linksCanStandAtTheEnd() async throws {
      let output = try await GemtextTests.export("[A](https://a.example/)\n\nB\n", [OptionSetting("links", "end")]).0
      #expect(output == "A\n\nB\n\n=> https://a.example/ A\n")
    }

    @Test func lossesAreReported() async throws {
      let report = try await GemtextTests.export("*A* $x$\n").1
      #expect(report.diagnostics.map(\.id).sorted() == ["gemtext.emphasis", "gemtext.math"])
      #expect(report.hasLosses)
    }

    @Test func gemtextConforms() async throws {
      var kit = ConformanceKit(entry: try await Plugin(PluginProgram(named: GemtextTests.program.path)).exporter)
      kit.seeds = [0, 1]
      // The rest of the checks takes a minute; platen plugin check has them all.
      let report = await kit.run([.format, .everyNode, .sameBytes, .depth, .options, .cancellation])
      #expect(report.isPassed, "\(report)")
    }

    @Test func exampleIsShort() throws {
      let lines = try String(contentsOf: GemtextTests.program, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 120)
    }
  }
}
