/// What the surroundings of a scalar say about it.
struct ScalarContext {
  /// The end of the last run of marks that was looked at, and whether it stands next to Han.
  private var runEnd = -1
  private var runIsBesideHan = false

  /// Whether a mark stands next to a wide character: Han, kana, hangul, or wide punctuation.
  ///
  /// A run of such marks (`“……`) is looked at as a whole, once.
  mutating func isBesideHan(
    _ bytes: UnsafePointer<UInt8>, at position: Int, _ length: Int, _ count: Int, _ trait: ScalarTrait
  ) -> Bool {
    guard position >= runEnd else { return runIsBesideHan }
    var end = position + length
    var next = ScalarContext.record(bytes, at: end, count)
    while let record = next, ScalarContext.isMark(ScalarTable.trait(of: record)) {
      end += UTF8Reader.scalar(bytes, at: end, count: count).length
      next = ScalarContext.record(bytes, at: end, count)
    }
    runEnd = end
    // `中国’s`: before a Latin letter it is an apostrophe.
    if trait == .apostrophe, end == position + length, end < count, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A
    {
      runIsBesideHan = false
      return false
    }
    let before = position > 0 ? ScalarContext.record(bytes, at: UTF8Reader.start(bytes, before: position), count) : nil
    runIsBesideHan = ScalarContext.isHan(before) || ScalarContext.isHan(next)
    return runIsBesideHan
  }

  /// Whether a number begins after an opening bracket, combining marks passed over (LB25).
  static func isNumber(_ bytes: UnsafePointer<UInt8>, after position: Int, _ count: Int) -> Bool {
    var position = position
    while let record = record(bytes, at: position, count) {
      switch ScalarTable.lineBreakClass(of: record) {
      case .numeric: return true
      case .combiningMark, .zeroWidthJoiner:
        position += UTF8Reader.scalar(bytes, at: position, count: count).length
      default: return false
      }
    }
    return false
  }

  /// The columns that a scalar adds to an emoji, or that an emoji begins with.
  ///
  /// A cluster with an emoji in it takes two columns: joined ones after the first and skin tones add none, and a
  /// presentation selector makes a narrow base wide (UTS #51).
  static func columnsOfEmoji(
    _ bytes: UnsafePointer<UInt8>, at position: Int, _ trait: ScalarTrait, _ columns: Int,
    _ profiles: UnsafePointer<UInt16>
  ) -> Int {
    guard position > 0 else { return columns }
    var start = UTF8Reader.start(bytes, before: position)
    var base = record(bytes, at: start, position) ?? 0
    switch trait {
    case .emojiPresentation:
      let makesWide = ScalarTable.isEmoji(base) && profiles[base] >> 6 & 3 == 1
      return makesWide && !isJoined(bytes, at: start, base) ? 1 : 0
    case .emojiModifier:
      var isWide = false
      if ScalarTable.trait(of: base) == .emojiPresentation, start > 0 {
        start = UTF8Reader.start(bytes, before: start)
        base = record(bytes, at: start, position) ?? 0
        isWide = true
      }
      guard ScalarTable.trait(of: base) == .pictograph else { return columns }
      return isWide || profiles[base] >> 6 & 3 != 1 || isJoined(bytes, at: start, base) ? 0 : 1
    default:
      return isJoined(bytes, at: position, nil) ? 0 : columns
    }
  }

  /// Whether a pictograph belongs to the cluster of one before it (GB11: ExtPict Extend* ZWJ × ExtPict).
  ///
  /// - Parameter record: the scalar's record, where it is not known to be a pictograph.
  private static func isJoined(_ bytes: UnsafePointer<UInt8>, at position: Int, _ record: Int?) -> Bool {
    if let record, ScalarTable.trait(of: record) != .pictograph { return false }
    guard position > 0 else { return false }
    var start = UTF8Reader.start(bytes, before: position)
    var before = Self.record(bytes, at: start, position) ?? 0
    guard ScalarTable.trait(of: before) == .joiner else { return false }
    while isExtender(before), start > 0 {
      start = UTF8Reader.start(bytes, before: start)
      before = Self.record(bytes, at: start, position) ?? 0
    }
    return ScalarTable.trait(of: before) == .pictograph
  }

  private static func isExtender(_ record: Int) -> Bool {
    switch ScalarTable.trait(of: record) {
    case .joiner, .emojiPresentation, .emojiModifier: true
    default: ScalarTable.lineBreakClass(of: record) == .combiningMark
    }
  }

  private static func isMark(_ trait: ScalarTrait) -> Bool {
    switch trait {
    case .openingQuote, .closingQuote, .apostrophe, .dash, .ellipsis: true
    default: false
    }
  }

  private static func isHan(_ record: Int?) -> Bool {
    guard let record else { return false }
    return ScalarTable.columns(of: record) == 2 && ScalarTable.trait(of: record) != .pictograph
      && ScalarTable.trait(of: record) != .emojiModifier
  }

  private static func record(_ bytes: UnsafePointer<UInt8>, at position: Int, _ count: Int) -> Int? {
    guard position < count else { return nil }
    return ScalarTable().record(of: UTF8Reader.scalar(bytes, at: position, count: count).code)
  }
}
