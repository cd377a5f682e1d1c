public import Foundation

/// What a program printed, and how it ended.
public struct ProgramResult: Sendable {
  /// Standard output, as bytes.
  public var outputBytes: [UInt8]
  /// Standard error, as bytes.
  public var errorBytes: [UInt8]
  /// The exit code; the signal's number where a signal ended the program.
  public var exitCode: Int32
  /// Whether a signal ended the program.
  public var wasSignalled: Bool

  /// Standard output as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Standard error as text.
  public var errorOutput: String { String(decoding: errorBytes, as: UTF8.self) }
}

/// A program ended with another code than 0.
public struct ProgramFailure: Error, CustomStringConvertible {
  /// The program.
  public var program: String
  /// Its arguments.
  public var arguments: [String]
  /// What it printed.
  public var result: ProgramResult

  public var description: String {
    "\(program) \(arguments.joined(separator: " ")) ended with \(result.wasSignalled ? "signal " : "")\(result.exitCode): "
      + result.errorOutput.suffix(2_000)
  }
}

/// Runs programs.
public enum Program {
  /// Runs a program to its end. Nothing can fill a pipe and hang: both outputs go to files, the input comes from one.
  ///
  /// - Parameters:
  ///   - environment: added to this process's own.
  ///   - folder: where the program runs; `nil` for where this process does.
  public static func run(
    _ program: URL, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> ProgramResult {
    try TemporaryFolder.with { scratch in
      let files = ["input", "output", "error"].map { scratch.appending(path: $0) }
      try Data(input).write(to: files[0])
      for file in files.dropFirst() { try Data().write(to: file) }
      let handles = try [
        FileHandle(forReadingFrom: files[0]), FileHandle(forWritingTo: files[1]), FileHandle(forWritingTo: files[2]),
      ]
      defer { for handle in handles { try? handle.close() } }

      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
      if let folder { process.currentDirectoryURL = folder }
      process.standardInput = handles[0]
      process.standardOutput = handles[1]
      process.standardError = handles[2]
      try process.run()
      process.waitUntilExit()
      return ProgramResult(
        outputBytes: try [UInt8](Data(contentsOf: files[1])), errorBytes: try [UInt8](Data(contentsOf: files[2])),
        exitCode: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal)
    }
  }
}

/// A folder of a test's own, which is gone after it.
public enum TemporaryFolder {
  /// Makes a folder, calls the body with it, and removes it with all that is in it.
  public static func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = try make()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Makes a folder, calls the body with it, and removes it with all that is in it.
  public static func with<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = try make()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  private static func make() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "platen-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
