/// Writes charstrings that draw outlines without hints and without subroutines.
///
/// An edition is compressed as a whole, and takes less room like this than with the font's own subroutines.
struct CharstringWriter {
  private(set) var code: [UInt8] = []
  private var x = 0.0
  private var y = 0.0

  /// - Parameters:
  ///   - outline: cubic, each contour beginning on the curve.
  ///   - width: the number that stands before the first operator, the difference to the usual width.
  init(_ outline: GlyphOutline, width: Double?) {
    if let width { number(width) }
    for contour in outline.contours {
      guard let first = contour.first else { continue }
      move(to: first)
      let segments = segments(of: contour)
      var next = 0
      while next < segments.count { next = write(segments, from: next) }
    }
    code.append(14)
  }

  /// A line of two numbers or a curve of six: the steps from point to point.
  private typealias Segment = [Double]

  private mutating func move(to point: GlyphOutline.Point) {
    let (dx, dy) = (point.x - x, point.y - y)
    if dy == 0 {
      number(dx)
      code.append(22)
    } else if dx == 0 {
      number(dy)
      code.append(4)
    } else {
      number(dx)
      number(dy)
      code.append(21)
    }
    (x, y) = (point.x, point.y)
  }

  private mutating func segments(of contour: [GlyphOutline.Point]) -> [Segment] {
    var points = contour[...]
    // A curve back to the beginning needs its end; a line is drawn by the end of the contour.
    if let first = contour.first, contour.last?.isOnCurve == false { points.append(first) }
    var segments: [Segment] = []
    var steps: Segment = []
    for point in points.dropFirst() {
      steps += [point.x - x, point.y - y]
      (x, y) = (point.x, point.y)
      guard point.isOnCurve else { continue }
      segments.append(steps)
      steps = []
    }
    return segments
  }

  /// Writes as many segments as one operator takes. Returns the place after them.
  private mutating func write(_ segments: [Segment], from start: Int) -> Int {
    let kind = Kind(segments[start])
    var end = start
    var expected = kind
    var numbers: Segment = []
    while end < segments.count, Kind(segments[end]) == expected {
      let more = kind.numbers(of: segments[end], as: expected)
      guard numbers.count + more.count <= CharstringReader.maximumStack else { break }
      numbers += more
      expected = expected.next
      end += 1
    }
    for value in numbers { number(value) }
    code.append(kind.rawValue)
    return end
  }

  /// What a segment can be written by: the operators of Note 5177, §4.1.
  private enum Kind: UInt8 {
    case line = 5
    case horizontalLine = 6
    case verticalLine = 7
    case curve = 8
    case verticalCurve = 26
    case horizontalCurve = 27
    case curveToHorizontal = 30
    case curveToVertical = 31

    init(_ steps: Segment) {
      if steps.count < 6 {
        self = steps[1] == 0 ? .horizontalLine : steps[0] == 0 ? .verticalLine : .line
      } else if steps[1] == 0 {
        self = steps[4] == 0 ? .curveToVertical : steps[5] == 0 ? .horizontalCurve : .curve
      } else if steps[0] == 0 {
        self = steps[5] == 0 ? .curveToHorizontal : steps[4] == 0 ? .verticalCurve : .curve
      } else {
        self = .curve
      }
    }

    /// The kind that the segment after this one must have: some operators change their direction each time.
    var next: Kind {
      switch self {
      case .horizontalLine: .verticalLine
      case .verticalLine: .horizontalLine
      case .curveToHorizontal: .curveToVertical
      case .curveToVertical: .curveToHorizontal
      case .line, .curve, .verticalCurve, .horizontalCurve: self
      }
    }

    /// The steps that are not known from the kind.
    func numbers(of steps: Segment, as kind: Kind) -> Segment {
      switch kind {
      case .line, .curve: steps
      case .horizontalLine: [steps[0]]
      case .verticalLine: [steps[1]]
      case .verticalCurve: [steps[1], steps[2], steps[3], steps[5]]
      case .horizontalCurve: [steps[0], steps[2], steps[3], steps[4]]
      case .curveToHorizontal: [steps[1], steps[2], steps[3], steps[4]]
      case .curveToVertical: [steps[0], steps[2], steps[3], steps[5]]
      }
    }
  }

  private mutating func number(_ value: Double) {
    if value == value.rounded(), abs(value) <= 32_767 {
      code += CharstringWriter.number(Int(value))
    } else {
      // 16 bits before the point and 16 after it; no outline goes beyond them.
      let fixed = UInt32(bitPattern: Int32(clamping: Int64((value * 65_536).rounded())))
      code.append(255)
      for shift in [24, 16, 8, 0] as [UInt32] { code.append(UInt8(truncatingIfNeeded: fixed >> shift)) }
    }
  }

  /// A whole number of 16 bits in its shortest form (Note 5177, §3.2).
  static func number(_ value: Int) -> [UInt8] {
    switch value {
    case -107...107: [UInt8(value + 139)]
    case 108...1_131: [UInt8((value - 108) >> 8 + 247), UInt8(truncatingIfNeeded: value - 108)]
    case -1_131 ... -108: [UInt8((-value - 108) >> 8 + 251), UInt8(truncatingIfNeeded: -value - 108)]
    default: [28, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
  }
}
