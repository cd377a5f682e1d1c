import PlatenCore

extension DocumentDecoder {
  mutating func resources(_ element: Int) throws(Fault) -> [Resource] {
    var result: [Resource] = []
    for resource in try array(element) {
      try checkMembers(of: resource, Schema.resource)
      let path = try text("path", of: resource)
      let mediaType = try textIfAny("mediaType", of: resource)
      if let content = tape.member("base64", of: resource) {
        result.append(Resource(path: path, mediaType: mediaType, bytes: try base64(content)))
      } else if let bytes = omittedBytes(path, resource) {
        result.append(Resource(path: path, mediaType: mediaType, bytes: bytes))
      }
    }
    return result
  }

  /// Looks for a file whose bytes were left out.
  private func omittedBytes(_ path: String, _ element: Int) -> [UInt8]? {
    do throws(ResourceError) { return try context.resources.resource(at: path).bytes } catch {
      context.log.report(
        Diagnostic(
          "json.resource-missing", .warning,
          "The bytes of \(Diagnostic.quoted(path)) are not in the JSON, and the file was not found: \(error.message).",
          at: nil, loss: .dropped))
      return nil
    }
  }

  /// Reads base64 (RFC 4648 §4), strictly: padded, without white space, unused bits zero.
  private func base64(_ element: Int) throws(Fault) -> [UInt8] {
    switch tape.kind(of: element) {
    case .string, .escapedString: break
    case .object, .array, .number, .true, .false, .null:
      throw Fault(element, "expected a string, found \(tape.kind(of: element).name)")
    }
    guard let bytes = tape.withUTF8(of: element, Base64.decode) else {
      throw Fault(
        element, "it is not base64", advice: "Use the standard alphabet with padding, and no white space (RFC 4648).")
    }
    return bytes
  }
}

/// Base64 with the standard alphabet and padding (RFC 4648 §4).
enum Base64 {
  /// Decodes text, or returns `nil` if it is not exactly what an encoder writes.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    guard let last = text.last else { return [] }
    let pad = UInt8(ascii: "=")
    let padding = last != pad ? 0 : text[text.count - 2] == pad ? 2 : 1
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let significant = start + 4 == text.count ? 4 - padding : 4
      var group: UInt32 = 0
      for index in 0..<4 {
        var digit: UInt8 = 0
        if index < significant {
          digit = value(of: text[start + index])
          guard digit < 64 else { return nil }
        }
        group = group << 6 | UInt32(digit)
      }
      result.append(UInt8(truncatingIfNeeded: group >> 16))
      if significant > 2 { result.append(UInt8(truncatingIfNeeded: group >> 8)) }
      if significant > 3 { result.append(UInt8(truncatingIfNeeded: group)) }
      // RFC 4648 §3.5: an encoder sets the bits that padding leaves over to zero.
      if significant == 2, group & 0xFFFF != 0 { return nil }
      if significant == 3, group & 0xFF != 0 { return nil }
    }
    return result
  }

  private static func value(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: 255
    }
  }
}
