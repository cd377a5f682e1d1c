import ArgumentParser
import Platen
import PlatenCore

/// `platen export`: reads once, and writes in every requested format.
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
        Without -o, an edition is written next to its input, with the extension of its format. Files are replaced atomically. With several \
        formats, all editions are made before the first file is replaced; if --fail-on makes the run fail, no file is.

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
          0  Success.                  66  An input does not exist.
          1  A case of --fail-on.      70  An exporter failed.
         64  Wrong arguments.          73  An output cannot be created.
         65  An input is invalid.      74  Reading or writing failed.
        """)
  }

  @Option(
    name: [.customLong("format"), .customShort("t")],
    help: ArgumentHelp(
      "An output format. May be repeated. The default is taken from the extension of the output file.",
      valueName: "format"),
    completion: .list(PlatenCommand.toolkit.exporters.entries.map(\.format.id)))
  var formats: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The output file, or - for standard output. With several formats, one file for each, or a folder for all.",
      valueName: "file"),
    completion: .file())
  var outputs: [String] = []

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "A font (.ttf, .otf, .ttc) to embed and to use on the cover. Repeat it for bold, italic or another script. f.ttc#1 is a face of a collection; “system” is an installed font.",
      valueName: "file"),
    completion: .file())
  var font: [String] = []

  @Option(
    help: ArgumentHelp(
      "Makes the editions described in an edition file, such as edition.yaml; \(PlatenCommand.programName) init writes one.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var edition: String?

  @Option(
    help: ArgumentHelp(
      "Inserts the pages of the printable text as page breaks, which become the page list of an EPUB.",
      valueName: "format"))
  var pageListFrom: PageListSource?

  @OptionGroup var plugins: PluginOptions

  @Option(help: ArgumentHelp("Prints the full report on standard error.", valueName: "style"))
  var report: ReportStyle?

  @Option(
    help: ArgumentHelp(
      "Exits with code 1 and writes nothing if there is a loss or a warning. May be repeated.",
      valueName: "what"))
  var failOn: [FailCondition] = []

  @Flag(name: [.long, .customShort("q")], help: "Prints errors only.")
  var quiet = false

  @Option(
    name: [.long, .customShort("j", allowingJoined: true)],
    help: "The number of threads. The output does not depend on it.")
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
    if edition == "-" {
      throw ValidationError(
        "An edition file cannot be read from standard input, because its sources are relative to its folder.")
    }
    if outputs.contains("-") { throw ValidationError("Standard output cannot be used with --edition.") }
    if let first = given.first(where: \.isGiven) {
      throw ValidationError(
        "\(first.option) cannot be used with --edition; use the key “\(first.key.rawValue)” of the file.")
    }
  }
}
