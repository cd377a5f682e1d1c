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
  /// Of a break between two units without a space, though the second would fit: Han fills its lines, and is not evened out.
  private static let unfilledCost = 64

  /// For each unit the cost of the lines that end before it.
  private var totals: [Int] = []
  /// For each unit the first unit of a line that ends with it.
  private var firsts: [Int] = []
  private var ends: [Int] = []
  /// For each unit the column at which it begins.
  private var starts: [Int] = []

  /// Finds the cheapest lines for units that begin a line.
  mutating func solve(_ units: [TextUnit], width: Int, hangs: Bool) {
    totals.removeAll(keepingCapacity: true)
    totals.append(contentsOf: repeatElement(0, count: units.count + 1))
    firsts.removeAll(keepingCapacity: true)
    firsts.append(contentsOf: repeatElement(0, count: units.count))
    starts.removeAll(keepingCapacity: true)
    for unit in units { starts.append(unit.startColumn) }
    units.withUnsafeBufferPointer { units in
      starts.withUnsafeBufferPointer { starts in
        totals.withUnsafeMutableBufferPointer { totals in
          firsts.withUnsafeMutableBufferPointer { firsts in
            TotalFit.solve(units, starts, width: width, hanging: hangs ? 2 : 0, &totals, &firsts)
          }
        }
      }
    }
  }

  private static func solve(
    _ units: UnsafeBufferPointer<TextUnit>, _ starts: UnsafeBufferPointer<Int>, width: Int, hanging: Int,
    _ totals: inout UnsafeMutableBufferPointer<Int>, _ firsts: inout UnsafeMutableBufferPointer<Int>
  ) {
    // The first unit that a line may begin with, and the cheapest of those from it on.
    var start = 0
    var cheapest = 0
    for last in units.indices {
      let unit = units[last]
      while start < last, unit.contentColumn - hanging - starts[start] > width { start += 1 }
      if cheapest < start {
        cheapest = start
        for index in start...last where totals[index] < totals[cheapest] { cheapest = index }
      } else if totals[last] < totals[cheapest] {
        cheapest = last
      }
      let isLast = unit.flags.contains(.mandatory)
      let floor = totals[cheapest]
      // How much a line must leave free for one more unit; never enough where there is a space.
      let missing =
        last + 1 < units.count && unit.end == unit.contentEnd
        ? units[last + 1].contentColumn - unit.contentColumn : Int.max
      var best = Int.max
      var first = start
      while first <= last {
        var free = width - unit.widthAtLineEnd(from: starts[first])
        if free < 0, first == last { free = 0 }
        if free >= 0 {
          let square = free * free + (free >= missing ? unfilledCost : 0)
          let isAlone = first == last && first > 0
          let total = totals[first] + (isLast ? costOfLastLine(free: free, width: width, isOneUnit: isAlone) : square)
          if total < best {
            best = total
            firsts[last] = first
          }
          if !isLast, square + floor >= best { break }
        }
        first += 1
      }
      if unit.flags.contains(.forced) { best += forcedCost }
      if unit.flags.contains(.hyphen) { best += hyphenCost }
      totals[last + 1] = best
      if isLast { (start, cheapest) = (last + 1, last + 1) }
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
  private static func costOfLastLine(free: Int, width: Int, isOneUnit: Bool) -> Int {
    isOneUnit && width - free <= 4 ? width * 4 : 0
  }
}
