public import ArgumentParser
public import Platen
import PlatenFiles

/// The root of the command line, to be run with Platen's own formats or with more.
///
/// ```swift
/// static func main() async throws {
///   var toolkit = Toolkit.standard
///   try toolkit.exporters.register(PosterExporter.self)
///   try toolkit.transforms.register(Dashes.self)
///   await PlatenCommand.run(with: toolkit, named: "platen-poster", version: "1.0.0")
/// }
/// ```
public struct PlatenCommand: AsyncParsableCommand {
  /// The program whose command line it is: that of ``run(with:named:version:)``.
  private struct Program {
    var toolkit = Toolkit.standard
    var name = "platen"
    var version = PlatenVersion.current
  }

  private static let program = TaskLocal(wrappedValue: Program())

  /// What the commands can read, change and write. Help and completions use it too.
  static var toolkit: Toolkit { program.get().toolkit }
  /// What the program is called, in usage, examples, errors and completions.
  static var programName: String { program.get().name }

  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: programName,
      abstract: "Prints one document as many editions.",
      discussion: """
        EXAMPLES:
          \(programName) export --format epub article.txt       # writes article.epub
          \(programName) export article.txt -o reader.epub      # format from the name
          \(programName) formats                                # what can be read and written
          \(programName) inspect article.txt                    # what is in it
        """,
      version: program.get().version,
      subcommands: [
        ExportCommand.self, BatchCommand.self, FormatsCommand.self, InspectCommand.self, CheckCommand.self,
        PluginCommand.self,
      ])
  }

  /// Makes the command.
  public init() {}

  /// Runs the program's arguments, and ends the process.
  ///
  /// - Parameters:
  ///   - toolkit: what the commands can read, change and write.
  ///   - name: what the program is called where it is installed; usage, errors and completions have it.
  ///   - version: what `--version` says.
  public static func run(
    with toolkit: Toolkit = .standard, named name: String = "platen", version: String = PlatenVersion.current
  ) async {
    SignalCleanup.install()
    await program.withValue(Program(toolkit: toolkit, name: name, version: version)) {
      let arguments: [String]
      do throws(Failure) { arguments = try ArgumentFile.expand(Array(CommandLine.arguments.dropFirst())) } catch {
        Terminal.standardError.write(failure: error)
        exit(withError: ExitCode(error.code.rawValue))
      }
      await PlatenCommand.main(arguments)
    }
  }
}
