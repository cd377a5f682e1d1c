/// The operators that draw (Note 5177, §4.1 and §4.4).
extension CharstringReader {
  /// Draws lines and curves by the numbers on the stack.
  mutating func draw(_ name: Int) throws(FontError) {
    let numbers = stack
    stack.removeAll(keepingCapacity: true)
    switch name {
    case 5: try lines(numbers[...])
    case 6, 7: alternatingLines(numbers, isHorizontal: name == 6)
    case 8: try curves(numbers[...])
    case 24:
      guard numbers.count >= 2 else { throw damaged }
      try curves(numbers.dropLast(2))
      try lines(numbers.suffix(2))
    case 25:
      guard numbers.count >= 6 else { throw damaged }
      try lines(numbers.dropLast(6))
      try curves(numbers.suffix(6))
    case 26, 27: parallelCurves(numbers, isHorizontal: name == 27)
    case 30, 31: alternatingCurves(numbers, isHorizontal: name == 31)
    // Reserved: as other readers do, they are passed over with their numbers.
    default: break
    }
  }

  private mutating func add(_ step: (Double, Double), isOnCurve: Bool) {
    x += step.0
    y += step.1
    outline.contours[outline.contours.count - 1].append(.init(x: x, y: y, isOnCurve: isOnCurve))
  }

  mutating func line(_ dx: Double, _ dy: Double) {
    guard dx != 0 || dy != 0 else { return }
    openContour()
    add((dx, dy), isOnCurve: true)
  }

  /// A curve by its differences from point to point.
  mutating func curve(_ first: (Double, Double), _ second: (Double, Double), _ third: (Double, Double)) {
    openContour()
    add(first, isOnCurve: false)
    add(second, isOnCurve: false)
    add(third, isOnCurve: true)
  }

  private mutating func lines(_ numbers: ArraySlice<Double>) throws(FontError) {
    guard numbers.count.isMultiple(of: 2) else { throw damaged }
    for place in stride(from: numbers.startIndex, to: numbers.endIndex, by: 2) {
      line(numbers[place], numbers[place + 1])
    }
  }

  private mutating func curves(_ numbers: ArraySlice<Double>) throws(FontError) {
    guard numbers.count.isMultiple(of: 6) else { throw damaged }
    for n in stride(from: numbers.startIndex, to: numbers.endIndex, by: 6) {
      curve((numbers[n], numbers[n + 1]), (numbers[n + 2], numbers[n + 3]), (numbers[n + 4], numbers[n + 5]))
    }
  }

  private mutating func alternatingLines(_ numbers: [Double], isHorizontal: Bool) {
    var isHorizontal = isHorizontal
    for number in numbers {
      line(isHorizontal ? number : 0, isHorizontal ? 0 : number)
      isHorizontal.toggle()
    }
  }

  /// Curves that begin and end in the same direction; a number more in front bends the first one's beginning.
  private mutating func parallelCurves(_ numbers: [Double], isHorizontal: Bool) {
    var first = numbers.count % 4 == 1 ? numbers[0] : 0
    var n = numbers.count % 4 == 1 ? 1 : 0
    while n + 4 <= numbers.count {
      let middle = (numbers[n + 1], numbers[n + 2])
      if isHorizontal {
        curve((numbers[n], first), middle, (numbers[n + 3], 0))
      } else {
        curve((first, numbers[n]), middle, (0, numbers[n + 3]))
      }
      first = 0
      n += 4
    }
  }

  /// Curves that begin in one direction and end in the other, in turn; a number more at the end bends the last one's end.
  private mutating func alternatingCurves(_ numbers: [Double], isHorizontal: Bool) {
    var isHorizontal = isHorizontal
    var n = 0
    while n + 4 <= numbers.count {
      let last = numbers.count - n == 5 ? numbers[n + 4] : 0
      let middle = (numbers[n + 1], numbers[n + 2])
      if isHorizontal {
        curve((numbers[n], 0), middle, (last, numbers[n + 3]))
      } else {
        curve((0, numbers[n]), middle, (numbers[n + 3], last))
      }
      isHorizontal.toggle()
      n += 4
    }
  }

  // MARK: - Flex

  /// Two curves that a coarse screen may draw as a line.
  mutating func flex(_ name: Int) throws(FontError) {
    let n = stack
    stack.removeAll(keepingCapacity: true)
    switch name {
    case 34:
      guard n.count >= 7 else { throw damaged }
      curve((n[0], 0), (n[1], n[2]), (n[3], 0))
      curve((n[4], 0), (n[5], -n[2]), (n[6], 0))
    case 35:
      guard n.count >= 12 else { throw damaged }
      try curves(n[..<12])
    case 36:
      guard n.count >= 9 else { throw damaged }
      curve((n[0], n[1]), (n[2], n[3]), (n[4], 0))
      curve((n[5], 0), (n[6], n[7]), (n[8], -(n[1] + n[3] + n[7])))
    default:
      guard n.count >= 11 else { throw damaged }
      let dx = n[0] + n[2] + n[4] + n[6] + n[8]
      let dy = n[1] + n[3] + n[5] + n[7] + n[9]
      curve((n[0], n[1]), (n[2], n[3]), (n[4], n[5]))
      // The last number is of the axis that the curves go along; on the other they come back to where they began.
      curve((n[6], n[7]), (n[8], n[9]), abs(dx) > abs(dy) ? (n[10], -dy) : (-dx, n[10]))
    }
  }
}
