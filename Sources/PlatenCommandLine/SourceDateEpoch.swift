import PlatenCore

/// The variable by which builds are made reproducible (reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1).
enum SourceDateEpoch {
  /// The time that it names; `nil` if it is not set or blank. Nothing else here asks for the time.
  static var timestamp: Timestamp? {
    get throws(Failure) {
      guard let text = Environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
      guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
        throw Failure(
          .usage, "SOURCE_DATE_EPOCH is \(Diagnostic.quoted(text))",
          advice: "It takes seconds since 1970, a whole number up to the year 9999; or unset it.")
      }
      return Timestamp(secondsSince1970: seconds)
    }
  }
}
