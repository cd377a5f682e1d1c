import Foundation
import Testing

/// The files of the Unicode Character Database, as Debian's `unicode-data` and macOS's ports install them.
enum UnicodeDatabase {
  private static let folders = ["/usr/share/unicode", "/usr/share/unicode/ucd", "/opt/local/share/unicode"]

  private static func url(_ path: String) -> URL? {
    folders.map { URL(fileURLWithPath: $0).appendingPathComponent(path) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Whether a test that needs the file runs: it does in CI, where it fails if the file is missing.
  static func isHere(_ path: String) -> Bool {
    url(path) != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The lines of a file without comments and blank ones.
  static func lines(_ path: String) throws -> [Substring] {
    let url = try #require(self.url(path), "\(path) is missing: install the package unicode-data")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.prefix { $0 != "#" } }
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The version in a file's first line.
  static func version(_ path: String) throws -> String {
    let url = try #require(self.url(path), "\(path) is missing: install the package unicode-data")
    let first = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").first ?? ""
    return first.split(separator: "-").last.map { $0.replacingOccurrences(of: ".txt", with: "") } ?? ""
  }
}
