/// Chooses the line ends of a paragraph as a whole.
///
/// Every unit is a place where a line may end; the cheapest way to each is found from the cheapest ways to those before it
/// that are no more than a line away. What a line costs grows with the square of what it leaves free. The search for the
/// start of a line begins with the fullest one and ends where emptiness alone costs more than the best that was found,
/// so that it looks at a few starts, not at all.
struct TotalFit {
  /// Costs in squared columns: of a break inside a word, at a soft hyphen, and of a last line with next to nothing in it.
  private static let forcedCost = 1_000_000
  private static let hyphenCost = 64

  /// For each unit the cost of the lines that end before it.
  private var totals: [Int] = []
  /// For each unit the first unit of a line that ends with it.
  private var firsts: [Int] = []
  private var ends: [Int] = []

  /// Finds the cheapest lines for units that begin a line.
  mutating func solve(_ units: [TextUnit], width: Int, hangs: Bool) {
    totals.removeAll(keepingCapacity: true)
    firsts.removeAll(keepingCapacity: true)
    totals.reserveCapacity(units.count + 1)
    firsts.reserveCapacity(units.count)
    totals.append(0)
    let hanging = hangs ? 2 : 0
    var start = 0
    var cheapest = 0
    units.withUnsafeBufferPointer { units in
      for (last, unit) in units.enumerated() {
        while start < last, unit.contentColumn - hanging - units[start].startColumn > width { start += 1 }
        if cheapest < start {
          cheapest = start
          for index in start...last where totals[index] < totals[cheapest] { cheapest = index }
        } else if totals[last] < totals[cheapest] {
          cheapest = last
        }
        let isLast = unit.flags.contains(.mandatory)
        var best = Int.max
        var bestFirst = last
        for first in start...last {
          var free = width - unit.widthAtLineEnd(from: units[first].startColumn)
          if free < 0 {
            guard first == last else { continue }
            free = 0
          }
          let cost = isLast ? TotalFit.costOfLastLine(free: free, width: width, isOnly: first == 0) : free * free
          let total = totals[first] + cost
          if total < best {
            best = total
            bestFirst = first
          }
          if !isLast, free * free + totals[cheapest] >= best { break }
        }
        if unit.flags.contains(.forced) { best += TotalFit.forcedCost }
        if unit.flags.contains(.hyphen) { best += TotalFit.hyphenCost }
        firsts.append(bestFirst)
        totals.append(best)
        if isLast { (start, cheapest) = (last + 1, last + 1) }
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

  /// A last line may be short, but not so short that one word or one Han character and its mark stand alone.
  @inline(__always)
  private static func costOfLastLine(free: Int, width: Int, isOnly: Bool) -> Int {
    !isOnly && width - free <= 4 ? width * 4 : 0
  }
}
