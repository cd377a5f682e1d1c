import MarkupReader
import Testing

@testable import Mathematics

/// MathML in short: identifiers and numbers as they are, operators in apostrophes, text in quotation marks, spaces as
/// `_`, elements as `name(…)`; attributes in brackets but those that all delimiters have.
func shortMathML(_ bytes: [UInt8]) throws -> String {
  var reader = try XMLReader(bytes)
  var open: [(mark: String, hasContent: Bool)] = []
  var result = ""
  while let event = try reader.next() {
    switch event {
    case .start(let element):
      if let last = open.last, last.hasContent { result += " " }
      if !open.isEmpty { open[open.count - 1].hasContent = true }
      let name = element.name.local
      let mark = ["mi": "", "mn": "", "mo": "'", "mtext": "\"", "mspace": "_"][name] ?? ")"
      let attributes = element.attributes.filter { attribute in
        !["form", "stretchy", "display", "alttext", "lspace", "rspace"].contains(attribute.name.local)
          && !(name == "mspace" && attribute.name.local == "width")
      }
      if mark == ")" { result += name }
      if !attributes.isEmpty {
        result += "[" + attributes.map { "\($0.name.local)=\($0.value)" }.joined(separator: " ") + "]"
      }
      result += mark == ")" ? "(" : mark
      open.append((mark == "_" ? "" : mark, false))
    case .text(let text):
      // What cannot be seen is spelt out.
      result += text == "\u{2061}" ? "apply" : String(text.map { $0 == "\u{A0}" ? "~" : $0 })
    case .end: result += open.removeLast().mark
    }
  }
  return result.hasPrefix("math(") ? String(result.dropFirst(5).dropLast()) : result
}
