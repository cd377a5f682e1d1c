/// Text for an 80-column terminal, where a Han character takes two columns.
enum TextLayout {
  /// The columns of a terminal that nobody has widened.
  static let columns = 80

  /// A label and a text beside it, wrapped at spaces, with a line end.
  ///
  /// - Parameter indent: the column where the text begins; a longer label has the text on the next line.
  static func item(_ label: String, _ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var result = label
    var column = width(label)
    if column + 1 > indent, column > 0 {
      result += "\n"
      column = 0
    }
    result += String(repeating: " ", count: indent - column)
    column = indent
    for word in text.split(separator: " ") {
      let needed = width(word)
      if column > indent, column + 1 + needed > columns {
        result += "\n" + margin
        column = indent
      } else if column > indent {
        result += " "
        column += 1
      }
      result += word
      column += needed
    }
    return result + "\n"
  }

  /// The columns that a text takes.
  static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : $1.properties.generalCategory == .nonspacingMark ? 0 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
