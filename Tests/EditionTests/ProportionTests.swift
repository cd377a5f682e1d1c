import Platen
import PlatenCore
import Testing

/// Output in proportion to the input: at most sixteen times as much and 1 MiB, or a refusal.
@Suite struct ProportionTests {
  private static let sources: [(format: String, name: String, text: String)] = [
    ("markdown", "empty headings", String(repeating: "# \n", count: 40_000)),
    ("markdown", "short chapters", String(repeating: "# a\n", count: 20_000)),
    (
      "markdown", "one wide row",
      "|" + String(repeating: "a|", count: 1_000) + "\n|" + String(repeating: "-|", count: 1_000) + "\n"
        + String(repeating: "|x|\n", count: 20_000)
    ),
    (
      "markdown", "one long cell",
      "|" + String(repeating: "word ", count: 200) + "|\n|-|\n" + String(repeating: "|x|\n", count: 20_000)
    ),
    (
      "markdown", "lines of a deep quotation",
      String(repeating: "> ", count: 90) + "a\n" + String(repeating: "b\n", count: 40_000)
    ),
    (
      "json", "code of empty lines in deep quotations",
      #"{"platen":"1.0","body":["# + String(repeating: #"{"type":"quote","blocks":["#, count: 90)
        + #"{"type":"code","text":""# + String(repeating: #"\n"#, count: 40_000) + #""}"#
        + String(repeating: "]}", count: 91)
    ),
    (
      "json", "columns and rows",
      #"{"platen":"1.0","body":[{"type":"table","columns":["# + repeated("{}", 4_000) + #"],"rows":["#
        + repeated(#"{"cells":[]}"#, 4_000) + "]}]}"
    ),
    (
      "json", "spanned rows",
      #"{"platen":"1.0","body":[{"type":"table","columns":["# + repeated("{}", 1_000)
        + #"],"rows":[{"cells":[{"blocks":[],"columnSpan":999,"rowSpan":1000}]},"#
        + repeated(#"{"cells":[{"blocks":[]}]}"#, 999) + "]}]}"
    ),
    (
      "json", "spans of cells",
      #"{"platen":"1.0","body":[{"type":"table","columns":[{}],"rows":["#
        + repeated(#"{"cells":[{"blocks":[],"rowSpan":1000,"columnSpan":1000}]}"#, 2_000) + "]}]}"
    ),
    (
      "json", "title and chapters",
      #"{"platen":"1.0","metadata":{"titles":[{"text":""# + String(repeating: "ab ", count: 20_000) + #""}]},"body":["#
        + repeated(#"{"type":"heading","level":1,"inlines":[{"type":"text","text":"c"}]}"#, 2_000) + "]}"
    ),
  ]

  private static func repeated(_ text: String, _ count: Int) -> String {
    [String](repeating: text, count: count).joined(separator: ",")
  }

  @Test(
    arguments: sources.indices,
    [EveryExporter.epub, .platen, .gfm, .commonMark, .wrapped, .text, .ascii, .pages])
  func outputIsInProportion(index: Int, exporter: EveryExporter) async throws {
    let (format, name, text) = ProportionTests.sources[index]
    let edition = try Edition(reading: Source(bytes: Array(text.utf8)), as: format)
    guard let bytes = await exporter.bytes(of: edition.document) else { return }
    #expect(bytes.count <= 16 * text.utf8.count + 1 << 20, "\(name): \(bytes.count) of \(text.utf8.count)")
  }

  @Test func shortTablesStayAsTheyAre() async throws {
    let text = "| a | b |\n| --- | --- |\n| long enough | |\n| c |\n"
    let edition = try Edition(reading: Source(bytes: Array(text.utf8)), as: "markdown")
    let gfm = await EveryExporter.gfm.bytes(of: edition.document).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      gfm == "| a           | b   |\n| ----------- | --- |\n| long enough |     |\n| c           |     |\n")
  }
}
