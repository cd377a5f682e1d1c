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
    guard let first = name.utf8.first, first.isASCIILetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
    else {
      return false
    }
    return !["id", "class", "lang"].contains(name)
      && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || Array("-_:.".utf8).contains($0) }
  }

  /// Whether text can stand without quotation marks.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && !text.contains("www.")
      && !text.unicodeScalars.contains { TextEscapes.isUnreadable($0.value) }
      && text.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || Array("-_.%+".utf8).contains($0)
      }
  }

  /// A value in quotation marks. The reader looks for the braces of headings without regard to these, and readers that
  /// know no attributes would see tags and links.
  private static func quoted(_ text: String) -> String {
    let bytes = LinkSyntax.title(text)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isInAddress =
        byte == UInt8(ascii: ":") && bytes[index...].starts(with: Array("://".utf8))
        || byte == UInt8(ascii: ".") && bytes[..<index].suffix(3).elementsEqual(Array("www".utf8))
      if isInAddress || Array("{}<[]`".utf8).contains(byte) {
        result += Array("&#\(byte);".utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
