/// The operators of two bytes: arithmetic, conditions and storage (Note 5177, §4.4 to §4.6).
///
/// Fonts of today have none but those of flex; the others are read since a subroutine's number may depend on them.
extension CharstringReader {
  mutating func escape(_ name: Int) throws(FontError) {
    switch name {
    case 34...37: try flex(name)
    case 3: try two { $0 != 0 && $1 != 0 ? 1 : 0 }
    case 4: try two { $0 != 0 || $1 != 0 ? 1 : 0 }
    case 5: try one { $0 == 0 ? 1 : 0 }
    case 9: try one { abs($0) }
    case 10: try two { $0 + $1 }
    case 11: try two { $0 - $1 }
    case 12: try two { $1 == 0 ? 0 : $0 / $1 }
    case 14: try one { -$0 }
    case 15: try two { $0 == $1 ? 1 : 0 }
    case 18: _ = try pop()
    case 20:
      let place = try place(below: CharstringReader.storeSize)
      let value = try pop()
      while store.count <= place { store.append(0) }
      store[place] = value
    case 21:
      let place = try place(below: CharstringReader.storeSize)
      try push(place < store.count ? store[place] : 0)
    case 22:
      let (second, first) = (try pop(), try pop())
      let (other, value) = (try pop(), try pop())
      try push(first <= second ? value : other)
    // A number between 0 and 1, and the same one on every run.
    case 23: try push(0.5)
    case 24: try two { $0 * $1 }
    case 26: try one { $0 < 0 ? 0 : $0.squareRoot() }
    case 27:
      let value = try pop()
      try push(value)
      try push(value)
    case 28:
      let (second, first) = (try pop(), try pop())
      try push(second)
      try push(first)
    case 29:
      // A negative place is that of the top.
      let place = max(0, try pop())
      guard place < Double(stack.count) else { throw damaged }
      try push(stack[stack.count - 1 - Int(place)])
    case 30: try roll()
    default: stack.removeAll(keepingCapacity: true)
    }
  }

  private static let storeSize = 32

  private mutating func pop() throws(FontError) -> Double {
    guard let value = stack.popLast() else { throw damaged }
    return value
  }

  private mutating func place(below limit: Int) throws(FontError) -> Int {
    let value = try pop()
    guard value >= 0, value < Double(limit) else { throw damaged }
    return Int(value)
  }

  private mutating func one(_ change: (Double) -> Double) throws(FontError) { try push(change(pop())) }

  private mutating func two(_ join: (Double, Double) -> Double) throws(FontError) {
    let second = try pop()
    try push(join(pop(), second))
  }

  /// Moves the top numbers around in a ring.
  private mutating func roll() throws(FontError) {
    let shift = try pop()
    let count = try place(below: CharstringReader.maximumStack + 1)
    guard count > 0, count <= stack.count, abs(shift) < 65_536 else { throw damaged }
    let ring = Array(stack.suffix(count))
    let first = stack.count - count
    for (index, value) in ring.enumerated() {
      stack[first + ((index + Int(shift)) % count + count) % count] = value
    }
  }
}
