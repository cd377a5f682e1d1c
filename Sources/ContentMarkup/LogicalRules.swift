/// A stylesheet for horizontal lines, turned: what is said of the top, right, bottom and left is said of the start and end of
/// lines and blocks (CSS Logical Properties 1).
///
/// Old reading systems know the sides alone, and these have no vertical lines; so horizontal editions name the sides, and
/// vertical ones are made from the same rules. Only what ``BaseStylesheet`` has is turned: one declaration after the other,
/// with values of lengths without commas.
struct LogicalRules {
  private(set) var text = ""

  init(_ rules: String) {
    text.reserveCapacity(rules.utf8.count * 5 / 4)
    var word = ""
    for character in rules {
      switch character {
      case "{":
        // A narrow page has short lines, which are its height when they are vertical.
        text +=
          word.replacingSide("(max-width:", by: "(max-height:").replacingSide("(min-width:", by: "(min-height:") + "{"
        word = ""
      case ";", "}":
        text += LogicalRules.turned(word)
        text.append(character)
        word = ""
      default: word.append(character)
      }
    }
    text += word
  }

  /// Turns what stands before a semicolon or the end of a block: white space, comments, and a declaration.
  private static func turned(_ text: String) -> String {
    guard let colon = text.lastIndex(of: ":"),
      let start = text[..<colon].lastIndex(where: { $0.isWhitespace || $0 == "/" }).map(text.index(after:))
        ?? (text.startIndex < colon ? text.startIndex : nil)
    else { return text }
    let name = String(text[start..<colon])
    let value = text[text.index(after: colon)...]
    if name == "margin" || name == "padding" {
      let sides = value.split { $0.isWhitespace }.map(String.init)
      guard let first = sides.first, sides.count > 1 else { return text }
      let end = sides.count > 2 ? sides[2] : first
      let left = sides.count > 3 ? sides[3] : sides[1]
      return text[..<start] + "\(name)-block: \(pair(first, end)); \(name)-inline: \(pair(left, sides[1]))"
    }
    for (side, logical) in sides {
      for property in ["margin", "padding", "border"] where name.hasPrefix("\(property)-\(side)") {
        let rest = name.dropFirst(property.utf8.count + 1 + side.utf8.count)
        return text[..<start] + "\(property)-\(logical)\(rest):\(value)"
      }
    }
    return text
  }

  private static func pair(_ start: String, _ end: String) -> String { start == end ? start : "\(start) \(end)" }

  private static let sides = [
    ("top", "block-start"), ("bottom", "block-end"), ("left", "inline-start"), ("right", "inline-end"),
  ]
}

extension String {
  fileprivate func replacingSide(_ name: String, by other: String) -> String {
    guard let range = firstRange(of: name) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
