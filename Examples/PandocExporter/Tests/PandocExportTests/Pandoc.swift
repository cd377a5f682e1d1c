import Foundation
import PandocExport
import Testing

/// A pandoc on this machine.
///
/// `PLATEN_PANDOC` names the ones to be tried, separated by colons; otherwise it is the one on `PATH`.
struct Pandoc: Sendable, CustomTestStringConvertible {
  let url: URL
  /// The version: `3.1.11`.
  let version: String

  /// The first number of the version.
  var major: Int { Int(version.prefix { $0 != "." }) ?? 0 }
  /// The version of the types that it reads.
  var api: PandocOptions.APIVersion { major >= 3 ? .pandoc3 : .pandoc2 }
  var testDescription: String { "pandoc \(version)" }

  /// All that are to be tried.
  static let all: [Pandoc] = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["PLATEN_PANDOC"]?.split(separator: ":").map(String.init)
    let onPath = (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/pandoc" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return (named ?? [onPath].compactMap { $0 }).compactMap { path in
      let url = URL(filePath: path)
      guard let result = try? runAndWait(url, ["--version"]), result.exitCode == 0 else { return nil }
      let words = result.text.split { $0 == " " || $0 == "\n" }
      return words.count > 1 ? Pandoc(url: url, version: String(words[1])) : nil
    }
  }()

  /// Whether a missing pandoc is a failure.
  static var mustBeThere: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  /// What a run printed, and how it ended.
  struct Result {
    var bytes: [UInt8]
    var errors: String
    var exitCode: Int32
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Runs pandoc to its end, without a thread that waits for it.
  func run(_ arguments: [String], input: [UInt8]) async throws -> Result {
    let run = try Run(url, arguments, input: input)
    defer { run.clean() }
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      run.process.terminationHandler = { _ in continuation.resume() }
      do { try run.process.run() } catch {
        run.process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    return try run.result()
  }

  private static func runAndWait(_ url: URL, _ arguments: [String]) throws -> Result {
    let run = try Run(url, arguments, input: [])
    defer { run.clean() }
    try run.process.run()
    run.process.waitUntilExit()
    return try run.result()
  }

  /// A process whose input and outputs are files: nothing can fill a pipe and hang.
  private struct Run {
    let process = Process()
    let folder: URL

    init(_ url: URL, _ arguments: [String], input: [UInt8]) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "platen-pandoc-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(input).write(to: folder.appending(path: "input"))
      for name in ["output", "errors"] { try Data().write(to: folder.appending(path: name)) }
      process.executableURL = url
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "input"))
      process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
      process.standardError = try FileHandle(forWritingTo: folder.appending(path: "errors"))
    }

    func result() throws -> Result {
      Result(
        bytes: Array(try Data(contentsOf: folder.appending(path: "output"))),
        errors: String(decoding: try Data(contentsOf: folder.appending(path: "errors")), as: UTF8.self),
        exitCode: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
    }

    func clean() { try? FileManager.default.removeItem(at: folder) }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, visibly, where there is no pandoc; in CI it runs, and `pandocIsThere` fails.
  static var pandoc: Self {
    .enabled(if: !Pandoc.all.isEmpty || Pandoc.mustBeThere, "pandoc is not there; the package pandoc has it")
  }
}
