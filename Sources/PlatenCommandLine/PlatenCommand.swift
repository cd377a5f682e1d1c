public import ArgumentParser
public import Platen
import PlatenCore
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
    /// What the run has read; nothing of it is replaced.
    let filesRead = FilesRead()
  }

  private static let program = TaskLocal(wrappedValue: Program())

  /// What the commands can read, change and write. Help and completions use it too.
  static var toolkit: Toolkit { program.get().toolkit }
  /// The files that the run has read until now.
  static var filesRead: FilesRead { program.get().filesRead }
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
        InitCommand.self,
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
      do throws(Failure) {
        try checkArguments()
        arguments = try ArgumentFile.expand(Array(CommandLine.arguments.dropFirst()))
      } catch {
        Terminal.standardError.write(failure: error)
        exit(withError: ExitCode(error.code.rawValue))
      }
      await run(arguments)
    }
  }

  /// Parses and runs, as `main(_:)` does; but what an error repeats of the arguments is made fit for a terminal.
  private static func run(_ arguments: [String]) async {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      guard !code.isSuccess, !message.isEmpty else { exit(withError: error) }
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      Terminal.standardError.write(lines.map { Diagnostic.escaped($0) }.joined(separator: "\n") + "\n")
      exit(withError: code)
    }
  }

  /// Refuses arguments that are not UTF-8: repaired, they would be the names of other files; and a run whose arguments cannot be
  /// read, which would be one without any. Swift's library reads them from `/proc` on Linux.
  private static func checkArguments() throws(Failure) {
    guard CommandLine.argc > 0 else {
      throw Failure(
        .inputOutput, "the arguments cannot be read", advice: "Run the program where /proc is there and can be read.")
    }
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index], unsafe String(validatingCString: argument) == nil
      else {
        continue
      }
      throw Failure(
        .usage, "argument \(index) is not UTF-8: \(Diagnostic.quoted(CommandLine.arguments[index]))",
        advice: "Rename the file, or read it from standard input: \(programName) export - < FILE.")
    }
  }
}
