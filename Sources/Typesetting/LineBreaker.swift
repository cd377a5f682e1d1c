/// Finds where the lines of a text may end (UAX #14).
public struct LineBreaker: Sendable {
  /// A place where a line may or must end.
  public struct Opportunity: Hashable, Sendable {
    /// The offset in bytes at which the next line would begin.
    public var offset: Int
    /// Whether the line must end here.
    public var isMandatory: Bool
  }

  private let rules: BreakingRules
  private let profiles: ScalarProfiles

  /// Makes a breaker.
  public init(_ rules: BreakingRules = BreakingRules()) {
    self.rules = rules
    profiles = ScalarProfiles(rules)
  }

  /// All places where a line of a text may end, the end of the text among them.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func opportunities(in text: String) -> [Opportunity] { opportunities(in: ParagraphText(text)) }

  /// All places where a line of a text may end, the end of the text among them.
  public func opportunities(in text: ParagraphText) -> [Opportunity] {
    var scanner = UnitScanner()
    var units: [TextUnit] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(
        bytes, unbreakable: text.unbreakable, rules: rules, profiles: profiles, into: &units, limit: .max)
    }
    return units.map { Opportunity(offset: $0.end, isMandatory: $0.flags.contains(.mandatory)) }
  }
}
