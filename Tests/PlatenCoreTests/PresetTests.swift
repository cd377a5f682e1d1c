import PlatenCore
import Testing

@Suite struct PresetTests {
  struct Repeater: Importer {
    static let format = Format(
      id: "repeat", aliases: ["rep"], name: "Repeater", fileExtensions: ["rep"], mediaType: "text/plain")
    struct Options: FormatOptions {
      var times = 1
      static let schema = OptionSchema<Options>([.integer("times", \.times, in: 1...9, help: "How often.")])
    }
    let options: Options
    func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
      let text = String(decoding: source.bytes, as: UTF8.self)
      return Document(
        body: Array(repeating: .paragraph(Paragraph([.text(text)])), count: options.times))
    }
  }

  private static func registry() throws -> ImporterRegistry {
    var registry = ImporterRegistry()
    let entry = ImporterRegistry.Entry(Repeater.self)
    try registry.register(entry)
    try registry.register(
      entry.preset("thrice", aliases: ["three"], name: "Three times", settings: [OptionSetting("times", "3")]))
    return registry
  }

  @Test(arguments: [("repeat", 1), ("thrice", 3), ("THREE", 3)])
  func presetHasItsOwnDefaults(name: String, count: Int) throws {
    let entry = try #require(PresetTests.registry()[name])
    let importer = try entry.make([], NoResources())
    #expect(try importer.document(from: Source(text: "村"), context: ImportContext()).body.count == count)
    #expect(entry.options.map(\.defaultValue) == ["\(count)"])
    #expect(importer.format == entry.format)
  }

  @Test func settingsOfTheUserComeAfterThoseOfThePreset() throws {
    let importer = try #require(PresetTests.registry()["thrice"]).make([OptionSetting("times", "2")], NoResources())
    #expect(try importer.document(from: Source(text: "村"), context: ImportContext()).body.count == 2)
  }

  @Test func fileExtensionStaysWithTheFormat() throws {
    #expect(try PresetTests.registry().entry(forFileExtension: "rep")?.format.id == "repeat")
  }

  @Test func presetWithAWrongSettingIsRefused() {
    #expect(throws: OptionError.self) {
      _ = try ImporterRegistry.Entry(Repeater.self).preset("ten", name: "Ten", settings: [OptionSetting("times", "10")])
    }
  }

  @Test(arguments: [0, 10, Int.min, Int.max])
  func valueOutsideOfTheSchemaIsAnErrorByAPIToo(times: Int) {
    let importer = ConfiguredImporter(Repeater { $0.times = times })
    let error = #expect(throws: ImportError.self) {
      _ = try importer.document(from: Source(text: "x"), context: ImportContext())
    }
    #expect(error?.message == "repeat: times does not take “\(times)”")
    #expect(error?.advice == "It takes 1 to 9.")
  }
}
