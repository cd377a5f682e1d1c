import ArgumentParser
import EditionCheck
import JSONText
import PlatenCore
import PlatenFiles

/// `platen check`: what is wrong with EPUBs.
struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Checks EPUBs against the standard and the rules of shops.",
      usage: "\(PlatenCommand.programName) check <file> ... [--for <shop>] [--json]",
      discussion: """
        An error violates a rule of EPUB 3.3 or of a shop. A warning is a problem for some readers or reading systems.

        EXAMPLES:
          \(PlatenCommand.programName) check reader.epub
          \(PlatenCommand.programName) check reader.epub --for kindle --for apple

        EXIT STATUS:
          0  There is no error.  66  A file does not exist.
          1  There are errors.   74  Reading failed.
        """)
  }

  @Argument(help: ArgumentHelp("The EPUBs to check; - is standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "A shop whose rules to check too: \(Shop.allCases.map(\.rawValue).joined(separator: ", ")). May be repeated.",
      valueName: "shop"),
    completion: .list(Shop.allCases.map(\.rawValue)))
  var shops: [String] = []

  @Flag(help: "Prints JSON.")
  var json = false

  mutating func validate() throws {
    for shop in shops.flatMap({ $0.split(separator: ",") }) where Shop(rawValue: shop.lowercased()) == nil {
      throw ValidationError(
        "There are no rules for \(Diagnostic.quoted(shop)). Choose from: \(Shop.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
  }

  func run() async throws {
    try await reportingFailures(printed: false) { () async throws(Failure) in
      var reports: [(file: String, check: EditionCheck)] = []
      let chosen = Set(shops.flatMap { $0.split(separator: ",") }.compactMap { Shop(rawValue: $0.lowercased()) })
      for file in files {
        let bytes: [UInt8]
        do throws(InputError) { bytes = try InputFile.read(file) } catch { throw Failure(error) }
        reports.append((InputFiles.displayName(file), EditionCheck(bytes, for: chosen)))
      }
      try StandardOutput.write(json ? CheckCommand.json(reports).text : CheckCommand.text(reports))
      let failed = reports.count { !$0.check.hasPassed }
      if failed > 0 {
        throw Failure(
          .judged,
          failed == 1 && reports.count == 1 ? "the file has errors" : "\(failed) of \(reports.count) files have errors")
      }
    }
  }

  private static func text(_ reports: [(file: String, check: EditionCheck)]) -> String {
    var lines: [String] = []
    for (file, check) in reports {
      for finding in check.findings {
        let place = finding.path.map { "!\(Diagnostic.escaped($0))" + (finding.line.map { ":\($0)" } ?? "") } ?? ""
        lines.append(
          "\(Diagnostic.escaped(file))\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.id)]")
        if let advice = finding.advice { lines.append("  \(advice)") }
      }
      let errors = check.findings.count { $0.severity == .error }
      let warnings = check.findings.count - errors
      lines.append(
        "\(Diagnostic.escaped(file)): \(errors) \(errors == 1 ? "error" : "errors"), "
          + "\(warnings) \(warnings == 1 ? "warning" : "warnings")")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func json(_ reports: [(file: String, check: EditionCheck)]) -> JSONValue {
    .array(
      reports.map { file, check in
        .object([
          "file": .string(file), "passed": .boolean(check.hasPassed),
          "findings": .array(
            check.findings.map { finding in
              .object([
                "id": .string(finding.id), "severity": .string(finding.severity.rawValue),
                "path": .optional(finding.path), "line": finding.line.map { .integer($0) },
                "message": .string(finding.message), "advice": .optional(finding.advice),
              ])
            }),
        ])
      })
  }
}
