/// Addresses of the web, as far as their faults can be seen (WHATWG URL).
enum WebAddress {
  /// What is wrong with an address of http, https or ftp; `nil` if nothing is.
  static func fault(of address: String) -> String? {
    let rest = address.drop { $0 != ":" }.dropFirst()
    if address.contains(where: \.isWhitespace) { return "has blanks in it" }
    guard rest.hasPrefix("//") else { return "has no // after its scheme" }
    let host = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    if host.isEmpty { return "names no host" }
    if host.count(where: { $0 == "[" }) != host.count(where: { $0 == "]" })
      || host.contains(where: "<>^`{|}\"".contains)
    {
      return "names no host that can be"
    }
    let port = host.hasPrefix("[") ? host.drop { $0 != "]" }.dropFirst() : host.drop { $0 != ":" }
    if port.dropFirst().contains(where: { !("0"..."9").contains($0) }), !host.contains("@") {
      return "names no port that can be"
    }
    let path = rest.dropFirst(2).drop { !"/?#".contains($0) }
    if path.contains(where: "<>^`{|}\"\\".contains) { return "has characters that are written as %xx" }
    return hasOpenPercent(path) ? "has a % that is followed by no number" : nil
  }

  private static func hasOpenPercent(_ text: Substring) -> Bool {
    text.split(separator: "%", omittingEmptySubsequences: false).dropFirst().contains { part in
      part.count < 2 || !part.prefix(2).allSatisfy(\.isHexDigit)
    }
  }
}
