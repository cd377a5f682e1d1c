internal import PlatenCore

/// A Chinese dictionary in the format of CC-CEDICT: `傳統 传统 [chuan2 tong3] /tradition/traditional/`, one entry per line.
///
/// The text is kept unchanged with an index of its headwords; entries are parsed on access.
public struct BilingualDictionary: Sendable {
  private let bytes: [UInt8]
  /// The first line of each headword, by the hash of the word, and for each line the next one with the same hash.
  private var first: [UInt64: Int32] = [:]
  private var lines: [Line] = []
  /// How many characters the longest headword has, at most 8.
  private(set) var longest = 1
  /// The number of entries.
  public private(set) var count = 0

  private struct Line {
    var start: Int
    var end: Int
    var nextWithSameWord: Int32
  }

  /// Reads a dictionary; `nil` if no line is an entry, as in a compressed file.
  ///
  /// - Parameter bytes: UTF-8. Lines that begin with `#` are comments; lines that are not entries are ignored.
  /// - Complexity: O(*n*) in bytes.
  public init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start] != UInt8(ascii: "#") { add(start, end) }
      start = end + 1
    }
    if count == 0 { return nil }
  }

  private mutating func add(_ start: Int, _ end: Int) {
    let line = bytes[start..<end]
    guard let space = line.firstIndex(of: 0x20), line.contains(UInt8(ascii: "/")),
      let second = line[(space + 1)...].firstIndex(of: 0x20), line[second...].contains(UInt8(ascii: "["))
    else { return }
    count += 1
    insert(start..<space, start, end)
    if !bytes[start..<space].elementsEqual(bytes[space + 1..<second]) { insert(space + 1..<second, start, end) }
  }

  private mutating func insert(_ word: Range<Int>, _ start: Int, _ end: Int) {
    var hash = WordHash()
    var characters = 0
    for byte in bytes[word] {
      hash.add(byte)
      if byte & 0xC0 != 0x80 { characters += 1 }
    }
    if characters <= 8 { longest = max(longest, characters) }
    lines.append(Line(start: start, end: end, nextWithSameWord: first[hash.value] ?? -1))
    first[hash.value] = Int32(lines.count - 1)
  }

  /// The length of the longest headword at an offset, 0 if there is none.
  func longestWord(in scalars: ArraySlice<Unicode.Scalar>) -> Int {
    var hash = WordHash()
    var length = 0
    for (index, scalar) in scalars.prefix(longest).enumerated() {
      for byte in UTF8.encode(scalar) ?? .init() { hash.add(byte) }
      if first[hash.value] != nil { length = index + 1 }
    }
    return length
  }

  /// What the entries of a word say: reading and meanings.
  func entries(of word: String) -> [(reading: Substring, meanings: [Substring])] {
    var hash = WordHash()
    for byte in word.utf8 { hash.add(byte) }
    var result: [(reading: Substring, meanings: [Substring])] = []
    var index = first[hash.value] ?? -1
    while index >= 0 {
      let line = lines[Int(index)]
      index = line.nextWithSameWord
      let text = String(decoding: bytes[line.start..<line.end], as: UTF8.self)
      let parts = text.split(separator: "/")
      guard let head = parts.first, let open = head.firstIndex(of: "["), let close = head.lastIndex(of: "]"),
        head[..<open].split(separator: " ").contains(Substring(word))
      else { continue }
      result.append(
        (head[head.index(after: open)..<close], parts.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }))
    }
    return result
  }
}

/// FNV-1a of a word's bytes.
private struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
