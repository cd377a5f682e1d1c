internal import PlatenCore

/// Rows of fields as spreadsheets write them: with commas, semicolons or tabs, quoted or not (RFC 4180), with or without a byte order mark.
struct DelimitedText {
  /// The rows that are not blank, each with its fields, without the space around them.
  private(set) var rows: [[String]] = []

  /// Reads UTF-8. The first row tells what separates fields: a tab if it has one, else a semicolon if it has no comma, else a comma.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(_ bytes: [UInt8]) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let text = Array(String(decoding: body, as: UTF8.self).unicodeScalars)
    let head = text.prefix { $0 != "\n" && $0 != "\r" }
    let separator: Unicode.Scalar = head.contains("\t") ? "\t" : head.contains(";") && !head.contains(",") ? ";" : ","
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuoted = false
    var index = 0
    func endField() {
      let text = String(field)
      row.append(wasQuoted ? text : String(text.trimmingSpaces))
      field = String.UnicodeScalarView()
      wasQuoted = false
    }
    func endRow() {
      endField()
      if row.contains(where: { !$0.isEmpty }), row.first?.hasPrefix("#") != true { rows.append(row) }
      row = []
    }
    while index < text.count {
      let scalar = text[index]
      index += 1
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if index < text.count, text[index] == "\"" {
          field.append("\"")
          index += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", field.allSatisfy({ $0 == " " }), !wasQuoted {
        field = String.UnicodeScalarView()
        isQuoted = true
        wasQuoted = true
      } else if scalar == separator {
        endField()
      } else if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", index < text.count, text[index] == "\n" { index += 1 }
        endRow()
      } else {
        field.append(scalar)
      }
    }
    endRow()
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmingSpaces: Substring {
    var result = drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
    while let last = result.last, last == " " || last == "\t" || last == "\u{3000}" { result = result.dropLast() }
    return result
  }
}
