import ArgumentParser
import NIOCore

/// What one client may take, and all of them together.
///
/// Memory is bounded by these: each request holds its document, at most `bodyLimit` bytes, and each export the document model
/// and one megabyte of edition that is not sent yet.
struct Limits: ParsableArguments {
  @Option(help: "The largest document, in bytes.") var bodyLimit = 16 << 20
  @Option(help: "How long a request may take from its first byte to its answer's last, in seconds.") var timeLimit = 60
  @Option(help: "How many editions are made at once.") var exports = System.coreCount
  @Option(help: "How many requests are under way at once, with those that wait for others.") var requests = 64

  func validate() throws {
    guard bodyLimit > 0, timeLimit > 0, exports > 0, requests > 0 else {
      throw ValidationError("Limits are whole numbers from 1.")
    }
  }
}
