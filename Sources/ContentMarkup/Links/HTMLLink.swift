import PlatenCore

/// Links of raw HTML: to the web, to mail and to telephones, as URLs that need no repair.
///
/// Stricter than ``URLReference``, because whoever wrote the HTML is not asked again: hosts are only those about which
/// browsers and EPUBCheck agree, and what is not ASCII behind them is escaped.
enum HTMLLink {
  /// A link in the form that goes into an edition; `nil` if it has another scheme, or cannot be one.
  ///
  /// - Parameter value: the attribute's value, with its character references decoded.
  static func sanitized(_ value: String) -> String? {
    // URL §4.4: surrounding controls and spaces do not count, nor do tabs and line ends within.
    var scalars = Array(value.unicodeScalars)[...]
    while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
    while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
    let text = String(String.UnicodeScalarView(scalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }))
    guard text.utf8.count <= 4000, let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon].lowercased()
    let rest = text[text.index(after: colon)...]
    switch scheme {
    case "http", "https": return webAddress(rest).map { "\(scheme):\($0)" }
    case "mailto":
      guard !rest.isEmpty, rest.first != "/" else { return nil }
      return "mailto:" + PercentEncoding.encoded(rest, .uri)
    case "tel":
      let allowed = "0123456789+-.()*#;=abcdefghijklmnopqrstuvwxyz"
      let number = rest.lowercased().filter { $0 != " " }
      guard !number.isEmpty, number.allSatisfy({ allowed.contains($0) }) else { return nil }
      return "tel:" + PercentEncoding.encoded(number, .uri)
    default: return nil
    }
  }

  private static func webAddress(_ rest: Substring) -> String? {
    guard rest.hasPrefix("//") else { return nil }
    let rest = rest.dropFirst(2)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first, isHost(host) else { return nil }
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(parts[1]), port <= 65535 else {
        return nil
      }
    }
    return "//" + authority.lowercased() + PercentEncoding.encoded(rest.dropFirst(authority.count), .uri)
  }

  /// Whether a text is a host by name or by IPv4 address: labels of ASCII letters, digits and hyphens, or of Han.
  private static func isHost(_ host: Substring) -> Bool {
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels.last == "" { labels.removeLast() }
    guard host.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else { return false }
    // URL §3.5: a host that ends in a number is an IPv4 address, or nothing.
    guard last.first?.isNumber == true, last.lowercased().hasPrefix("0x") || last.allSatisfy(\.isNumber) else {
      return true
    }
    return labels.count == 4
      && labels.allSatisfy { label in
        label.count <= 3 && (label == "0" || label.first != "0") && Int(label).map { $0 <= 255 } == true
      }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
    let characters = Array(label.unicodeScalars)
    if characters.count >= 4, characters[2] == "-", characters[3] == "-" {
      // IDNA: such a label stands for another.
      guard label.lowercased().hasPrefix("xn--"), let decoded = Punycode.decode(label.dropFirst(4)) else {
        return false
      }
      return decoded.contains { $0.value >= 0x80 } && decoded.allSatisfy(isHostCharacter)
    }
    return characters.allSatisfy { isHostCharacter($0) || $0 == "_" }
  }

  /// Of the characters that IDNA allows, those that it allows whatever stands beside them: ASCII, Han, and letters of
  /// Latin-1 and Russian in lower case.
  private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xE0...0xF6, 0xF8...0xFF, 0x430...0x44F, 0x4E00...0x9FA5: true
    default: false
    }
  }
}
