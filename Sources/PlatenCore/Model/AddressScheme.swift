/// The scheme of an address (RFC 3986 §3.1), as browsers determine it.
///
/// Exporters keep the destination of a link with any scheme, unless following the link could run code: if ``runsCode`` is
/// `true`, an exporter writes the text without the link and reports the loss.
public struct AddressScheme: Hashable, Sendable {
  /// The scheme without its colon, in lower case, such as `https`.
  public let name: String
  /// Whether following the address can run code: `javascript:` and similar schemes, and `data:` unless it is a picture.
  public let runsCode: Bool
  /// Whether showing the address as a picture can run code. An SVG in `data:` cannot, because pictures do not run scripts.
  public let runsCodeAsPicture: Bool

  /// Finds the scheme of an address.
  ///
  /// Browsers ignore white space and controls in an address (URL Standard §4.4), and so does this function. A
  /// character reference or percent-escape is taken as the colon if it follows `script`.
  ///
  /// - Returns: `nil` if the address is relative.
  /// - Complexity: O(*n*) in the bytes before the first slash, question mark or number sign.
  public init?(of address: String) {
    var scheme: [UInt8] = []
    var outermost: String?
    var rest = address.utf8[...]
    scan: while let byte = rest.popFirst() {
      switch byte {
      case 0...0x20, 0x7F: continue
      case UInt8(ascii: ":"):
        guard AddressScheme.isScheme(scheme) || AddressScheme.hasScript(scheme) else { break scan }
        let name = String(decoding: scheme, as: UTF8.self)
        guard AddressScheme.wrapping.contains(name) else {
          self.init(name: name, outermost: outermost, rest: rest)
          return
        }
        outermost = outermost ?? name
        scheme.removeAll()
      case UInt8(ascii: "/"), UInt8(ascii: "?"): break scan
      case UInt8(ascii: "#") where scheme.last != UInt8(ascii: "&"): break scan
      default:
        scheme.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
        if AddressScheme.hidesColon(scheme) {
          self.init(name: String(decoding: scheme, as: UTF8.self), outermost: outermost, rest: rest)
          return
        }
      }
    }
    guard let outermost else { return nil }
    self.init(name: outermost, outermost: nil, rest: rest)
  }

  private init(name: String, outermost: String?, rest: Substring.UTF8View) {
    self.name = outermost ?? name
    if name == "data" {
      let type = String(decoding: rest.prefix(64).filter { $0 > 0x20 }, as: UTF8.self).lowercased()
      runsCodeAsPicture = !type.hasPrefix("image/")
      // A picture of this kind is a document where it is followed.
      runsCode = runsCodeAsPicture || type.hasPrefix("image/svg")
    } else {
      runsCode = AddressScheme.running.contains(name) || !AddressScheme.isScheme(Array(name.utf8))
      runsCodeAsPicture = runsCode
    }
  }

  /// Schemes whose addresses are programs, or documents that a program has made.
  private static let running: Set<String> = [
    "javascript", "vbscript", "livescript", "jscript", "mocha", "blob", "filesystem",
  ]
  /// Schemes with another address behind them.
  private static let wrapping: Set<String> = ["feed", "jar", "view-source"]

  private static func isScheme(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, 0x61...0x7A ~= first else { return false }
    return bytes.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
  }

  private static func hasScript(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains("script")
  }

  /// Whether a scheme ends here with a colon that is written in another way: `javascript%3a`, `javascript&colon;`.
  private static func hidesColon(_ scheme: [UInt8]) -> Bool {
    guard scheme.count < 64, scheme.last == UInt8(ascii: "a") || scheme.last == UInt8(ascii: ";") else { return false }
    let text = String(decoding: scheme, as: UTF8.self)
    return text.contains("script") && (text.hasSuffix("%3a") || (text.contains("&") && text.hasSuffix(";")))
  }
}
