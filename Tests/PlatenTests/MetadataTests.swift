import Platen
import PlatenCore
import Testing

/// Metadata from names and values.
@Suite struct MetadataTests {
  @Test func firstReplacesAndNextAdds() throws {
    var document = Document()
    document.metadata.creators = [Contributor("Old"), Contributor("Painter", role: "ill")]
    document.metadata.languages = [.japanese]
    document.metadata.subjects = [Subject("old")]
    try document.setMetadata([
      OptionSetting("author", "A"), OptionSetting("creator", "B"), OptionSetting("lang", "en; zh_hans"),
      OptionSetting("language", "en,fr"), OptionSetting("subject", "x, y"), OptionSetting("keyword", "z"),
      OptionSetting("translator", "T"), OptionSetting("editor", "E"),
    ])
    let metadata = document.metadata
    #expect(
      metadata.creators == [
        Contributor("Painter", role: "ill"), Contributor("A", role: "aut"), Contributor("B", role: "aut"),
      ])
    #expect(metadata.languages.map(\.tag) == ["en", "zh-Hans", "fr"])
    #expect(metadata.subjects == [Subject("x, y"), Subject("z")])
    #expect(metadata.contributors == [Contributor("T", role: "trl"), Contributor("E", role: "edt")])
  }

  @Test func everyFieldArrives() throws {
    var document = Document()
    try document.setMetadata([
      OptionSetting("TITLE", " Village "), OptionSetting("title:zh-Hans", "乡村"), OptionSetting("subtitle", "A View"),
      OptionSetting("subtitle:zh", "一瞥"), OptionSetting("author", "Li Wei"), OptionSetting("author:zh", "李伟"),
      OptionSetting("date", "2024-05"), OptionSetting("modified", "2024-05-01T12:00:00+08:00"),
      OptionSetting("publisher", "Press"), OptionSetting("source", "a book"), OptionSetting("rights", "CC0"),
      OptionSetting("description", "short"), OptionSetting("series", "Rural"), OptionSetting("series-position", "2"),
    ])
    var expected = Metadata()
    expected.titles = [
      Title("Village", alternates: [.init("乡村", language: .simplifiedChinese)]),
      Title("A View", kind: .subtitle, alternates: [.init("一瞥", language: .chinese)]),
    ]
    expected.creators = [Contributor("Li Wei", role: "aut", alternates: [.init("李伟", language: .chinese)])]
    expected.published = PublicationDate(year: 2024, month: 5)
    expected.modified = Timestamp("2024-05-01T04:00:00Z")
    expected.publisher = "Press"
    expected.source = "a book"
    expected.rights = "CC0"
    expected.summary = "short"
    expected.series = Series("Rural", position: "2")
    #expect(document.metadata == expected)
  }

  @Test(arguments: [
    ("isbn:978-7-04-050694-5", Identifier("978-7-04-050694-5", scheme: .isbn)),
    ("URN:ISBN:9787040506945", Identifier("9787040506945", scheme: .isbn)),
    ("doi:10.1000/1", Identifier("10.1000/1", scheme: .doi)),
    ("https://doi.org/10.1000/1", Identifier("10.1000/1", scheme: .doi)),
    ("urn:uuid:12", Identifier("12", scheme: .uuid)),
    ("https://example.org/1", Identifier("https://example.org/1", scheme: .uri)),
    ("LXS 12", Identifier("LXS 12", scheme: .other)),
  ])
  func identifierTellsItsScheme(_ text: String, _ expected: Identifier) throws {
    var document = Document()
    try document.setMetadata([OptionSetting("identifier", text)])
    #expect(document.metadata.identifiers == [expected])
  }

  @Test func coverJoinsTheResources() throws {
    struct Files: ResourceProvider {
      func resource(at reference: String) throws(ResourceError) -> Resource {
        Resource(path: "c.png", bytes: [UInt8(reference.utf8.count)])
      }
    }
    var document = Document(resources: [Resource(path: "c.png", bytes: [9]), Resource(path: "same.png", bytes: [3])])
    try document.setMetadata([OptionSetting("cover", "12")], resources: Files())
    #expect(document.resources.map(\.path) == ["c.png", "same.png", "c-2.png"])
    #expect(document.metadata.coverImage == "c-2.png")
    try document.setMetadata([OptionSetting("cover", "123")], resources: Files())
    #expect(document.metadata.coverImage == "same.png")
    #expect(document.resources.count == 3)
  }

  @Test(arguments: [
    ("titel", "x", "there is no metadata “titel”. Did you mean “title”?"),
    ("title:1", "x", "“1” in “title:1” is not a language tag. Write it as zh-Hans."),
    ("publisher:zh", "x", "the metadata publisher has no language. Give it as publisher=VALUE."),
    ("author:zh", "李伟", "“李伟” is a name in another language of no person. Give author=NAME before it."),
    ("series-position", "2", "series-position is given without a series. Give series=NAME before it."),
    ("title", "  ", "the metadata title is blank. Give it as title=VALUE."),
    ("cover", "a.png", "the cover cannot be read: no folder was named to read “a.png” from"),
    ("modified", "now", "“now” is not a time. Write it as 2024-05-01T12:00:00Z."),
  ])
  func mistakeIsToldAndChangesNothing(_ name: String, _ value: String, _ message: String) {
    var document = Document()
    #expect {
      try document.setMetadata([OptionSetting("rights", "CC0"), OptionSetting(name, value)])
    } throws: {
      "\($0)" == message
    }
    #expect(document == Document())
  }

  @Test func namesAndAliasesAreUnique() {
    let names = MetadataField.allCases.flatMap { [$0.rawValue] + $0.aliases }
    #expect(Set(names).count == names.count)
    for name in names { #expect(MetadataField(named: name) != nil) }
  }
}
