/// A digest of a document's text, from which an edition's identifier is made when the author has given none.
///
/// Two lanes of 64 bits, mixed as in MurmurHash3 (A. Appleby, public domain): fast, the same on every machine, and
/// not meant to withstand anyone who wants two documents to collide.
struct ContentDigest: Hashable, Sendable {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// Adds a string, and its end.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes, and their end.
  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { add($0) }
  }

  /// Adds the digest of what follows.
  mutating func add(_ other: ContentDigest) {
    mix(other.low)
    mix(other.high)
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var last: UInt64 = 0
    for byte in bytes[offset...] { last = last << 8 | UInt64(byte) }
    // The length keeps "ab" + "c" apart from "a" + "bc".
    mix(last ^ UInt64(bytes.count) &* 0xFF51_AFD7_ED55_8CCD)
  }

  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    let first = word &* 0x87C3_7B91_1142_53D5
    low ^= (first << 31 | first >> 33) &* 0x4CF5_AD43_2745_937F
    low = (low << 27 | low >> 37) &+ high
    low = low &* 5 &+ 0x52DC_E729
    high ^= (word << 33 | word >> 31) &* 0x4CF5_AD43_2745_937F
    high = (high << 31 | high >> 33) &+ low
    high = high &* 5 &+ 0x3849_5AB5
  }

  private static func finished(_ lane: UInt64) -> UInt64 {
    var lane = lane
    lane ^= lane >> 33
    lane = lane &* 0xFF51_AFD7_ED55_8CCD
    lane ^= lane >> 33
    lane = lane &* 0xC4CE_B9FE_1A85_EC53
    return lane ^ lane >> 33
  }

  /// The digest in 64 bits.
  var number: UInt64 { ContentDigest.finished(low &+ high) }

  /// A UUID of version 8 (RFC 9562 §5.8: bits chosen by the application), in its text form.
  var uuid: String {
    let first = ContentDigest.finished(low &+ high) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    let second = ContentDigest.finished(high ^ low &* 5) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [first, second].map { lane in
      let text = String(lane, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }.joined()
    var result = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { result += "-" }
      result.append(digit)
    }
    return result
  }
}
