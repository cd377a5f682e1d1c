/// Decodes the labels of international domain names (RFC 3492).
enum Punycode {
  /// The characters that a label stands for, without its `xn--`; `nil` if it stands for none.
  static func decode(_ label: Substring) -> [Unicode.Scalar]? {
    let bytes = Array(label.lowercased().utf8)
    let split = bytes.lastIndex(of: UInt8(ascii: "-"))
    var output = split.map { bytes[..<$0].map { UInt32($0) } } ?? []
    guard output.allSatisfy({ $0 < 0x80 }) else { return nil }
    var index = split.map { $0 + 1 } ?? 0
    guard index < bytes.count else { return nil }
    var code: UInt32 = 128
    var position: UInt32 = 0
    var bias: UInt32 = 72
    while index < bytes.count {
      let before = position
      var weight: UInt32 = 1
      var k: UInt32 = 36
      while true {
        guard index < bytes.count, let digit = digit(bytes[index]) else { return nil }
        index += 1
        let (step, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
        guard !isTooLarge, position < 0x1000_0000, step < 0x1000_0000 else { return nil }
        position += step
        let threshold = k <= bias ? 1 : min(k - bias, 26)
        if digit < threshold { break }
        let (next, isTooHeavy) = weight.multipliedReportingOverflow(by: 36 - threshold)
        guard !isTooHeavy else { return nil }
        weight = next
        k += 36
      }
      let count = UInt32(output.count + 1)
      bias = adapted(position - before, count: count, isFirst: before == 0)
      code += position / count
      position %= count
      guard code < 0x11_0000, output.count < 63 else { return nil }
      output.insert(code, at: Int(position))
      position += 1
    }
    let scalars = output.compactMap { Unicode.Scalar($0) }
    return scalars.count == output.count ? scalars : nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x61...0x7A: UInt32(byte) - 0x61
    case 0x30...0x39: UInt32(byte) - 0x30 + 26
    default: nil
    }
  }

  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k: UInt32 = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
