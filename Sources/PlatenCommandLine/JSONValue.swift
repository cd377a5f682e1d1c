/// A JSON text to be written, keys in the order in which they are given (RFC 8259).
enum JSONValue {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object of the members that are there.
  static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// A string, or nothing.
  static func optional(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  /// An array of strings.
  static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The text, indented by two spaces, with a line end.
  var text: String {
    var result = ""
    append(to: &result, indent: 0)
    return result + "\n"
  }

  private func append(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): JSONValue.append(value, to: &text)
    case .array(let values):
      JSONValue.append(values, between: "[", "]", to: &text, indent: indent) { value, text in
        value.append(to: &text, indent: indent + 2)
      }
    case .object(let members):
      JSONValue.append(members, between: "{", "}", to: &text, indent: indent) { member, text in
        JSONValue.append(member.key, to: &text)
        text += ": "
        member.value.append(to: &text, indent: indent + 2)
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String, indent: Int,
    _ append: (Element, inout String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2)
      append(element, &text)
    }
    text += "\n" + String(repeating: " ", count: indent) + close
  }

  private static func append(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
