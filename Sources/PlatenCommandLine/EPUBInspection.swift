import EditionCheck
import JSONText
import Platen
import PlatenFiles

/// What `platen inspect` shows about EPUBs: what they say of themselves, and what a shop would tell its customers about their
/// accessibility.
struct EPUBInspection {
  /// What is written.
  enum Form {
    case text, json, onix
  }

  private var editions: [(file: String, edition: EditionInspection)] = []

  /// Reads EPUBs.
  init(_ files: [String]) throws(Failure) {
    for file in files {
      let source = try InputFiles.read(file)
      do throws(EditionInspection.Unreadable) {
        editions.append((file, try EditionInspection(source.bytes)))
      } catch {
        throw Failure(.badInput, "it is no EPUB that can be inspected. \(error.message)", at: file)
      }
    }
  }

  /// Whether an input is an EPUB by its name.
  static func isEPUB(_ input: String) -> Bool { input.lowercased().hasSuffix(".epub") }

  func output(_ form: Form) -> String {
    switch form {
    case .text: editions.map { EPUBInspection.text($0.edition) }.joined(separator: "\n")
    case .json: JSONValue.array(editions.map { EPUBInspection.json($0.edition, file: $0.file) }).text
    case .onix: String(decoding: editions.flatMap { $0.edition.features.markup }, as: UTF8.self)
    }
  }
}

extension EPUBInspection {
  private static func text(_ edition: EditionInspection) -> String {
    var text = TextLayout.item("", edition.titles.first ?? "(no title)", indent: 0)
    for title in edition.titles.dropFirst() { text += TextLayout.item("", title, indent: 0) }
    for creator in edition.creators { text += TextLayout.item("", creator, indent: 2) }
    text += "\n"
    for (label, values) in [
      ("EPUB", [edition.version]), ("Languages", edition.languages), ("Identifiers", edition.identifiers),
    ] where !values.isEmpty {
      text += TextLayout.item(label, values.joined(separator: ", "), indent: 14)
    }
    for field in edition.display.fields {
      text += "\n\(field.title)\n"
      for line in field.lines {
        text += TextLayout.item("", line.compact, indent: 2)
        if let link = line.link, !line.compact.contains(link) { text += TextLayout.item("", link, indent: 4) }
      }
    }
    return text
  }

  private static func json(_ edition: EditionInspection, file: String) -> JSONValue {
    .object([
      "platen": .string(PlatenVersion.current), "file": .string(file), "version": .string(edition.version),
      "titles": .strings(edition.titles), "creators": .strings(edition.creators),
      "languages": .strings(edition.languages), "identifiers": .strings(edition.identifiers),
      "accessibility": .array(edition.display.fields.map(json)),
      "onix": .array(
        edition.features.map { feature in
          .object([
            "type": .string(feature.type), "code": .string(feature.code), "name": .string(feature.name),
            "text": .optional(feature.text),
          ])
        }),
    ])
  }

  private static func json(_ field: AccessibilityDisplay.Field) -> JSONValue {
    .object([
      "id": .string(field.id), "title": .string(field.title), "told": .boolean(field.isTold),
      "statements": .array(
        field.lines.map { line in
          .object([
            "id": .optional(line.id), "compact": .string(line.compact), "descriptive": .string(line.descriptive),
            "link": .optional(line.link), "language": .optional(line.language),
          ])
        }),
    ])
  }
}
