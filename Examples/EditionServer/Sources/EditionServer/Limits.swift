import ArgumentParser
import NIOCore

/// What one client may take, and all of them together.
///
/// Memory is bounded by these: `memory` for all documents that arrive or wait and all editions that are not sent yet, and for each
/// export what `nodeLimit` nodes need.
struct Limits: ParsableArguments {
  /// What a request takes from the memory besides its bytes: its connection, its tasks and its head.
  static let requestSize = 64 << 10
  /// The largest head of a request, in bytes.
  static let headSize = 16 << 10

  @Option(help: "The largest document, in bytes.") var bodyLimit = 16 << 20
  @Option(help: "The most paragraphs, cells and pieces of text that a document may become.") var nodeLimit = 500_000
  @Option(help: "How long a request may take from its first byte to its answer's last, in seconds.") var timeLimit = 60
  @Option(help: "How many editions are made at once.") var exports = System.coreCount
  @Option(help: "What all documents and editions that wait may take together, in bytes.") var memory = 256 << 20
  @Option(help: "How many connections are open at once.") var connections = 1_000

  func validate() throws {
    guard bodyLimit > 0, nodeLimit > 0, nodeLimit <= Int.max / 2, timeLimit > 0, exports > 0, memory > 0,
      connections > 0
    else {
      throw ValidationError("Limits are whole numbers from 1.")
    }
  }
}
