public import Foundation

/// EPUBCheck, the W3C's checker: one virtual machine for all tests of a run.
///
/// ```swift
/// @Test(.requires(.epubCheck)) func exampleIsClean() async throws {
///   let messages = try await EPUBCheck.shared.messages(for: bytes)
///   #expect(EPUBCheck.faults(in: messages).isEmpty)
/// }
/// ```
///
/// The first file takes some seconds, each further one some hundredths of a second.
public actor EPUBCheck {
  /// The one that all tests share.
  public static let shared = EPUBCheck()

  /// One thing that EPUBCheck says.
  public struct Message: Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
      case fatal = "FATAL"
      case error = "ERROR"
      case warning = "WARNING"
      case usage = "USAGE"
      case info = "INFO"
      case suppressed = "SUPPRESSED"

      public static func < (left: Severity, right: Severity) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
      }
    }

    /// Its name: `RSC-005`.
    public var id: String
    /// How bad it is.
    public var severity: Severity
    /// What it says, in English.
    public var text: String
    /// The file in the container; blank if none.
    public var file: String
    /// The line, from 1; `nil` if none.
    public var line: Int?
    /// The column, from 1; `nil` if none.
    public var column: Int?

    public var description: String {
      "\(severity.rawValue) \(id) \(file)\(line.map { ":\($0)" } ?? "")\(column.map { ":\($0)" } ?? ""): \(text)"
    }
  }

  /// Usage messages that every good edition of ours may have: `rp` elements, and a `title` in an `a`.
  public static let allowedUsage: Set<String> = ["HTM-055", "OPF-086b"]

  /// The messages that a clean edition does not have: everything but information and the usage that is allowed.
  public static func faults(in messages: [Message]) -> [Message] {
    messages.filter { message in
      switch message.severity {
      case .fatal, .error, .warning: true
      case .usage: !allowedUsage.contains(message.id)
      case .info, .suppressed: false
      }
    }
  }

  private var server: (process: Process, requests: FileHandle, answers: FileHandle)?
  private var pending: [UInt8] = []

  private init() {}

  /// Checks an edition in memory.
  public func messages(for bytes: [UInt8]) throws -> [Message] {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Data(bytes).write(to: file)
      return try check(file, report: folder.appending(path: "report.json"))
    }
  }

  /// Checks a file.
  public func messages(for file: URL) throws -> [Message] {
    try TemporaryFolder.with { try check(file, report: $0.appending(path: "report.json")) }
  }

  private func check(_ file: URL, report: URL) throws -> [Message] {
    let server = try self.server ?? start()
    self.server = server
    try server.requests.write(contentsOf: Data("\(file.path)\n\(report.path)\n".utf8))
    guard Int(try nextLine(of: server.answers)) != nil, FileManager.default.fileExists(atPath: report.path) else {
      throw EPUBCheckFailure(reason: "EPUBCheck gave no report")
    }
    return try EPUBCheck.parse(Data(contentsOf: report))
  }

  private func start() throws -> (process: Process, requests: FileHandle, answers: FileHandle) {
    guard let java = Tool.epubCheck.url, let jar = Tool.epubCheck.companion else { throw Tool.epubCheck.missing }
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = java
    process.arguments = ["-Xshare:auto", "-cp", jar.path, PackageRoot.file("Tests/Tools/EPUBCheckServer.java").path]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, input.fileHandleForWriting, output.fileHandleForReading)
  }

  private func nextLine(of answers: FileHandle) throws -> String {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 1)
        return line
      }
      let data = answers.availableData
      if data.isEmpty {
        server = nil
        throw EPUBCheckFailure(reason: "EPUBCheck's virtual machine ended; it needs a JDK, 17 or later")
      }
      pending += data
    }
  }

  private struct ReportFile: Decodable {
    struct Message: Decodable {
      struct Location: Decodable {
        var path: String?
        var line: Int
        var column: Int
      }
      var ID: String
      var severity: String
      var message: String
      var locations: [Location]
    }
    var messages: [Message]
  }

  static func parse(_ data: Data) throws -> [Message] {
    try JSONDecoder().decode(ReportFile.self, from: data).messages.flatMap { message -> [Message] in
      guard let severity = Message.Severity(rawValue: message.severity) else {
        throw EPUBCheckFailure(reason: "EPUBCheck has a severity that is not known here: \(message.severity)")
      }
      let bare = Message(
        id: message.ID.replacingOccurrences(of: "_", with: "-"), severity: severity, text: message.message, file: "")
      if message.locations.isEmpty { return [bare] }
      return message.locations.map { location in
        var placed = bare
        placed.file = location.path ?? ""
        placed.line = location.line > 0 ? location.line : nil
        placed.column = location.column > 0 ? location.column : nil
        return placed
      }
    }
  }
}

/// EPUBCheck did not do its work.
public struct EPUBCheckFailure: Error, CustomStringConvertible {
  /// Why.
  public var reason: String
  public var description: String { reason }
}
