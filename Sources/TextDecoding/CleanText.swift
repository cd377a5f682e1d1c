internal import PlatenCore

/// Text that decoders write character by character: valid UTF-8 without controls, and what was found on the way.
///
/// What cannot be decoded and every control but tab, line feed and carriage return becomes U+FFFD; NEL stays, for it ends a
/// line. Embeddings, overrides and isolates stay and are reported, because they can make a text look like another.
struct CleanText {
  /// A kind of thing that is reported.
  enum Finding: String, Hashable, CaseIterable {
    case undecodable = "undecodable-byte"
    case control = "control-character"
    case bidi = "bidi-control"
  }

  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many characters were written.
  private(set) var characters = 0
  /// How many were found of each kind.
  private(set) var counts: [Finding: Int] = [:]

  private var diagnostics: [Diagnostic] = []
  private var line = 1
  private var column = 1
  private var last: Unicode.Scalar = "\n"
  private let format: String
  private let file: String?
  private let encoding: String

  init(capacity: Int, format: String, file: String?, encoding: String) {
    self.format = format
    self.file = file
    self.encoding = encoding
    bytes.reserveCapacity(capacity)
  }

  /// Whether a character is replaced or reported.
  static func isSuspicious(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0..<0x20, 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Adds a character.
  ///
  /// - Parameter offset: where it stood in the source, in bytes.
  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar, at offset: @autoclosure () -> Int) {
    if CleanText.isSuspicious(scalar) { return appendSuspicious(scalar, at: offset()) }
    write(scalar)
  }

  /// Adds what stands for bytes that are no character.
  mutating func appendUndecodable(_ byte: UInt8, at offset: Int) {
    let encoding = encoding
    report(.undecodable) {
      "the byte \(Self.hex(UInt32(byte), 2)) at offset \(offset) is not \(encoding); it became U+FFFD"
    }
    write("\u{FFFD}")
  }

  private mutating func appendSuspicious(_ scalar: Unicode.Scalar, at offset: Int) {
    let name = "U+" + Self.hex(scalar.value, 4)
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069:
      report(.bidi) { "\(name) at offset \(offset) changes the direction of the text; it was kept" }
      write(scalar)
    default:
      report(.control) { "the control character \(name) at offset \(offset) became U+FFFD" }
      write("\u{FFFD}")
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    characters += 1
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else {
      if value < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      } else {
        if value < 0x10000 {
          bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        } else {
          bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
          bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
    switch scalar {
    case "\n" where last == "\r": break
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      line += 1
      column = 1
    default: column += 1
    }
    last = scalar
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  // MARK: Reports

  private func id(_ finding: Finding) -> String { format + "." + finding.rawValue }

  private mutating func report(_ finding: Finding, _ message: () -> String) {
    let count = counts[finding, default: 0] + 1
    counts[finding] = count
    // The log keeps no more, so that no message is written in vain.
    guard count <= ReportLog.maximumPerID else { return }
    let loss: Diagnostic.Loss? = finding == .bidi ? nil : .substituted
    diagnostics.append(
      Diagnostic(
        id(finding), .warning, message(), at: SourceLocation(file: file, line: line, column: column), loss: loss))
  }

  /// Hands what was found to a log.
  func report(to log: ReportLog) {
    log.report(diagnostics)
    for finding in Finding.allCases {
      let more = counts[finding, default: 0] - ReportLog.maximumPerID
      guard more > 0, let example = diagnostics.first(where: { $0.id == id(finding) }) else { continue }
      for _ in 0..<more { log.report(example) }
    }
  }

  /// Whether so much is no text that the rest is none either: more than one character in ten.
  var isBinary: Bool {
    let broken = counts[.undecodable, default: 0] + counts[.control, default: 0]
    return broken * 10 > characters
  }
}
