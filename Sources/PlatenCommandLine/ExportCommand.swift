import ArgumentParser
import Platen
import PlatenCore

/// `platen export`: reads once, writes in every format that is asked for.
struct ExportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: "Makes editions of a document.",
      usage: """
        \(PlatenCommand.programName) export <input> ... --format <format> ... [-o <file>] [<options>]
        \(PlatenCommand.programName) export <input> ... -o <file> [<options>]
        """,
      discussion: """
        Without -o an edition stands beside its input, under the same name with the format's extension. Files are replaced as a whole \
        or not at all. With several formats all are made before the first is put in its place; with --fail-on none is, when the run fails.

        EXAMPLES:
          \(PlatenCommand.programName) export --format epub article.txt
          \(PlatenCommand.programName) export article.txt -o reader.epub
          cat article.txt | \(PlatenCommand.programName) export - --format epub -o -
          \(PlatenCommand.programName) export article.txt --format epub --format json -o editions/
          \(PlatenCommand.programName) export ch1.md ch2.md -o book.epub --set split-level=2
          \(PlatenCommand.programName) export article.txt -o a.epub --metadata author='Li Wei'

        EXIT STATUS:
          0  All is well.              66  An input is not there.
          1  --fail-on says so.        70  An exporter failed.
         64  The arguments are wrong.  73  An output cannot be made.
         65  An input is unusable.     74  Reading or writing failed.
        """)
  }

  @Option(
    name: [.customLong("format"), .customShort("t")],
    help: ArgumentHelp(
      "A format to write. May be repeated. Without it the output's name tells.", valueName: "format"),
    completion: .list(PlatenCommand.toolkit.exporters.entries.map(\.format.id)))
  var formats: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file to write; - is standard output. With several formats once for each, or a folder for all.",
      valueName: "file"),
    completion: .file())
  var outputs: [String] = []

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "A font (.ttf, .otf, .ttc) to embed, subset, and to set the cover in; again for bold, italic or another script; f.ttc#1 is a face of a collection. “system” takes one of this machine.",
      valueName: "file"),
    completion: .file())
  var font: [String] = []

  @OptionGroup var plugins: PluginOptions

  @Option(help: ArgumentHelp("Writes the whole report on standard error: text or json.", valueName: "style"))
  var report: ReportStyle?

  @Option(
    help: ArgumentHelp(
      "Fails, with exit code 1 and without writing anything, on a loss or a warning. May be repeated.",
      valueName: "what"))
  var failOn: [FailCondition] = []

  @Flag(name: [.long, .customShort("q")], help: "Says nothing but errors.")
  var quiet = false

  @Option(
    name: [.long, .customShort("j", allowingJoined: true)],
    help: "How many threads to use. The output does not depend on it.")
  var jobs: Jobs?

  mutating func validate() throws {
    if outputs.contains("") { throw ValidationError("The name of an output file is blank.") }
    if quiet, report != nil { throw ValidationError("--quiet and --report contradict each other.") }
  }

  func run() async throws {
    // In JSON the failure is part of the report, and nothing else stands beside it.
    try await reportingFailures(printed: report == .json) { () async throws(Failure) in
      try await ExportRun(self, toolkit: PlatenCommand.toolkit).run()
    }
  }
}
