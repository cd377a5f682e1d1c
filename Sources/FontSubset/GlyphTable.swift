/// The glyphs as they are stored: `glyf`, found through `loca`.
struct GlyphTable: Sendable {
  let glyf: FontBytes
  private let loca: FontBytes
  private let isLong: Bool
  let count: Int

  init(glyf: FontBytes, loca: FontBytes, count: Int, isLong: Bool) throws(FontError) {
    guard loca.count >= (count + 1) * (isLong ? 4 : 2) else { throw .damaged("loca") }
    self.glyf = glyf
    self.loca = loca
    self.count = count
    self.isLong = isLong
  }

  /// The stored bytes of a glyph; none for one that draws nothing.
  func bytes(of glyph: Int) throws(FontError) -> FontBytes {
    guard glyph >= 0, glyph < count else { throw .damaged("glyf") }
    let start = try isLong ? loca.unsigned32(4 * glyph) : 2 * loca.unsigned16(2 * glyph)
    let end = try isLong ? loca.unsigned32(4 * glyph + 4) : 2 * loca.unsigned16(2 * glyph + 2)
    return try glyf.part(at: start, count: end - start)
  }

  /// Where the points of a simple glyph end: what follows fills up to a multiple, in some fonts more than once.
  ///
  /// - Parameter place: where the flags of the points begin.
  static func end(ofPointsIn bytes: FontBytes, from place: Int) throws(FontError) -> Int {
    let contours = try bytes.signed16(0)
    guard contours > 0 else { return place }
    let count = try bytes.unsigned16(8 + 2 * contours) + 1
    var place = place
    var points = 0
    var coordinates = 0
    while points < count {
      let flag = try bytes.byte(place)
      place += 1
      var run = 1
      if flag & 0x08 != 0 {
        run += try bytes.byte(place)
        place += 1
      }
      run = min(run, count - points)
      points += run
      // A coordinate takes one byte, none where it is the same as before, or two (OpenType 1.9, glyf).
      let x = flag & 0x02 != 0 ? 1 : flag & 0x10 != 0 ? 0 : 2
      let y = flag & 0x04 != 0 ? 1 : flag & 0x20 != 0 ? 0 : 2
      coordinates += run * (x + y)
    }
    return place + coordinates
  }

  static let maximumComponents = 1_000

  /// A glyph that a composite glyph is put together from.
  struct Component {
    /// Where the component's record begins in the glyph's bytes.
    let offset: Int
    let flags: Int
    let glyph: Int
    /// Where its record ends.
    let end: Int
  }

  /// Whether a glyph is put together from others.
  static func isComposite(_ bytes: FontBytes) throws(FontError) -> Bool {
    guard bytes.count > 0 else { return false }
    return try bytes.signed16(0) < 0
  }

  /// The components of a composite glyph, in order.
  static func components(of bytes: FontBytes) throws(FontError) -> [Component] {
    guard try isComposite(bytes) else { return [] }
    var components: [Component] = []
    var offset = 10
    while true {
      let flags = try bytes.unsigned16(offset)
      let glyph = try bytes.unsigned16(offset + 2)
      var end = offset + 4 + (flags & ComponentFlags.words != 0 ? 4 : 2)
      if flags & ComponentFlags.scale != 0 {
        end += 2
      } else if flags & ComponentFlags.twoScales != 0 {
        end += 4
      } else if flags & ComponentFlags.matrix != 0 {
        end += 8
      }
      // More than any font has: a hostile glyph could list millions, again and again.
      guard components.count < maximumComponents else { throw .damaged("glyf") }
      components.append(Component(offset: offset, flags: flags, glyph: glyph, end: end))
      guard flags & ComponentFlags.more != 0 else { return components }
      offset = end
    }
  }
}

/// The bits of a component's flags.
enum ComponentFlags {
  static let words = 0x0001
  static let offsets = 0x0002
  static let scale = 0x0008
  static let more = 0x0020
  static let twoScales = 0x0040
  static let matrix = 0x0080
  static let instructions = 0x0100
  static let scaledOffset = 0x0800
}
