public import Foundation

/// What programs that people read editions with make of an EPUB.
public enum ReadingPrograms {
  /// The text as mutool shows it, in reading order.
  public static func mutoolText(of edition: URL) throws -> String {
    try Tool.mutool.run(["draw", "-q", "-F", "txt", edition.path]).output
  }

  /// Pages as pictures: PNG files in a folder, for looking at.
  public static func mutoolPages(of edition: URL, into folder: URL, width: Int = 390, height: Int = 844) throws {
    try Tool.mutool.run([
      "draw", "-q", "-W", "\(width)", "-H", "\(height)", "-r", "72", "-o", folder.appending(path: "page-%d.png").path,
      edition.path,
    ])
  }

  /// The text as pandoc reads it, without line breaks of its own.
  public static func pandocText(of edition: URL) throws -> String {
    try Tool.pandoc.run(["-f", "epub", "-t", "plain", "--wrap=none", edition.path]).output
  }

  /// The text as calibre converts it.
  public static func calibreText(of edition: URL) throws -> String {
    try TemporaryFolder.with { folder in
      let text = folder.appending(path: "text.txt")
      try Tool.ebookConvert.run([edition.path, text.path], environment: calibreEnvironment(folder))
      return try String(contentsOf: text, encoding: .utf8)
    }
  }

  /// The metadata as `ebook-meta` prints it, by its names: `Title`, `Author(s)`, `Languages`.
  public static func calibreMetadata(of edition: URL) throws -> [String: String] {
    try TemporaryFolder.with { folder in
      let output = try Tool.ebookMeta.run([edition.path], environment: calibreEnvironment(folder)).output
      return fields(of: output)
    }
  }

  /// `Name   : value` lines.
  static func fields(of output: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      result[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    return result
  }

  /// One finding of calibre's book checker.
  public struct CalibreFinding: Hashable, Sendable, Decodable, CustomStringConvertible {
    /// Its class in calibre's program: `BadDestinationFragment`, `DuplicateId`.
    public var kind: String
    /// 0 debug, 1 info, 2 warn, 3 error, 4 critical.
    public var level: Int
    /// What it says.
    public var message: String
    /// The file in the container.
    public var file: String

    public var description: String { "\(kind) (level \(level)) \(file): \(message)" }
  }

  /// What calibre's book checker finds (the editor's "Check book").
  public static func calibreFindings(in edition: URL) throws -> [CalibreFinding] {
    try TemporaryFolder.with { folder in
      let report = folder.appending(path: "report.json")
      try Tool.calibreDebug.run(
        ["-e", PackageRoot.file("Tests/Tools/calibre-check.py").path, "--", edition.path, report.path],
        environment: calibreEnvironment(folder))
      return try JSONDecoder().decode([CalibreFinding].self, from: Data(contentsOf: report))
    }
  }

  /// Makes another kind of book of an edition, by the ends of the files' names.
  public static func calibreConvert(_ edition: URL, to book: URL) throws {
    _ = try TemporaryFolder.with { folder in
      try Tool.ebookConvert.run([edition.path, book.path], environment: calibreEnvironment(folder))
    }
  }

  /// calibre keeps its settings in a folder of the test's own, and draws on no screen.
  private static func calibreEnvironment(_ folder: URL) -> [String: String] {
    [
      "CALIBRE_CONFIG_DIRECTORY": folder.appending(path: "calibre").path, "QT_QPA_PLATFORM": "offscreen",
      "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox", "LC_ALL": "C.UTF-8",
    ]
  }

  /// The page as Chromium holds it after reading a file; `nil` where it found XML that is not well-formed.
  ///
  /// - Parameter file: an `.xhtml` file, so that Chromium reads it as XML.
  public static func chromiumDOM(of file: URL) throws -> String? {
    let dom = try TemporaryFolder.with {
      try Tool.chromium.run(chromiumArguments($0) + ["--dump-dom", file.absoluteString])
    }
    .output
    return dom.contains("<parsererror") ? nil : dom
  }

  /// Takes a picture of a page, for looking at.
  public static func chromiumScreenshot(
    of file: URL, to picture: URL, width: Int = 390, height: Int = 844, isDark: Bool = false
  ) throws {
    try TemporaryFolder.with { folder in
      var arguments = chromiumArguments(folder) + ["--window-size=\(width),\(height)", "--hide-scrollbars"]
      if isDark { arguments += ["--blink-settings=preferredColorScheme=0", "--force-dark-mode"] }
      try Tool.chromium.run(arguments + ["--screenshot=\(picture.path)", file.absoluteString])
    }
  }

  static func chromiumArguments(_ profile: URL) -> [String] {
    [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--user-data-dir=\(profile.appending(path: "chromium").path)",
    ]
  }
}
