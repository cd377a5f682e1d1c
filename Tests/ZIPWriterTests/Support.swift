import Foundation
import PlatenTesting
import Testing

@testable import ZIPWriter

/// A whole archive in memory.
func archive(_ entries: [ZIPEntry]) throws -> [UInt8] {
  var writer = ZIPWriter()
  var bytes: [UInt8] = []
  for entry in entries {
    bytes += try writer.localHeader(for: entry)
    for piece in entry.payload { bytes += piece }
  }
  return bytes + writer.centralDirectory()
}

/// What a program printed, and its exit status.
struct Outcome: Equatable {
  var output: String
  var status: Int32
}

/// Runs a program found on the path, with standard error joined to standard output.
func run(_ arguments: String...) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Outcome(output: String(decoding: output, as: UTF8.self), status: process.terminationStatus)
}

/// Calls a function with a new folder, which is removed afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "platen-zip-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { _ = try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Text that compresses about as markup does: words from a small stock, with tags, some of them Han. At most 1.5 MB.
func markup(count: Int) -> [UInt8] { Array(longMarkup.prefix(count)) }

private let longMarkup: [UInt8] = {
  var generator = SeededGenerator(seed: 1)
  let stock = (0..<2_000).map { _ in
    (0..<2 + generator.next() % 8).map { _ in UInt8(0x61 + generator.next() % 26) } + [0x20]
  }
  let tags = ["</p>\n<p id=\"p1\">", "<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">村</span> "].map { Array($0.utf8) }
  var bytes: [UInt8] = []
  while bytes.count < 1_500_000 {
    let number = Int(generator.next() % 2_200)
    bytes += number < stock.count ? stock[number] : tags[number % 2]
  }
  return bytes
}()
