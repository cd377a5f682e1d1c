import PlatenCore
import PlatenFiles

/// Standard output for text: what a command has to show.
enum StandardOutput {
  /// Writes text, and says if that failed.
  static func write(_ text: String) throws(Failure) {
    print(text, terminator: "")
  }
}
