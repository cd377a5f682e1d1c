/// A note: one line of the file.
struct AnkiNote {
  var term: String
  var reading: String
  var meaning: String
  /// The sentence before the term, the term as it stands there, and the sentence after it.
  var sentence: (before: String, term: String, after: String)

  /// The note as a line.
  ///
  /// - Parameter tags: separated by spaces.
  func line(tags: String) -> String {
    let fields = [
      AnkiNote.html(term), AnkiNote.html(reading), AnkiNote.html(meaning),
      "\(AnkiNote.html(sentence.before))<b>\(AnkiNote.html(sentence.term))</b>\(AnkiNote.html(sentence.after))",
      AnkiNote.html(tags),
    ]
    return fields.joined(separator: "\t") + "\n"
  }

  /// Text as HTML without anything that a text file would take as its own: no tab, no line end, no quotation mark, and no
  /// number sign, which begins a comment.
  static func html(_ text: String) -> String {
    var result = ""
    for scalar in line(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "#": result += "&#35;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text in one line: controls and line ends are spaces, one for several.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        if let last = result.last, last != " " { result.append(" ") }
      default: result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }
}
