public import ArgumentParser
public import Platen
import PlatenFiles

/// The root of the command line, to be run with Platen's own formats or with more.
///
/// ```swift
/// static func main() async throws {
///   var toolkit = Toolkit.standard
///   try toolkit.exporters.register(PosterExporter.self)
///   await PlatenCommand.run(with: toolkit)
/// }
/// ```
public struct PlatenCommand: AsyncParsableCommand {
  /// What the commands can read, change and write: that of ``run(with:)``. Help and completions use it too.
  static var toolkit: Toolkit { boundToolkit.get() }
  private static let boundToolkit = TaskLocal(wrappedValue: Toolkit.standard)

  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "platen",
      abstract: "Prints one document as many editions.",
      discussion: """
        EXAMPLES:
          platen export --format epub article.txt       # writes article.epub
          platen export article.txt -o reader.epub      # format from the name
          platen formats                                # what can be read and written
          platen inspect article.txt                    # what is in it
        """,
      version: PlatenVersion.current,
      subcommands: [ExportCommand.self, FormatsCommand.self, InspectCommand.self, PluginCommand.self])
  }

  /// Makes the command.
  public init() {}

  /// Runs the program's arguments, and ends the process.
  public static func run(with toolkit: Toolkit = .standard) async {
    SignalCleanup.install()
    let arguments: [String]
    do throws(Failure) { arguments = try ArgumentFile.expand(Array(CommandLine.arguments.dropFirst())) } catch {
      Terminal.standardError.write(failure: error)
      exit(withError: ExitCode(error.code.rawValue))
    }
    await boundToolkit.withValue(toolkit) { await PlatenCommand.main(arguments) }
  }
}
