import PlatenCore

/// A URL reference as an author wrote it, looked at closely enough to say whether readers may follow it.
package enum URLReference: Hashable, Sendable {
  /// A URL of a scheme for readers, with characters that URLs cannot have percent-encoded.
  case absolute(String)
  /// A reference to another file.
  case relative
  /// A URL of a scheme that does not belong into a book.
  case refusedScheme(String)
  /// Not a URL.
  case malformed

  /// The schemes that readers may follow: those with something behind them for a reader of what EPUBCheck 5 takes for
  /// registered (HTM-025); others, such as `doi` and `magnet`, it warns of.
  static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "urn", "news", "nntp", "irc", "xmpp", "sip", "sips", "im", "tag", "info",
    "ldap", "fax", "dns", "pres", "rtsp",
  ]
  /// Those of them that name a host.
  private static let hierarchical: Set<String> = ["http", "https", "ftp"]

  package init(_ text: String) {
    // Browsers pass over these wherever they stand, so `java\nscript:` is a scheme (WHATWG URL §4.4).
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 || $0 == " " }))
      .drop { $0 == " " }
    let scheme = visible.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard !scheme.isEmpty, visible.dropFirst(scheme.count).first == ":", scheme.first?.isLetter == true else {
      self = URLReference.hidesScheme(visible) ? .refusedScheme(String(visible.prefix(20))) : .relative
      return
    }
    guard URLReference.schemes.contains(scheme.lowercased()) else {
      self = .refusedScheme(String(scheme))
      return
    }
    let rest = visible.dropFirst(scheme.count + 1)
    guard URLReference.hierarchical.contains(scheme.lowercased()) || rest.hasPrefix("//") else {
      self = rest.isEmpty ? .malformed : .absolute("\(scheme.lowercased()):\(PercentEncoding.encoded(rest, .iri))")
      return
    }
    guard rest.hasPrefix("//"), URLReference.isHost(rest.dropFirst(2)) else {
      self = .malformed
      return
    }
    // An IPv6 address keeps its brackets; elsewhere they are no part of a URL.
    let bracket = rest.hasPrefix("//[") ? rest.firstIndex(of: "]") : nil
    let address = bracket.map { rest[...$0] } ?? ""
    let tail = bracket.map { rest[$0...].dropFirst() } ?? rest
    self = .absolute("\(scheme.lowercased()):\(address)\(PercentEncoding.encoded(tail, .iri))")
  }

  /// Whether character references or percent-escapes hide a colon after what looks like a scheme.
  private static func hidesScheme(_ text: Substring) -> Bool {
    let start = text.prefix(64).lowercased()
    guard !start.hasPrefix("#"), !start.hasPrefix("/") else { return false }
    return start.contains("script") && (start.contains("&") || start.contains("%3a"))
  }

  private static func isHost(_ rest: Substring) -> Bool {
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let isBracketed = host.hasPrefix("[")
    let name = isBracketed ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" }
    let behind = host.dropFirst(name.count + (isBracketed ? 1 : 0))
    if isBracketed { guard host.startIndex == authority.startIndex, behind.first == "]" else { return false } }
    let end = isBracketed ? behind.dropFirst() : behind
    guard end.isEmpty || end.first == ":" else { return false }
    let port = end.dropFirst()
    guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("-"), port.allSatisfy({ $0.isASCII && $0.isNumber }),
      port.count <= 5, port.isEmpty || (Int(port) ?? 65_536) <= 65_535
    else { return false }
    if isBracketed { return name.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0xA0 || scalar == "-" || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic
        || (0x30...0x39).contains(scalar.value)
    }
  }
}
