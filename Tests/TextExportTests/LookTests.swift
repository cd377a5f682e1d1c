import PlatenCore
import Testing

@testable import TextExport

@Suite struct LookTests {
  @Test func look() async throws {
    let (text, report) = try await printed(Specimen.document)
    print(text)
    for d in report.diagnostics { print(d) }
    let pages = try await printed(Specimen.document) { options in
      options.pageLength = 40
      options.contents = true
      options.justify = true
      options.margins = "1 4"
      options.footer = "|{page} / {pages}|"
    }
    print(pages.text)
  }
}
