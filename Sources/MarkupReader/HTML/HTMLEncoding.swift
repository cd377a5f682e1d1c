/// The encoding that HTML says it is in (HTML §13.2.3.2).
public enum HTMLEncoding {
  /// How many bytes are looked at.
  static let scannedBytes = 1_024

  /// The encoding that a byte order mark, an XML declaration or a `meta` element names.
  ///
  /// - Parameter bytes: the document.
  /// - Returns: the name as it is written there, in lower case; `nil` if nothing names one. UTF-16 within the first bytes
  ///   that are read as ASCII cannot be meant, and is UTF-8 (step 4 of the prescan).
  public static func name(in bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "utf-16be" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "utf-16le" }
    let head = Array(bytes.prefix(scannedBytes))
    guard let name = declaration(in: head) ?? meta(in: head) else { return nil }
    return name.hasPrefix("utf-16") ? "utf-8" : name
  }

  /// `<?xml version="1.0" encoding="…"?>`
  private static func declaration(in head: [UInt8]) -> String? {
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let text = String(decoding: head[..<end], as: UTF8.self)
    guard let range = text.firstRange(of: "encoding") else { return nil }
    return value(after: "=", in: text[range.upperBound...])
  }

  private static func meta(in head: [UInt8]) -> String? {
    var tokenizer = HTMLTokenizer()
    tokenizer.begin(head)
    var token = HTMLToken()
    repeat {
      tokenizer.next(&token)
      guard token.kind == .startTag else { continue }
      switch token.tag {
      case .meta:
        if let charset = token.attribute("charset").flatMap(trimmed) { return charset }
        guard token.attribute("http-equiv")?.lowercased() == "content-type",
          let content = token.attribute("content")?.lowercased(), let range = content.firstRange(of: "charset")
        else { continue }
        if let charset = value(after: "=", in: content[range.upperBound...]) { return charset }
      case .script: tokenizer.state = .scriptData
      case .style: tokenizer.state = .rawText
      case .title: tokenizer.state = .rcdata
      default: continue
      }
    } while token.kind != .end
    return nil
  }

  private static func value(after sign: Character, in text: Substring) -> String? {
    let rest = text.drop { $0.isWhitespace }
    guard rest.first == sign else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace }
    if let quote = value.first, quote == "\"" || quote == "'" {
      return trimmed(String(value.dropFirst().prefix { $0 != quote }))
    }
    return trimmed(String(value.prefix { !$0.isWhitespace && $0 != ";" && $0 != "?" }))
  }

  private static func trimmed(_ text: String) -> String? {
    let name = text.lowercased().filter { !$0.isWhitespace }
    return name.isEmpty ? nil : name
  }
}
