import ArgumentParser
import Platen
import PlatenCore

/// `platen batch`: every document becomes editions of its own.
struct BatchCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "batch",
      abstract: "Makes separate editions of many documents.",
      usage: """
        \(PlatenCommand.programName) batch <input> ... --format <format> ... [-o <folder>] [<options>]
        \(PlatenCommand.programName) batch --files-from <list> --format <format> ... [<options>]
        \(PlatenCommand.programName) batch --jsonl [--format <format> ...] [<options>]
        """,
      discussion: """
        Of a folder every document is taken that is in it or below. With -o the editions stand in that folder as the inputs stand in \
        theirs; without it each stands beside its input. A document that cannot be exported is reported, and the others go on. \
        Files are replaced as a whole or not at all.

        EXAMPLES:
          \(PlatenCommand.programName) batch texts --format epub -o editions
          \(PlatenCommand.programName) batch texts -t epub -t text -o editions --resume
          find texts -name '*.md' | \(PlatenCommand.programName) batch --files-from - -t epub
          \(PlatenCommand.programName) batch texts -t epub -o editions --rank 3 --world-size 8
          \(PlatenCommand.programName) batch texts -t epub -o out --time-limit 10 --memory-limit 512
          \(PlatenCommand.programName) batch --jsonl -t epub < lines.jsonl > answers.jsonl

        EXIT STATUS:
          0  All is well.              66  There is no document.
          1  A document failed.        74  Reading or writing failed.
         64  The arguments are wrong.
        """)
  }

  @Argument(
    help: ArgumentHelp("Documents, and folders of documents.", valueName: "input"), completion: .file())
  var inputs: [String] = []

  @Option(
    name: [.customLong("format"), .customShort("t")],
    help: ArgumentHelp("A format to write. May be repeated.", valueName: "format"),
    completion: .list(PlatenCommand.toolkit.exporters.entries.map(\.format.id)))
  var formats: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder for the editions. It is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A file that lists inputs, one per line or separated by NUL; - is standard input.", valueName: "list"),
    completion: .file())
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      "The folder whose structure is reproduced in -o. The default is the folder that contains all inputs.",
      valueName: "folder"),
    completion: .directory)
  var root: String?

  @Option(
    name: .customLong("extension"),
    help: ArgumentHelp(
      "An extension of documents in folders. May be repeated. The default is the extensions of all input formats.",
      valueName: "extension"))
  var extensions: [String] = []

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var plugins: PluginOptions

  @Flag(help: "Keeps editions that were made of the same input, options and version.")
  var resume = false

  @Flag(help: "Flushes each file to the disk, rather than all at the end.")
  var sync = false

  @Option(help: ArgumentHelp("The part of the documents to convert, from 0.", valueName: "number"))
  var rank = 0

  @Option(help: ArgumentHelp("The number of parts that the documents are divided into.", valueName: "number"))
  var worldSize = 1

  @Flag(help: "Converts documents in separate processes, and replaces a process that crashes.")
  var isolate = false

  @Option(
    help: ArgumentHelp("The maximum time for a document, in seconds. Implies --isolate.", valueName: "seconds"))
  var timeLimit: Seconds?

  @Option(
    help: ArgumentHelp(
      "The maximum memory of a process, in MiB, 64 or more. Implies --isolate. Linux only.", valueName: "MiB"))
  var memoryLimit: Mebibytes?

  @Flag(help: "Reads documents as lines of JSON from standard input, and writes a line for each.")
  var jsonl = false

  @Option(help: ArgumentHelp("Prints the full report on standard error.", valueName: "style"))
  var report: BatchReportStyle?

  @Option(
    help: ArgumentHelp(
      "Writes no edition of a document with a loss or a warning. May be repeated.", valueName: "what"))
  var failOn: [FailCondition] = []

  @Flag(name: [.long, .customShort("q")], help: "Prints errors only.")
  var quiet = false

  @Option(
    name: [.long, .customShort("j", allowingJoined: true)],
    help: "The number of documents to convert at a time. The output does not depend on it.")
  var jobs: Jobs?

  /// Whether this is a process that another `platen batch` started, and that takes its documents from there.
  @Flag(help: .hidden) var worker = false

  mutating func validate() throws {
    if worldSize < 1 || worldSize > 1_000_000_000 { throw ValidationError("--world-size takes 1 or more.") }
    if !(0..<worldSize).contains(rank) {
      throw ValidationError("--rank takes 0 to \(worldSize - 1) with --world-size \(worldSize).")
    }
    if inputs.contains("") || output == "" { throw ValidationError("The name of a file or folder is blank.") }
    if quiet, report != nil { throw ValidationError("--quiet and --report contradict each other.") }
    if jsonl {
      guard inputs.isEmpty, filesFrom == nil else {
        throw ValidationError("Inputs cannot be given with --jsonl; the documents are read from standard input.")
      }
      guard !resume, report == nil, worldSize == 1 else {
        throw ValidationError("--resume, --report and --rank cannot be used with --jsonl.")
      }
      return
    }
    if inputs.contains("-") {
      throw ValidationError(
        "Standard input cannot be a document of a batch. Use --files-from - to read a list from it.")
    }
    if inputs.isEmpty, filesFrom == nil {
      throw ValidationError("Name documents or folders, or a list of them with --files-from.")
    }
    if formats.isEmpty { throw ValidationError("Name a format with --format.") }
  }

  func run() async throws {
    var isWhole = true
    try await reportingFailures { () async throws(Failure) in
      let setup = try await BatchSetup(self, toolkit: PlatenCommand.toolkit)
      if worker {
        try WorkerLimits(self).apply()
        // A blank line says that the process is ready.
        try StandardOutput.write("\n")
      }
      if jsonl {
        try await LinesRun(self, setup).run()
      } else if worker {
        try await FileWorker(self, setup).run()
      } else {
        isWhole = try await BatchRun(self, setup).run()
      }
    }
    if !isWhole { throw ExitCode(Failure.Code.judged.rawValue) }
  }
}

extension BatchCommand {
  /// How many documents are worked on at once.
  var jobCount: Int { jobs?.count ?? Environment.processorCount }

  /// Whether documents are worked on in processes of their own.
  var usesProcesses: Bool { !worker && (isolate || timeLimit != nil || memoryLimit != nil) }
}

/// How `--report` of a batch is written.
enum BatchReportStyle: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}

/// A time that is a number of seconds, such as `10` or `0.5`.
struct Seconds: ExpressibleByArgument {
  var duration: Duration

  init?(argument: String) {
    guard let seconds = Double(argument), (0.001...86_400).contains(seconds) else { return nil }
    duration = .milliseconds(Int(seconds * 1_000))
  }
}

/// An amount of memory.
struct Mebibytes: ExpressibleByArgument {
  var count: Int

  init?(argument: String) {
    guard let count = Int(argument), (64...1 << 24).contains(count) else { return nil }
    self.count = count
  }
}
