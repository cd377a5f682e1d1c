import PlatenCore

/// Attributes in braces: `{#id .class lang=zh-Hans key="a value"}`.
enum AttributeSyntax {
  /// The attributes, with classes and values that stand for what the syntax has no mark for.
  static func list(
    _ attributes: Attributes, classes: [String] = [], values: [(name: String, value: String)] = []
  ) -> String {
    var parts: [String] = []
    for name in classes { parts.append("." + name) }
    if let id = attributes.id, !id.isEmpty { parts.append(isWord(id) ? "#" + id : "id=" + quoted(id)) }
    for name in attributes.classes where !name.isEmpty {
      parts.append(isWord(name) ? "." + name : "class=" + quoted(name))
    }
    if let language = attributes.language { parts.append("lang=" + language.tag) }
    for (name, value) in values { parts.append(name + "=" + (isWord(value) ? value : quoted(value))) }
    for value in attributes.values where isName(value.name) {
      parts.append(value.name + "=" + (isWord(value.value) ? value.value : quoted(value.value)))
    }
    return "{" + parts.joined(separator: " ") + "}"
  }

  /// Whether a name of a value can be written.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else {
      return false
    }
    return !["id", "class", "lang"].contains(name)
      && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || Array("-_:.".utf8).contains($0) }
  }

  /// Whether text can stand without quotation marks.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || Array("-_.:/%+".utf8).contains($0)
      }
  }

  /// A value in quotation marks; the reader looks for the braces of headings without regard to these.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in String(decoding: LinkSyntax.title(text), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "{": result += "&#123;"
      case "}": result += "&#125;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
