internal import PlatenCore

/// Reads the dates that stand below titles.
enum DateReader {
  /// The date, if that is all the text says; what could be two dates is none.
  static func date(_ text: String) -> PublicationDate? {
    guard text.utf8.count <= 40 else { return nil }
    do throws(PublicationDate.Ambiguity) { return try PublicationDate.written(text) } catch { return nil }
  }
}
