internal import PlatenCore

/// Reads the units of a translation memory (TMX 1.4b): `<tu><tuv xml:lang="zh"><seg>…</seg></tuv>…</tu>`.
///
/// Only what these elements say is looked at; tags within a segment are left out.
struct TMXReader {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The units that have both languages. A tag's first subtag is enough: `zh-CN` is `zh`.
  func segments(_ first: Language, _ second: Language) -> [GivenAlignment.Segment] {
    var result: [GivenAlignment.Segment] = []
    for unit in text.pieces(between: "<tu", and: "</tu>") where unit.first?.isLetter != true {
      var found: [Substring: String] = [:]
      for variant in unit.pieces(between: "<tuv", and: "</tuv>") {
        guard let tag = variant.language, let segment = variant.pieces(between: "<seg", and: "</seg>").first else {
          continue
        }
        guard let start = segment.firstIndex(of: ">") else { continue }
        let text = TMXReader.plain(segment[segment.index(after: start)...])
        found[tag.primary] = found[tag.primary] ?? text
      }
      if let left = found[first.primary], let right = found[second.primary] { result.append(.init(left, right)) }
    }
    return result
  }

  private static func plain(_ markup: Substring) -> String {
    var result = ""
    var rest = markup
    while let character = rest.first {
      if character == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
      } else if character == "&", let end = rest.prefix(12).firstIndex(of: ";") {
        result += reference(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func reference(_ name: Substring) -> String {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? "&\(name);"
    }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// What stands between a word and the next of another, again and again.
  fileprivate func pieces(between start: String, and end: String) -> [Substring] {
    var result: [Substring] = []
    var rest = self[startIndex...]
    while let open = rest.firstRange(of: start) {
      let inner = rest[open.upperBound...]
      guard let close = inner.firstRange(of: end) else { break }
      result.append(inner[..<close.lowerBound])
      rest = inner[close.upperBound...]
    }
    return result
  }

  /// The language of a `tuv` element, from its attributes.
  fileprivate var language: Language? {
    guard let head = firstIndex(of: ">").map({ self[..<$0] }), let name = head.firstRange(of: "lang="),
      let quote = head[name.upperBound...].first, quote == "\"" || quote == "'"
    else { return nil }
    return Language(String(head[name.upperBound...].dropFirst().prefix { $0 != quote }))
  }
}
