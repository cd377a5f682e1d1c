internal import PlatenCore

/// A line that may be a heading, with the evidence for it.
struct HeadingCandidate {
  /// The line, by its place among all lines.
  var line: Int
  /// The letters and digits of its text, hashed.
  var key: UInt64
  /// In which way it names a section.
  var style: HeadingPiece.Style
  /// Its number, and the last of several.
  var value: Int
  var last: Int
  /// How many bytes of text stand before it in the whole file, candidates not counted: two with the same figure have
  /// nothing between them.
  var mass: Int
  /// The evidence for it.
  var features: Features
  /// Whether it is one.
  var isAccepted = false

  struct Features: OptionSet, Hashable {
    let rawValue: UInt16

    /// Something keeps number and title apart, or there is no title.
    static let setOff = Features(rawValue: 1)
    /// The line stands out from the paragraphs.
    static let loud = Features(rawValue: 2)
    /// Signs stand around it.
    static let decorated = Features(rawValue: 4)
    /// It is indented as the paragraphs are.
    static let likeProse = Features(rawValue: 8)
    /// Its number alone is no evidence.
    static let needsSeries = Features(rawValue: 16)
    /// The title may be a sentence.
    static let doubtful = Features(rawValue: 32)
    /// It has a title.
    static let titled = Features(rawValue: 64)
    /// The text before it ends a sentence.
    static let afterSentence = Features(rawValue: 128)
    /// Its number has zeros before it.
    static let padded = Features(rawValue: 256)
    /// It names a volume, too.
    static let nested = Features(rawValue: 512)
  }

  /// The strength of the evidence for a candidate, without its neighbours.
  enum Strength: Int, Comparable {
    /// It must fill a gap in a series.
    case weak
    /// It must stand in a series, or alone of its kind.
    case fair
    /// Nothing but a heading looks so.
    case strong

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  /// The strength of the evidence for it, without its neighbours.
  var strength: Strength {
    let standsOut = features.contains(.loud) || features.contains(.decorated)
    if features.contains(.doubtful) { return standsOut ? .fair : .weak }
    if features.contains(.needsSeries) { return standsOut ? .fair : .weak }
    if features.contains(.setOff) { return standsOut ? .strong : .fair }
    return standsOut ? .fair : .weak
  }

  /// Whether another goes on counting where this one stops.
  func isFollowed(by other: HeadingCandidate) -> Bool { other.value == last + 1 }

  /// Whether another is not far ahead: some numbers are left out.
  func isSoonFollowed(by other: HeadingCandidate) -> Bool { other.value > last && other.value <= last + 4 }
}

/// Hashes texts by their letters and digits, so that blanks, signs, case and width make no difference (FNV-1a).
struct TextKey {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Whether there was a letter or digit.
  private(set) var isEmpty = true

  mutating func add(_ scalar: Unicode.Scalar) {
    var code = scalar.value
    switch code {
    case 0x41...0x5A: code |= 0x20
    case 0x61...0x7A, 0x30...0x39, 0x4E00...0x9FFF: break
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      code -= 0xFEE0
      if (0x41...0x5A).contains(code) { code |= 0x20 }
    default: guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return }
    }
    isEmpty = false
    value = (value ^ UInt64(code)) &* 0x100_0000_01B3
  }

  static func of(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    var key = TextKey()
    for scalar in scalars { key.add(scalar) }
    return key.value
  }
}
