import ArgumentParser
import Platen
import PlatenCore
import PlatenTesting

/// `platen plugin`: for authors of programs that are exporters.
struct PluginCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plugin", abstract: "For authors of formats that are separate programs.",
      subcommands: [PluginCheckCommand.self])
  }
}

/// `platen plugin check`: holds a program to the rules that our own exporters are held to.
struct PluginCheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Holds a program to the rules for exporters.",
      discussion: """
        Some hundred documents are exported with it: every kind of node, random ones, hostile text, too much depth. What it must not \
        do is listed. A program whose output is packed cannot be checked for every-node: name the other checks.

        EXAMPLES:
          platen plugin check ./platen-format-gemtext
          platen plugin check ./platen-format-gemtext --check options --check depth

        EXIT STATUS:
          0  It keeps the rules.   64  The arguments are wrong.
          1  It does not.          70  The program cannot be used at all.
        """)
  }

  @Argument(help: ArgumentHelp("The program.", valueName: "program"), completion: .file())
  var program: String

  @Option(
    name: [.customLong("check")],
    help: ArgumentHelp("Runs this check alone. May be repeated.", valueName: "name"))
  var checks: [CheckName] = []

  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp("Sets an option of the format. May be repeated.", valueName: "key=value"))
  var set: [SettingArgument] = []

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      let plugin: Plugin
      do throws(ExportError) { plugin = try await Plugin(PluginProgram(named: program)) } catch {
        throw Failure(error, at: nil)
      }
      guard case .exporter(let entry) = plugin.entry else { throw Failure(.usage, "transforms cannot be checked yet") }
      do throws(OptionError) { _ = try entry.make(set.map(\.setting), NamedFiles()) } catch { throw Failure(error) }
      let kit = ConformanceKit(entry: entry, settings: set.map(\.setting))
      let report = await kit.run(checks.isEmpty ? ConformanceKit.Check.allCases : checks.map(\.check))
      let lines = report.description.split(separator: "\n").map { Terminal.escaped(String($0)) + "\n" }
      try StandardOutput.write(lines.joined())
      if !report.isPassed {
        throw Failure(.judged, "\(Terminal.escaped(program)) does not keep the rules for exporters")
      }
    }
  }
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
