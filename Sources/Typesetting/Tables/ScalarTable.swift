/// Reads the Unicode tables: from a code point to its record.
///
/// A value of two pointers into the program's constant data, made where it is needed.
struct ScalarTable {
  private let firstStage = UnicodeTables.firstStage.utf8Start
  private let secondStage = UnicodeTables.secondStage.utf8Start

  /// The record of a code point, 0 to 127.
  @inline(__always)
  func record(of code: UInt32) -> Int {
    guard code < UnicodeTables.firstStageEnd else { return Int(UnicodeTables.supplementaryRecord(code)) }
    let place = Int(code >> 6) * 2
    let block = (Int(firstStage[place]) - 0x30) * 64 + Int(firstStage[place + 1]) - 0x30
    return Int(secondStage[block * 64 + Int(code & 63)])
  }

  /// The class of a record after LB1.
  static func lineBreakClass(of record: Int) -> LineBreakClass {
    LineBreakClass(rawValue: UnicodeTables.recordClass.utf8Start[record]) ?? .alphabetic
  }

  /// What a record needs beyond class and width.
  @inline(__always)
  static func trait(of record: Int) -> ScalarTrait {
    ScalarTrait(rawValue: UnicodeTables.recordTrait.utf8Start[record]) ?? .none
  }

  /// The columns of a record: 0, 1, 2, or 3 where they are ambiguous.
  @inline(__always)
  static func columns(of record: Int) -> UInt8 { UnicodeTables.recordWidth.utf8Start[record] }

  /// Whether a record is of an emoji, of text presentation too.
  @inline(__always)
  static func isEmoji(_ record: Int) -> Bool { UnicodeTables.recordEmoji.utf8Start[record] == 1 }
}

/// Reads scalars from UTF-8. Bytes that are not UTF-8 are taken one by one as U+FFFD.
enum UTF8Reader {
  /// The scalar that starts at a position before `count`, and its length in bytes.
  @inline(__always)
  static func scalar(
    _ bytes: UnsafePointer<UInt8>, at position: Int, count: Int
  ) -> (code: UInt32, length: Int) {
    let lead = UInt32(bytes[position])
    if lead < 0x80 { return (lead, 1) }
    if lead >= 0xE0, lead < 0xF0, position + 2 < count {
      let code = (lead & 0x0F) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
      return (code, 3)
    }
    if lead >= 0xC2, lead < 0xE0, position + 1 < count {
      return ((lead & 0x1F) << 6 | UInt32(bytes[position + 1] & 0x3F), 2)
    }
    if lead >= 0xF0, lead < 0xF5, position + 3 < count {
      let high = (lead & 0x07) << 18 | UInt32(bytes[position + 1] & 0x3F) << 12
      let code = high | UInt32(bytes[position + 2] & 0x3F) << 6 | UInt32(bytes[position + 3] & 0x3F)
      return (min(code, 0x10FFFF), 4)
    }
    return (0xFFFD, 1)
  }

  /// Where the scalar that ends before a position begins; 0 at the start.
  @inline(__always)
  static func start(_ bytes: UnsafePointer<UInt8>, before position: Int) -> Int {
    var start = position - 1
    let limit = max(0, position - 4)
    while start > limit, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return max(0, start)
  }
}
