/// Which lines may begin or end with which Chinese punctuation (避头尾; clreq, "Prohibition rules for line start and line end").
public enum Kinsoku: String, Hashable, Sendable, CaseIterable {
  /// Lines may break between any two Han characters or punctuation marks, but not within `——` and `……`.
  case none
  /// No line begins with `、，；：。！？`, a closing quotation mark or bracket, or `－～·／`; none ends with an opening one.
  case basic
  /// In addition, no line begins with `——`, `……` or a small kana, and none ends with `／`.
  case strict
}

/// Where lines may break, and how wide characters are.
public struct BreakingRules: Hashable, Sendable {
  /// How the rules of UAX #14 are fitted to a language.
  public enum Tailoring: Hashable, Sendable {
    /// Not at all: the rules of the standard, as its own test has them.
    case unicode
    /// To Chinese, also beside other languages: quotation marks next to Han open and close, and lines keep a kinsoku.
    case chinese(Kinsoku)
  }

  /// How the rules are fitted to a language.
  public var tailoring: Tailoring
  /// How wide ambiguous characters are.
  public var ambiguousWidth: AmbiguousWidth
  /// How many columns a text in parentheses may take, parentheses included, to be kept in one line; 0 for none.
  /// Only where the tailoring is Chinese. `(淘宝村)` takes 8.
  public var unbrokenParenthesis: Int

  /// Makes rules.
  public init(
    tailoring: Tailoring = .chinese(.basic), ambiguousWidth: AmbiguousWidth = .automatic, unbrokenParenthesis: Int = 12
  ) {
    self.tailoring = tailoring
    self.ambiguousWidth = ambiguousWidth
    self.unbrokenParenthesis = unbrokenParenthesis
  }

  /// The rules of UAX #14 and nothing else.
  public static let unicode = BreakingRules(tailoring: .unicode, unbrokenParenthesis: 0)
}

/// What a record of the tables comes to under the rules: class, columns, and whether it needs a closer look.
struct ScalarProfiles: Sendable {
  /// Set where the scanner must look at a scalar's surroundings.
  static let attention: UInt16 = 1 << 8

  /// For each record: bits 0–5 the class, bits 6–7 the columns, bit 8 ``attention``.
  let values: [UInt16]

  init(_ rules: BreakingRules) {
    values = (0..<128).map { record in
      let trait = ScalarTable.trait(of: record)
      var columns = ScalarTable.columns(of: record)
      if columns == 3 { columns = rules.ambiguousWidth == .wide ? 2 : 1 }
      let folded = rules.tailoring.fold(ScalarTable.lineBreakClass(of: record))
      let profile = UInt16(folded.rawValue) | UInt16(columns) << 6
      return trait == .none || trait == .space ? profile : profile | ScalarProfiles.attention
    }
  }
}

extension BreakingRules.Tailoring {
  /// The class of UAX #14 whose rules a class follows.
  fileprivate func fold(_ value: LineBreakClass) -> LineBreakClass {
    guard value.rawValue >= UnicodeTables.classCount else { return value }
    switch (value, self) {
    // LB1 resolves CJ to NS for strict breaking; CSS "normal" breaking resolves it to ID.
    case (.conditionalStarter, .unicode), (.conditionalStarter, .chinese(.strict)): return .nonstarter
    case (.noStart, .unicode), (.solidus, .unicode): return .ideographic
    case (.wideNonstarter, .unicode): return .nonstarter
    case (_, .chinese(.none)): return .ideographic
    // CL and WJ, not NS and GL: these hold across spaces too, so that no line ever begins with the mark.
    case (.solidus, .chinese(.strict)): return .wordJoiner
    case (.noStart, .chinese), (.solidus, .chinese), (.wideNonstarter, .chinese): return .closePunctuation
    case (.wideExclamation, _): return .exclamation
    case (.wideClosePunctuation, _): return .closePunctuation
    case (.wideOpenPunctuation, _): return .openPunctuation
    case (_, _): return .ideographic
    }
  }
}
