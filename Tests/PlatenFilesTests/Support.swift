import Foundation
import PlatenCore
import Testing

/// A new folder, which is removed with everything in it when the value goes.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "platen-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { _ = try? FileManager.default.removeItem(at: url) }

  /// The path of a name in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  /// Makes a file, and the folders that it is in.
  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The text of a file; `nil` if there is none.
  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What is in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path("")).sorted() }
  }

  /// The permission bits of a file.
  func permissions(_ name: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int)
  }

  /// Makes a symbolic link.
  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: destination)
  }
}

/// What a program printed, and how it ended.
struct Outcome: Equatable {
  var output: String
  var status: Int32
  var endedBySignal: Bool
}

/// Runs a shell command and waits for its end.
func shell(_ command: String) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", command]
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Outcome(
    output: String(decoding: output, as: UTF8.self), status: process.terminationStatus,
    endedBySignal: process.terminationReason == .uncaughtSignal)
}
