import Foundation
import Synchronization
import Testing

/// A program that was built beside the tests.
struct Program {
  /// How a run ended, and what it said.
  struct Outcome: Equatable {
    /// The exit code; of a run that a signal ended, its number less 256.
    var code: Int32
    var output: String
    var errors: String
  }

  /// The command line with the built-in formats.
  static let platen = Program(named: "platen")
  /// The command line with the formats of `Tests/ToyPlaten`.
  static let toy = Program(named: "ToyPlaten")

  let url: URL

  init(named name: String) { url = Program.products.appendingPathComponent(name) }

  /// The folder of built products: the one with the test bundle, or on Linux with the test program.
  static var products: URL {
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    return Bundle.main.bundleURL
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - folder: the working directory.
  ///   - input: what stands on standard input; `nil` is nothing.
  ///   - environment: variables beside `PATH`; no others are handed on.
  func run(
    _ arguments: [String], in folder: Folder, input: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
    // Files, not pipes: nothing has to be read while the program runs.
    let scratch = Folder()
    let output = try scratch.handle(writing: "output")
    let errors = try scratch.handle(writing: "errors")
    process.standardOutput = output
    process.standardError = errors
    if let input {
      try scratch.write(input, to: "input")
      process.standardInput = try FileHandle(forReadingFrom: scratch.url.appendingPathComponent("input"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try await process.end()
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : process.terminationStatus - 256,
      output: String(decoding: try scratch.bytes("output"), as: UTF8.self),
      errors: String(decoding: try scratch.bytes("errors"), as: UTF8.self))
  }
}

extension Process {
  /// Starts the process and waits, without a thread, until it has ended.
  func end() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      terminationHandler = { _ in continuation.resume() }
      do { try run() } catch {
        terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }
}

/// Runs a line of the shell, with the built programs on its path.
func shell(
  _ line: String, in folder: Folder, environment: [String: String] = [:]
) async throws -> Program.Outcome {
  let path = Program.products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
  return try await Program(url: URL(fileURLWithPath: "/bin/bash")).run(
    ["-c", line], in: folder, environment: ["PATH": path].merging(environment) { $1 })
}

extension Program {
  init(url: URL) { self.url = url }
}

/// A folder of a test's own, which goes when the test is done.
final class Folder: Sendable {
  let url: URL

  /// Makes a folder with files in it.
  init(_ files: [String: String] = [:]) {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("platen-tests-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (name, content) in files { try write(content, to: name) }
    } catch {
      Issue.record(error)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The names of everything in the folder and below, sorted.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: url.path)?.allObjects.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return !FileManager.default.fileExists(atPath: url.path + "/" + name, isDirectory: &isFolder)
        || !isFolder.boolValue
    }.sorted()
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appendingPathComponent(name))) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func handle(writing name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: url.appendingPathComponent(name))
  }
}
