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
        \(PlatenCommand.programName) export --edition <file> [-o <folder>] [<options>]
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
          \(PlatenCommand.programName) export a.txt b.txt --anthology -M title=Reader -o reader.epub
          \(PlatenCommand.programName) export --edition edition.yaml

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

  @Option(
    help: ArgumentHelp(
      "Makes the editions that a file describes, edition.yaml beside the sources; \(PlatenCommand.programName) init writes one.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var edition: String?

  @Option(
    help: ArgumentHelp(
      "Takes over the pages of the printable text as page breaks: text. An EPUB has them as its page list.",
      valueName: "format"))
  var pageListFrom: PageListSource?

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
    if edition == nil { try input.checkInputs() } else { try checkEdition() }
    if quiet, report != nil { throw ValidationError("--quiet and --report contradict each other.") }
  }

  func run() async throws {
    // In JSON the failure is part of the report, and nothing else stands beside it.
    try await reportingFailures(printed: report == .json) { () async throws(Failure) in
      guard let edition else { return try await ExportRun(self, toolkit: PlatenCommand.toolkit).run() }
      try await EditionFileRun(self, file: edition, toolkit: PlatenCommand.toolkit).run()
    }
  }

  /// An edition file says what is read, and what is made of it.
  private func checkEdition() throws {
    let reading = input.reading
    let given: [(option: String, isGiven: Bool, key: EditionKey)] = [
      ("An input", !input.inputs.isEmpty, .sources), ("--format", !formats.isEmpty, .formats),
      ("--from", reading.from != nil, .from), ("--encoding", reading.encoding != nil, .encoding),
      ("--set", !reading.set.isEmpty, .formats), ("--transform", !reading.transform.isEmpty, .aids),
      ("--without", !reading.without.isEmpty, .aids), ("--script", input.script != nil, .aids),
      ("--page-list-from", pageListFrom != nil, .pageListFrom),
      ("--parallel", input.parallel.isOn, .parallel), ("--anthology", input.anthology, .anthology),
      ("--font", !font.isEmpty, .fonts),
    ]
    if edition == "" { throw ValidationError("The name of the edition file is blank.") }
    if edition == "-" { throw ValidationError("An edition file is no standard input: its folder has the sources.") }
    if outputs.contains("-") { throw ValidationError("With --edition, standard output is no output.") }
    if let first = given.first(where: \.isGiven) {
      throw ValidationError(
        "\(first.option) is given with --edition, where the file’s key “\(first.key.rawValue)” says it.")
    }
  }
}
