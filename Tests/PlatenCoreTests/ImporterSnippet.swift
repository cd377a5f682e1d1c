import PlatenCore
import Testing

/// The example in the documentation of `Importer`; `CommentTests` compares them.
struct TelegramImporter: Importer {
  static let format = Format(
    id: "telegram", name: "Telegram", fileExtensions: ["telegram"], mediaType: "text/plain")

  struct Options: FormatOptions {
    var headings = true
    static let schema = OptionSchema<Options>([
      .boolean("headings", \.headings, help: "Whether lines in capitals are headings.")
    ])
  }

  let options: Options

  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw ImportError("the telegram is not UTF-8", advice: "Convert it with iconv.")
    }
    var document = Document()
    for line in text.split(separator: "\n") {
      try context.checkCancellation()
      let isHeading = options.headings && line == line.uppercased()
      document.body.append(isHeading ? .heading(Heading(level: 1, [.text("\(line)")])) : .paragraph("\(line)"))
    }
    return document
  }
}

@Suite struct ImporterSnippetTests {
  @Test func exampleReadsAsItsCommentSays() throws {
    var registry = ImporterRegistry()
    try registry.register(TelegramImporter.self)
    let importer = try #require(registry.entry(forFileExtension: "telegram")).make([], NoResources())
    let document = try importer.document(
      from: Source(text: "MARKETS\nTaobao Village sells."), context: ImportContext())
    #expect(document.body == [.heading(Heading(level: 1, ["MARKETS"])), .paragraph("Taobao Village sells.")])
  }

  @Test func optionOfTheExampleTurnsHeadingsOff() throws {
    var registry = ImporterRegistry()
    try registry.register(TelegramImporter.self)
    let importer = try #require(registry["telegram"]).make([OptionSetting("headings", "no")], NoResources())
    let document = try importer.document(from: Source(text: "MARKETS"), context: ImportContext())
    #expect(document.body == [.paragraph("MARKETS")])
  }

  @Test func exampleRefusesOtherBytes() throws {
    var registry = ImporterRegistry()
    try registry.register(TelegramImporter.self)
    let importer = try #require(registry["telegram"]).make([], NoResources())
    #expect(throws: ImportError.self) {
      try importer.document(from: Source(bytes: [0xFF]), context: ImportContext())
    }
  }
}
