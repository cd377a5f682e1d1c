/// A DICT of a CFF table: operators, each after its operands (Adobe Technical Note 5176, §4).
struct PostScriptDictionary: Sendable {
  /// An operator with its operands.
  struct Entry: Sendable {
    let `operator`: Int
    /// The operands that are whole numbers; `nil` for real ones, which only matrices and the like have.
    let operands: [Int?]
    /// The operands and the operator as they are stored.
    let bytes: ArraySlice<UInt8>
  }

  let entries: [Entry]

  /// The operators that this room knows, two bytes as 12 · 256 + the second.
  enum Operator {
    static let charset = 15
    static let encoding = 16
    static let charstrings = 17
    static let `private` = 18
    static let subroutines = 19
    /// The width of glyphs that do not say theirs, and the number that is added to those that do.
    static let widths = [20, 21]
    static let charstringType = 12 << 8 | 6
    static let registry = 12 << 8 | 30
    static let fonts = 12 << 8 | 36
    static let fontSelection = 12 << 8 | 37
    static let fontName = 12 << 8 | 38
  }

  init() { entries = [] }

  init(_ bytes: FontBytes) throws(FontError) {
    var entries: [Entry] = []
    var operands: [Int?] = []
    var start = 0
    var place = 0
    while place < bytes.count {
      let first = try bytes.byte(place)
      switch first {
      case 0...21:
        var name = first
        place += 1
        if first == 12 {
          name = try 12 << 8 | bytes.byte(place)
          place += 1
        }
        entries.append(
          Entry(operator: name, operands: operands, bytes: try bytes.part(at: start, count: place - start).bytes))
        operands = []
        start = place
      case 28:
        operands.append(try bytes.signed16(place + 1))
        place += 3
      case 29:
        operands.append(Int(Int32(truncatingIfNeeded: try bytes.unsigned32(place + 1))))
        place += 5
      case 30:
        // A real number: decimal digits of four bits, up to the first that is 15.
        var digits = 0
        repeat {
          place += 1
          digits = try bytes.byte(place)
        } while digits & 0x0F != 0x0F && digits >> 4 != 0x0F
        place += 1
        operands.append(nil)
      case 32...246:
        operands.append(first - 139)
        place += 1
      case 247...250:
        operands.append(try (first - 247) * 256 + bytes.byte(place + 1) + 108)
        place += 2
      case 251...254:
        operands.append(try -(first - 251) * 256 - bytes.byte(place + 1) - 108)
        place += 2
      default: throw .damaged(bytes.tag)
      }
      // Note 5176, appendix B: the most operands that an operator may have.
      guard operands.count <= 48 else { throw .damaged(bytes.tag) }
    }
    self.entries = entries
  }

  /// The operands of an operator; `nil` when it is not there, or one of them is no whole number.
  func numbers(_ name: Int) -> [Int]? {
    guard let entry = entries.last(where: { $0.operator == name }) else { return nil }
    let numbers = entry.operands.compactMap(\.self)
    return numbers.count == entry.operands.count ? numbers : nil
  }

  func number(_ name: Int) -> Int? { numbers(name)?.first }

  /// An operator with whole numbers, in the form of five bytes for each, whose length does not depend on them.
  static func entry(_ name: Int, _ numbers: [Int]) -> [UInt8] {
    var entry = FontWriter()
    for number in numbers {
      entry.append([29])
      entry.unsigned32(number)
    }
    entry.append(name < 256 ? [UInt8(name)] : [12, UInt8(truncatingIfNeeded: name)])
    return entry.bytes
  }
}
