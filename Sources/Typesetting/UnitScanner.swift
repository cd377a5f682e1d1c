/// A piece of a paragraph between two places where a line may break.
struct TextUnit {
  /// What a break after the unit means.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// The line must end here.
    static let mandatory = Flags(rawValue: 1)
    /// The unit ends with a soft hyphen, which shows when the line ends here.
    static let hyphen = Flags(rawValue: 2)
    /// The unit ends with `、，。`, which may hang in the margin.
    static let hangable = Flags(rawValue: 4)
    /// No rule allows a break here, but the unit was wider than the line.
    static let forced = Flags(rawValue: 8)
  }

  /// The offset after the last byte that is seen when the line ends here.
  var contentEnd: Int
  /// The offset at which the next unit begins; between the two are spaces.
  var end: Int
  /// The column, counted from the start of the paragraph, at which the unit begins.
  var startColumn: Int
  /// The column at which its content ends.
  var contentColumn: Int
  /// What a break after it means.
  var flags: Flags
}

/// Finds the units of a paragraph: the rules of UAX #14, its tailoring to Chinese, and the width of every scalar, in one pass.
///
/// Time is linear in the bytes, on any input: every look backwards or ahead ends at a scalar at which no other look ends.
struct UnitScanner {
  /// Offset of the next scalar.
  private(set) var position = 0
  /// Columns until ``position``.
  private(set) var column = 0
  private var state = 0
  private var unitStartColumn = 0
  private var contentEnd = 0
  private var contentColumn = 0
  /// The offset at which LB8a or LB25 forbids a break.
  private var forbidden = -1
  private var softHyphenEnd = -1
  /// The last opening parenthesis, if what follows may still turn out to be short.
  private var parenthesis: (position: Int, column: Int)?
  /// The first of ``ParagraphText/unbreakable`` that does not end before the last break.
  private var nextUnbreakable = 0
  private var context = ScalarContext()

  /// Whether a scanner is at the end of the bytes.
  func isFinished(_ count: Int) -> Bool { position >= count }

  /// Adds units until there are `limit` of them or the bytes end.
  ///
  /// Units that were added before may be joined to later ones while they are in the array.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, unbreakable: [Range<Int>], rules: BreakingRules, profiles: ScalarProfiles,
    into units: inout [TextUnit], limit: Int
  ) {
    guard let start = bytes.baseAddress, position < bytes.count else { return }
    profiles.values.withUnsafeBufferPointer { profiles in
      guard let profiles = profiles.baseAddress else { return }
      scan(start, bytes.count, unbreakable, rules, profiles, &units, limit)
    }
    guard position >= bytes.count else { return }
    units.append(unit(at: position))
    units[units.count - 1].flags.insert(.mandatory)
  }
}

extension UnitScanner {
  private mutating func scan(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ unbreakable: [Range<Int>], _ rules: BreakingRules,
    _ profiles: UnsafePointer<UInt16>, _ units: inout [TextUnit], _ limit: Int
  ) {
    let table = ScalarTable()
    let machine = UnicodeTables.machine.utf8Start
    let classCount = UnicodeTables.classCount
    let ascii = UnicodeTables.secondStage.utf8Start  // Blocks 0 and 1 are the first ones.
    let ideograph = Int(UnicodeTables.ideographRecord)
    while position < count, units.count < limit {
      let lead = bytes[position]
      let record: Int
      let length: Int
      if lead < 0x80 {
        record = Int(ascii[Int(lead)])
        length = 1
      } else if lead > 0xE4, lead < 0xE9 || (lead == 0xE9 && position + 1 < count && bytes[position + 1] < 0xC0),
        position + 2 < count
      {
        record = ideograph  // U+5000 to U+9FFF.
        length = 3
      } else {
        let scalar = UTF8Reader.scalar(bytes, at: position, count: count)
        record = table.record(of: scalar.code)
        length = scalar.length
      }
      let profile = profiles[record]
      var value = Int(profile & 63)
      var columns = Int(profile >> 6 & 3)
      if profile & ScalarProfiles.attention != 0 {
        attend(
          to: ScalarTable.trait(of: record), bytes, count, length, rules, profiles, &value, &columns, &units)
      }
      let move = Int(machine[state * classCount + value])
      if move & 64 != 0 { close(unbreakable, &units) }
      state = move & 63
      position += length
      column += columns
      if value > LineBreakClass.space.rawValue {
        contentEnd = position
        contentColumn = column
      }
    }
  }

  /// Ends a unit before the scalar at ``position``, unless something besides the state machine forbids it.
  private mutating func close(_ unbreakable: [Range<Int>], _ units: inout [TextUnit]) {
    let isHard = UnicodeTables.hardStates >> UInt64(state) & 1 == 1
    if !isHard {
      if position == forbidden { return }
      while nextUnbreakable < unbreakable.count, unbreakable[nextUnbreakable].upperBound <= position {
        nextUnbreakable += 1
      }
      if nextUnbreakable < unbreakable.count, unbreakable[nextUnbreakable].lowerBound < position { return }
    }
    units.append(unit(at: position))
    if isHard { units[units.count - 1].flags.insert(.mandatory) }
    unitStartColumn = column
    contentEnd = position
    contentColumn = column
  }

  private func unit(at end: Int) -> TextUnit {
    TextUnit(
      contentEnd: contentEnd, end: end, startColumn: unitStartColumn, contentColumn: contentColumn,
      flags: contentEnd == softHyphenEnd ? .hyphen : [])
  }

  /// Looks at the surroundings of a scalar that needs it, and corrects its class and columns.
  @inline(never)
  private mutating func attend(
    to trait: ScalarTrait, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ length: Int, _ rules: BreakingRules,
    _ profiles: UnsafePointer<UInt16>, _ value: inout Int, _ columns: inout Int, _ units: inout [TextUnit]
  ) {
    switch trait {
    case .hardBreak: parenthesis = nil
    case .openingBracket, .openingParenthesis:
      if UnicodeTables.numericPrefixStates >> UInt64(state) & 1 == 1,
        ScalarContext.isNumber(bytes, after: position + length, count)
      {
        forbidden = position
      }
      if trait == .openingParenthesis { parenthesis = (position, column) }
    case .closingParenthesis: joinParenthesis(upTo: column + columns, rules, &units)
    case .openingQuote, .closingQuote, .apostrophe, .dash, .ellipsis, .middleDot:
      guard context.isBesideHan(bytes, at: position, length, count, trait) else { return }
      if rules.ambiguousWidth == .automatic, trait != .middleDot { columns = 2 }
      value = Int(rules.tailoring.classBesideHan(trait)?.rawValue ?? UInt8(value))
    case .softHyphen:
      softHyphenEnd = position + length
      columns = 0
    case .joiner: forbidden = position + length
    case .emojiPresentation, .emojiModifier, .pictograph:
      columns = ScalarContext.columnsOfEmoji(bytes, at: position, trait, columns, profiles)
    case .none, .space: break
    }
  }

  /// Takes the breaks out of a text in parentheses that is short.
  private mutating func joinParenthesis(upTo end: Int, _ rules: BreakingRules, _ units: inout [TextUnit]) {
    guard let start = parenthesis else { return }
    parenthesis = nil
    guard rules.tailoring != .unicode, end - start.column <= rules.unbrokenParenthesis else { return }
    while let last = units.last, last.end > start.position {
      unitStartColumn = last.startColumn
      units.removeLast()
    }
  }
}

extension BreakingRules.Tailoring {
  /// The class of a mark that stands next to Han; `nil` leaves it as it is.
  fileprivate func classBesideHan(_ trait: ScalarTrait) -> LineBreakClass? {
    guard case .chinese(let kinsoku) = self else { return nil }
    switch (trait, kinsoku) {
    case (.ellipsis, .none): return .breakBothSides
    case (.dash, .none): return nil
    case (_, .none): return .ideographic
    case (.openingQuote, _): return .openPunctuation
    // CL, not NS: it holds across spaces too.
    case (.closingQuote, _), (.apostrophe, _), (.middleDot, _), (.dash, .strict), (.ellipsis, .strict):
      return .closePunctuation
    case (_, _): return nil
    }
  }
}
