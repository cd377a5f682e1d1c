import Foundation
import Platen
import PlatenCore
import Testing
import Yams

/// The JSON Schema of edition files, held against the options of formats and transforms, by PyPI `jsonschema`.
@Suite struct EditionSchemaTests {
  static func schema() async throws -> [String: Any] {
    let outcome = try await Program.platen.run(["init", "--schema"], in: Folder())
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func schemaHasEveryOptionWithItsBounds() async throws {
    let definitions = try #require(try await Self.schema()["$defs"] as? [String: Any])
    let toolkit = Toolkit.standard
    let all =
      toolkit.exporters.entries.map { ("output." + $0.format.id, $0.options) }
      + toolkit.importers.entries.map { ("input." + $0.format.id, $0.options) }
      + toolkit.transforms.entries.map { ("aid." + $0.name, $0.options) }
    for (name, options) in all {
      let definition = try #require(definitions[name] as? [String: Any], "\(name)")
      let properties = try #require(definition["properties"] as? [String: [String: Any]])
      #expect(Set(properties.keys) == Set(options.map(\.name)), "\(name)")
      for option in options {
        let property = try #require(properties[option.name])
        #expect((property["description"] as? String)?.hasPrefix(option.help) == true)
        if case .integer(let minimum, let maximum, _) = option.values {
          let number = (property["anyOf"] as? [[String: Any]])?.first ?? property
          #expect(
            number["minimum"] as? Int == minimum && number["maximum"] as? Int == maximum, "\(name) \(option.name)")
        }
      }
    }
  }

  static let cases: [(text: String, isRight: Bool)] = [
    ("sources: a.md\noutput: a.epub\n", true),
    ("sources: [a.md, {file: b.md, author: [A, {en: B, zh: C}], 'title:zh-Hans': D}]\nformats: [epub, text]\n", true),
    (
      "sources: a\naids: {glossary: {order: latin}, glosses: no}\nformats: {epub: {split-level: never, font: [a, b]}}\n",
      true
    ),
    ("sources: a\nparallel: {unit: sentence, pins: {a: b}}\neditions: {all: , two: {output: {epub: a.epub}}}\n", true),
    ("sources: a\nmetadata: {date: 2024, lang: [en, zh-Hans]}\nfonts: system\n", true),
    ("output: a.epub\n", false), ("sources: a\nsorces: b\n", false),
    ("sources: a\nformats: {epub: {split-level: 9}}\n", false),
    ("sources: a\nformats: {epub: {split-lvel: 1}}\n", false),
    ("sources: a\naids: {glossary: {order: size}}\n", false), ("sources: a\nmetadata: {titel: A}\n", false),
    ("sources: a\nparallel: {unit: word}\n", false), ("sources: a\neditions: {b: {sources: a}}\n", false),
  ]

  @Test(.enabled(if: YAMLSchema.isThere, "python3 with the package jsonschema is needed."))
  func schemaTakesWhatPlatenTakes() async throws {
    let schema = try JSONSerialization.data(withJSONObject: try await Self.schema())
    let example = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Examples/high-speed-rail/edition.yaml"), encoding: .utf8)
    let cases = Self.cases + [(example, true)]
    let answers = try YAMLSchema.answers(schema: schema, to: cases.map(\.text))
    for (answer, (text, isRight)) in zip(answers, cases) { #expect(answer == isRight, "\(text)") }
    #expect(answers.count == cases.count)
  }

  /// What the schema refuses, so does the program: an editor shows no fault that is none, and misses none of these.
  @Test(arguments: cases.filter { !$0.isRight }.map(\.text))
  func platenRefusesWhatTheSchemaRefuses(text: String) {
    #expect(throws: EditionError.self) {
      try EditionFile(reading: Source(name: "e.yaml", bytes: Array((text + "output: x.epub\n").utf8)))
    }
  }
}

/// PyPI `jsonschema`, run as a program.
private enum YAMLSchema {
  static let isThere = (try? python("import jsonschema; print([])", Data()))?.isEmpty ?? false

  static func answers(schema: Data, to texts: [String]) throws -> [Bool] {
    let input = try JSONSerialization.data(withJSONObject: [
      "schema": try JSONSerialization.jsonObject(with: schema),
      "files": try texts.map { try Yams.load(yaml: $0) ?? NSNull() },
    ])
    return try python(
      """
      import json, sys, jsonschema
      given = json.load(sys.stdin)
      jsonschema.Draft202012Validator.check_schema(given["schema"])
      validator = jsonschema.Draft202012Validator(given["schema"])
      print(json.dumps([validator.is_valid(file) for file in given["files"]]))
      """, input)
  }

  private static func python(_ script: String, _ input: Data) throws -> [Bool] {
    let folder = Folder()
    try folder.write(Array(input), to: "input")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: folder.url.appendingPathComponent("input"))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([Bool].self, from: data)
  }
}
