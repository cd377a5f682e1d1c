package import TextScanning

/// Reads the TOML that front matter is written in between lines of `+++` (TOML 1.0), straight into values.
///
/// Strings of all four kinds, arrays, inline tables, tables and dotted keys are read; numbers, dates and booleans are text as
/// they were written. Keys that are given twice and what follows a value on its line are errors.
///
/// Time is linear in the bytes; depth and the number of values are bounded.
package struct TOMLReader {
  private static let maximumDepth = 32
  private static let maximumValues = 10_000

  private let text: ByteView
  private let origin: Int
  private var position = 0
  private var valuesLeft = TOMLReader.maximumValues

  /// The value of a document.
  ///
  /// - Throws: what is wrong first, with its offset in the file.
  package static func value(_ view: ByteView, in range: Range<Int>) throws(FrontMatterError) -> FrontMatterValue {
    var reader = TOMLReader(text: view.slice(range.lowerBound, range.upperBound), origin: range.lowerBound)
    return try reader.document()
  }

  private init(text: ByteView, origin: Int) {
    self.text = text
    self.origin = origin
  }

  private var byte: UInt8 { text[position] }

  private func error(_ message: String) -> FrontMatterError {
    FrontMatterError(message: message, offset: origin + position)
  }

  private mutating func make(_ content: FrontMatterValue.Content, at start: Int) throws(FrontMatterError)
    -> FrontMatterValue
  {
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw error("it has more than \(TOMLReader.maximumValues) values") }
    return FrontMatterValue(content: content, offset: origin + start)
  }

  private mutating func document() throws(FrontMatterError) -> FrontMatterValue {
    var root: [FrontMatterValue.Field] = []
    var table: [String] = []
    while skipBlankLines() {
      if byte == ASCII.leftBracket {
        let isArray = text[position + 1] == ASCII.leftBracket
        position += isArray ? 2 : 1
        table = try keys()
        guard byte == ASCII.rightBracket, !isArray || text[position + 1] == ASCII.rightBracket else {
          throw error("a table’s name ends with “]”")
        }
        position += isArray ? 2 : 1
        let empty = try make(.fields([]), at: position)
        try insert(isArray ? make(.list([empty]), at: position) : empty, at: table[...], isTable: true, into: &root)
      } else {
        let path = try table + keys()
        try takeEquals()
        try insert(value(depth: 0), at: path[...], isTable: false, into: &root)
      }
      try endLine()
    }
    return try make(.fields(root), at: 0)
  }

  /// Puts a value under a path of keys; a table or list of tables that is there already is gone on with.
  private func insert(
    _ value: FrontMatterValue, at path: ArraySlice<String>, isTable: Bool, into fields: inout [FrontMatterValue.Field]
  ) throws(FrontMatterError) {
    guard let key = path.first else { return }
    guard path.count <= TOMLReader.maximumDepth else { throw error("its tables are nested too deep") }
    guard let place = fields.firstIndex(where: { $0.key == key }) else {
      var inner = value
      if path.count > 1 {
        var rest: [FrontMatterValue.Field] = []
        try insert(value, at: path.dropFirst(), isTable: isTable, into: &rest)
        inner = FrontMatterValue(content: .fields(rest), offset: value.offset)
      }
      fields.append(FrontMatterValue.Field(key: key, value: inner))
      return
    }
    switch fields[place].value.content {
    case .fields(var inner):
      guard path.count > 1 || isTable else { throw error("a key occurs twice") }
      try insert(value, at: path.dropFirst(), isTable: isTable, into: &inner)
      fields[place].value.content = .fields(inner)
    case .list(var values):
      if path.count == 1, isTable, case .list(let more) = value.content {
        fields[place].value.content = .list(values + more)
        return
      }
      guard path.count > 1, let last = values.indices.last, case .fields(var inner) = values[last].content else {
        throw error("a key occurs twice")
      }
      try insert(value, at: path.dropFirst(), isTable: isTable, into: &inner)
      values[last].content = .fields(inner)
      fields[place].value.content = .list(values)
    case .null, .text: throw error("a key occurs twice")
    }
  }

  // MARK: - Lines and keys

  private mutating func skipSpaces() { position = text.skipSpaces(position) }

  /// - Returns: whether anything is left.
  private mutating func skipBlankLines() -> Bool {
    while position < text.count {
      skipSpaces()
      if byte == ASCII.number { position = text.endOfLine(from: position) }
      guard byte == ASCII.lineFeed else { break }
      position += 1
    }
    return position < text.count
  }

  private mutating func endLine() throws(FrontMatterError) {
    skipSpaces()
    guard position >= text.count || byte == ASCII.lineFeed || byte == ASCII.number else {
      throw error("there is text after the end of a value")
    }
  }

  private mutating func takeEquals() throws(FrontMatterError) {
    guard byte == ASCII.equals else { throw error("here should be a key with “=” after it") }
    position += 1
    skipSpaces()
  }

  /// `a.b."c d"`
  private mutating func keys() throws(FrontMatterError) -> [String] {
    var keys: [String] = []
    while true {
      skipSpaces()
      if byte == ASCII.quotation || byte == ASCII.apostrophe {
        keys.append(try string())
      } else {
        let start = position
        while byte.isAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore || byte >= 0x80 { position += 1 }
        guard position > start else { throw error("here should be a key with “=” after it") }
        keys.append(text.string(start, position))
      }
      skipSpaces()
      guard byte == ASCII.period else { return keys }
      position += 1
    }
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    guard depth < TOMLReader.maximumDepth else { throw error("its values are nested too deep") }
    let start = position
    switch byte {
    case ASCII.quotation, ASCII.apostrophe: return try make(.text(string()), at: start)
    case ASCII.leftBracket: return try array(depth)
    case ASCII.leftBrace: return try inlineTable(depth)
    default:
      var end = position
      while position < text.count,
        ![ASCII.lineFeed, ASCII.number, ASCII.comma, ASCII.rightBracket, ASCII.rightBrace].contains(byte)
      {
        position += 1
        if !text[position - 1].isSpaceOrTab { end = position }
      }
      guard end > start else { throw error("here should be a value") }
      let word = text.string(start, end)
      guard TOMLReader.isBare(word) else { throw error("text needs quotation marks around it") }
      return try make(.text(word), at: start)
    }
  }

  /// Whether a value is a truth value, a number or a date, in which a space stands before the time only.
  private static func isBare(_ word: String) -> Bool {
    if ["true", "false", "inf", "nan", "+inf", "-inf", "+nan", "-nan"].contains(word) { return true }
    guard let first = word.utf8.first, first.isDigit || first == ASCII.plus || first == ASCII.hyphen else {
      return false
    }
    let bytes = Array(word.utf8)
    return bytes.indices.allSatisfy { index in
      let byte = bytes[index]
      if byte == ASCII.space { return index == 10 && index + 1 < bytes.count && bytes[index + 1].isDigit }
      return byte.isAlphanumeric
        || [ASCII.underscore, ASCII.period, ASCII.colon, ASCII.plus, ASCII.hyphen].contains(byte)
    }
  }

  private mutating func array(_ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    position += 1
    var values: [FrontMatterValue] = []
    while true {
      guard skipBlankLines() else { throw error("a list is never closed with “]”") }
      if byte == ASCII.rightBracket { break }
      values.append(try value(depth: depth + 1))
      guard skipBlankLines(), byte == ASCII.comma || byte == ASCII.rightBracket else {
        throw error("here should be a comma or “]”")
      }
      if byte == ASCII.comma { position += 1 }
    }
    position += 1
    return try make(.list(values), at: start)
  }

  private mutating func inlineTable(_ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    position += 1
    var fields: [FrontMatterValue.Field] = []
    skipSpaces()
    while byte != ASCII.rightBrace {
      let path = try keys()
      try takeEquals()
      try insert(value(depth: depth + 1), at: path[...], isTable: false, into: &fields)
      skipSpaces()
      guard byte == ASCII.comma || byte == ASCII.rightBrace else { throw error("here should be a comma or “}”") }
      if byte == ASCII.comma { position += 1 }
      skipSpaces()
    }
    position += 1
    return try make(.fields(fields), at: start)
  }

  private mutating func string() throws(FrontMatterError) -> String {
    let quote = byte
    let isLong = text[position + 1] == quote && text[position + 2] == quote
    position += isLong ? 3 : 1
    if isLong, byte == ASCII.lineFeed { position += 1 }
    var bytes: [UInt8] = []
    while position < text.count {
      if byte == quote, !isLong || (text[position + 1] == quote && text[position + 2] == quote) {
        position += isLong ? 3 : 1
        // A quotation mark may stand before the three that end the text.
        while isLong, byte == quote {
          bytes.append(quote)
          position += 1
        }
        return String(decoding: bytes, as: UTF8.self)
      }
      if byte == ASCII.lineFeed, !isLong { break }
      if byte == ASCII.backslash, quote == ASCII.quotation {
        try escape(&bytes)
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    throw error("a text is never closed with a quotation mark")
  }

  private mutating func escape(_ bytes: inout [UInt8]) throws(FrontMatterError) {
    let mark = text[position + 1]
    position += 2
    switch mark {
    case UInt8(ascii: "n"): bytes.append(ASCII.lineFeed)
    case UInt8(ascii: "t"): bytes.append(ASCII.tab)
    case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "e"): bytes.append(ASCII.space)
    case ASCII.quotation, ASCII.backslash: bytes.append(mark)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = mark == UInt8(ascii: "u") ? 4 : 8
      let digits = text.string(position, min(position + length, text.count))
      guard digits.utf8.count == length, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value),
        value > 0
      else { throw error("“\\u” needs the number of a character") }
      bytes += Array(String(scalar).utf8)
      position += length
    case ASCII.lineFeed, ASCII.space, ASCII.tab:
      // The end of a line and all white space behind it.
      while byte.isSpaceTabOrLineEnd, position < text.count { position += 1 }
    default: throw error("“\\\(Unicode.Scalar(mark))” is no escape")
    }
  }
}
