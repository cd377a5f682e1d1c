/// Base64 with the standard alphabet and padding (RFC 4648 §4).
enum Base64 {
  /// How many bytes are encoded at a time: a multiple of three, so that chunks join without padding between.
  static let chunkSize = 3 * 8_192

  /// Appends the base64 of some bytes, padded.
  static func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      alphabet.withUTF8Buffer { alphabet in
        var position = 0
        while position + 3 <= bytes.count {
          let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
          buffer.append(alphabet[Int(group >> 18)])
          buffer.append(alphabet[Int(group >> 12 & 63)])
          buffer.append(alphabet[Int(group >> 6 & 63)])
          buffer.append(alphabet[Int(group & 63)])
          position += 3
        }
        let pad = UInt8(ascii: "=")
        switch bytes.count - position {
        case 1:
          let group = UInt32(bytes[position]) << 16
          buffer.append(contentsOf: [alphabet[Int(group >> 18)], alphabet[Int(group >> 12 & 63)], pad, pad])
        case 2:
          let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8
          buffer.append(contentsOf: [
            alphabet[Int(group >> 18)], alphabet[Int(group >> 12 & 63)], alphabet[Int(group >> 6 & 63)], pad,
          ])
        default: break
        }
      }
    }
  }

  private static var alphabet: StaticString { "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
}
