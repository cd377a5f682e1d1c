/// How many columns text takes on a terminal, a line printer, or in any font of fixed width.
///
/// Wide and fullwidth characters take two columns (UAX #11); combining marks, format characters and variation selectors
/// none; an emoji takes two, whatever it is put together of. Controls take none: take them out before.
public struct DisplayWidth: Sendable {
  private let rules: BreakingRules
  private let profiles: ScalarProfiles

  /// Makes a measure.
  public init(ambiguous: AmbiguousWidth = .automatic) {
    rules = BreakingRules(tailoring: .unicode, ambiguousWidth: ambiguous, unbrokenParenthesis: 0)
    profiles = ScalarProfiles(rules)
  }

  /// The columns of a text.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func width(of text: some StringProtocol) -> Int {
    let text = String(text)
    return text.utf8.withContiguousStorageIfAvailable { width(ofUTF8: $0) } ?? width(ofUTF8: Array(text.utf8))
  }

  /// The columns of a text in UTF-8. Bytes that are not UTF-8 take one column each.
  public func width(ofUTF8 bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { width(ofUTF8: $0) } }

  /// The columns of a text in UTF-8. Bytes that are not UTF-8 take one column each.
  public func width(ofUTF8 bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var context = ScalarContext()
    var column = 0
    scan(bytes, from: 0, to: bytes.count, &context) { column += $0 }
    return column
  }

  /// Cuts a text between clusters into pieces of at most so many columns; a wider cluster is a piece of its own.
  ///
  /// - Returns: the pieces' bytes and columns, in order; together they are the whole text.
  /// - Complexity: O(*n*) in the bytes of the text.
  public func pieces(ofUTF8 bytes: [UInt8], columns: Int) -> [(range: Range<Int>, columns: Int)] {
    bytes.withUnsafeBufferPointer { pieces(of: $0, in: 0..<$0.count, firstColumns: columns, columns: columns) }
  }

  /// Cuts a stretch of a text, whose surroundings count for the width of ambiguous characters.
  func pieces(
    of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, firstColumns: Int, columns limit: Int
  ) -> [(range: Range<Int>, columns: Int)] {
    var context = ScalarContext()
    var pieces: [(range: Range<Int>, columns: Int)] = []
    var start = range.lowerBound
    var position = start
    var column = 0
    func take(_ length: Int) {
      let end = min(position + length, range.upperBound)
      var width = 0
      scan(bytes, from: position, to: end, &context) { width += $0 }
      if column + width > (pieces.isEmpty ? firstColumns : limit), position > start {
        pieces.append((start..<position, column))
        start = position
        column = 0
      }
      column += width
      position = end
    }
    let stretch = UnsafeBufferPointer(rebasing: bytes[range])
    if stretch.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for _ in stretch { take(1) }
    } else {
      for character in String(decoding: stretch, as: UTF8.self) where position < range.upperBound {
        take(character.utf8.count)
      }
    }
    if position > start || pieces.isEmpty { pieces.append((start..<range.upperBound, column)) }
    return pieces
  }

  @inline(__always)
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ context: inout ScalarContext,
    _ body: (_ columns: Int) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    let table = ScalarTable()
    let count = bytes.count
    profiles.values.withUnsafeBufferPointer { profiles in
      guard let profiles = profiles.baseAddress else { return }
      var position = start
      while position < end {
        let scalar = UTF8Reader.scalar(base, at: position, count: count)
        let record = table.record(of: scalar.code)
        var columns = Int(profiles[record] >> 6 & 3)
        if profiles[record] & ScalarProfiles.attention != 0 {
          let trait = ScalarTable.trait(of: record)
          switch trait {
          case .openingQuote, .closingQuote, .apostrophe, .dash, .ellipsis:
            if rules.ambiguousWidth == .automatic,
              context.isBesideHan(base, at: position, scalar.length, count, trait)
            {
              columns = 2
            }
          case .softHyphen: columns = 0
          case .emojiPresentation, .emojiModifier, .pictograph:
            columns = ScalarContext.columnsOfEmoji(base, at: position, trait, columns, profiles)
          case .none, .space, .hardBreak, .openingBracket, .openingParenthesis, .closingParenthesis, .middleDot,
            .joiner:
            break
          }
        }
        body(columns)
        position += scalar.length
      }
    }
  }
}
