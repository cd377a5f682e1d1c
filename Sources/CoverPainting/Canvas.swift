package import ZIPWriter

/// A colour of the sRGB space.
package struct Colour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// Makes a colour of a number such as `0x8C2F23`.
  package init(_ value: UInt32) {
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
  }
}

/// A picture of opaque pixels, three bytes each.
package struct Canvas: Sendable {
  package let width: Int
  package let height: Int
  package private(set) var pixels: [UInt8]

  /// Makes a picture of one colour.
  ///
  /// - Parameters:
  ///   - width: pixels, 1 or more.
  ///   - height: pixels, 1 or more.
  ///   - ground: the colour of all of them.
  package init(width: Int, height: Int, ground: Colour) {
    self.width = width
    self.height = height
    pixels = []
    pixels.reserveCapacity(3 * width * height)
    for _ in 0..<(width * height) { pixels += [ground.red, ground.green, ground.blue] }
  }

  /// Fills a rectangle; what lies outside of the picture is cut.
  package mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) {
    let columns = max(0, x)..<max(0, x, min(self.width, x + width))
    for row in max(0, y)..<max(0, y, min(self.height, y + height)) {
      for column in columns { set(3 * (row * self.width + column), colour, coverage: 255) }
    }
  }

  /// Fills what a mask covers.
  package mutating func fill(_ mask: CoverageMask, _ colour: Colour) {
    for row in 0..<mask.height {
      let y = mask.y + row
      guard y >= 0, y < height else { continue }
      mask.forEachCovered(inRow: row) { column, coverage in
        let x = mask.x + column
        if x >= 0, x < width { set(3 * (y * width + x), colour, coverage: coverage) }
      }
    }
  }

  private mutating func set(_ offset: Int, _ colour: Colour, coverage: Int) {
    pixels[offset] = Canvas.mix(pixels[offset], colour.red, coverage)
    pixels[offset + 1] = Canvas.mix(pixels[offset + 1], colour.green, coverage)
    pixels[offset + 2] = Canvas.mix(pixels[offset + 2], colour.blue, coverage)
  }

  private static func mix(_ ground: UInt8, _ ink: UInt8, _ coverage: Int) -> UInt8 {
    UInt8((Int(ground) * (255 - coverage) + Int(ink) * coverage + 127) / 255)
  }

  /// The picture as a PNG file: 8 bits for each of red, green and blue, no transparency.
  ///
  /// - Parameter level: how hard to compress, 0 to 9.
  /// - Throws: `ZIPError.zlib` when there is no memory.
  package func png(level: Int) throws(ZIPError) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // PNG 3rd edition §11.2.1: depth 8, colour type 2, and the only methods that there are.
    Canvas.append("IHDR", Canvas.bytes(width) + Canvas.bytes(height) + [8, 2, 0, 0, 0], to: &file)
    // §11.3.2.5: perceptual intent.
    Canvas.append("sRGB", [0], to: &file)
    Canvas.append("IDAT", try ZlibStream.compress(filtered, level: level), to: &file)
    Canvas.append("IEND", [], to: &file)
    return file
  }

  /// The rows, each as its difference from the one above (§9.2, type 2): on a cover most are the same.
  private var filtered: [UInt8] {
    let stride = 3 * width
    var result: [UInt8] = []
    result.reserveCapacity((stride + 1) * height)
    for row in 0..<height {
      result.append(2)
      let start = row * stride
      if row == 0 {
        result += pixels[..<stride]
      } else {
        for offset in start..<(start + stride) { result.append(pixels[offset] &- pixels[offset - stride]) }
      }
    }
    return result
  }

  private static func append(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let chunk = Array(name.utf8) + data
    file += bytes(data.count) + chunk + bytes(Int(ZlibStream.crc32(of: chunk)))
  }

  private static func bytes(_ value: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
