/// A source made fit for scanning: valid UTF-8 with line feeds as line ends, no byte order mark, and no characters
/// that no format can carry.
///
/// What had to be replaced is U+FFFD, one for each bad sequence (Unicode 16 §3.9, "maximal subparts"). A source that
/// is fit already is not copied.
struct SourceText {
  /// The bytes to scan; none of them is 0.
  let bytes: [UInt8]
  /// What was found, in order.
  let findings: [Finding]

  /// Something in the source that a user should know about, by its offset in ``bytes``.
  struct Finding {
    enum Kind { case invalidUTF8, control, noncharacter, bidiControl }
    var kind: Kind
    var offset: Int
    var value: UInt32
  }

  /// How many findings of a kind are kept.
  private static let maximumFindings = 1_000

  init(_ source: [UInt8]) {
    var findings: [Finding] = []
    let repaired = source.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let base = buffer.baseAddress else { return nil }
      let view = ByteView(base: base, count: buffer.count)
      var repair = Repair(view: view)
      repair.run()
      findings = repair.findings
      return repair.output
    }
    bytes = repaired ?? source
    self.findings = findings
  }

  /// One walk over the source; the output begins with the first byte that cannot stay.
  private struct Repair {
    let view: ByteView
    var output: [UInt8]?
    var findings: [Finding] = []
    /// Up to where the source is in the output.
    private var copied = 0

    init(view: ByteView) { self.view = view }

    mutating func run() {
      var offset = 0
      if view[0] == 0xEF, view[1] == 0xBB, view[2] == 0xBF { offset = drop(from: 0, to: 3) }
      while offset < view.count {
        offset = skipPlain(from: offset)
        guard offset < view.count else { break }
        let byte = view[offset]
        offset = byte < 0x80 ? control(byte, at: offset) : sequence(at: offset)
      }
      guard output != nil else { return }
      output?.append(contentsOf: view.slice(copied, view.count).buffer)
    }

    /// The offset of the next character that needs a closer look: all but printable ASCII, tabs, line feeds, and those
    /// characters of two and three bytes among which there is nothing to find.
    private func skipPlain(from start: Int) -> Int {
      let base = view.base
      let count = view.count
      let raw = UnsafeRawPointer(base)
      let high: UInt64 = 0x8080_8080_8080_8080
      var offset = start
      while offset + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & high == 0 {
          // With the high bits set no byte borrows from the next, so both tests are exact.
          let controls = ~((word | high) &- 0x2020_2020_2020_2020) & high
          let lineFeeds = ~(((word ^ 0x0A0A_0A0A_0A0A_0A0A) | high) &- 0x0101_0101_0101_0101) & high
          if controls == lineFeeds {
            offset += 8
            continue
          }
        }
        let end = offset + 8
        while offset < end, offset + 4 <= count {
          let byte = base[offset]
          if byte < 0x80 {
            guard byte >= 0x20 || byte == ASCII.lineFeed || byte == ASCII.tab else { return offset }
            offset += 1
          } else {
            let length = plainLength(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
            guard length > 0 else { return offset }
            offset += length
          }
        }
      }
      while offset < count {
        let byte = base[offset]
        guard byte < 0x80, byte >= 0x20 || byte == ASCII.lineFeed || byte == ASCII.tab else { return offset }
        offset += 1
      }
      return offset
    }

    /// The length of a valid character of two or three bytes, given four bytes; 0 for one that needs a closer look.
    @inline(__always)
    private func plainLength(_ bytes: UInt32) -> Int {
      if bytes & 0x00C0_C0F0 == 0x0080_80E0 {
        // E0 and ED have narrower second bytes, E2 has the bidi controls, EF the noncharacters.
        switch bytes & 0x0F {
        case 0x0, 0x2, 0xD, 0xF: return 0
        default: return 3
        }
      }
      let first = bytes & 0xFF
      return bytes & 0xC0E0 == 0x80C0 && first >= 0xC2 && first != 0xD8 ? 2 : 0
    }

    private mutating func control(_ byte: UInt8, at offset: Int) -> Int {
      switch byte {
      case ASCII.carriageReturn:
        // CommonMark 0.31.2 §2.1: LF, CR and CRLF all end a line.
        if view[offset + 1] == ASCII.lineFeed { return drop(from: offset, to: offset + 1) }
        return replace(from: offset, to: offset + 1, with: [ASCII.lineFeed])
      case 0x7F: return offset + 1
      case ASCII.formFeed, 0x0B:
        find(.control, UInt32(byte), at: offset)
        return replace(from: offset, to: offset + 1, with: [ASCII.space])
      default:
        find(.control, UInt32(byte), at: offset)
        return replace(from: offset, to: offset + 1, with: [0xEF, 0xBF, 0xBD])
      }
    }

    /// Takes one character of two to four bytes, or what there is of it (Unicode 16 table 3-7).
    private mutating func sequence(at offset: Int) -> Int {
      let first = view[offset]
      let lower: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
      let upper: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
      let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
      var valid = 1
      if length > 1, view[offset + 1] >= lower, view[offset + 1] <= upper {
        valid = 2
        while valid < length, view[offset + valid] & 0xC0 == 0x80 { valid += 1 }
      }
      guard valid == length else {
        find(.invalidUTF8, UInt32(first), at: offset)
        return replace(from: offset, to: offset + valid, with: [0xEF, 0xBF, 0xBD])
      }
      if first == 0xE2 || first == 0xEF || first == 0xD8 || length == 4 { return inspect(at: offset, length: length) }
      return offset + length
    }

    private mutating func inspect(at offset: Int, length: Int) -> Int {
      let value = view.scalar(at: offset).value
      switch value {
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        find(.bidiControl, value, at: offset)
      case _ where value & 0xFFFE == 0xFFFE:
        find(.noncharacter, value, at: offset)
        return replace(from: offset, to: offset + length, with: [0xEF, 0xBF, 0xBD])
      default: break
      }
      return offset + length
    }

    private mutating func find(_ kind: Finding.Kind, _ value: UInt32, at offset: Int) {
      guard findings.count < SourceText.maximumFindings else { return }
      let place = output.map { $0.count + offset - copied } ?? offset
      findings.append(Finding(kind: kind, offset: place, value: value))
    }

    private mutating func drop(from start: Int, to end: Int) -> Int { replace(from: start, to: end, with: []) }

    private mutating func replace(from start: Int, to end: Int, with bytes: [UInt8]) -> Int {
      if output == nil {
        output = []
        output?.reserveCapacity(view.count)
      }
      output?.append(contentsOf: view.slice(copied, start).buffer)
      output?.append(contentsOf: bytes)
      copied = end
      return end
    }
  }
}
