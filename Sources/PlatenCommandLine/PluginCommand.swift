import ArgumentParser
import Platen
import PlatenCore
import PlatenTesting

/// `platen plugin`: for authors of programs that are exporters or transforms.
struct PluginCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plugin", abstract: "Tests plugins: formats and transforms that are separate programs.",
      subcommands: [PluginCheckCommand.self])
  }
}

/// `platen plugin check`: tests a plugin against the rules for our own exporters and transforms.
struct PluginCheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Tests a plugin against the rules for exporters or transforms.",
      usage: "\(PlatenCommand.programName) plugin check <program> [<options>]",
      discussion: """
        Exports or transforms some hundred documents with it, with every kind of node, random content, hostile text and excessive depth, \
        and lists what it does wrong. The check every-node does not work for formats with compressed output: name the other checks.

        EXAMPLES:
          \(PlatenCommand.programName) plugin check ./platen-format-gemtext
          \(PlatenCommand.programName) plugin check ./platen-format-gemtext --check options --check depth
          \(PlatenCommand.programName) plugin check ./platen-transform-pinyin --set style=numbers

        EXIT STATUS:
          0  All checks passed.    64  Wrong arguments.
          1  A check failed.       70  The program cannot be used.
        """)
  }

  @Argument(help: ArgumentHelp("The program to test.", valueName: "program"), completion: .file())
  var program: String

  @Option(
    name: [.customLong("check")],
    help: ArgumentHelp("Runs only this check. May be repeated.", valueName: "name"))
  var checks: [CheckName] = []

  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp("Sets an option of the program. May be repeated.", valueName: "key=value"))
  var set: [SettingArgument] = []

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      let plugin: Plugin
      do throws(PluginError) { plugin = try await Plugin(PluginProgram(named: program)) } catch {
        throw Failure(ExportError(error), at: nil)
      }
      let kit = try kit(plugin)
      let wanted = checks.map(\.check)
      if let check = wanted.first(where: { !kit.checks.contains($0) }) {
        throw Failure(
          .usage, "the check \(check.rawValue) does not apply to transforms",
          advice: "Choose from: \(kit.checks.map(\.rawValue).joined(separator: ", ")).")
      }
      // Each check says how it ended as it ends: a program is started often, and that takes seconds.
      let report = try await kit.run(wanted.isEmpty ? nil : wanted) { (check, findings) throws(Failure) in
        let details = findings.map { "  " + Diagnostic.escaped("\($0)") + "\n" }.joined()
        try StandardOutput.write("\(check.rawValue): \(findings.isEmpty ? "passed" : "failed")\n" + details)
      }
      try StandardOutput.write(Diagnostic.escaped(report.summary) + "\n")
      if !report.isPassed {
        throw Failure(
          .judged,
          "\(Diagnostic.escaped(program)) does not follow the rules for \(plugin.isExporter ? "exporters" : "transforms")"
        )
      }
    }
  }

  /// The kit for what a program is, with the options of the command line, which must be right.
  private func kit(_ plugin: Plugin) throws(Failure) -> ConformanceKit {
    let settings = set.map(\.setting)
    var kit: ConformanceKit
    do throws(OptionError) {
      switch plugin.entry {
      case .exporter(let entry):
        _ = try entry.make(settings, NamedFiles())
        kit = ConformanceKit(entry: entry, settings: settings)
      case .transform(let entry):
        _ = try entry.make(settings, NamedFiles())
        kit = ConformanceKit(transform: entry, writtenBy: DocumentCoding.platenJSON.write, settings: settings)
      }
    } catch {
      throw Failure(error)
    }
    kit.isBrief = true
    return kit
  }
}

extension Plugin {
  fileprivate var isExporter: Bool { if case .exporter = entry { true } else { false } }
}

/// A check by its name.
struct CheckName: ExpressibleByArgument {
  var check: ConformanceKit.Check

  init?(argument: String) {
    guard let check = ConformanceKit.Check(rawValue: argument) else { return nil }
    self.check = check
  }

  static var allValueStrings: [String] { ConformanceKit.Check.allCases.map(\.rawValue) }
}
