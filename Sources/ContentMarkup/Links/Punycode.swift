import PlatenCore

/// Labels of domain names beyond ASCII in ASCII's letters (RFC 3492), looked at closely enough to say whether they are any.
enum Punycode {
  /// Whether what stands behind `xn--` in a label can be decoded to text that is not ASCII.
  static func isDecodable(_ label: some Collection<UInt8>) -> Bool {
    let bytes = Array(label)
    let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
    var count = hyphen ?? 0
    var position = hyphen.map { $0 + 1 } ?? 0
    guard position < bytes.count else { return false }
    // §6.2, with the parameters of §5.
    var (code, index, bias) = (128, 0, 72)
    while position < bytes.count {
      let before = index
      var (weight, place) = (1, 36)
      while true {
        guard position < bytes.count, let digit = digit(bytes[position]) else { return false }
        position += 1
        index += digit * weight
        let threshold = min(max(place - bias, 1), 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        place += 36
        // No label has 63 characters of so high codes.
        guard index < 1 << 40, weight < 1 << 40 else { return false }
      }
      count += 1
      bias = adapted(index - before, count, isFirst: before == 0)
      code += index / count
      index = index % count + 1
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value), PercentEncoding.isInIRI(scalar)
      else {
        return false
      }
    }
    return true
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 + 26
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61
    default: nil
    }
  }

  /// §6.1.
  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}
