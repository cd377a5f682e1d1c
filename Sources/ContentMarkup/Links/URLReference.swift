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
      // Before a fragment must be something (RFC 2396 §3: opaque_part), which Jing and Java ask for.
      let isEmpty = rest.isEmpty || rest.hasPrefix("#")
      self = isEmpty ? .malformed : .absolute("\(scheme.lowercased()):\(PercentEncoding.encoded(rest, .iri))")
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
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let halves = authority.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    let host = halves.last ?? ""
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
    return isDomain(name)
      && name.unicodeScalars.allSatisfy { scalar in
        PercentEncoding.isInIRI(scalar) || scalar == "-" || scalar == "." || scalar == "_"
          || (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
      }
  }

  /// Whether a name is labels between full stops, none of them empty (RFC 1034 §3.1; one full stop may end it). A last label
  /// of digits makes it an IPv4 address (WHATWG URL §3.5), which must be one.
  private static func isDomain(_ name: Substring) -> Bool {
    // IDNA takes the ideographic full stops for ASCII's, and passes over characters that are not seen.
    let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    var labels = name.unicodeScalars.split(omittingEmptySubsequences: false) { dots.contains($0) }
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    let areLabels = labels.allSatisfy { label in
      let name = String(label).lowercased()
      return label.count <= 63 && label.contains { !$0.properties.isDefaultIgnorableCodePoint }
        && (!name.hasPrefix("xn--") || Punycode.isDecodable(name.utf8.dropFirst(4)))
    }
    guard areLabels, let last = labels.last else { return false }
    guard last.allSatisfy({ (0x30...0x39).contains($0.value) }) else { return !last.starts(with: "0x".unicodeScalars) }
    return labels.count == 4 && labels.allSatisfy { UInt8(String($0)) != nil && ($0.count == 1 || $0.first != "0") }
  }
}
