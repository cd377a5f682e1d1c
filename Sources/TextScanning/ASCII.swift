/// The bytes that mean something in Markdown, YAML and TOML.
///
/// Computed, so that they are constants in the rooms that import this one.
public enum ASCII {
  @inlinable public static var tab: UInt8 { 0x09 }
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  @inlinable public static var formFeed: UInt8 { 0x0C }
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  @inlinable public static var space: UInt8 { 0x20 }
  @inlinable public static var exclamation: UInt8 { 0x21 }
  @inlinable public static var quotation: UInt8 { 0x22 }
  @inlinable public static var number: UInt8 { 0x23 }
  @inlinable public static var dollar: UInt8 { 0x24 }
  @inlinable public static var percent: UInt8 { 0x25 }
  @inlinable public static var ampersand: UInt8 { 0x26 }
  @inlinable public static var apostrophe: UInt8 { 0x27 }
  @inlinable public static var leftParenthesis: UInt8 { 0x28 }
  @inlinable public static var rightParenthesis: UInt8 { 0x29 }
  @inlinable public static var asterisk: UInt8 { 0x2A }
  @inlinable public static var plus: UInt8 { 0x2B }
  @inlinable public static var comma: UInt8 { 0x2C }
  @inlinable public static var hyphen: UInt8 { 0x2D }
  @inlinable public static var period: UInt8 { 0x2E }
  @inlinable public static var slash: UInt8 { 0x2F }
  @inlinable public static var zero: UInt8 { 0x30 }
  @inlinable public static var nine: UInt8 { 0x39 }
  @inlinable public static var colon: UInt8 { 0x3A }
  @inlinable public static var semicolon: UInt8 { 0x3B }
  @inlinable public static var less: UInt8 { 0x3C }
  @inlinable public static var equals: UInt8 { 0x3D }
  @inlinable public static var greater: UInt8 { 0x3E }
  @inlinable public static var question: UInt8 { 0x3F }
  @inlinable public static var at: UInt8 { 0x40 }
  @inlinable public static var leftBracket: UInt8 { 0x5B }
  @inlinable public static var backslash: UInt8 { 0x5C }
  @inlinable public static var rightBracket: UInt8 { 0x5D }
  @inlinable public static var caret: UInt8 { 0x5E }
  @inlinable public static var underscore: UInt8 { 0x5F }
  @inlinable public static var backtick: UInt8 { 0x60 }
  @inlinable public static var leftBrace: UInt8 { 0x7B }
  @inlinable public static var pipe: UInt8 { 0x7C }
  @inlinable public static var rightBrace: UInt8 { 0x7D }
  @inlinable public static var tilde: UInt8 { 0x7E }
}

extension UInt8 {
  @inlinable @inline(__always) public var isSpaceOrTab: Bool { self == ASCII.space || self == ASCII.tab }

  @inlinable @inline(__always) public var isSpaceTabOrLineEnd: Bool { isSpaceOrTab || self == ASCII.lineFeed }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  @inlinable @inline(__always) public var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inlinable @inline(__always) public var isDigit: Bool { self &- 0x30 < 10 }

  @inlinable @inline(__always) public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inlinable @inline(__always) public var isAlphanumeric: Bool { isDigit || isLetter }

  @inlinable @inline(__always) public var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// A control character, or the 0 that stands for the end.
  @inlinable @inline(__always) public var isControl: Bool { self < 0x20 || self == 0x7F }

  /// CommonMark 0.31.2 §2.1: ASCII punctuation character.
  @inlinable @inline(__always) public var isASCIIPunctuation: Bool {
    self > 0x20 && self < 0x7F && !isAlphanumeric
  }
}
