import PlatenCore

/// Writes JSON (RFC 8259) in chunks.
///
/// The first error of the sink is kept in ``failure``, and nothing is written after it: whoever writes need not look at every
/// step. Holds no more than about twice ``chunkSize`` bytes.
struct JSONOutput<Sink: ByteSink> {
  /// How many bytes are gathered before the sink gets them.
  static var chunkSize: Int { 65_536 }

  /// Where the bytes go.
  private(set) var sink: Sink
  /// Why the sink took no more.
  private(set) var failure: ExportError?
  private var buffer: [UInt8] = []
  /// Whether the next value is the first of its container, or stands behind a name.
  private var isFirst = true

  init(to sink: Sink) {
    self.sink = sink
    buffer.reserveCapacity(2 * Self.chunkSize)
  }

  // MARK: Structure

  mutating func beginArray() { begin("[") }
  mutating func endArray() { end("]") }
  mutating func beginObject() { begin("{") }
  mutating func endObject() { end("}") }

  /// Begins a member of an object: what is written next is its value.
  mutating func name(_ name: StaticString) {
    word(name)
    append(":")
    isFirst = true
  }

  // MARK: Values

  /// Writes a string that needs no escapes.
  mutating func word(_ word: StaticString) {
    separate()
    append("\"")
    append(word)
    append("\"")
  }

  /// Writes a number or `null`.
  mutating func literal(_ text: String) {
    separate()
    buffer.append(contentsOf: text.utf8)
  }

  /// Writes strings, joined to one.
  mutating func string(_ parts: String...) {
    separate()
    append("\"")
    for part in parts {
      var part = part
      part.withUTF8 { appendEscaped($0) }
    }
    append("\"")
  }

  /// Writes UTF-8 as a string.
  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    append("\"")
    appendEscaped(bytes)
    append("\"")
  }

  /// Writes a `data:` URL (RFC 2397) of some bytes, in base64.
  mutating func dataURL(mediaType: String, _ bytes: [UInt8]) {
    separate()
    append("\"data:")
    var mediaType = mediaType
    mediaType.withUTF8 { appendEscaped($0) }
    append(";base64,")
    var start = 0
    while start < bytes.count {
      // A multiple of three, so that there is padding only at the end.
      let end = min(bytes.count, start + 3 * 8_192)
      Base64.append(bytes[start..<end], to: &buffer)
      flush(ifLongerThan: Self.chunkSize)
      start = end
    }
    append("\"")
  }

  /// Ends the text with a line feed, as a file should, and gives the sink the rest.
  mutating func finish() {
    append("\n")
    flush(ifLongerThan: 0)
  }
}

extension JSONOutput {
  private mutating func begin(_ bracket: StaticString) {
    separate()
    append(bracket)
    isFirst = true
  }

  private mutating func end(_ bracket: StaticString) {
    append(bracket)
    isFirst = false
    flush(ifLongerThan: Self.chunkSize)
  }

  private mutating func separate() {
    if !isFirst { append(",") }
    isFirst = false
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { buffer.append(contentsOf: $0) }
  }

  private mutating func flush(ifLongerThan limit: Int) {
    guard buffer.count > limit else { return }
    var chunk: [UInt8] = []
    swap(&chunk, &buffer)
    if failure == nil {
      do throws(ExportError) { try sink.write(chunk) } catch { failure = error }
    }
    chunk.removeAll(keepingCapacity: true)
    swap(&chunk, &buffer)
  }

  /// Appends text; quotation marks, backslashes and controls are escaped (RFC 8259 §7).
  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    for (position, byte) in bytes.enumerated() {
      let isEscaped = byte < 0x20 || byte == 0x22 || byte == 0x5C
      guard isEscaped || position - copied >= Self.chunkSize else { continue }
      buffer.append(contentsOf: bytes[copied..<position])
      copied = position
      if isEscaped {
        appendEscape(of: byte)
        copied += 1
      }
      flush(ifLongerThan: Self.chunkSize)
    }
    buffer.append(contentsOf: bytes[copied...])
    flush(ifLongerThan: Self.chunkSize)
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 0x0F
      buffer.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}

/// Base64 with the standard alphabet and padding (RFC 4648 §4).
enum Base64 {
  static func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift in [18, 12, 6, 0] as [UInt32] { buffer.append(digit(group >> shift & 63)) }
        group = 0
        count = 0
      }
    }
    guard count > 0 else { return }
    group <<= UInt32(3 - count) * 8
    for index in 0..<4 as Range<UInt32> {
      buffer.append(index <= count ? digit(group >> (18 - 6 * index) & 63) : UInt8(ascii: "="))
    }
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value)
    return switch value {
    case 0..<26: 0x41 + value
    case 26..<52: 0x61 + value - 26
    case 52..<62: 0x30 + value - 52
    case 62: 0x2B
    default: 0x2F
    }
  }
}
