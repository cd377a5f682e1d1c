package import TextScanning

/// Reads the YAML that front matter is written in (YAML 1.2.2), straight into values.
///
/// It reads block and flow collections, plain, quoted and block scalars, comments, anchors and aliases, and passes over
/// tags. It does not read, and says so: keys that are no text (`?`), directives, and a second document.
///
/// Time is linear in the bytes. Depth is bounded, and so is the number of values: what an alias stands for counts each time.
package struct YAMLReader {
  /// Where a value is looked for.
  private enum Place {
    /// At the start of the YAML.
    case document
    /// After the colon of a key: on its line a scalar, or anything on the lines after it.
    case key
    /// After the hyphen of a list's entry, where a further list or keys may begin on the same line.
    case entry
  }

  private static let maximumDepth = 64
  private static let maximumValues = 10_000

  let text: ByteView
  var position = 0
  /// The offset at which the line of ``position`` begins.
  var lineStart = 0
  /// The offsets of colons that were read as text.
  var colons: [Int] = []
  /// The offset of the first character of that line that is no space.
  private var firstInLine: Int
  var valuesLeft = YAMLReader.maximumValues
  var anchors: [String: (value: FrontMatterValue, size: Int)] = [:]
  /// The offset of ``text`` in its file.
  private let origin: Int

  /// The value of a document.
  ///
  /// - Parameters:
  ///   - view: the whole file.
  ///   - range: where in it the YAML is.
  ///   - noteColon: gets the offset of a colon with a space behind it that was read as text, though it is a key's in YAML.
  /// - Throws: what is wrong first, with its offset in the file.
  package static func value(_ view: ByteView, in range: Range<Int>, noteColon: (Int) -> Void = { _ in })
    throws(FrontMatterError) -> FrontMatterValue
  {
    var reader = YAMLReader(text: view.slice(range.lowerBound, range.upperBound), origin: range.lowerBound)
    if reader.byte == ASCII.percent { throw reader.error("directives (“%”) are not read") }
    let value = try reader.value(under: -1, .document, depth: 0)
    try reader.skipBlank()
    if !reader.isAtEnd { throw reader.leftOver() }
    for offset in reader.colons { noteColon(offset + range.lowerBound) }
    return value
  }

  private init(text: ByteView, origin: Int) {
    self.text = text
    self.origin = origin
    firstInLine = text.skipSpaces(0)
  }

  var byte: UInt8 { text[position] }
  var isAtEnd: Bool { position >= text.count }
  /// The columns before ``position``, from 0.
  private var indent: Int { position - lineStart }
  private var isFirstInLine: Bool { position == firstInLine }
  /// Whether the hyphen of a list's entry stands here.
  private var isEntry: Bool { byte == ASCII.hyphen && isBlank(position + 1) }

  /// Whether there is a space, tab or line end at an offset, or nothing any more.
  func isBlank(_ offset: Int) -> Bool { offset >= text.count || text[offset].isSpaceTabOrLineEnd }

  func error(_ message: String, at offset: Int? = nil) -> FrontMatterError {
    FrontMatterError(message: message, offset: origin + (offset ?? position))
  }

  /// Makes a value, and counts it.
  mutating func make(_ content: FrontMatterValue.Content, at offset: Int) throws(FrontMatterError) -> FrontMatterValue {
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw error("it has more than \(YAMLReader.maximumValues) values", at: offset) }
    return FrontMatterValue(content: content, offset: origin + offset)
  }

  func checkDepth(_ depth: Int) throws(FrontMatterError) {
    guard depth < YAMLReader.maximumDepth else { throw error("its values are nested too deep") }
  }

  /// Moves to the next character that is no space, line end or comment.
  ///
  /// - Returns: whether it is on another line.
  @discardableResult
  mutating func skipBlank(inFlow: Bool = false) throws(FrontMatterError) -> Bool {
    var isOnAnotherLine = false
    while true {
      while byte.isSpaceOrTab { position += 1 }
      if byte == ASCII.number, position == 0 || text[position - 1].isSpaceTabOrLineEnd {
        position = text.endOfLine(from: position)
      }
      guard byte == ASCII.lineFeed else { break }
      position += 1
      lineStart = position
      isOnAnotherLine = true
    }
    guard isOnAnotherLine else { return false }
    firstInLine = position
    if !inFlow, !isAtEnd, text.contains(ASCII.tab, lineStart, position) {
      throw error("a tab cannot indent a line; use spaces", at: lineStart)
    }
    return true
  }
}

// MARK: - Block collections

extension YAMLReader {
  /// Reads a value that belongs to a key or entry, or is the whole document.
  ///
  /// - Parameter parent: the column of the key or hyphen. On further lines, only what is indented more belongs to it, or
  ///   the hyphens of a list under a key.
  private mutating func value(
    under parent: Int, _ place: Place, depth: Int
  ) throws(FrontMatterError) -> FrontMatterValue {
    try checkDepth(depth)
    let start = position
    var isOnOwnLine = try skipBlank() || place == .document
    // Lists and keys begin on a line of their own, or after a hyphen.
    var mayBeCollection = isOnOwnLine || place == .entry
    func belongs() -> Bool {
      !isAtEnd && (!isOnOwnLine || indent > parent || (place == .key && indent == parent && isEntry))
    }
    guard belongs() else { return try make(.null, at: min(start, text.count)) }
    let before = valuesLeft
    var properties = Properties()
    while byte == ASCII.ampersand || byte == ASCII.exclamation {
      // Before a key they are the key's.
      if mayBeCollection, isKey() { break }
      try property(of: &properties)
      mayBeCollection = try skipBlank()
      isOnOwnLine = mayBeCollection || isOnOwnLine
      guard belongs() else { return try remember(make(.null, at: start), as: properties.anchor, before) }
    }
    let value =
      if mayBeCollection, isEntry {
        try sequence(at: indent, depth)
      } else if mayBeCollection, isKey() {
        try mapping(at: indent, depth)
      } else {
        try scalarOrFlow(under: parent, depth)
      }
    return remember(value, as: properties.anchor, before)
  }

  mutating func remember(
    _ value: FrontMatterValue, as anchor: String?, _ valuesBefore: Int
  ) -> FrontMatterValue {
    if let anchor { anchors[anchor] = (value, valuesBefore - valuesLeft) }
    return value
  }

  private mutating func scalarOrFlow(under parent: Int, _ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    switch byte {
    case ASCII.leftBracket, ASCII.leftBrace: return try flow(depth)
    case ASCII.asterisk: return try alias()
    case ASCII.pipe, ASCII.greater: return try make(.text(blockScalar(under: parent)), at: start)
    case ASCII.hyphen where isEntry: throw error("a list begins on a line of its own")
    default: return try make(scalar(under: parent, inFlow: false).content, at: start)
    }
  }

  private mutating func sequence(at column: Int, _ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    var values: [FrontMatterValue] = []
    repeat {
      position += 1
      values.append(try value(under: column, .entry, depth: depth + 1))
    } while try goesOn(at: column) && isEntry
    return try make(.list(values), at: start)
  }

  private mutating func mapping(at column: Int, _ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    var fields: [FrontMatterValue.Field] = []
    var keys: Set<String> = []
    repeat {
      let keyStart = position
      guard isKey() else { throw error("here should be a key with a colon after it") }
      let key = try key()
      guard keys.insert(key).inserted else { throw error("a key occurs twice", at: keyStart) }
      let value = try value(under: column, .key, depth: depth + 1)
      fields.append(.init(key: key, value: value, keyOffset: origin + keyStart))
    } while try goesOn(at: column)
    return try make(.fields(fields), at: start)
  }

  /// Whether the next line belongs to a collection at a column too; an outer one may go on there instead.
  private mutating func goesOn(at column: Int) throws(FrontMatterError) -> Bool {
    try skipBlank()
    guard !isAtEnd else { return false }
    guard isFirstInLine else { throw leftOver() }
    guard indent <= column else { throw error("this line is indented more than it can be") }
    return indent == column
  }

  /// What is wrong with text that no value takes.
  private func leftOver() -> FrontMatterError {
    if byte == ASCII.colon { return error("a value with “: ” in it needs quotation marks around it") }
    return isFirstInLine
      ? error("this line is indented less than it can be") : error("there is text after the end of a value")
  }
}
