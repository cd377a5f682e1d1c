import TestSupport

/// One case of html5lib's tree construction tests.
struct TreeConstructionCase: CustomStringConvertible {
  var file: String
  var line: Int
  var data = ""
  var context: String?
  /// Whether scripting is on; `nil` if the case holds for both.
  var scripting: Bool?
  var expected = ""

  var description: String { "\(file):\(line)" }

  /// The cases of a file in html5lib's format.
  static func read(_ text: String, file: String) -> [TreeConstructionCase] {
    var cases: [TreeConstructionCase] = []
    var section = ""
    var lines: [Substring] = []
    var current = TreeConstructionCase(file: file, line: 1)

    func endSection() {
      let content = lines.joined(separator: "\n")
      switch section {
      case "#data": current.data = content
      case "#document-fragment": current.context = content
      case "#script-on": current.scripting = true
      case "#script-off": current.scripting = false
      case "#document":
        current.expected = content
        while current.expected.hasSuffix("\n") { current.expected.removeLast() }
        cases.append(current)
      default: break
      }
      lines = []
    }

    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      switch line {
      case "#data" where section.isEmpty || section == "#document":
        endSection()
        current = TreeConstructionCase(file: file, line: number + 1)
        section = "#data"
      case "#errors" where section == "#data", "#new-errors", "#document-fragment", "#script-on", "#script-off",
        "#document" where section != "#data":
        endSection()
        section = String(line)
      default: lines.append(line)
      }
    }
    endSection()
    return cases
  }
}
