internal import PlatenCore

/// How much of a text is written in which script.
struct ScriptCensus: Sendable {
  /// Letters by script, except Han and kana. Of Latin, only small letters and those beyond ASCII: abbreviations such as
  /// WTO belong to any language.
  private(set) var letters: [Script: Int] = [:]
  /// Capital Latin letters.
  private(set) var capitals = 0
  /// The Han characters and kana of what is a paragraph of its own.
  private(set) var east = EastAsianPassages()

  /// Ends a paragraph, and hands over its Han characters and kana.
  mutating func endParagraph() -> EastAsianPassages {
    defer { east = EastAsianPassages() }
    return east
  }

  /// Counts a text.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func add(_ text: String) {
    text.withUTF8Bytes { add($0) }
  }

  /// Adds what another counted between paragraphs.
  mutating func add(_ other: ScriptCensus) {
    letters.merge(other.letters, uniquingKeysWith: +)
    capitals += other.capitals
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let table = HanKind.table
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        let start = offset
        while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
        let count = LatinLetters(in: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        if count.small > 0 { letters[.latin, default: 0] += count.small }
        capitals += count.capital
        continue
      }
      if let kind = table.kind(in: bytes, at: offset) {
        east.add(kind)
        offset += 3
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      let script = Script(scalar)
      if !east.add(scalar, script), let script { letters[script, default: 0] += 1 }
    }
  }
}
