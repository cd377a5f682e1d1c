import Foundation
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@testable import EditionCheck

/// Faults that nobody thought of: markup changed by chance, and labelled by EPUBCheck.
@Suite struct MutationTests {
  /// A tag of the file: `<name attributes>` with its places.
  private struct Tag {
    var range: Range<String.Index>
    var name: Substring
    var attributes: [Range<String.Index>]
  }

  private static func tags(of text: String) -> [Tag] {
    text.ranges(of: #/<[A-Za-z][^<>!?]*>/#).map { range in
      let inner = text[range]
      let name = inner.dropFirst().prefix { !" />\n".contains($0) }
      return Tag(range: range, name: name, attributes: inner.ranges(of: #/ [\w:-]+="[^"]*"/#))
    }
  }

  /// Changes one thing; `nil` where that cannot be done.
  private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String? {
    let tags = tags(of: text)
    guard let tag = tags.randomElement(using: &random), let other = tags.randomElement(using: &random) else {
      return nil
    }
    var text = text
    let end = text[tag.range.upperBound...].ranges(of: "</\(tag.name)>").first?.upperBound
    let element = text[tag.range].hasSuffix("/>") ? tag.range : end.map { tag.range.lowerBound..<$0 }
    let attribute = tag.attributes.randomElement(using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: attribute.map { text.removeSubrange($0) }
    case 1: attribute.map { text.insert(contentsOf: "x", at: text[$0].firstIndex(of: "=") ?? $0.lowerBound) }
    case 2:
      attribute.map { range in
        let quote = text.index(after: text[range].firstIndex(of: "\"") ?? range.lowerBound)
        text.insert(contentsOf: ["x ", "#", "-1", "é", "/"].randomElement(using: &random) ?? "", at: quote)
      }
    case 3:
      guard let moved = other.attributes.randomElement(using: &random) else { return nil }
      text.insert(contentsOf: String(text[moved]), at: tag.name.endIndex)
    case 4: element.map { text.removeSubrange($0) }
    case 5: element.map { text.insert(contentsOf: String(text[$0]), at: $0.upperBound) }
    case 6:
      guard let element else { return nil }
      let copy = String(text[element])
      text.insert(contentsOf: copy, at: other.range.upperBound)
    case 7:
      let name = String(other.name)
      guard let element, !text[tag.range].hasSuffix("/>") else { return nil }
      text.replaceSubrange(
        text.index(element.upperBound, offsetBy: -tag.name.count - 1)..<element.upperBound, with: name + ">")
      text.replaceSubrange(tag.name.startIndex..<tag.name.endIndex, with: name)
    case 8:
      text.insert(
        contentsOf: ["text", "&nbsp;", "<b>x</b>", "<p/>"].randomElement(using: &random) ?? "", at: tag.range.upperBound
      )
    default: text.removeSubrange(tag.range)
    }
    return text
  }

  @Test(.requires(.epubCheck)) func faultsMadeByChanceAreFound() async throws {
    let book = try FaultBook()
    var random = SeededGenerator(seed: 2_026)
    let paths = [
      "package.opf", "package.opf", "nav.xhtml", "toc.ncx", "one.xhtml", "one.xhtml", "two.xhtml", "draw.svg",
      "one.smil",
    ]
    var (errors, sound) = (0, 0)
    var missed: [String] = []
    var alarms: [String] = []
    while errors + sound < 330 {
      let path = "EPUB/" + (paths.randomElement(using: &random) ?? "")
      guard let content = book.files.first(where: { $0.path == path })?.content,
        let text = Self.mutated(String(decoding: content, as: UTF8.self), &random), Array(text.utf8) != content
      else { continue }
      let archive = try book.archive(changing: path, to: Array(text.utf8))
      let messages = try await EPUBCheck.shared.messages(for: archive)
      let findings = EditionCheck(archive).findings.filter { $0.severity == .error }
      let change = zip(content, text.utf8).prefix { $0 == $1 }.count
      let place = "\(path): " + String(decoding: text.utf8.dropFirst(max(0, change - 30)).prefix(90), as: UTF8.self)
      if messages.contains(where: { $0.severity == .error || $0.severity == .fatal }) {
        errors += 1
        if findings.isEmpty { missed.append("\(place): \(messages[0])") }
      } else {
        sound += 1
        if let first = findings.first { alarms.append("\(place): \(first)") }
      }
    }
    #expect(errors >= 200)
    #expect(missed.count * 20 <= errors, "\(missed.joined(separator: "\n"))")
    #expect(alarms.isEmpty, "\(alarms.joined(separator: "\n"))")
  }
}
