/// A URL that holds its content itself (RFC 2397): `data:image/png;base64,iVBO…`.
package struct DataURL: Hashable, Sendable {
  /// The type that the URL declares, in lower case and without parameters; empty if it declares none.
  package var mediaType: String
  /// The content; `nil` if it is not what the URL says of it.
  package var bytes: [UInt8]?

  /// Reads a URL. White space in base64 does not count, and `data` and `base64` may have any letter case.
  ///
  /// - Returns: `nil` if it has another scheme, or no comma.
  /// - Complexity: O(*n*) in the URL.
  package init?(_ url: String) {
    let bytes = Array(url.utf8)
    guard bytes.prefix(5).elementsEqual("data:".utf8, by: { $0 == $1 || $0 == $1 & 0xDF }) else { return nil }
    guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let parameters = bytes[5..<comma].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      String(decoding: $0.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    }
    mediaType = parameters[0]
    let content = PercentEncoding.decoded(Array(bytes[(comma + 1)...]))
    self.bytes = parameters.dropFirst().last == "base64" ? Base64.decode(content, accepting: .whiteSpace) : content
  }
}
