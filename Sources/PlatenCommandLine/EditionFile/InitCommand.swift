import ArgumentParser
import JSONText
import Platen
import PlatenCore
import PlatenFiles

/// `platen init`: writes an edition file for given sources, with every key explained.
struct InitCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: "Writes an edition file for documents, to be edited.",
      usage: """
        \(PlatenCommand.programName) init <input> ... [-o <file>] [--force]
        \(PlatenCommand.programName) init --schema
        """,
      discussion: """
        The file stands beside the first input and is called edition.yaml. \(PlatenCommand.programName) export --edition edition.yaml makes the \
        editions that it describes. Everything that may stand in it does, most of it as a comment.

        EXAMPLES:
          \(PlatenCommand.programName) init article.txt
          \(PlatenCommand.programName) init zh.md en.md -o village.yaml
          \(PlatenCommand.programName) init --schema > edition.schema.json   # for editors
        """)
  }

  @Argument(help: ArgumentHelp("The documents to make editions of.", valueName: "input"), completion: .file())
  var inputs: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replaces an existing file.")
  var force = false

  @Flag(help: "Writes the JSON Schema of edition files, which editors use to complete and check them.")
  var schema = false

  @OptionGroup var plugins: PluginOptions

  mutating func validate() throws {
    if schema {
      guard inputs.isEmpty, output == nil else { throw ValidationError("--schema takes no input and no -o.") }
    } else {
      if inputs.isEmpty { throw ValidationError("Name the documents that editions are made of.") }
      if inputs.contains("-") { throw ValidationError("Standard input cannot be named in an edition file.") }
      if inputs.contains("") || output == "" { throw ValidationError("The name of a file is blank.") }
    }
  }

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      let toolkit = try await plugins.extended(PlatenCommand.toolkit)
      if schema { return try StandardOutput.write(EditionSchema(toolkit).json.text) }
      let path = output ?? NamedFiles.path("edition.yaml", in: RootedResources.folder(of: inputs[0]))
      let text = try EditionTemplate(inputs, besides: path == "-" ? "." : path, toolkit).text
      if path == "-" { return try StandardOutput.write(text) }
      if !force, FileQuestion.realPath(of: path) != nil {
        throw Failure(
          .cannotCreate, "the file already exists", advice: "Give --force to replace it, or name another file with -o.",
          at: path)
      }
      var outputs = Outputs(buffersOutput: false)
      var sink = try outputs.open(.file(path))
      do throws(ExportError) { try sink.write(text) } catch { throw Failure(error, at: path) }
      try outputs.commit { _ in Terminal.standardError.write("Wrote \(Diagnostic.escaped(path))\n") }
    }
  }
}
