/// How often a picture's parts are drawn because something repeats them, also within each other: `use`, patterns, markers,
/// masks, clipping paths.
struct SVGReuse {
  /// How many vertices of lines count as a piece where something repeats them.
  static let verticesOfPiece = 8
  /// How many pieces a picture may have when all that is used stands where it is used.
  static let maximumPieces = 1_000_000
  /// How often a pattern is taken to be repeated where it stands in another pattern or a marker. One that stands in the
  /// picture itself is drawn once, and its tile copied.
  static let repetitions = 100

  /// Whether it is not too often, and no part contains itself.
  let isBounded: Bool

  /// Counts.
  ///
  /// - Complexity: O(*n*) in the picture's pieces, times their depth, and in the rules of style sheets that apply to elements.
  init(_ picture: SVGSanitizer) {
    let sheet = SVGSheetReferences(picture)
    var uses: [Use] = []
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    // The vertices before each piece.
    var vertices = [0]
    // How many patterns and markers are open.
    var repeaters = 0
    for (index, piece) in picture.pieces.enumerated() {
      var count = 0
      switch piece {
      case .start(let name, let attributes):
        open.append(index)
        if SVGReuse.isRepeater(name.description) { repeaters += 1 }
        count = SVGReuse.vertices(of: attributes)
        let references = attributes.flatMap { SVGReuse.references(of: $0, on: name.description) }
        for (property, target) in references + sheet.references(of: name.description, attributes) {
          uses.append(
            Use(index: index, target: target, property: property, isRepeated: repeaters > 0))
        }
      case .end:
        if let start = open.popLast() {
          ends[start] = index
          if case .start(let name, _) = picture.pieces[start], SVGReuse.isRepeater(name.description) { repeaters -= 1 }
        }
      case .text, .styleSheet: break
      }
      vertices.append((vertices.last ?? 0) + count)
      guard uses.count <= SVGReuse.maximumPieces else { break }
    }
    var counter = Counter(picture: picture, uses: uses, ends: ends, vertices: vertices)
    isBounded =
      uses.count <= SVGReuse.maximumPieces && counter.weight(of: 0..<picture.pieces.count, depth: 0) != nil
  }

  /// A part that is drawn where an element stands, or where what is in it stands.
  private struct Use {
    var index: Int
    var target: String
    /// The property or attribute that refers to the part.
    var property: String
    /// Whether the element is in a pattern or a marker.
    var isRepeated: Bool

    /// Whether what is in the element, or used by it, has the property too.
    var isInherited: Bool { ["fill", "stroke"].contains(property) || property.hasPrefix("marker") }
  }

  private static func isRepeater(_ name: String) -> Bool { name == "pattern" || name == "marker" }

  /// What an attribute lets be drawn. Links and labels draw nothing.
  private static func references(of attribute: SVGSanitizer.Attribute, on element: String) -> [(String, String)] {
    let name = attribute.name.description
    return switch name {
    case "xlink:href": element == "use" || element == "pattern" ? attribute.references.map { (name, $0) } : []
    case "fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end":
      attribute.references.map { (name, $0) }
    case "style": attribute.declarations.flatMap { style in style.references.map { (style.property, $0) } }
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
    let vertices: [Int]
    var known: [String: Int] = [:]

    /// The pieces of a stretch when all that is used stands in it; `nil` for too many, or uses nested too deep.
    mutating func weight(of range: Range<Int>, depth: Int) -> Int? {
      guard depth <= 20 else { return nil }
      var total = range.count
      if depth > 0 { total += (vertices[range.upperBound] - vertices[range.lowerBound]) / SVGReuse.verticesOfPiece }
      var next = firstUse(from: range.lowerBound)
      while next < uses.count, uses[next].index < range.upperBound {
        let use = uses[next]
        next += 1
        guard picture.targets[use.target] != nil else { continue }
        guard let weight = weight(of: use.target, depth: depth), let factor = factor(of: use, depth: depth) else {
          return nil
        }
        let (product, isTooMuch) = weight.multipliedReportingOverflow(by: factor)
        guard !isTooMuch, product <= SVGReuse.maximumPieces else { return nil }
        total += product
        if total > SVGReuse.maximumPieces { return nil }
      }
      return total
    }

    /// The pieces of what an id names; 0 if it names nothing.
    private mutating func weight(of target: String, depth: Int) -> Int? {
      if let weight = known[target] { return weight }
      guard let start = picture.targets[target]?.index, let end = ends[start] else { return 0 }
      known[target] = weight(of: start..<end + 1, depth: depth + 1)
      return known[target]
    }

    /// How often a part is drawn: at each vertex, or once in each shape, where it is repeated more often.
    private mutating func factor(of use: Use, depth: Int) -> Int? {
      let target = picture.targets[use.target]?.element
      guard use.isInherited, target == "marker" || target == "pattern" else { return 1 }
      let range = use.index..<(ends[use.index] ?? use.index) + 1
      var shapes = 0
      for case .start in picture.pieces[range] { shapes += 1 }
      var points = vertices[range.upperBound] - vertices[range.lowerBound]
      if case .start(let name, let attributes) = picture.pieces[use.index], name.description == "use" {
        for id in attributes.flatMap(\.references) where picture.targets[id] != nil {
          guard let weight = weight(of: id, depth: depth) else { return nil }
          shapes += weight
          points += weight * SVGReuse.verticesOfPiece
        }
      }
      if target == "marker" { return max(2, points) }
      return use.isRepeated ? shapes * SVGReuse.repetitions : shapes
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
