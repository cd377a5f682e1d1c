import PlatenCore

/// Text within formulas.
extension TeXParser {
  /// Reads the argument of `\text` and its like: text, with formulas between dollar signs.
  mutating func text(variant: String) throws(MathProblem) -> Atom {
    guard let source = scanner.group() else { throw .syntax("text in braces is missing") }
    let scalars = Array(source.unicodeScalars)
    var elements: [MathElement] = []
    var text = String.UnicodeScalarView()
    var index = 0
    func flush() {
      guard !text.isEmpty else { return }
      let attributes = variant.isEmpty ? [] : [MathElement.Attribute(name: "mathvariant", value: variant)]
      elements.append(MathElement("mtext", text: TeXParser.keepingSpaces(String(text)), attributes))
      text = String.UnicodeScalarView()
    }
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "$":
        guard let end = scalars[index...].firstIndex(of: "$") else { throw .syntax("a dollar sign is missing") }
        flush()
        let formula = String(scalars: scalars[index..<end])
        elements.append(try TeXParser.formula(formula, depth: currentDepth + 1))
        index = end + 1
      case "{", "}": continue
      case "~": text.append("\u{A0}")
      case "\\":
        let start = index
        while index < scalars.count, TeXScanner.isLetter(scalars[index]) { index += 1 }
        if index == start { index = min(start + 1, scalars.count) }
        let name = String(scalars: scalars[start..<index])
        guard let replacement = TeXParser.textSymbols[name] else { throw .unknownCommand("\\" + name) }
        text.append(contentsOf: replacement.unicodeScalars)
      default: text.append(scalar)
      }
    }
    flush()
    return Atom(element: .row(elements))
  }

  /// What commands stand for in text.
  private static let textSymbols = [
    "%": "%", "$": "$", "_": "_", "&": "&", "#": "#", "{": "{", "}": "}", " ": " ", ",": "\u{2009}", "\\": " ",
    "ldots": "…", "dots": "…", "textbackslash": "\\", "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}", "-": "",
    "textasciitilde": "~", "textendash": "–", "textemdash": "—",
  ]

  /// White space made one, and at the ends not to be dropped: MathML 3 §2.1.7 trims what a token says.
  static func keepingSpaces(_ text: String) -> String {
    var result = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).joined(separator: " ")
    func isSpace(_ character: Character?) -> Bool { character == " " || character == "\n" || character == "\t" }
    if isSpace(text.first) { result = "\u{A0}" + result }
    if isSpace(text.last), !result.isEmpty, result != "\u{A0}" { result += "\u{A0}" }
    return result
  }
}
