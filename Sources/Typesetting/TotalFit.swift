/// Chooses the line ends of a paragraph as a whole.
///
/// Every unit is a place where a line may end; the cheapest way to each is found from the cheapest ways to those before it
/// that are no more than a line away. What a line costs grows with the square of what it leaves free. Filling line after
/// line greedily is one way through, so that no place that costs more by itself is ever looked at again: in most
/// text a few places a line are left.
struct TotalFit {
  /// Costs in squared columns: of a break inside a word, at a soft hyphen, and of a last line with next to nothing in it.
  private static let forcedCost = 1_000_000
  private static let hyphenCost = 64
  /// Of a break between two units without a space, though the second would fit: Han fills its lines, and is not evened out.
  private static let unfilledCost = 64

  /// For each unit the cost of the lines that end before it.
  private var totals: [Int] = []
  /// For each unit the first unit of a line that ends with it.
  private var firsts: [Int] = []
  private var ends: [Int] = []
  /// The units that a line of the cheapest way may begin with, in order.
  private var candidates: [Int] = []

  /// Finds the cheapest lines for units that begin a line.
  mutating func solve(_ units: [TextUnit], width: Int, hangs: Bool) {
    totals.removeAll(keepingCapacity: true)
    totals.append(contentsOf: repeatElement(0, count: units.count + 1))
    firsts.removeAll(keepingCapacity: true)
    firsts.append(contentsOf: repeatElement(0, count: units.count))
    candidates.removeAll(keepingCapacity: true)
    candidates.append(contentsOf: repeatElement(0, count: units.count))
    units.withUnsafeBufferPointer { units in
      totals.withUnsafeMutableBufferPointer { totals in
        firsts.withUnsafeMutableBufferPointer { firsts in
          candidates.withUnsafeMutableBufferPointer { candidates in
            let lines = Lines(units: units, width: width, hanging: hangs ? 2 : 0)
            TotalFit.solve(lines, &totals, &firsts, &candidates)
          }
        }
      }
    }
  }

  private static func solve(
    _ lines: Lines, _ totals: inout UnsafeMutableBufferPointer<Int>, _ firsts: inout UnsafeMutableBufferPointer<Int>,
    _ candidates: inout UnsafeMutableBufferPointer<Int>
  ) {
    let units = lines.units
    var window = 0..<0
    var bound = lines.greedyCost(from: 0)
    for last in units.indices {
      let unit = units[last]
      var low = window.lowerBound
      var high = window.upperBound
      if totals[last] <= bound {
        candidates[high] = last
        high += 1
      }
      while low < high, candidates[low] < last, lines.isTooLong(unit, from: candidates[low]) { low += 1 }
      window = low..<high
      // How much a line must leave free for one more unit; never enough where there is a space.
      let missing = lines.missing(after: last)
      let isLast = unit.flags.contains(.mandatory)
      var best = Int.max
      for index in low..<high {
        let first = candidates[index]
        var free = lines.free(first, unit)
        if free < 0 {
          guard first == last else { continue }
          free = 0
        }
        let total = totals[first] + lines.cost(first, last, free: free, missing: missing, isLast: isLast)
        if total < best {
          best = total
          firsts[last] = first
        }
      }
      if best < Int.max { best += lines.breakCost(unit) }
      totals[last + 1] = best
      if isLast {
        window = 0..<0
        bound = best + lines.greedyCost(from: last + 1)
      }
    }
  }

  /// The last units of the lines that were found, in order.
  ///
  /// Unless the paragraph ends here, lines near the end are left out: more text may change them.
  mutating func lastUnits(of units: [TextUnit], isFinished: Bool) -> [Int] {
    ends.removeAll(keepingCapacity: true)
    var last = units.count - 1
    while last >= 0 {
      ends.append(last)
      last = firsts[last] - 1
    }
    ends.reverse()
    if !isFinished { ends.removeLast(min(ends.count, max(8, ends.count / 8))) }
    return ends
  }

  /// What lines of some units cost.
  private struct Lines {
    let units: UnsafeBufferPointer<TextUnit>
    let width: Int
    /// Columns that a mark at the end of a line may hang over.
    let hanging: Int

    /// Whether a line from a unit is too long even before what hangs.
    @inline(__always)
    func isTooLong(_ unit: TextUnit, from first: Int) -> Bool {
      unit.contentColumn - hanging - units[first].startColumn > width
    }

    /// The columns that a line leaves free; below 0 if it is too long.
    @inline(__always)
    func free(_ first: Int, _ unit: TextUnit) -> Int { width - unit.widthAtLineEnd(from: units[first].startColumn) }

    @inline(__always)
    func missing(after last: Int) -> Int {
      let unit = units[last]
      return last + 1 < units.count && unit.end == unit.contentEnd
        ? units[last + 1].contentColumn - unit.contentColumn : Int.max
    }

    /// A last line may be short, but not so short that one word or one Han character and its mark stand alone.
    @inline(__always)
    func cost(_ first: Int, _ last: Int, free: Int, missing: Int, isLast: Bool) -> Int {
      if isLast { return first == last && first > 0 && width - free <= 4 ? width * 4 : 0 }
      return free * free + (free >= missing ? unfilledCost : 0)
    }

    @inline(__always)
    func breakCost(_ unit: TextUnit) -> Int {
      (unit.flags.contains(.forced) ? forcedCost : 0) + (unit.flags.contains(.hyphen) ? hyphenCost : 0)
    }

    /// What it costs to fill line after line from a unit until a line that must end.
    func greedyCost(from start: Int) -> Int {
      var total = 0
      var first = start
      while first < units.count {
        var fullest = first
        var last = first
        while last < units.count, last == first || !isTooLong(units[last], from: first) {
          if free(first, units[last]) >= 0 { fullest = last }
          if units[last].flags.contains(.mandatory) { break }
          last += 1
        }
        let unit = units[fullest]
        let isLast = unit.flags.contains(.mandatory)
        total += cost(
          first, fullest, free: max(0, free(first, unit)), missing: missing(after: fullest), isLast: isLast)
        total += breakCost(unit)
        if isLast { break }
        first = fullest + 1
      }
      return total
    }
  }
}
