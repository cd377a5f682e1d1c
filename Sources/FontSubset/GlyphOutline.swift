/// The outline of a glyph: closed contours of splines, in units of the em, with y growing upwards.
package struct GlyphOutline: Hashable, Sendable {
  /// A point on the outline, or one that bends it.
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double
    /// Whether the outline passes through the point. Between two points of TrueType off the curve lies one on it, in
    /// their middle.
    package var isOnCurve: Bool

    package init(x: Double, y: Double, isOnCurve: Bool) {
      self.x = x
      self.y = y
      self.isOnCurve = isOnCurve
    }
  }

  package var contours: [[Point]]
  /// Whether the splines are PostScript's: cubic, each with two points off the curve.
  package var isCubic: Bool

  package init(contours: [[Point]] = [], isCubic: Bool = false) {
    self.contours = contours
    self.isCubic = isCubic
  }

  /// Moves contours, the accent of a letter that is put together.
  mutating func move(from first: Int, x: Double, y: Double) {
    for contour in contours.indices.dropFirst(first) {
      for point in contours[contour].indices {
        contours[contour][point].x += x
        contours[contour][point].y += y
      }
    }
  }
}

/// Reads outlines from `glyf`, composite glyphs with them.
struct OutlineReader {
  let glyphs: GlyphTable
  /// More than any font has in one glyph; a hostile one could multiply itself by composites of composites.
  private static let maximumPoints = 100_000
  private static let maximumDepth = 16

  init(glyphs: GlyphTable) { self.glyphs = glyphs }

  func outline(of glyph: Int) throws(FontError) -> GlyphOutline {
    var budget = Budget()
    return try outline(of: glyph, depth: 0, budget: &budget)
  }

  private struct Budget {
    var points = OutlineReader.maximumPoints
    var components = GlyphTable.maximumComponents
  }

  private func outline(of glyph: Int, depth: Int, budget: inout Budget) throws(FontError) -> GlyphOutline {
    let bytes = try glyphs.bytes(of: glyph)
    guard bytes.count > 0 else { return GlyphOutline() }
    guard try GlyphTable.isComposite(bytes) else { return try simple(bytes, budget: &budget) }
    guard depth < OutlineReader.maximumDepth else { throw .damaged("glyf") }
    var whole = GlyphOutline()
    for component in try GlyphTable.components(of: bytes) {
      guard budget.components > 0 else { throw .damaged("glyf") }
      budget.components -= 1
      var part = try outline(of: component.glyph, depth: depth + 1, budget: &budget)
      try transform(&part, by: component, in: bytes, after: whole)
      whole.contours += part.contours
    }
    return whole
  }

  private func simple(_ bytes: FontBytes, budget: inout Budget) throws(FontError) -> GlyphOutline {
    let contourCount = try bytes.signed16(0)
    guard contourCount > 0 else { return GlyphOutline() }
    var ends: [Int] = []
    for index in 0..<contourCount {
      let end = try bytes.unsigned16(10 + 2 * index)
      guard end > ends.last ?? -1 else { throw .damaged("glyf") }
      ends.append(end)
    }
    let count = (ends.last ?? -1) + 1
    guard count <= budget.points else { throw .damaged("glyf") }
    budget.points -= count
    var place = 10 + 2 * contourCount
    place += 2 + (try bytes.unsigned16(place))
    let flags = try pointFlags(bytes, count: count, at: &place)
    let xs = try coordinates(bytes, flags: flags, short: 0x02, same: 0x10, at: &place)
    let ys = try coordinates(bytes, flags: flags, short: 0x04, same: 0x20, at: &place)
    var outline = GlyphOutline()
    var first = 0
    for end in ends {
      outline.contours.append(
        (first...end).map {
          GlyphOutline.Point(x: Double(xs[$0]), y: Double(ys[$0]), isOnCurve: flags[$0] & 0x01 != 0)
        })
      first = end + 1
    }
    return outline
  }

  private func pointFlags(_ bytes: FontBytes, count: Int, at place: inout Int) throws(FontError) -> [Int] {
    var flags: [Int] = []
    flags.reserveCapacity(count)
    while flags.count < count {
      let flag = try bytes.byte(place)
      place += 1
      flags.append(flag)
      guard flag & 0x08 != 0 else { continue }
      let repeats = try bytes.byte(place)
      place += 1
      guard repeats <= count - flags.count else { throw .damaged("glyf") }
      for _ in 0..<repeats { flags.append(flag) }
    }
    return flags
  }

  private func coordinates(
    _ bytes: FontBytes, flags: [Int], short: Int, same: Int, at place: inout Int
  ) throws(FontError) -> [Int] {
    var value = 0
    var values: [Int] = []
    values.reserveCapacity(flags.count)
    for flag in flags {
      if flag & short != 0 {
        let step = try bytes.byte(place)
        value += flag & same != 0 ? step : -step
        place += 1
      } else if flag & same == 0 {
        value += try bytes.signed16(place)
        place += 2
      }
      values.append(value)
    }
    return values
  }

  /// Scales and moves a component to its place in the composite glyph.
  private func transform(
    _ part: inout GlyphOutline, by component: GlyphTable.Component, in bytes: FontBytes, after whole: GlyphOutline
  ) throws(FontError) {
    let words = component.flags & ComponentFlags.words != 0
    let numbers = component.offset + 4
    var matrix = (xx: 1.0, xy: 0.0, yx: 0.0, yy: 1.0)
    let scales = numbers + (words ? 4 : 2)
    func fraction(_ index: Int) throws(FontError) -> Double { Double(try bytes.signed16(scales + 2 * index)) / 16_384 }
    if component.flags & ComponentFlags.scale != 0 {
      let scale = try fraction(0)
      matrix = (scale, 0, 0, scale)
    } else if component.flags & ComponentFlags.twoScales != 0 {
      matrix = (try fraction(0), 0, 0, try fraction(1))
    } else if component.flags & ComponentFlags.matrix != 0 {
      matrix = (try fraction(0), try fraction(1), try fraction(2), try fraction(3))
    }
    part.map { ($0 * matrix.xx + $1 * matrix.yx, $0 * matrix.xy + $1 * matrix.yy) }

    var shift: (x: Double, y: Double)
    if component.flags & ComponentFlags.offsets != 0 {
      func offset(_ index: Int) throws(FontError) -> Double {
        if words { return Double(try bytes.signed16(numbers + 2 * index)) }
        let value = try bytes.byte(numbers + index)
        return Double(value < 0x80 ? value : value - 0x100)
      }
      shift = (try offset(0), try offset(1))
      if component.flags & ComponentFlags.scaledOffset != 0 {
        // As FreeType does it: each offset by the length of its axis.
        shift.x *= (matrix.xx * matrix.xx + matrix.xy * matrix.xy).squareRoot()
        shift.y *= (matrix.yx * matrix.yx + matrix.yy * matrix.yy).squareRoot()
      }
    } else {
      // Two points that must meet: one of what is there, one of the component.
      let anchor = try words ? bytes.unsigned16(numbers) : bytes.byte(numbers)
      let own = try words ? bytes.unsigned16(numbers + 2) : bytes.byte(numbers + 1)
      guard let fixed = whole.point(anchor), let moved = part.point(own) else { throw .damaged("glyf") }
      shift = (fixed.x - moved.x, fixed.y - moved.y)
    }
    part.map { ($0 + shift.x, $1 + shift.y) }
  }
}

extension GlyphOutline {
  fileprivate mutating func map(_ transform: (Double, Double) -> (Double, Double)) {
    for contour in contours.indices {
      for point in contours[contour].indices {
        (contours[contour][point].x, contours[contour][point].y) = transform(
          contours[contour][point].x, contours[contour][point].y)
      }
    }
  }

  fileprivate func point(_ index: Int) -> Point? {
    var rest = index
    for contour in contours {
      if rest < contour.count { return contour[rest] }
      rest -= contour.count
    }
    return nil
  }
}
