/// How often a picture's parts are drawn because something repeats them, also within each other: `use`, patterns, markers,
/// masks, clipping paths.
struct SVGReuse {
  /// How many pieces a picture may have when all that is used stands where it is used.
  static let maximumPieces = 1_000_000
  /// How often a pattern is taken to be repeated where it stands in another pattern or a marker. One that stands in the
  /// picture itself is drawn once, and its tile copied.
  static let repetitions = 100

  /// Whether it is not too often, and no part contains itself.
  let isBounded: Bool

  /// Counts. References in style sheets are passed over.
  ///
  /// - Complexity: O(*n*) in the picture's pieces, times their depth.
  init(_ picture: SVGSanitizer) {
    var uses: [Use] = []
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    // How many patterns and markers are open.
    var repeaters = 0
    for (index, piece) in picture.pieces.enumerated() {
      switch piece {
      case .start(let name, let attributes):
        open.append(index)
        if SVGReuse.isRepeater(name.description) { repeaters += 1 }
        let vertices = SVGReuse.vertices(of: attributes)
        for target in attributes.flatMap({ SVGReuse.references(of: $0, on: name.description) }) {
          let factor =
            switch picture.targets[target]?.element {
            case "marker": vertices
            case "pattern": repeaters > 0 ? SVGReuse.repetitions : 1
            default: 1
            }
          uses.append(Use(index: index, target: target, factor: factor))
        }
      case .end:
        guard let start = open.popLast() else { continue }
        ends[start] = index
        if case .start(let name, _) = picture.pieces[start], SVGReuse.isRepeater(name.description) { repeaters -= 1 }
      case .text, .styleSheet: continue
      }
    }
    var counter = Counter(picture: picture, uses: uses, ends: ends)
    isBounded = counter.weight(of: 0..<picture.pieces.count, depth: 0) != nil
  }

  /// A part that is drawn where an element stands, and how often.
  private struct Use {
    var index: Int
    var target: String
    var factor: Int
  }

  private static func isRepeater(_ name: String) -> Bool { name == "pattern" || name == "marker" }

  /// What an attribute lets be drawn. Links and labels draw nothing.
  private static func references(of attribute: SVGSanitizer.Attribute, on element: String) -> [String] {
    switch attribute.name.description {
    case "xlink:href": element == "use" || element == "pattern" ? attribute.references : []
    case "fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end":
      attribute.references
    case "style": attribute.declarations.flatMap(\.references)
    default: []
    }
  }

  /// The vertices of a line, roughly: half the numbers in its data. Each may have a marker.
  private static func vertices(of attributes: [SVGSanitizer.Attribute]) -> Int {
    var count = 0
    for attribute in attributes where ["d", "points"].contains(attribute.name.description) {
      var isInNumber = false
      for byte in attribute.value.utf8 {
        let isDigit = (0x30...0x39).contains(byte)
        if isDigit, !isInNumber { count += 1 }
        isInNumber = isDigit
      }
    }
    return max(2, count)
  }

  private struct Counter {
    let picture: SVGSanitizer
    let uses: [Use]
    let ends: [Int: Int]
    var known: [String: Int] = [:]

    /// The pieces of a stretch when all that is used stands in it; `nil` for too many, or uses nested too deep.
    mutating func weight(of range: Range<Int>, depth: Int) -> Int? {
      guard depth <= 20 else { return nil }
      var total = range.count
      var next = firstUse(from: range.lowerBound)
      while next < uses.count, uses[next].index < range.upperBound {
        let use = uses[next]
        next += 1
        guard let start = picture.targets[use.target]?.index, let end = ends[start] else { continue }
        guard let weight = known[use.target] ?? weight(of: start..<end + 1, depth: depth + 1) else { return nil }
        known[use.target] = weight
        let (product, isTooMuch) = weight.multipliedReportingOverflow(by: use.factor)
        guard !isTooMuch, product <= SVGReuse.maximumPieces else { return nil }
        total += product
        if total > SVGReuse.maximumPieces { return nil }
      }
      return total
    }

    private func firstUse(from index: Int) -> Int {
      var (low, high) = (0, uses.count)
      while low < high {
        let middle = (low + high) / 2
        if uses[middle].index < index { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
