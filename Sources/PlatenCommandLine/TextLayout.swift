import PlatenCore
import Typesetting

/// Text for an 80-column terminal, where a Han character takes two columns.
enum TextLayout {
  /// The default number of columns of a terminal.
  static let columns = 80

  /// A label and a text beside it, wrapped at spaces, with a line end.
  ///
  /// Control and bidi characters are escaped: text from a document must not steer the terminal.
  ///
  /// - Parameter indent: the column where the text begins; a longer label has the text on the next line.
  static func item(_ label: String, _ text: String, indent: Int) -> String {
    let label = Diagnostic.escaped(label)
    let margin = String(repeating: " ", count: indent)
    var result = label
    var column = width(label)
    if column + 1 > indent, column > 0 {
      result += "\n"
      column = 0
    }
    result += String(repeating: " ", count: indent - column)
    column = indent
    for word in Diagnostic.escaped(text).split(separator: " ") {
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
  static func width(_ text: some StringProtocol) -> Int { displayWidth.width(of: text) }

  private static let displayWidth = DisplayWidth()
}
