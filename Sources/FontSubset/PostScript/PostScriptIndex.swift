/// An INDEX of a CFF table: a numbered list of stretches of bytes (Adobe Technical Note 5176, §5).
struct PostScriptIndex: Sendable {
  private let bytes: FontBytes
  private let offsetSize: Int
  /// How many elements there are.
  let count: Int
  /// How many bytes of the table it takes.
  let length: Int
  /// How many bytes all elements have together.
  let dataLength: Int

  /// Reads the header of an INDEX at the start of the range; elements are read on access.
  init(_ bytes: FontBytes) throws(FontError) {
    self.bytes = bytes
    count = try bytes.unsigned16(0)
    guard count > 0 else {
      (offsetSize, length, dataLength) = (1, 2, 0)
      return
    }
    offsetSize = try bytes.byte(2)
    guard (1...4).contains(offsetSize) else { throw .damaged(bytes.tag) }
    let end = try PostScriptIndex.offset(count, size: offsetSize, in: bytes)
    dataLength = end - 1
    length = 3 + offsetSize * (count + 1) + dataLength
    guard end >= 1, length <= bytes.count else { throw .damaged(bytes.tag) }
  }

  /// The element at a place.
  func element(_ place: Int) throws(FontError) -> FontBytes {
    guard place >= 0, place < count else { throw .damaged(bytes.tag) }
    let start = try PostScriptIndex.offset(place, size: offsetSize, in: bytes)
    let end = try PostScriptIndex.offset(place + 1, size: offsetSize, in: bytes)
    // Offsets count from the byte before the data.
    guard start >= 1, end <= dataLength + 1 else { throw .damaged(bytes.tag) }
    return try bytes.part(at: 2 + offsetSize * (count + 1) + start, count: end - start)
  }

  private static func offset(_ place: Int, size: Int, in bytes: FontBytes) throws(FontError) -> Int {
    var value = 0
    for index in 0..<size { value = value << 8 | (try bytes.byte(3 + size * place + index)) }
    return value
  }

  /// An INDEX of elements.
  static func bytes(of elements: [[UInt8]]) -> [UInt8] {
    var index = FontWriter()
    index.unsigned16(elements.count)
    guard !elements.isEmpty else { return index.bytes }
    let end = elements.reduce(1) { $0 + $1.count }
    let size = end < 0x100 ? 1 : end < 0x1_0000 ? 2 : end < 0x100_0000 ? 3 : 4
    index.append([UInt8(size)])
    var offset = 1
    for length in elements.map(\.count) + [0] {
      for shift in stride(from: 8 * (size - 1), through: 0, by: -8) {
        index.append([UInt8(truncatingIfNeeded: offset >> shift)])
      }
      offset += length
    }
    for element in elements { index.append(element) }
    return index.bytes
  }
}
