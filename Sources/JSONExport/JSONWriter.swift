import PlatenCore

/// Writes JSON (RFC 8259) as bytes.
///
/// The caller opens and closes containers in pairs and gives each member of an object its name. With an output it holds at most
/// twice ``chunkSize`` bytes.
struct JSONWriter {
  /// Takes bytes that were gathered.
  typealias Output = (_ bytes: [UInt8]) throws(ExportError) -> Void

  /// How many bytes are gathered before the output gets them, 64 KiB.
  private static let chunkSize = 65_536

  // A function, and not a type of sink as a parameter: what is called for every node stays one piece of code.
  private let output: Output?
  private var buffer: [UInt8] = []
  private let isPretty: Bool
  /// Where in the text it is.
  private(set) var place: JSONPlace

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - output: gets the text in chunks; without it all bytes are gathered for ``finish()``.
  ///   - isPretty: whether there are line ends and indents.
  ///   - place: where in the text it begins.
  init(to output: Output?, isPretty: Bool, at place: JSONPlace) {
    self.output = output
    self.isPretty = isPretty
    self.place = place
    buffer.reserveCapacity(2 * JSONWriter.chunkSize)
  }

  /// Gives the output what is left.
  ///
  /// - Returns: what was gathered, if there is no output.
  consuming func finish() throws(ExportError) -> [UInt8] {
    guard let output else { return buffer }
    try output(buffer)
    return []
  }

  /// Gives the output a chunk.
  private mutating func flushChunk() throws(ExportError) {
    guard buffer.count >= JSONWriter.chunkSize, let output else { return }
    try output(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: Structure

  mutating func beginObject() { begin(UInt8(ascii: "{")) }
  mutating func endObject() throws(ExportError) { try end(UInt8(ascii: "}")) }
  mutating func beginArray() { begin(UInt8(ascii: "[")) }
  mutating func endArray() throws(ExportError) { try end(UInt8(ascii: "]")) }

  /// Begins a member of an object: what is written next is its value.
  mutating func name(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    append(name)
    buffer.append(UInt8(ascii: "\""))
    buffer.append(UInt8(ascii: ":"))
    if isPretty { buffer.append(UInt8(ascii: " ")) }
  }

  /// Begins an element of an array: what is written next is its value.
  mutating func element() { separate() }

  /// Ends the text with a line feed, as a file should.
  mutating func endDocument() {
    buffer.append(UInt8(ascii: "\n"))
  }

  // MARK: Values

  /// Writes a string that needs no escapes.
  mutating func word(_ word: StaticString) {
    buffer.append(UInt8(ascii: "\""))
    append(word)
    buffer.append(UInt8(ascii: "\""))
  }

  mutating func value(_ flag: Bool) { append(flag ? "true" : "false") }

  mutating func value(_ number: Int) { buffer.append(contentsOf: String(number).utf8) }

  mutating func value(_ text: String) throws(ExportError) {
    var text = text
    buffer.append(UInt8(ascii: "\""))
    var position: Int? = 0
    while let start = position {
      position = text.withUTF8 { appendEscaped($0, from: start) }
      try flushChunk()
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes bytes as a string in base64 (RFC 4648 §4).
  mutating func base64(_ bytes: [UInt8]) throws(ExportError) {
    buffer.append(UInt8(ascii: "\""))
    var start = 0
    while start < bytes.count {
      let end = min(start + Base64.chunkSize, bytes.count)
      Base64.append(bytes[start..<end], to: &buffer)
      try flushChunk()
      start = end
    }
    buffer.append(UInt8(ascii: "\""))
  }
}

/// A place in a JSON text, between two writers of its parts.
struct JSONPlace: Hashable, Sendable {
  /// How many containers are open.
  var level = 0
  /// Whether the innermost has nothing in it yet.
  var isEmpty = true
}

extension JSONWriter {
  private mutating func begin(_ bracket: UInt8) {
    buffer.append(bracket)
    place.level += 1
    place.isEmpty = true
  }

  private mutating func end(_ bracket: UInt8) throws(ExportError) {
    place.level -= 1
    if isPretty, !place.isEmpty { breakLine() }
    place.isEmpty = false
    buffer.append(bracket)
    try flushChunk()
  }

  private mutating func separate() {
    if !place.isEmpty { buffer.append(UInt8(ascii: ",")) }
    place.isEmpty = false
    if isPretty { breakLine() }
  }

  private mutating func breakLine() {
    buffer.append(UInt8(ascii: "\n"))
    for _ in 0..<place.level {
      buffer.append(UInt8(ascii: " "))
      buffer.append(UInt8(ascii: " "))
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { buffer.append(contentsOf: $0) }
  }

  /// Appends part of a string, at most 16 KiB of it.
  ///
  /// - Returns: where to go on, or `nil` at the end.
  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let end = min(bytes.count, start + 16_384)
    var copied = start
    var position = start
    while true {
      position = JSONEscape.firstEscaped(in: bytes, from: position, to: end)
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<position]))
      guard position < end else { break }
      JSONEscape.append(bytes[position], to: &buffer)
      position += 1
      copied = position
    }
    return end < bytes.count ? end : nil
  }
}

/// The escapes of JSON strings (RFC 8259 §7): only what must be escaped is.
enum JSONEscape {
  /// Where the first quotation mark, backslash or control stands; `end` if there is none.
  static func firstEscaped(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var position = start
    if let base = bytes.baseAddress {
      // Eight bytes at a time: a byte of `x ^ mark` is zero where the mark stands, and `(x - 0x20) & ~x` has its
      // high bit set where a byte is below 0x20. (Borrows can only add a false find above a true one.)
      while position + 8 <= end {
        let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
        if found & high != 0 { break }
        position += 8
      }
    }
    while position < end {
      let byte = bytes[position]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return position }
      position += 1
    }
    return end
  }

  /// Appends the escape of a quotation mark, a backslash or a control.
  static func append(_ byte: UInt8, to buffer: inout [UInt8]) {
    buffer.append(0x5C)
    switch byte {
    case 0x08: buffer.append(UInt8(ascii: "b"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0C: buffer.append(UInt8(ascii: "f"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: buffer.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      buffer.append(contentsOf: [
        UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
      ])
    }
  }
}
