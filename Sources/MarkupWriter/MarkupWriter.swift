/// Writes XHTML and XML as UTF-8 bytes. All escaping happens here, once.
///
/// Element names are literals of the program, and the writer closes what it opened, so that its output is well-formed
/// whatever text it is given. Characters that XML 1.0 §2.2 forbids become U+FFFD, and are counted.
///
/// ```swift
/// var markup = MarkupWriter()
/// markup.start("p")
/// markup.attribute("lang", "zh-Hans")
/// markup.text("1 < 2")
/// markup.end()
/// // <p lang="zh-Hans">1 &lt; 2</p>
/// ```
package struct MarkupWriter: Sendable {
  /// The bytes that were written.
  package private(set) var bytes: [UInt8]
  /// Characters that were met and are not plain text.
  package private(set) var irregularities = Irregularities()

  private var elements: [StaticString] = []
  private var isTagOpen = false

  /// Makes a writer.
  ///
  /// - Parameter capacity: how many bytes will probably be written.
  package init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Makes a writer that begins with `<?xml version="1.0" encoding="UTF-8"?>` and a line end.
  package static func xmlDocument(capacity: Int = 0) -> MarkupWriter {
    var writer = MarkupWriter(capacity: capacity)
    writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    return writer
  }

  /// How many elements are open.
  package var depth: Int { elements.count }

  /// Starts an element. Attributes may follow.
  package mutating func start(_ name: StaticString) {
    closeTag()
    bytes.append(UInt8(ascii: "<"))
    append(name)
    elements.append(name)
    isTagOpen = true
  }

  /// Adds an attribute to the element that was just started; each name once. Passed over when content was written already.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    escape(value, inAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute if there is a value.
  package mutating func attribute(_ name: StaticString, _ value: String?) {
    if let value { attribute(name, value) }
  }

  /// Writes text, escaped.
  package mutating func text(_ text: String) {
    closeTag()
    escape(text, inAttribute: false)
  }

  /// Ends the innermost element with an end tag, also when it is empty: HTML needs one for `p` or `div`.
  package mutating func end() {
    closeTag()
    guard let name = elements.popLast() else { return }
    append("</")
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Ends an element that cannot have content: `<br/>`.
  package mutating func endEmpty() {
    guard isTagOpen, elements.popLast() != nil else { return end() }
    append("/>")
    isTagOpen = false
  }

  /// Ends elements until no more than a number of them are open.
  package mutating func end(downTo depth: Int) {
    while elements.count > max(0, depth) { end() }
  }

  /// Writes a line end, which must not matter where it stands.
  package mutating func newline() {
    closeTag()
    bytes.append(0x0A)
  }

  /// Writes an element with text.
  package mutating func element(_ name: StaticString, _ content: String) {
    start(name)
    text(content)
    end()
  }

  /// Writes markup of the program's own as it stands: a document type, a fixed header.
  package mutating func markup(_ literal: StaticString) {
    closeTag()
    append(literal)
  }

  /// Appends what another writer made, with what it counted. Elements that it left open are its own.
  package mutating func append(_ other: MarkupWriter) {
    closeTag()
    bytes.append(contentsOf: other.bytes)
    irregularities.add(other.irregularities)
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

extension MarkupWriter {
  /// Characters that were met and are not plain text.
  package struct Irregularities: Hashable, Sendable {
    /// Characters that XML forbids and C1 controls, which HTML forbids: replaced with U+FFFD.
    package var replaced = 0
    /// Characters that change the direction of text (Trojan Source, CVE-2021-42574): kept.
    package var bidiControls = 0
    /// Characters without a meaning of their own (U+E000–U+F8FF): kept.
    package var privateUse = 0

    /// Adds another count.
    package mutating func add(_ other: Irregularities) {
      replaced += other.replaced
      bidiControls += other.bidiControls
      privateUse += other.privateUse
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { escape($0, inAttribute: inAttribute) }
  }

  /// Copies runs that need no change whole, and looks closer only at the bytes that can begin something else.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
    var copied = 0
    var index = 0
    while index < text.count {
      if index + MarkupWriter.stride <= text.count, MarkupWriter.isPlain(text, from: index) {
        index += MarkupWriter.stride
        continue
      }
      let byte = text[index]
      if MarkupWriter.isPlain(byte) {
        index += 1
        continue
      }
      let (length, replacement) = examine(text, at: index, inAttribute: inAttribute)
      if let replacement {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
        append(replacement)
        copied = index + length
      }
      index += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  /// How many bytes are looked at together.
  private static let stride = 16

  /// Whether the next ``stride`` bytes are all plain.
  @inline(__always)
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    // Without a branch, so that they are compared all at once.
    var others: UInt8 = 0
    for place in start..<start + stride {
      let byte = text[place]
      others |= (byte < 0x20 ? 1 : 0) | (byte & ~0x04 == 0x22 ? 1 : 0) | (byte & ~0x02 == 0x3C ? 1 : 0)
      others |=
        (byte == 0x7F ? 1 : 0) | (byte & ~0x20 == 0xC2 ? 1 : 0) | (byte == 0xD8 ? 1 : 0) | (byte | 1 == 0xEF ? 1 : 0)
    }
    return others == 0
  }

  /// Whether a byte stands for itself, or within a character that does: ASCII but controls, `"`, `&`, `<`, `>` and DEL;
  /// continuation bytes; and the lead bytes of characters that are never irregular.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    if byte < 0x40 { return byte >= 0x20 && (0x5000_0044_0000_0000 as UInt64) &>> UInt64(byte) & 1 == 0 }
    switch byte {
    case 0x7F, 0xC2, 0xD8, 0xE2, 0xEE, 0xEF: return false
    default: return true
    }
  }

  /// Looks at the character that begins at an index: its length in bytes, and what to write for it if not itself.
  private mutating func examine(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, inAttribute: Bool
  ) -> (length: Int, replacement: StaticString?) {
    func next(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch text[index] {
    case UInt8(ascii: "&"): return (1, "&amp;")
    case UInt8(ascii: "<"): return (1, "&lt;")
    case UInt8(ascii: ">"): return (1, "&gt;")
    case UInt8(ascii: "\""): return (1, inAttribute ? "&quot;" : nil)
    // XML 1.0 §2.11 and §3.3.3: unescaped, these would come back as spaces or line feeds.
    case 0x0A: return (1, inAttribute ? "&#10;" : nil)
    case 0x09: return (1, inAttribute ? "&#9;" : nil)
    case 0x0D: return (1, "&#13;")
    case 0x00..<0x20, 0x7F: return replace(1)
    case 0xC2: return (0x80...0x9F).contains(next(1)) ? replace(2) : (2, nil)
    case 0xD8:
      if next(1) == 0x9C { irregularities.bidiControls += 1 }
      return (2, nil)
    case 0xE2:
      switch (next(1), next(2)) {
      case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): irregularities.bidiControls += 1
      default: break
      }
      return (3, nil)
    case 0xEE:
      irregularities.privateUse += 1
      return (3, nil)
    case 0xEF:
      if next(1) == 0xBF, next(2) >= 0xBE { return replace(3) }
      if next(1) < 0xA4 { irregularities.privateUse += 1 }
      return (3, nil)
    default: return (1, nil)
    }
  }

  private mutating func replace(_ length: Int) -> (length: Int, replacement: StaticString?) {
    irregularities.replaced += 1
    return (length, "\u{FFFD}")
  }
}
