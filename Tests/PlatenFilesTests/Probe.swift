import Foundation
import Testing

/// The program `SinkProbe`, which the tests start, end and pipe.
struct Probe {
  /// Where it was built: beside the tests.
  static let path: String = {
    let folders = [Bundle.main.bundleURL] + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let candidates = folders.map { $0.appending(path: "SinkProbe").path(percentEncoded: false) }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }()

  private let process = Process()
  private let output = Pipe()

  /// Starts it.
  init(_ arguments: String...) throws {
    process.executableURL = URL(filePath: Probe.path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// Waits until it says that it has come to the system call at which it waits.
  func waitUntilReady() throws {
    #expect(try output.fileHandleForReading.read(upToCount: 6) == Data("ready\n".utf8))
  }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end.
  func end() throws -> Outcome {
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: text, as: UTF8.self), status: process.terminationStatus,
      endedBySignal: process.terminationReason == .uncaughtSignal)
  }
}
