/// The parts of a URL reference that matter between the files of a book (RFC 3986 §4.2).
package struct LinkReference {
  /// The path, percent-escapes decoded; empty for a link within the same file.
  var path: String
  /// The fragment as it was written; `nil` if there is none.
  var fragment: String?

  /// Reads a relative reference without a query.
  ///
  /// - Returns: `nil` for a URL with a scheme, an authority or a query: such a link points out of the book.
  init?(_ destination: String) {
    guard !LinkReference.hasScheme(destination), !destination.hasPrefix("//") else { return nil }
    let halves = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = halves.first, !path.contains("?") else { return nil }
    self.path = LinkReference.decoded(path)
    fragment = halves.count == 2 ? String(halves[1]) : nil
  }

  /// Whether a reference begins with a scheme (RFC 3986 §3.1).
  static func hasScheme(_ reference: String) -> Bool {
    let bytes = reference.utf8
    guard let first = bytes.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return false }
    for byte in bytes.dropFirst() {
      switch byte {
      case UInt8(ascii: ":"): return true
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return false
      }
    }
    return false
  }

  /// Text with its percent-escapes decoded; what is no escape stays.
  static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = nibble(rest[rest.startIndex]),
        let low = nibble(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A path, taken relative to the folder of another file, without `.` and `..` as far as they can be resolved.
  static func resolved(_ path: String, besideFile file: String) -> String {
    if path.hasPrefix("/") { return normalized(path) }
    let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    return normalized(folder + path)
  }

  /// A path without `.`, doubled slashes, and `..` as far as they can be resolved (RFC 3986 §5.2.4).
  package static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
