import ContentMarkup

extension FontLibrary {
  /// The rules of the stylesheet that name the embedded fonts: their faces, and which language they set.
  ///
  /// Families with Chinese characters set Chinese and Japanese. For other languages they stand behind the reader's own
  /// font, for single characters in a text. Attribute selectors, since old reading systems do not know `:lang()`.
  var rules: String {
    var rules = "\n/* The embedded fonts. */\n"
    for family in families {
      for face in family.faces.map({ faces[$0] }) {
        rules += """
          @font-face {
            font-family: \(FontLibrary.quoted(family.name));
            font-weight: \(FontLibrary.weight(face.weight));
            font-style: \(face.isItalic ? "italic" : "normal");
            src: url(\(face.href));
          }

          """
      }
    }
    let western = families.filter { !$0.hasHan }.map { FontLibrary.quoted($0.name) }
    let eastern = families.filter(\.hasHan).map { FontLibrary.quoted($0.name) }
    let others = western + ["serif"] + eastern
    rules += "html, body { font-family: \(others.joined(separator: ", ")); }\n"
    // A passage in another language inside of Chinese text: else its quotation marks would be as wide as an em.
    rules += "[lang] { font-family: \(others.joined(separator: ", ")); }\n"
    if !eastern.isEmpty {
      let chinese = eastern + western + ["serif"]
      rules += "\(FontLibrary.easternLanguages) { font-family: \(chinese.joined(separator: ", ")); }\n"
      rules += "[lang|=\"zh-Latn\"] { font-family: \(others.joined(separator: ", ")); }\n"
    }
    rules += "rt[lang|=\"zh-Latn\"] { font-family: \((["sans-serif"] + eastern + western).joined(separator: ", ")); }\n"
    rules +=
      "pre, code, pre[lang], code[lang] { font-family: \((["monospace"] + eastern + western).joined(separator: ", ")); }\n"
    return rules
  }

  /// Chinese and Japanese. MuPDF does not take the beginning of a tag for the whole, as `|=` means it, and lets `body`
  /// inherit nothing from the root, which has the language.
  private static let easternLanguages =
    (["zh", "ja"].map { "[lang|=\"\($0)\"]" }
    + ["zh-Hans", "zh-Hant", "zh-CN", "zh-TW", "zh-HK", "ja"].map { "[lang=\"\($0)\"]" })
    .flatMap { [$0, $0 + " body"] }.joined(separator: ", ")

  /// A CSS string (CSS Syntax §4.3.5).
  private static func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func weight(_ weight: Int) -> String {
    switch weight {
    case 400: "normal"
    case 700: "bold"
    default: String(weight)
    }
  }
}
