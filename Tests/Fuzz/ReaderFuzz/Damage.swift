import PlatenTesting

/// Damages files: single bytes, pieces that are doubled, moved or lost, and numbers at the ends of their types.
struct Damage {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let words: [[UInt8]] = [
    "-9223372036854775808", "9223372036854775807", "4294967296", "-1", "0", "1e999", "null", "{}", "[]", "\"\"",
    "\u{FFFE}",
    "\u{202E}", "\u{1B}[m", "\0", "\n", "<", "&#x110000;", "第一章 ", "1.1. ", "---\n",
  ].map { Array($0.utf8) }

  private mutating func below(_ limit: Int) -> Int { limit > 0 ? Int.random(in: 0..<limit, using: &random) : 0 }

  /// Does up to eight things to a file.
  mutating func damage(_ bytes: inout [UInt8]) {
    for _ in 0...below(8) {
      guard !bytes.isEmpty else { return }
      let place = below(bytes.count)
      switch below(8) {
      case 0: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(below(256))][below(6)]
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8(below(256)), at: place)
      case 3: bytes.swapAt(place, below(bytes.count))
      case 4:
        let end = min(bytes.count, place + below(200))
        bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
      case 5: bytes.removeSubrange(place..<min(bytes.count, place + below(40)))
      case 6: bytes.insert(contentsOf: Damage.words[below(Damage.words.count)], at: place)
      default: replaceNumber(near: place, in: &bytes)
      }
    }
    if below(20) == 0 { bytes.removeLast(below(bytes.count)) }
  }

  /// The next number in digits becomes another.
  private mutating func replaceNumber(near place: Int, in bytes: inout [UInt8]) {
    guard let start = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
    let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Damage.words[below(6)])
  }
}
