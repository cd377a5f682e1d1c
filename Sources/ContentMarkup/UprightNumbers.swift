/// Finds the numbers of one or two figures that stand upright in vertical lines (clreq §3.2.3, tate-chū-yoko).
enum UprightNumbers {
  /// A stretch of text.
  struct Piece: Hashable {
    var text: String
    /// Whether it is a number that stands upright.
    var isNumber = false
  }

  /// The pieces of a text, in order. A figure that touches Latin letters, other figures or their signs is left as it is.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard isWestern(bytes[index]) else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { !isWestern($0) } ?? bytes.count
      if end - index <= 2, bytes[index..<end].allSatisfy({ (0x30...0x39).contains($0) }) {
        if start < index { pieces.append(Piece(text: String(decoding: bytes[start..<index], as: UTF8.self))) }
        pieces.append(Piece(text: String(decoding: bytes[index..<end], as: UTF8.self), isNumber: true))
        start = end
      }
      index = end
    }
    if start < bytes.count { pieces.append(Piece(text: String(decoding: bytes[start...], as: UTF8.self))) }
    return pieces
  }

  /// Whether a byte is visible ASCII: what makes up a word, a number or its signs.
  private static func isWestern(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
