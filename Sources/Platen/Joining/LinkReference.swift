import PlatenCore

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
    self.path = PercentEncoding.decoded(path)
    fragment = halves.count == 2 ? String(halves[1]) : nil
  }

  /// Whether a destination could be the name of a place: no path, no file and no fragment.
  static func isName(_ destination: String) -> Bool {
    !destination.isEmpty && destination.utf8.count <= 200
      && destination.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "@"), 0...0x20:
          false
        default: true
        }
      }
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
}
