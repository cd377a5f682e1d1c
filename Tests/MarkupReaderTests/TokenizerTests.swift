import Foundation
import TestSupport
import Testing

@testable import MarkupReader

/// The tokenizer tests of html5lib. `xmlViolation.test` is left out: it is for trees that become XML infosets.
@Suite struct TokenizerTests {
  static let files: [String] = [
    "contentModelFlags", "domjs", "entities", "escapeFlag", "namedEntities", "numericEntities", "pendingSpecChanges",
    "test1", "test2", "test3", "test4", "unicodeChars", "unicodeCharsProblematic",
  ]

  static let states: [String: HTMLTokenizer.State] = [
    "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawText, "Script data state": .scriptData,
    "PLAINTEXT state": .plainText, "CDATA section state": .cdata,
  ]

  @Test(.enabled(if: SharedInputs.exist, "the suites are not there"), arguments: files)
  func tokensAreThoseOfTheStandard(file: String) throws {
    let url = try #require(SharedInputs.file("suites/html5lib/tokenizer/\(file).test"))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    let tests = try #require(json["tests"] as? [[String: Any]])
    #expect(!tests.isEmpty)
    for test in tests {
      let isEscaped = test["doubleEscaped"] as? Bool ?? false
      let output = try #require(test["output"] as? [[Any]])
      // A surrogate on its own is in no UTF-8.
      guard let input = TokenizerTests.text(test["input"], isEscaped) else { continue }
      let expected = TokenizerTests.expected(output, isEscaped)
      for name in test["initialStates"] as? [String] ?? ["Data state"] {
        let state = try #require(TokenizerTests.states[name])
        let made = TokenizerTests.tokens(input, state, last: test["lastStartTag"] as? String ?? "")
        #expect(made == expected, "\(test["description"] ?? "") in \(name): \(input.debugDescription)")
      }
    }
  }

  /// A string of the tests, whose `\uXXXX` may be escaped once more; `nil` with a surrogate on its own.
  static func text(_ value: Any?, _ isEscaped: Bool) -> String? {
    guard let text = value as? String else { return nil }
    guard isEscaped else { return text }
    var units: [UInt16] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("\\u"), let unit = UInt16(rest.dropFirst(2).prefix(4), radix: 16) {
        units.append(unit)
        rest = rest.dropFirst(6)
      } else {
        units += String(first).utf16
        rest = rest.dropFirst()
      }
    }
    let made = String(decoding: units, as: UTF16.self)
    return Array(made.utf16) == units ? made : nil
  }

  static func expected(_ tokens: [[Any]], _ isEscaped: Bool) -> [String] {
    func string(_ value: Any) -> String { text(value, isEscaped).map { "\"\($0)\"" } ?? "nil" }
    return tokens.map { token in
      switch token[0] as? String {
      case "StartTag":
        let attributes = (token[2] as? [String: String] ?? [:]).map { "\(string($0))=\(string($1))" }.sorted()
        return "<\(string(token[1])) \(attributes) \(token.count > 3)"
      case "EndTag": return "</\(string(token[1]))"
      case "Comment": return "<!--\(string(token[1]))"
      case "DOCTYPE":
        return "<!DOCTYPE " + token[1...3].map(string).joined(separator: " ") + " \(token[4] as? Bool ?? false)"
      default: return string(token[1])
      }
    }
  }

  static func tokens(_ input: String, _ state: HTMLTokenizer.State, last: String) -> [String] {
    var tokenizer = HTMLTokenizer()
    tokenizer.begin(Array(input.utf8))
    tokenizer.state = state
    tokenizer.lastStartTag = Array(last.utf8)
    var tokens: [String] = []
    var characters = ""
    var token = HTMLToken()
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "nil" }
    repeat {
      tokenizer.next(&token)
      let text = String(decoding: tokenizer.text[token.start..<token.end], as: UTF8.self)
      switch token.kind {
      case .characters, .whitespace:
        characters += text
        continue
      case .null:
        characters += "\0"
        continue
      case .startTag, .endTag, .comment, .doctype, .opaque, .end: break
      }
      if !characters.isEmpty { tokens.append(quoted(characters)) }
      characters = ""
      switch token.kind {
      case .startTag:
        let attributes = token.attributes.map { "\(quoted($0.name))=\(quoted($0.value))" }.sorted()
        tokens.append("<\(quoted(token.tagName)) \(attributes) \(token.isSelfClosing)")
      case .endTag: tokens.append("</\(quoted(token.tagName))")
      case .comment: tokens.append("<!--\(quoted(text))")
      case .doctype:
        let parts = [token.doctype.name, token.doctype.publicID, token.doctype.systemID].map(quoted)
        tokens.append("<!DOCTYPE " + parts.joined(separator: " ") + " \(!token.doctype.forcesQuirks)")
      case .characters, .whitespace, .null, .opaque, .end: break
      }
    } while token.kind != .end
    return tokens
  }
}
