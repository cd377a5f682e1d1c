/// A language, as a BCP 47 tag in its canonical letter case: `en`, `zh-Hans`, `zh-Latn-pinyin`.
///
/// Only the syntax of the tag is checked (RFC 5646 §2.1), not whether its subtags are registered.
public struct Language: Hashable, Sendable, CustomStringConvertible {
  /// The tag: ASCII letters, digits and hyphens.
  public let tag: String

  /// Reads a tag. Underscores are taken as hyphens, and letter case is normalised (RFC 5646 §2.1.1).
  ///
  /// - Returns: `nil` unless the tag is 2–8 ASCII letters, `x` or `i`, followed by subtags of 1–8 letters and digits; and
  ///   if it ends with a subtag of a single character, which must be followed by others.
  public init?(_ tag: String) {
    let parts = tag.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...8).contains(first.utf8.count) || ["x", "i", "X", "I"].contains(first),
      first.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A })
    else { return nil }
    var canonical = first.lowercased()
    // Behind a singleton all is lower-case: `zh-Hans-u-nu-hanidec`.
    var isExtension = first.utf8.count == 1
    var isPrivate = canonical == "x"
    var endsWithSingleton = isExtension
    for part in parts.dropFirst() {
      guard (1...8).contains(part.utf8.count), part.utf8.allSatisfy(Language.isAlphanumeric) else { return nil }
      canonical += "-"
      endsWithSingleton = part.utf8.count == 1 && !isPrivate
      guard !isExtension, !endsWithSingleton else {
        canonical += part.lowercased()
        isExtension = true
        isPrivate = isPrivate || part == "x" || part == "X"
        continue
      }
      switch part.utf8.count {
      case 4 where part.utf8.allSatisfy { $0 > 0x39 }:
        canonical += part.prefix(1).uppercased() + part.dropFirst().lowercased()
      case 2: canonical += part.uppercased()
      default: canonical += part.lowercased()
      }
    }
    guard !endsWithSingleton else { return nil }
    self.tag = canonical
  }

  /// A tag that is known to be canonical.
  private init(canonical tag: String) { self.tag = tag }

  /// English.
  public static let english = Language(canonical: "en")
  /// Chinese in an unspecified script.
  public static let chinese = Language(canonical: "zh")
  /// Chinese in simplified characters.
  public static let simplifiedChinese = Language(canonical: "zh-Hans")
  /// Chinese in traditional characters.
  public static let traditionalChinese = Language(canonical: "zh-Hant")
  /// Chinese in Hanyu Pinyin.
  public static let pinyin = Language(canonical: "zh-Latn-pinyin")
  /// Japanese.
  public static let japanese = Language(canonical: "ja")
  /// Korean.
  public static let korean = Language(canonical: "ko")
  /// Not determined.
  public static let undetermined = Language(canonical: "und")

  /// The first subtag: `zh` in `zh-Hans`.
  public var primary: Substring { tag.prefix { $0 != "-" } }

  /// The script subtag, if the tag has one: `Hans` in `zh-Hans-CN`.
  public var script: Substring? {
    tag.split(separator: "-").dropFirst().prefix { $0.utf8.count > 1 }
      .first { $0.utf8.count == 4 && $0.utf8.allSatisfy { $0 > 0x39 } }
  }

  /// Whether text in this language is written with Han characters: Chinese and Japanese, unless the tag names another script.
  public var usesHan: Bool {
    guard let script else { return primary == "zh" || primary == "ja" || primary == "yue" || primary == "lzh" }
    return ["Hans", "Hant", "Hani", "Jpan"].contains(script)
  }

  /// Whether text in this language runs from right to left.
  public var isRightToLeft: Bool {
    // This is called for every run of another language; most tags need not be parsed.
    if self == .english || self == .simplifiedChinese || self == .chinese || self == .traditionalChinese {
      return false
    }
    if let script { return ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"].contains(script) }
    return ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "syr"].contains(primary)
  }

  public var description: String { tag }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }
}
