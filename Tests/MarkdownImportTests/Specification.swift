import Foundation
import Testing

/// An example of a specification.
struct SpecificationExample: Sendable, CustomTestStringConvertible {
  var number: Int
  var markdown: String
  var html: String
  var section: String
  /// The extensions that a GFM example names.
  var extensions: String

  var testDescription: String { "example \(number), \(section)" }
}

/// The examples that `Tests/Tools/fetch-specs.sh` fetches.
enum Specification {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".tools/specs")

  /// Whether the examples are there. In CI they must be.
  static var isAvailable: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "commonmark.json").path)
      && FileManager.default.fileExists(atPath: folder.appending(path: "gfm.txt").path)
  }

  static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

  static let missing = "the examples are not there; run Tests/Tools/fetch-specs.sh"

  private struct Entry: Decodable {
    var markdown: String
    var html: String
    var example: Int
    var section: String
  }

  /// The 652 examples of CommonMark 0.31.2.
  static let commonMark: [SpecificationExample] = {
    guard let data = try? Data(contentsOf: folder.appending(path: "commonmark.json")),
      let entries = try? JSONDecoder().decode([Entry].self, from: data)
    else { return [] }
    return entries.map {
      SpecificationExample(
        number: $0.example, markdown: $0.markdown, html: $0.html, section: $0.section, extensions: "")
    }
  }()

  /// The examples of GFM 0.29, from the specification's own text.
  static let gfm: [SpecificationExample] = (try? examples(of: folder.appending(path: "gfm.txt"))) ?? []

  /// The examples of a text in CommonMark's form: a fence of backticks, Markdown, a line with a dot, HTML.
  static func examples(of file: URL) throws -> [SpecificationExample] {
    let text = try String(contentsOf: file, encoding: .utf8)
    var examples: [SpecificationExample] = []
    var section = ""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("#") { section = line.drop { $0 == "#" || $0 == " " }.description }
      let fence = line.prefix { $0 == "`" }
      guard fence.count > 10, line.dropFirst(fence.count).hasPrefix(" example") else { continue }
      var parts: [String] = ["", ""]
      var part = 0
      while let content = lines.popFirst(), content != fence {
        if content == "." { part += 1 } else { parts[min(part, 1)] += content + "\n" }
      }
      examples.append(
        SpecificationExample(
          number: examples.count + 1, markdown: parts[0].replacingOccurrences(of: "→", with: "\t"),
          html: parts[1].replacingOccurrences(of: "→", with: "\t"), section: section,
          extensions: String(line.dropFirst(fence.count + " example".count)).trimmingCharacters(in: .whitespaces)))
    }
    return examples
  }
}
