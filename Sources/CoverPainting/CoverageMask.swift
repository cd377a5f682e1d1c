package import FontSubset

/// How much of each pixel an outline covers, exactly: the area of the part inside, and not a number of samples.
///
/// For each edge, every pixel that it crosses gets the area that lies to the edge's right, signed by the edge's direction;
/// the sum from the left to a pixel is then its coverage. Contours that overlap in the same direction count once.
package struct CoverageMask: Sendable {
  /// Where the mask begins in the picture.
  let x: Int
  let y: Int
  let width: Int
  let height: Int
  /// Signed areas. A row has two cells more than the mask, for what lies to the right of its last pixel.
  private var cells: [Double]
  private let stride: Int

  /// Draws a glyph.
  ///
  /// - Parameters:
  ///   - outline: the glyph, in units of the em with y growing upwards.
  ///   - scale: pixels for each unit.
  ///   - originX: the glyph's origin on the line, in pixels.
  ///   - baseline: the line, in pixels from the top.
  package init(_ outline: GlyphOutline, scale: Double, originX: Double, baseline: Double) {
    let contours = outline.contours.map { contour in
      contour.map { ($0.x * scale + originX, baseline - $0.y * scale, $0.isOnCurve) }
    }
    let all = contours.joined()
    let left = (all.map(\.0).min() ?? 0).rounded(.down)
    let top = (all.map(\.1).min() ?? 0).rounded(.down)
    let right = (all.map(\.0).max() ?? 0).rounded(.up)
    let bottom = (all.map(\.1).max() ?? 0).rounded(.up)
    // A glyph of a hostile font could be as large as 16 million pixels square.
    let isSane = right - left <= CoverageMask.maximumSide && bottom - top <= CoverageMask.maximumSide
    x = isSane ? Int(left) : 0
    y = isSane ? Int(top) : 0
    width = isSane ? Int(right - left) : 0
    height = isSane ? Int(bottom - top) : 0
    stride = width + 2
    cells = Array(repeating: 0, count: stride * height)
    guard width > 0, height > 0 else { return }
    for contour in contours {
      let points = contour.map { Point(x: $0.0 - left, y: $0.1 - top, isOnCurve: $0.2) }
      if outline.isCubic { addCubic(points) } else { add(points) }
    }
  }

  private static let maximumSide = 8_192.0

  private struct Point {
    var x: Double
    var y: Double
    var isOnCurve: Bool

    func middle(to other: Point) -> Point { Point(x: (x + other.x) / 2, y: (y + other.y) / 2, isOnCurve: true) }
  }

  /// Calls something with each pixel of a row that is covered, and by how much: 1 to 255.
  func forEachCovered(inRow row: Int, _ body: (Int, Int) -> Void) {
    var sum = 0.0
    for column in 0..<width {
      sum += cells[row * stride + column]
      let coverage = Int((min(abs(sum), 1) * 255).rounded())
      if coverage > 0 { body(column, coverage) }
    }
  }

  /// Adds a closed contour of quadratic splines.
  private mutating func add(_ contour: [Point]) {
    // With the points on the curve that lie between two off it, an even pattern: on, or off and on.
    var points: [Point] = []
    for (index, point) in contour.enumerated() {
      let next = contour[(index + 1) % contour.count]
      points.append(point)
      if !point.isOnCurve, !next.isOnCurve { points.append(point.middle(to: next)) }
    }
    guard points.count > 1, let first = points.firstIndex(where: \.isOnCurve) else { return }
    points = points[first...] + points[..<first] + [points[first]]
    var index = 0
    while index + 1 < points.count {
      if points[index + 1].isOnCurve {
        addEdge(from: points[index], to: points[index + 1])
        index += 1
      } else {
        addSpline(from: points[index], by: points[index + 1], to: points[index + 2])
        index += 2
      }
    }
  }

  /// Adds a closed contour of cubic splines, which begins on the curve and has two points off it for each.
  private mutating func addCubic(_ contour: [Point]) {
    guard var last = contour.first else { return }
    let points = contour + [last]
    var index = 1
    while index < points.count {
      if points[index].isOnCurve {
        addEdge(from: last, to: points[index])
        last = points[index]
        index += 1
      } else {
        guard index + 2 < points.count else { return }
        addSpline([last, points[index], points[index + 1], points[index + 2]])
        last = points[index + 2]
        index += 3
      }
    }
  }

  /// Adds a cubic spline as edges that are nowhere farther from it than a twentieth of a pixel.
  private mutating func addSpline(_ points: [Point]) {
    func bend(_ place: Int) -> Double {
      let x = points[place].x - 2 * points[place + 1].x + points[place + 2].x
      let y = points[place].y - 2 * points[place + 1].y + points[place + 2].y
      return (x * x + y * y).squareRoot()
    }
    // The chord of one of n pieces is at most 6/8 of the greatest bend, divided by n², from the curve.
    let pieces = min(max(1, Int((max(bend(0), bend(1)) * 0.75 / 0.05).squareRoot().rounded(.up))), 200)
    var last = points[0]
    for piece in 1...pieces {
      let t = Double(piece) / Double(pieces)
      let s = 1 - t
      let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
      var next = Point(x: 0, y: 0, isOnCurve: true)
      for (weight, point) in zip(weights, points) {
        next.x += weight * point.x
        next.y += weight * point.y
      }
      if piece == pieces { next = points[3] }
      addEdge(from: last, to: next)
      last = next
    }
  }

  /// Adds a spline as edges that are nowhere farther from it than a twentieth of a pixel.
  private mutating func addSpline(from start: Point, by control: Point, to end: Point) {
    let bendX = start.x - 2 * control.x + end.x
    let bendY = start.y - 2 * control.y + end.y
    let bend = (bendX * bendX + bendY * bendY).squareRoot()
    // The distance between a spline and its chord falls with the square of the number of pieces.
    let pieces = min(max(1, Int((bend / 4 / 0.05).squareRoot().rounded(.up))), 200)
    var last = start
    for piece in 1...pieces {
      let t = Double(piece) / Double(pieces)
      let s = 1 - t
      let next =
        piece == pieces
        ? end
        : Point(
          x: s * s * start.x + 2 * s * t * control.x + t * t * end.x,
          y: s * s * start.y + 2 * s * t * control.y + t * t * end.y, isOnCurve: true)
      addEdge(from: last, to: next)
      last = next
    }
  }

  /// Adds an edge, row by row and in each row pixel by pixel.
  private mutating func addEdge(from start: Point, to end: Point) {
    guard start.y != end.y else { return }
    let direction = start.y < end.y ? 1.0 : -1.0
    let upper = start.y < end.y ? start : end
    let lower = start.y < end.y ? end : start
    let slope = (lower.x - upper.x) / (lower.y - upper.y)
    for row in max(0, Int(upper.y))..<min(height, Int(lower.y.rounded(.up))) {
      let top = max(Double(row), upper.y)
      let bottom = min(Double(row + 1), lower.y)
      guard bottom > top else { continue }
      let from = upper.x + (top - upper.y) * slope
      let to = upper.x + (bottom - upper.y) * slope
      addPiece(row: row, from: min(from, to), to: max(from, to), rise: direction * (bottom - top))
    }
  }

  /// Adds a piece of an edge that lies in one row.
  private mutating func addPiece(row: Int, from left: Double, to right: Double, rise: Double) {
    let limit = Double(width)
    let left = min(max(0, left), limit)
    let right = min(max(0, right), limit)
    let length = right - left
    var start = left
    var column = min(Int(left), width)
    repeat {
      let end = min(right, Double(column + 1))
      let part = length > 0 ? rise * (end - start) / length : rise
      // How far into the pixel the middle of the piece is: that much of it lies to the left.
      let inset = (start + end) / 2 - Double(column)
      cells[row * stride + column] += part * (1 - inset)
      cells[row * stride + column + 1] += part * inset
      start = end
      column += 1
    } while start < right
  }
}
