import JSONText
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
      } else if let bytes = try omittedBytes(path, resource) {
        result.append(Resource(path: path, mediaType: mediaType, bytes: bytes))
      }
    }
    return result
  }

  /// Looks for a file whose bytes were left out.
  private func omittedBytes(_ path: String, _ element: Int) throws(Fault) -> [UInt8]? {
    do throws(ResourceError) { return try context.resources.resource(at: path).bytes } catch {
      if error.kind == .failed { throw Fault(element, error.message, kind: .resource) }
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
    guard let bytes = tape.withUTF8(of: element, { Base64.decode($0) }) else {
      throw Fault(
        element, "it is not base64", advice: "Use the standard alphabet with padding, and no white space (RFC 4648).")
    }
    return bytes
  }
}
