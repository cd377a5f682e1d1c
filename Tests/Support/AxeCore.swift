public import Foundation

/// axe-core, which finds what keeps people with disabilities from reading a page, run by Chromium.
public enum AxeCore {
  /// A rule that a page breaks.
  public struct Finding: Sendable, CustomStringConvertible {
    /// `minor`, `moderate`, `serious` or `critical`.
    public var impact: String
    /// The rule with the elements that break it.
    public var rule: String

    /// Whether someone cannot read what is there.
    public var isSerious: Bool { impact == "serious" || impact == "critical" }
    public var description: String { "\(impact) \(rule)" }
  }

  /// The script, in whichever version of Python the environment has.
  static let script: URL = {
    let libraries = Tool.folder.appending(path: "venv/lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries.path)) ?? []
    return libraries.appending(path: "\(versions.first { $0.hasPrefix("python3") } ?? "python3")/site-packages")
      .appending(path: "axe_core_python/axe.min.js")
  }()

  /// Checks a page of XHTML where it lies, beside its stylesheet and pictures.
  ///
  /// - Throws: `ProgramFailure`; ``NoAnswer`` when the script did not come to an end, as on a page that is not well-formed.
  public static func findings(in page: URL, isDark: Bool) throws -> [Finding] {
    let copy = page.deletingLastPathComponent().appending(path: "axe-\(page.lastPathComponent)")
    defer { try? FileManager.default.removeItem(at: copy) }
    let text = try String(contentsOf: page, encoding: .utf8)
    // The ground that the browser shows the page on: the script takes it for white where no rule names it.
    try text.replacingOccurrences(of: "</head>", with: "<style>html { background-color: Canvas; }</style></head>")
      .replacingOccurrences(of: "</body>", with: run + "</body>")
      .write(to: copy, atomically: true, encoding: .utf8)
    let output = try TemporaryFolder.with { folder in
      var arguments = ReadingPrograms.chromiumArguments(folder)
      arguments += ["--virtual-time-budget=30000", "--window-size=390,844"]
      if isDark { arguments += ["--blink-settings=preferredColorScheme=0", "--force-dark-mode"] }
      return try Tool.chromium.run(arguments + ["--dump-dom", copy.absoluteString]).output
    }
    guard let start = output.range(of: "<pre id=\"axe-findings\">"),
      let end = output.range(of: "</pre>", range: start.upperBound..<output.endIndex)
    else { throw NoAnswer(page: page.lastPathComponent) }
    return output[start.upperBound..<end.lowerBound].split(separator: "\n").map { line in
      let fields = line.split(separator: " ", maxSplits: 1).map(String.init)
      return Finding(impact: fields[0], rule: fields.count > 1 ? fields[1] : "")
    }
  }

  /// The script said nothing.
  public struct NoAnswer: Error, CustomStringConvertible {
    /// The file.
    public var page: String
    public var description: String { "axe-core gave no answer for \(page)" }
  }

  private static var run: String {
    """
    <script src="\(script.absoluteString)"></script>
    <script>//<![CDATA[
    axe.run(document).then(result => {
      const answer = document.createElementNS("http://www.w3.org/1999/xhtml", "pre");
      answer.id = "axe-findings";
      answer.textContent = result.violations.map(rule => rule.impact + " " + rule.id + " "
        + rule.nodes.map(node => node.html.replaceAll("\\n", " ")).join(" ")).join("\\n");
      document.body.append(answer);
    });
    //]]></script>
    """
  }
}
