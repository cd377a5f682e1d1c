extension JSONValue {
  /// The text, indented by two spaces, with a line end.
  package var text: String {
    var result = ""
    append(to: &result, indent: 0)
    return result + "\n"
  }

  /// The text on one line, without a line end.
  package var line: String {
    var result = ""
    append(to: &result, indent: nil)
    return result
  }

  /// - Parameter indent: how far lines are indented; `nil` writes all on one line.
  private func append(to text: inout String, indent: Int?) {
    switch self {
    case .null, .number: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): JSONValue.append(value, to: &text)
    case .array(let values):
      JSONValue.append(values, between: "[", "]", to: &text, indent: indent) { value, text in
        value.append(to: &text, indent: indent.map { $0 + 2 })
      }
    case .object(let members):
      JSONValue.append(members, between: "{", "}", to: &text, indent: indent) { member, text in
        JSONValue.append(member.name, to: &text)
        text += indent == nil ? ":" : ": "
        member.value.append(to: &text, indent: indent.map { $0 + 2 })
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String, indent: Int?,
    _ append: (Element, inout String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent + 2) }
      append(element, &text)
    }
    if let indent { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func append(_ string: String, to text: inout String) {
    text += "\""
    var rest = string.utf8[...]
    // Most of a text needs no escape: it is copied in runs.
    while let end = rest.firstIndex(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      text += Substring(rest[..<end])
      text += escape(rest[end])
      rest = rest[rest.index(after: end)...]
    }
    text += Substring(rest)
    text += "\""
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\r"): "\\r"
    case UInt8(ascii: "\t"): "\\t"
    default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
