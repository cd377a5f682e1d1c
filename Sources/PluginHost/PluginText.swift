/// Text that comes from a program.
enum PluginText {
  /// The longest text that is passed on, in scalars.
  static let maximumLength = 1_000

  /// Text fit for a message: on one line, cut, with controls and bidi controls escaped.
  static func safe(_ text: some StringProtocol) -> String {
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < maximumLength else { return result + "…" }
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
