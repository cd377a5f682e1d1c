/// Random numbers that are the same on every machine for the same seed: SplitMix64.
///
/// The helpers below do not go through the standard library's `random(in:using:)` and `shuffled(using:)`, whose
/// use of the generator may change from one Swift version to the next.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, figure 16.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Makes a generator. All seeds are equally good, including 0.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, a bound. A bound below 1 gives 0.
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    // The high half of a full product maps 64 bits onto the bound; for small bounds its bias is below 2⁻⁵⁰.
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of a closed range.
  public mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Returns `true` once in the given number of calls, on average.
  public mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

  /// One of the elements, or `nil` if there is none.
  public mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// The elements in another order (Fisher–Yates).
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.dropFirst().reversed() { result.swapAt(index, below(index + 1)) }
    return result
  }
}
