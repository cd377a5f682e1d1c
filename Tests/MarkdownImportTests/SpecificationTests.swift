import Foundation
import MarkdownImport
import PlatenCore
import Testing

@Suite struct SpecificationTests {
  @Test func specificationsAreThereInCI() {
    #expect(Specification.isAvailable || !Specification.isRequired, "\(Specification.missing)")
  }

  @Test(.enabled(if: Specification.isAvailable, "the examples are missing: run Tests/Tools/fetch-specs.sh"))
  func allExamplesAreRead() {
    #expect(Specification.commonMark.count == 652)
    #expect(Specification.gfm.count == 672)
  }

  @Test(arguments: Specification.commonMark)
  func commonMarkExample(_ example: SpecificationExample) throws {
    let document = try markdown(example.markdown, .commonMark)
    #expect(HTMLRenderer.html(document) == example.html)
  }

  /// Each example is read with the extensions that it names, as the specification's own test runner does.
  @Test(arguments: Specification.gfm)
  func gfmExample(_ example: SpecificationExample) throws {
    var options = MarkdownImportOptions.commonMark
    options.tables = example.extensions == "table"
    options.strikethrough = example.extensions == "strikethrough"
    options.taskLists = example.extensions == "disabled"
    options.autolinks = example.extensions == "autolink"
    let document = try markdown(example.markdown, options)
    var html = HTMLRenderer.html(document, mergesStrong: true)
    if example.extensions == "tagfilter" { html = Comparison.filteringTags(html) }
    #expect(Comparison.normalized(html) == Comparison.normalized(example.html))
  }
}

func markdown(_ text: String, _ options: MarkdownImportOptions = .platen, log: ReportLog = ReportLog()) throws
  -> Document
{
  try MarkdownImporter(options: options).document(
    from: Source(bytes: Array(text.utf8)), context: ImportContext(log: log))
}
