public import ArgumentParser
public import Platen
import PlatenCore
import PlatenFiles

/// The root command of the command line, with the built-in formats or with additional ones.
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
      abstract: "Converts one document into several editions.",
      discussion: """
        EXAMPLES:
          \(programName) export --format epub article.txt       # writes article.epub
          \(programName) export article.txt -o reader.epub      # format from the extension
          \(programName) formats                                # list formats and transforms
          \(programName) inspect article.txt                    # summary of its content
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

  /// Runs the command given by the arguments of the process, and exits.
  ///
  /// - Parameters:
  ///   - toolkit: the available importers, transforms and exporters.
  ///   - name: the name under which the program is installed, for usage, errors and completions.
  ///   - version: the version that `--version` prints.
  public static func run(
    with toolkit: Toolkit = .standard, named name: String = "platen", version: String = PlatenVersion.current
  ) async {
    SignalCleanup.install()
    await program.withValue(Program(toolkit: toolkit, name: name, version: version)) {
      let arguments: [String]
      do throws(Failure) {
        try checkArguments()
        arguments = try ArgumentFile.expand(Array(CommandLine.arguments.dropFirst()))
        try checkCommand(arguments.first)
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
      var command = try parsed(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      guard !code.isSuccess, !message.isEmpty else { exit(withError: error) }
      let lines = UsageMessage.clause(message, program: programName).split(
        separator: "\n", omittingEmptySubsequences: false)
      Terminal.standardError.write(lines.map { Diagnostic.escaped($0) }.joined(separator: "\n") + "\n")
      exit(withError: code)
    }
  }

  /// The command that the arguments name, with its options.
  ///
  /// From the root, the parser asks every command for its options before it reads the first word, which takes as long as to
  /// export a short article. So the usual command is tried by itself; what it does not understand is left to the root, whose
  /// errors and help name the program.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments.first == ExportCommand.configuration.commandName,
      let command = try? ExportCommand.parse(Array(arguments.dropFirst()))
    {
      return command
    }
    return try parseAsRoot(arguments)
  }

  /// Refuses the name of a command that does not exist: the parser would call all words unexpected.
  private static func checkCommand(_ name: String?) throws(Failure) {
    guard let name, !name.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(name) else { return }
    throw Failure(
      .usage, "there is no command \(Diagnostic.quoted(name))",
      advice: Spelling.advice(
        for: name, in: names, otherwise: "Choose from: \(names.joined(separator: ", "))."))
  }

  /// Refuses arguments that are not UTF-8: repaired, they would be the names of other files. Refuses also a run whose arguments
  /// cannot be read (Swift's library reads them from `/proc` on Linux), which would otherwise be a run without arguments.
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
        advice: advice(
          forUnreadable: CommandLine.arguments[index], after: index > 0 ? CommandLine.arguments[index - 1] : "-"))
    }
  }

  private static func advice(forUnreadable argument: String, after previous: String) -> String {
    if ["-o", "--output"].contains(previous) || argument.hasPrefix("-o") || argument.hasPrefix("--output=") {
      return "Choose another name, or write to standard output: \(programName) export … -o - > FILE."
    }
    let isInput = !previous.hasPrefix("-") && !argument.hasPrefix("-")
    return isInput
      ? "Rename the file, or read it from standard input: \(programName) export - < FILE." : "Rename the file."
  }
}
