import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

/// Books of many parts: what a plan makes of them, and that nothing of it is looked for one by one.
@Suite struct LargeBookTests {
  private static func plan(_ body: [Block], splitLevel: Int? = 1) async throws -> EditionPlan {
    var options = EPUBOptions()
    options.splitLevel = splitLevel
    return try await EditionPlan(Document(body: body), options: options, context: ExportContext())
  }

  /// Runs of blocks are looked at apart: a note of one may be referred to, and named again, in a later one.
  @Test func notesOfEarlierRunsAreKnown() async throws {
    func note(_ blocks: [Block]) -> Block { .paragraph(Paragraph([.text("x"), .note(Note(label: "a", blocks))])) }
    var body = [Block](repeating: paragraph("x"), count: 3 * Survey.blocksOfRun)
    body[1] = note([paragraph("First.")])
    body[Survey.blocksOfRun + 1] = note([])
    body[2 * Survey.blocksOfRun + 1] = note([paragraph("Second.")])
    for parallelism in [1, 4] {
      let survey = try await Survey(Document(body: body), context: ExportContext(parallelism: parallelism))
      #expect(survey.facts[1].notes == ["a"])
      #expect(survey.facts[Survey.blocksOfRun + 1].notes.isEmpty)
      #expect(survey.facts[2 * Survey.blocksOfRun + 1].notes == [nil])
      #expect(survey.facts.count == body.count)
    }
  }

  @Test func nothingButHeadingsIsSplitEvenlyToo() async throws {
    let title = String(repeating: "a", count: 1_000)
    let plan = try await LargeBookTests.plan([Block](repeating: heading(2, title), count: 1_000))
    let sizes = plan.chapters.chapters.map { $0.blocks.count * (title.utf8.count + 16) }
    #expect(sizes.count == 5)
    #expect(sizes.allSatisfy { $0 <= ChapterPlan.maximumSize })
    #expect(sizes.dropLast().allSatisfy { $0 > ChapterPlan.maximumSize / 2 })
  }

  @Test func contentsOfHardlyAnythingButHeadingsNameTheFilesOnly() async throws {
    let (files, report, bytes) = try await edition(Document(body: (0..<10_000).map { heading(1 + $0 % 3, "a") }))
    let navigation = try #require(files.first { $0.name == "EPUB/nav.xhtml" })
    let pages = files.filter { $0.name.hasPrefix("EPUB/section-") }.count
    let entries = String(decoding: navigation.bytes, as: UTF8.self).split(separator: "<li>").count
    #expect(pages > 200)
    // Cover, title page, contents page and the beginning of the text are landmarks.
    #expect(entries - 1 == pages + 4)
    #expect(report.diagnostics.contains { $0.id == "epub.contents-cut" && $0.loss == .simplified })
    #expect(bytes.count < 3_000_000)
  }

  @Test func contentsOfABookNameEverySection() async throws {
    let text = String(repeating: "a ", count: 500)
    let body = (0..<6_000).flatMap { [heading(1 + $0 % 3, "\($0)"), paragraph(text)] }
    let plan = try await LargeBookTests.plan(body)
    let tree = NavigationTree(plan)
    #expect(!tree.isCut)
    #expect(tree.count == 6_000)
  }

  @Test func titleOfAMegabyteIsBrokenForTheCoverAsFarAsItIsSeen() {
    for text in [String(repeating: "ab ", count: 400_000), String(repeating: "a", count: 1_000_000)] {
      let lines = CoverPicture.lines(of: text, ems: 10)
      #expect((60...66).contains(lines.count))
    }
    #expect(CoverPicture.lines(of: String(repeating: " ", count: 1_000_000), ems: 10) == [])
    #expect(CoverPicture.lines(of: "ab cd", ems: 2) == ["ab", "cd"])
  }

  @Test func headingGoesWithWhatFollows() async throws {
    let long = paragraph(String(repeating: "a", count: ChapterPlan.maximumSize - 100))
    let plan = try await LargeBookTests.plan([long, heading(2, "b"), heading(3, "c"), long])
    #expect(plan.chapters.chapters.map(\.blocks) == [0..<1, 1..<4])
  }

  @Test func everySectionIsFoundInItsChapter() async throws {
    // Chapters with a section, with none, and with several.
    let plan = try await LargeBookTests.plan(
      [paragraph("a")]
        + (0..<50).flatMap { number in
          [heading(1, "\(number)")] + (0..<number % 3).map { heading(2, "\(number).\($0)") }
        })
    let sections = plan.outline.flattened.map(\.ordinal)
    #expect(sections.count == 99)
    for ordinal in sections {
      #expect(
        plan.chapter(ofSection: ordinal)?.fileName
          == plan.chapters.chapters.first { $0.sections.contains(ordinal) }?.fileName)
    }
    #expect(plan.chapter(ofSection: 99) == nil)
  }

  @Test func landmarksOfOneKindAreOnePerPart() async throws {
    let parts = (0..<3).map { Block.division(Division(role: .conclusion, [heading(1, "End \($0)"), paragraph("a")])) }
    let files = try await edition(Document(body: parts)).files
    let navigation = try #require(files.first { $0.name == "EPUB/nav.xhtml" })
    let links = String(decoding: navigation.bytes, as: UTF8.self).split(separator: "epub:type=\"conclusion\" href=\"")
      .dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(links == ["end-0.xhtml", "end-1.xhtml", "end-2.xhtml"])
  }

  @Test func samePictureUnderTwoNamesIsStoredOnce() async throws {
    let body = ["first.png", "second.png"].map {
      Block.paragraph(Paragraph([.image(Image(source: $0, alternative: "x"))]))
    }
    let resources = ["first.png", "second.png"].map { Resource(path: $0, bytes: onePixel) }
    let files = try await edition(Document(body: body, resources: resources)).files
    #expect(files.map(\.name).filter { $0.hasSuffix(".png") } == ["EPUB/images/first.png"])
  }
}
