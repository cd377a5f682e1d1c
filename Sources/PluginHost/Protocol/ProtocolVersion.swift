/// A version of the protocol, `1.0`. A minor version only adds what an older program may pass over.
struct ProtocolVersion: Comparable, Sendable, CustomStringConvertible {
  var major: Int
  var minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `1.0`; `nil` for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
    self.init(major, minor)
  }

  /// The version that brought transforms, and `resources`.
  static let transforms = ProtocolVersion(1, 1)

  static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  var description: String { "\(major).\(minor)" }
}

/// The versions that one side speaks.
struct ProtocolRange: Equatable, Sendable, CustomStringConvertible {
  var minimum: ProtocolVersion
  var maximum: ProtocolVersion

  /// What this host speaks. The minimum stays, so that old programs go on working.
  static let supported = ProtocolRange(minimum: ProtocolVersion(1, 0), maximum: .transforms)

  var description: String { minimum == maximum ? "\(minimum)" : "\(minimum) to \(maximum)" }
}
