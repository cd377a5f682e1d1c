import ArticleImport
import PlatenCore
import Testing

/// Where diagnostics are, in files with other line ends than line feeds.
@Suite struct PlaceTests {
  @Test(arguments: ["\u{0C}", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}"])
  func linesAreThoseOfTheFile(_ separator: String) throws {
    let log = ReportLog()
    let text = "村庄\n\n一\(separator)二\(separator)三\n\n这里写了一段话，说明村庄的生活。\n\n1）甲\n2）乙\n3）丙\n\n末尾的一段话。\n"
    _ = try ArticleImporter().document(from: Source(name: "a.txt", text: text), context: ImportContext(log: log))
    let lines = log.report.diagnostics.filter { $0.id == "article.list-mark" }.compactMap { $0.location?.line }
    let plain = ReportLog()
    _ = try ArticleImporter().document(
      from: Source(name: "a.txt", text: text.replacing(separator, with: " ")), context: ImportContext(log: plain))
    #expect(lines == plain.report.diagnostics.filter { $0.id == "article.list-mark" }.compactMap { $0.location?.line })
  }
}
