internal import PlatenCore

/// Makes UTF-8 fit to be read: well-formed, with line feeds as line ends, without controls and byte order marks.
///
/// Line ends are those of Unicode (§5.8): LF, CR LF, CR, NEL, LS, PS, form feed and vertical tab; CR CR LF, which comes of
/// converting twice, is one. A form feed, a vertical tab and a Control-Z beside another line end, and byte order marks of files
/// that were put together, go; so do colours and styles as terminals are told them (ECMA-48 §8.3.117, SGR). Other controls, noncharacters, and what is ill-formed become U+FFFD, one for each maximal part
/// (Unicode Standard §3.9). Embeddings, overrides and isolates stay and are reported, for they can make a text look like another.
///
/// One walk; the output begins with the first byte that cannot stay, so that fit text is not copied.
struct TextCleaner {
  /// What is reported, by the offset in the clean text.
  struct Finding {
    enum Kind: CaseIterable { case undecodable, control, bidi, direction }
    var kind: Kind
    var offset: Int
    var value: UInt32
    /// For a byte that is no character: where it stood in the file.
    var byteOffset = 0
  }

  let source: UnsafeBufferPointer<UInt8>
  /// The bytes that were no characters in another encoding, which are U+FFFD in ``source``.
  let undecodable: [Undecodable]
  /// What to add to an offset of the source to get one of the file.
  let byteOffset: Int
  /// Whether the walk ends at ill-formed bytes and escape characters: the source may not be UTF-8.
  let stopsAtDoubt: Bool
  /// Whether there was a byte order mark before the source.
  let hadMark: Bool

  private(set) var output: [UInt8]?
  private(set) var places = TextPlaces()
  private(set) var findings: [Finding] = []
  private(set) var counts: [Finding.Kind: Int] = [:]
  private(set) var hasStopped = false

  /// Up to where the source is in the output.
  private var copied = 0
  private var nextUndecodable = 0

  init(
    _ source: UnsafeBufferPointer<UInt8>, undecodable: [Undecodable] = [], byteOffset: Int = 0,
    stopsAtDoubt: Bool = false, hadMark: Bool = false
  ) {
    self.source = source
    self.undecodable = undecodable
    self.byteOffset = byteOffset
    self.stopsAtDoubt = stopsAtDoubt
    self.hadMark = hadMark
  }

  /// Cleans everything.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func run() {
    var offset = 0
    while offset < source.count {
      offset = skipPlain(from: offset)
      guard offset < source.count else { break }
      let byte = source[offset]
      offset = byte < 0x80 ? control(byte, at: offset) : sequence(at: offset)
      if hasStopped { return }
    }
    if output != nil { output?.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...])) }
    if !places.isExact, !source.contains(0x0A), !source.contains(0x0D) { places.countAllLineEnds() }
  }

  /// Whether so much is no text that the rest is none either: more than one character in ten. A few are forgiven.
  var isBinary: Bool {
    let broken = findings(.undecodable) + findings(.control)
    guard broken >= 8 else { return false }
    let text = output?[...] ?? ArraySlice(source)
    // Controls alone, in text that is encoded well, are a fault of the text as long as they are few, and not most of it.
    let most = findings(.undecodable) > 0 || broken >= 256 ? 10 : 2
    return broken * most > text.count { $0 & 0xC0 != 0x80 }
  }

  private func findings(_ kind: Finding.Kind) -> Int { counts[kind, default: 0] }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 { offset < source.count ? source[offset] : 0 }

  /// The offset of the next character that needs a closer look: all but printable ASCII, tabs, line feeds, and those
  /// characters of two and three bytes among which there is nothing to find.
  private func skipPlain(from start: Int) -> Int {
    let count = source.count
    guard let base = source.baseAddress else { return count }
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
          guard byte >= 0x20 || byte == 0x0A || byte == 0x09 else { return offset }
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
      guard byte < 0x80, byte >= 0x20 || byte == 0x0A || byte == 0x09 else { return offset }
      offset += 1
    }
    return offset
  }

  /// The length of a valid character of two or three bytes, given four bytes; 0 for one that needs a closer look.
  @inline(__always)
  private func plainLength(_ bytes: UInt32) -> Int {
    if bytes & 0x00C0_C0F0 == 0x0080_80E0 {
      // E0 and ED have narrower second bytes, E2 has line ends and bidi controls, EF the mark and noncharacters.
      switch bytes & 0x0F {
      case 0x0, 0x2, 0xD, 0xF: return 0
      default: return 3
      }
    }
    let first = bytes & 0xFF
    // C2 has C1 controls, D8 a direction mark.
    return bytes & 0xC0E0 == 0x80C0 && first > 0xC2 && first != 0xD8 ? 2 : 0
  }

  // MARK: Controls

  private mutating func control(_ byte: UInt8, at offset: Int) -> Int {
    switch byte {
    case 0x0D: return carriageReturns(at: offset)
    case 0x7F: return offset + 1
    case 0x0B, 0x0C: return isBesideLineEnd(offset) ? remove(offset, 1) : softLineEnd(offset, 1)
    case 0x1A where isBesideLineEnd(offset): return remove(offset, 1)
    case 0x1B:
      let length = graphicRenditionLength(at: offset)
      if length > 0 { return remove(offset, length) }
      guard !stopsAtDoubt else {
        hasStopped = true
        return offset
      }
      find(.control, UInt32(byte), at: offset)
      return replace(offset, 1)
    default:
      find(.control, UInt32(byte), at: offset)
      return replace(offset, 1)
    }
  }

  /// The length of `ESC [ 1;32 m`; 0 if the escape begins something else. No encoding has such a sequence.
  private func graphicRenditionLength(at offset: Int) -> Int {
    guard byte(offset + 1) == UInt8(ascii: "[") else { return 0 }
    var end = offset + 2
    while (0x30...0x3B).contains(byte(end)), end - offset < 40 { end += 1 }
    return byte(end) == UInt8(ascii: "m") ? end + 1 - offset : 0
  }

  /// A run of them is one line end before a line feed, and otherwise one each.
  private mutating func carriageReturns(at offset: Int) -> Int {
    var end = offset + 1
    while byte(end) == 0x0D { end += 1 }
    let isOneLineEnd = byte(end) == 0x0A || byte(end) == 0xC2 && byte(end + 1) == 0x85
    return put([UInt8](repeating: 0x0A, count: isOneLineEnd ? 0 : end - offset), for: offset..<end)
  }

  private func isBesideLineEnd(_ offset: Int) -> Bool {
    guard offset > 0, offset + 1 < source.count, lastByte(before: offset) != 0x0A else { return true }
    switch source[offset + 1] {
    case 0x0A...0x0D, 0x1A: return true
    default: return false
    }
  }

  /// The last byte of the output before an offset of the source; a line feed at the beginning.
  private func lastByte(before offset: Int) -> UInt8 {
    offset > copied ? source[offset - 1] : output?.last ?? 0x0A
  }

  // MARK: Sequences

  /// Takes one character of two to four bytes, or what there is of it (Unicode 16 table 3-7).
  private mutating func sequence(at offset: Int) -> Int {
    let first = source[offset]
    let (length, valid) = UTF8Sequence.lengths(in: source, at: offset)
    guard valid == length else {
      hasStopped = stopsAtDoubt
      find(.undecodable, UInt32(first), at: offset, byteOffset: offset + byteOffset)
      return replace(offset, valid)
    }
    guard first == 0xC2 || first == 0xD8 || first == 0xE2 || first == 0xEF || length == 4 else {
      return offset + length
    }
    return inspect(at: offset, length: length)
  }

  private mutating func inspect(at offset: Int, length: Int) -> Int {
    let value = source.scalar(at: offset).scalar.value
    switch value {
    case 0x85, 0x2028, 0x2029: return softLineEnd(offset, length)
    case 0x80...0x9F:
      find(.control, value, at: offset)
      return replace(offset, length)
    case 0xFEFF: return endsFile(before: offset) ? softLineEnd(offset, length) : remove(offset, length)
    case 0x202A...0x202E, 0x2066...0x2069: find(.bidi, value, at: offset)
    case 0x061C, 0x200E, 0x200F: find(.direction, value, at: offset)
    case 0xFFFD where nextUndecodable < undecodable.count && undecodable[nextUndecodable].offset == offset:
      let bad = undecodable[nextUndecodable]
      nextUndecodable += 1
      find(.undecodable, UInt32(bad.byte), at: offset, byteOffset: bad.byteOffset)
    case _ where value & 0xFFFE == 0xFFFE:
      find(.control, value, at: offset)
      return replace(offset, length)
    default: break
    }
    return offset + length
  }

  /// Whether a file that was put together with others ended here without a line end: it began with a mark, as this one did, and a
  /// sentence ends before the mark.
  private func endsFile(before offset: Int) -> Bool {
    guard hadMark, lastByte(before: offset) != 0x0A, let last = source.scalar(before: offset) else { return false }
    return "。！？…”」』.!?\"".unicodeScalars.contains(last.scalar)
  }

  // MARK: Output

  private mutating func find(_ kind: Finding.Kind, _ value: UInt32, at offset: Int, byteOffset: Int = 0) {
    counts[kind, default: 0] += 1
    // The log keeps no more, so that no message is written in vain.
    guard counts[kind, default: 0] <= ReportLog.maximumPerID else { return }
    findings.append(Finding(kind: kind, offset: place(of: offset), value: value, byteOffset: byteOffset))
  }

  /// Where an offset of the source is in the output.
  private func place(of offset: Int) -> Int { output.map { $0.count + offset - copied } ?? offset }

  private mutating func softLineEnd(_ offset: Int, _ length: Int) -> Int {
    places.addSoftLineEnd(at: place(of: offset))
    return put([0x0A], for: offset..<offset + length)
  }

  private mutating func remove(_ offset: Int, _ length: Int) -> Int {
    places.addRemoved(at: place(of: offset))
    return put([], for: offset..<offset + length)
  }

  private mutating func replace(_ offset: Int, _ length: Int) -> Int {
    put([0xEF, 0xBF, 0xBD], for: offset..<offset + length)
  }

  private mutating func put(_ bytes: [UInt8], for range: Range<Int>) -> Int {
    if output == nil {
      output = []
      output?.reserveCapacity(source.count)
    }
    output?.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<range.lowerBound]))
    output?.append(contentsOf: bytes)
    copied = range.upperBound
    return range.upperBound
  }
}

/// The form of UTF-8 sequences.
enum UTF8Sequence {
  /// How many bytes the first byte asks for, 0 for one that begins nothing, and how many of them are right, at least 1.
  @inline(__always)
  static func lengths(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (length: Int, valid: Int) {
    let first = bytes[offset]
    let lower: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let upper: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    var valid = 1
    if length > 1, offset + 1 < bytes.count, bytes[offset + 1] >= lower, bytes[offset + 1] <= upper {
      valid = 2
      while valid < length, offset + valid < bytes.count, bytes[offset + valid] & 0xC0 == 0x80 { valid += 1 }
    }
    return (length, valid)
  }
}
