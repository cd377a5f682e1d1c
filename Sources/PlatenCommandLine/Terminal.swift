import PlatenCLibrary
import PlatenCore
import Synchronization

/// Standard error: lines for people, with colour where they can see it.
struct Terminal: Sendable {
  /// Standard error of this process.
  static let standardError = Terminal()
  /// Text that goes elsewhere, without colour.
  static let plain = Terminal(isInteractive: false, hasColor: false)

  /// Whether a person is looking.
  let isInteractive: Bool
  /// Whether colours are shown: only to a person, and not to one who does not want them (no-color.org).
  let hasColor: Bool

  private init(isInteractive: Bool, hasColor: Bool) {
    self.isInteractive = isInteractive
    self.hasColor = hasColor
  }

  private init() {
    isInteractive = isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
    hasColor = isInteractive && (Environment["NO_COLOR"] ?? "").isEmpty
  }

  /// A style of SGR (ECMA-48 §8.3.117).
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case quiet = "2"
  }

  /// Text in a style, if colours are shown.
  func styled(_ text: String, _ style: Style) -> String {
    hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Writes text as it is. Nothing can be done about an error: there is nowhere to report it.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { unsafe Self.write($0) }
      guard count > 0 else {
        guard count < 0, errno == EINTR else { return }
        continue
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes a failure under the program's name: `platen: error: article.txt: there is no such file`.
  func write(failure: Failure) { write(line(of: failure)) }

  /// The line of a failure.
  func line(of failure: Failure) -> String {
    let place = failure.place.map { Diagnostic.escaped($0) + ": " } ?? ""
    let advice = failure.advice.map { ". " + $0 } ?? ""
    return "\(PlatenCommand.programName): \(styled("error:", .error)) \(place)\(failure.message)\(advice)\n"
  }

  private static func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe PlatenCLibrary.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
  }
}

/// The process's environment.
enum Environment {
  /// The value of a variable; `nil` if it is not set.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// How many processors this process may use, 1 or more.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
