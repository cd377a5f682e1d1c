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
    scan(bytes, from: 0, &context) { _, columns in
      column += columns
      return true
    }
    return column
  }

  /// Cuts a text before the first cluster that does not fit.
  ///
  /// - Returns: the length in bytes of what fits, and its columns. At least one cluster is taken, however wide it is.
  public func prefix(ofUTF8 bytes: UnsafeBufferPointer<UInt8>, columns limit: Int) -> (length: Int, columns: Int) {
    guard let first = bytes.first else { return (0, 0) }
    if bytes.count <= limit, first < 0x80, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return (bytes.count, bytes.count)
    }
    // Where scalars stop fitting, and from there back to the start of a cluster. Every cluster starts after
    // a scalar that takes part in no other, so that a short way back is enough in any but contrived text.
    var context = ScalarContext()
    var column = 0
    var end = bytes.count
    scan(bytes, from: 0, &context) { position, columns in
      if column + columns > limit {
        end = position
        return false
      }
      column += columns
      return true
    }
    guard end < bytes.count else { return (end, column) }
    let window = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, end + 64)])
    var length = 0
    for character in String(decoding: window, as: UTF8.self) {
      let next = length + character.utf8.count
      if next > end, length > 0 { break }
      length = next
      if next >= end { break }
    }
    length = min(length, bytes.count)
    return (length, width(ofUTF8: UnsafeBufferPointer(rebasing: bytes[..<length])))
  }

  @inline(__always)
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ context: inout ScalarContext,
    _ body: (_ position: Int, _ columns: Int) -> Bool
  ) {
    guard let base = bytes.baseAddress else { return }
    let table = ScalarTable()
    let count = bytes.count
    profiles.values.withUnsafeBufferPointer { profiles in
      guard let profiles = profiles.baseAddress else { return }
      var position = start
      while position < count {
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
        guard body(position, columns) else { return }
        position += scalar.length
      }
    }
  }
}
