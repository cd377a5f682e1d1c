import Foundation

/// The time that editions carry is the build's, if it has one, and never the clock's.
enum Reproducibility {
  /// `SOURCE_DATE_EPOCH`, if it is set: named with the command, so that another value remakes the editions.
  static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key == "SOURCE_DATE_EPOCH" }
  }
}
