import Platen
import PlatenCore
import Testing

/// What a batch has in common, made once.
@Suite struct EditionRecipeTests {
  @Test func editionIsThatOfTheSameStepsByHand() async throws {
    let source = Source(name: "a.md", text: "# Taobao Village (淘宝村)\n\ntext 中文 text\n")
    let recipe = try EditionRecipe(
      formats: ["markdown", "epub"], settings: [OptionSetting("split-level", "2")],
      metadata: [OptionSetting("author", "Li Wei")])
    var byHand = try Edition(reading: source)
    try byHand.setMetadata([OptionSetting("author", "Li Wei")])
    try await byHand.apply(Toolkit.standard.transforms.defaults)
    let edition = try await recipe.edition(of: source)
    #expect(edition.document == byHand.document)
    #expect(recipe.exporters.map(\.format.id) == ["markdown", "epub"])
    #expect(
      try await edition.export(recipe.exporters[1]).bytes
        == byHand.export(.epub { $0.splitLevel = 2 }).bytes)
  }

  @Test func inputFormatIsThatOfTheNameUnlessOneIsNamed() async throws {
    let text = "# Title\n"
    let byName = try EditionRecipe(formats: ["json"])
    let named = try EditionRecipe(formats: ["json"], inputFormat: "article")
    let heading = try await byName.edition(of: Source(name: "a.md", text: text)).document.body.first
    #expect(heading.map { if case .heading = $0 { true } else { false } } == true)
    #expect(
      try await named.edition(of: Source(name: "a.md", text: text)).document
        == Edition(reading: Source(name: "a.md", text: text), as: "article").applying(
          Toolkit.standard.transforms.defaults
        ).document)
  }

  @Test func whatIsWrongIsToldBeforeAnythingIsRead() {
    #expect(throws: EditionError.self) { try EditionRecipe(formats: ["epbu"]) }
    #expect(throws: EditionError.self) { try EditionRecipe(formats: ["epub"], settings: [OptionSetting("splt", "1")]) }
    #expect(throws: EditionError.self) { try EditionRecipe(formats: ["epub"], metadata: [OptionSetting("tite", "x")]) }
    #expect(throws: EditionError.self) { try EditionRecipe(formats: ["epub"], inputFormat: "docx") }
    #expect(throws: EditionError.self) { try EditionRecipe(formats: ["epub"], transforms: ["nothing"]) }
  }

  @Test(arguments: [2, 8])
  func bytesDoNotDependOnTheNumberOfThreads(_ parallelism: Int) async throws {
    // More top-level blocks than are worth splitting, with all that the default transforms look at.
    var text = ""
    for number in 0..<6_000 {
      switch number % 7 {
      case 0: text += "## Taobao Village \(number) (淘宝村)\n\n"
      case 1: text += "The city of 杭州 and *Hangzhou（杭州）* number \(number).\n\n"
      case 2: text += "> 引用 with **English words** and ひらがな\n\n"
      case 3: text += "- 一\n- two [链接 link](https://example.org)\n\n"
      case 4: text += "| 甲 | b |\n|---|---|\n| c | 丁 (D) |\n\n"
      case 5: text += "電子商務與農村\n\n"
      default: text += "电子商务与农村：WTO, COVID-19.\n\n"
      }
    }
    let source = Source(name: "a.md", text: text)
    let recipe = try EditionRecipe(formats: ["epub", "json", "markdown", "text"])
    let one = try await recipe.edition(of: source)
    let many = try await recipe.edition(of: source, parallelism: parallelism)
    #expect(one.document == many.document)
    #expect(one.report == many.report)
    for exporter in recipe.exporters {
      let expected = try await one.export(exporter).bytes
      #expect(try await many.export(exporter, parallelism: parallelism).bytes == expected, "\(exporter.format.id)")
    }
  }
}
