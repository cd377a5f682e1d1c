import Foundation

/// cmark-gfm in a process of its own, by way of `Tests/Tools/cmark-oracle.py`.
final class CmarkOracle {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer: [UInt8] = []

  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Tools/cmark-oracle.py").path

  /// Whether Python and the package `cmarkgfm` are there.
  static let isAvailable: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import cmarkgfm"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  struct Ended: Error {}

  init() throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", CmarkOracle.script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func html(_ markdown: String) throws -> String {
    let bytes = Array(markdown.utf8)
    try input.fileHandleForWriting.write(contentsOf: Array("\(bytes.count)\n".utf8) + bytes)
    while !buffer.contains(0x0A) { try read() }
    guard let end = buffer.firstIndex(of: 0x0A), let count = Int(String(decoding: buffer[..<end], as: UTF8.self)) else {
      throw Ended()
    }
    while buffer.count < end + 1 + count { try read() }
    let html = String(decoding: buffer[(end + 1)..<(end + 1 + count)], as: UTF8.self)
    buffer.removeSubrange(..<(end + 1 + count))
    return html
  }

  private func read() throws {
    let data = output.fileHandleForReading.availableData
    guard !data.isEmpty else { throw Ended() }
    buffer += data
  }
}
