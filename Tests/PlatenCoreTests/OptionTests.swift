import PlatenCore
import Testing

@Suite struct OptionTests {
  struct Options: FormatOptions {
    enum Paper: String, CaseIterable, Sendable { case a4, letter }

    var isLoud = false
    var columns = 2
    var limit: Int? = 3
    var paper = Paper.a4
    var ink: Paper?
    var title = ""
    var picture: Resource?

    static let schema = OptionSchema<Options>([
      .boolean("loud", \.isLoud, help: "Loud."),
      .integer("columns", \.columns, in: 1...8, help: "Columns."),
      .integer("limit", \.limit, in: 0...9, or: "never", help: "Limit."),
      .choice("paper", \.paper, help: "Paper."),
      .choice("ink", \.ink, or: "none", help: "Ink."),
      .text("title", \.title, help: "Title."),
      .file("picture", \.picture, help: "Picture."),
    ])
  }

  /// One file, `a.png`.
  private struct OneFile: ResourceProvider {
    func resource(at reference: String) throws(ResourceError) -> Resource {
      guard reference == "a.png" else { throw ResourceError("there is no \(reference)") }
      return Resource(path: reference, bytes: [1])
    }
  }

  private static func options(_ settings: OptionSetting...) throws(OptionError) -> Options {
    try Options.schema.options(from: settings, format: "poster", resources: OneFile())
  }

  @Test(arguments: ["true", "YES", "on", "1"])
  func booleansTakeTheUsualWords(word: String) throws {
    #expect(try OptionTests.options(OptionSetting("loud", word)).isLoud)
    #expect(try OptionTests.options(OptionSetting("loud", word), OptionSetting("loud", "No")).isLoud == false)
  }

  @Test func everyKindIsSet() throws {
    let options = try OptionTests.options(
      OptionSetting("columns", "8"), OptionSetting("limit", "never"), OptionSetting("paper", "letter"),
      OptionSetting("ink", "a4"), OptionSetting("title", "=a, b="), OptionSetting("picture", "a.png"))
    var expected = Options()
    expected.columns = 8
    expected.limit = nil
    expected.paper = .letter
    expected.ink = .a4
    expected.title = "=a, b="
    expected.picture = Resource(path: "a.png", bytes: [1])
    #expect(options == expected)
  }

  @Test func lastSettingOfANameWins() throws {
    #expect(try OptionTests.options(OptionSetting("limit", "never"), OptionSetting("limit", "0")).limit == 0)
    #expect(try OptionTests.options(OptionSetting("ink", "a4"), OptionSetting("ink", "none")).ink == nil)
    #expect(try OptionTests.options(OptionSetting("picture", "a.png"), OptionSetting("picture", "")).picture == nil)
  }

  @Test(arguments: [
    ("loud", "perhaps", "loud does not take “perhaps”. It takes true or false."),
    ("columns", "0", "columns does not take “0”. It takes 1 to 8."),
    ("columns", "9", "columns does not take “9”. It takes 1 to 8."),
    ("columns", "99999999999999999999", "columns does not take “99999999999999999999”. It takes 1 to 8."),
    ("limit", "always", "limit does not take “always”. It takes 0 to 9, or never."),
    ("paper", "A4", "paper does not take “A4”. It takes a4, letter."),
    ("ink", "", "ink does not take “”. It takes none, a4, letter."),
    ("picture", "b.png", "picture: there is no b.png"),
    ("colums", "2", "poster has no option “colums”. Did you mean “columns”?"),
    (
      "zoom", "2",
      "poster has no option “zoom”. It has: loud, columns, limit, paper, ink, title, picture."
    ),
  ])
  func whatIsNotTakenSaysWhatIs(name: String, value: String, message: String) {
    let error = #expect(throws: OptionError.self) { try OptionTests.options(OptionSetting(name, value)) }
    #expect(error?.description == message)
  }

  @Test func descriptionsShowTheDefaults() {
    #expect(Options.schema.descriptions.map(\.defaultValue) == ["false", "2", "3", "a4", "none", "", ""])
    #expect(Options.schema.descriptions.map(\.name).first == "loud")
  }

  @Test(arguments: [
    ("colums", "columns"), ("splitlevel", "split-level"), ("elvel", "level"), ("x", "y"), ("markdwon", "markdown"),
  ])
  func nearestIsWhatWasProbablyMeant(word: String, expected: String) {
    #expect(Spelling.nearest(to: word, in: ["far-from-it", expected]) == expected)
  }

  @Test func nothingIsNearToAnotherWord() { #expect(Spelling.nearest(to: "epub", in: ["markdown", "json"]) == nil) }
}
