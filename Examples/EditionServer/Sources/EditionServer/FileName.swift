/// A name for a client's file, made from a title that somebody else wrote.
struct FileName {
  let text: String
  private let fileExtension: String

  /// Keeps letters, marks, digits, spaces and `-`, of which no file system makes more than a name.
  init(title: String, fileExtension: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in title.unicodeScalars.prefix(80) {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .decimalNumber:
        scalars.append(scalar)
      default:
        if let last = scalars.last, last != " ", last != "-" { scalars.append(scalar == "-" ? "-" : " ") }
      }
    }
    while let last = scalars.last, last == " " || last == "-" { scalars.removeLast() }
    text = (scalars.isEmpty ? "edition" : String(scalars)) + "." + fileExtension
    self.fileExtension = fileExtension
  }

  /// The field's value (RFC 6266 §4.3): a plain name for all, and the full one as RFC 8187 has it for most.
  var contentDisposition: String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return "attachment; filename=\"\(text)\"" }
    return "attachment; filename=\"edition.\(fileExtension)\"; filename*=UTF-8''\(FileName.percentEncoded(text))"
  }

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
  }
}
