/// The form of media types (RFC 6838, 4.2).
enum MediaType {
  /// The top-level types that are registered.
  private static let topLevel: Set<String> = [
    "application", "audio", "example", "font", "haptics", "image", "message", "model", "multipart", "text", "video",
  ]

  /// Whether a text is `type/subtype`, perhaps with parameters such as `; charset=utf-8`: a registered type, and a subtype of
  /// at most 127 letters, digits and `!#$&-^_.+`, the first of them a letter or digit.
  static func isValid(_ text: String) -> Bool {
    let essence = text.prefix { $0 != ";" }
    let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, topLevel.contains(String(parts[0])), let first = parts[1].utf8.first else { return false }
    let marks = Set("!#$&-^_.+".utf8)
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return parts[1].utf8.count <= 127 && isAlphanumeric(first)
      && parts[1].utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) }
      && text.dropFirst(essence.count).split(separator: ";").allSatisfy { $0.contains("=") }
  }
}
