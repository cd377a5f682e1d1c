import JSONText
import Platen
import PlatenCore

/// The JSON Schema of edition files, made from what the toolkit knows: editors complete and check with it.
struct EditionSchema {
  private let toolkit: Toolkit

  init(_ toolkit: Toolkit) { self.toolkit = toolkit }

  /// The schema (draft 2020-12).
  var json: JSONValue {
    object(
      EditionKey.allCases.map { ($0.rawValue, described(value(of: $0), $0.help)) },
      required: [EditionKey.sources.rawValue],
      with: [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("title", .string("Edition file of \(PlatenCommand.programName) \(PlatenVersion.current)")),
        (
          "$defs",
          members(
            [
              ("text", type("string", "number", "boolean")),
              ("texts", .object(["anyOf": .array([text, list(of: text)])])),
              ("flag", JSONValue.object(["enum": flags])),
              ("known", known), ("metadata", object(metadata, patterns: namesWithLanguage)), ("aids", aids),
              ("formats", formats), ("output", output),
            ] + definitions)
        ),
      ])
  }

  private func value(of key: EditionKey) -> JSONValue {
    switch key {
    case .sources: oneOrMore(.object(["anyOf": .array([text, source])]))
    case .from: .object(["enum": .strings(toolkit.importers.entries.flatMap { names($0.format) })])
    case .encoding, .resources, .folder, .pageListFrom: text
    case .fonts: reference("texts")
    case .anthology: reference("flag")
    case .metadata, .aids, .formats, .output: reference(key.rawValue)
    case .reading:
      object(
        toolkit.importers.entries.flatMap { entry in
          names(entry.format).map { ($0, reference("input." + entry.format.id)) }
        })
    case .parallel:
      .object([
        "anyOf": .array([
          reference("flag"),
          object(EditionKey.Parallel.allCases.map { ($0.rawValue, described(value(of: $0), $0.help)) }),
        ])
      ])
    case .editions:
      .object([
        "type": .string("object"), "minProperties": .integer(1),
        "additionalProperties": object(
          EditionKey.ofEditions.map { ($0.rawValue, described(value(of: $0), $0.help)) }, isNullable: true),
      ])
    }
  }

  private func value(of key: EditionKey.Parallel) -> JSONValue {
    switch key {
    case .dictionary, .alignment: text
    case .unit: .object(["enum": .strings(["paragraph", "sentence"])])
    case .pins: .object(["type": .string("object"), "additionalProperties": text])
    }
  }

  // MARK: - What the toolkit knows

  /// The options of every format and transform, each once: formats have several names.
  private var definitions: [(String, JSONValue)] {
    toolkit.importers.entries.map { ("input." + $0.format.id, options($0.options)) }
      + toolkit.exporters.entries.map { ("output." + $0.format.id, options($0.options)) }
      + toolkit.transforms.entries.map { ("aid." + $0.name, options($0.options)) }
  }

  /// What may be known in one language or several, once or more often.
  private var known: JSONValue {
    let translations = JSONValue.object([
      "type": .string("object"), "minProperties": .integer(1), "additionalProperties": text,
    ])
    return oneOrMore(.object(["anyOf": .array([text, translations])]))
  }

  private var metadata: [(String, JSONValue)] {
    MetadataField.allCases.flatMap { field in
      ([field.rawValue] + field.aliases).map { ($0, described(reference("known"), field.help)) }
    }
  }

  private var source: JSONValue {
    object([(EditionKey.file, text)] + metadata, required: [EditionKey.file], patterns: namesWithLanguage)
  }

  /// Names such as `title:zh-Hans`.
  private let namesWithLanguage = "^[a-z-]+:[A-Za-z0-9-]+$"

  private var aids: JSONValue {
    choice(toolkit.transforms.entries.map { ($0.name, $0.summary, "aid." + $0.name) })
  }

  private var formats: JSONValue {
    choice(
      toolkit.exporters.entries.flatMap { entry in
        names(entry.format).map { ($0, entry.format.name, "output." + entry.format.id) }
      })
  }

  private var output: JSONValue {
    let names = toolkit.exporters.entries.map(\.format).flatMap(self.names)
    return .object(["anyOf": .array([reference("texts"), object(names.map { ($0, text) })])])
  }

  private func names(_ format: Format) -> [String] { [format.id] + format.aliases }

  /// A name, a list of names, or names with options.
  private func choice(_ things: [(name: String, help: String, options: String)]) -> JSONValue {
    let names = JSONValue.object(["enum": .strings(things.map(\.name))])
    let properties = things.map { thing in
      (
        thing.name,
        described(.object(["anyOf": .array([reference("flag"), reference(thing.options)])]), thing.help)
      )
    }
    return .object(["anyOf": .array([names, list(of: names), object(properties)])])
  }

  private func options(_ options: [OptionDescription]) -> JSONValue {
    object(
      options.map { option in
        let standard = option.defaultValue.isEmpty ? "" : " Default: \(option.defaultValue)."
        return (option.name, described(value(of: option.values), option.help + standard))
      }, isNullable: true)
  }

  private func value(of values: OptionValues) -> JSONValue {
    switch values {
    case .boolean: return reference("flag")
    case .integer(let minimum, let maximum, let words):
      let number = JSONValue.object([
        "type": .string("integer"), "minimum": .integer(minimum), "maximum": .integer(maximum),
      ])
      return words.isEmpty ? number : .object(["anyOf": .array([number, .object(["enum": .strings(words)])])])
    case .choice(let words):
      // A word that YAML takes for a truth value, and numbers, reach an option as they are written.
      return .object(["enum": .array(words.map(JSONValue.string) + (words.contains("false") ? [.boolean(false)] : []))])
    case .text: return text
    case .file: return reference("texts")
    }
  }

  // MARK: - Shapes

  private var text: JSONValue { reference("text") }

  private var flags: JSONValue {
    .array(
      [.boolean(true), .boolean(false), .integer(0), .integer(1), .null]
        + ["true", "yes", "on", "false", "no", "off"].map(JSONValue.string))
  }

  private func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/\(name)")]) }

  private func type(_ names: String...) -> JSONValue { .object(["type": .strings(names)]) }

  private func list(of element: JSONValue) -> JSONValue {
    .object(["type": .string("array"), "minItems": .integer(1), "items": element])
  }

  private func oneOrMore(_ element: JSONValue) -> JSONValue {
    .object(["anyOf": .array([element, list(of: element)])])
  }

  private func described(_ value: JSONValue, _ help: String) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(members + [.init(name: "description", value: .string(help))])
  }

  private func members(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { .init(name: $0.0, value: $0.1) })
  }

  /// An object that has the properties and no others.
  private func object(
    _ properties: [(String, JSONValue)], required: [String] = [], patterns: String? = nil, isNullable: Bool = false,
    with more: [(String, JSONValue)] = []
  ) -> JSONValue {
    var result = more
    result.append(("type", isNullable ? .strings(["object", "null"]) : .string("object")))
    if !required.isEmpty { result.append(("required", .strings(required))) }
    result.append(("properties", members(properties)))
    if let patterns { result.append(("patternProperties", members([(patterns, text)]))) }
    result.append(("additionalProperties", .boolean(false)))
    return members(result)
  }
}
