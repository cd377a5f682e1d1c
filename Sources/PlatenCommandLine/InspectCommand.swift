import ArgumentParser
import JSONText
import Platen
import PlatenCore

/// `platen inspect`: what is in a document, as it would be exported.
struct InspectCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspect",
      abstract: "Shows the outline, languages, glosses and counts of a document.",
      usage: "\(PlatenCommand.programName) inspect <input> ... [--json] [<options>]",
      discussion: """
        The document is read, joined and prepared as for an export, and nothing is written.

        Of an EPUB it shows what the package document says, and what a shop would tell its customers about the accessibility: \
        the statements of W3C's Accessibility Metadata Display Guide.

        EXAMPLES:
          \(PlatenCommand.programName) inspect article.txt
          \(PlatenCommand.programName) inspect article.txt --json
          \(PlatenCommand.programName) inspect ch1.txt ch2.txt --metadata title='The Village'
          \(PlatenCommand.programName) inspect reader.epub
          \(PlatenCommand.programName) inspect reader.epub --onix
        """)
  }

  @OptionGroup var input: InputOptions

  @OptionGroup var plugins: PluginOptions

  @Flag(help: "Prints JSON.")
  var json = false

  @Flag(help: "Prints the accessibility of an EPUB as ONIX 3, with codes of lists 196 and 143.")
  var onix = false

  mutating func validate() throws {
    try input.checkInputs()
    let editions = input.inputs.count(where: EPUBInspection.isEPUB)
    if editions > 0, editions < input.inputs.count {
      throw ValidationError("EPUBs and documents to be read cannot be inspected together.")
    }
    if onix, editions == 0 { throw ValidationError("--onix is for EPUBs.") }
    if onix, json { throw ValidationError("--onix and --json contradict each other.") }
  }

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      if input.inputs.allSatisfy(EPUBInspection.isEPUB) {
        return try StandardOutput.write(EPUBInspection(input.inputs).output(onix ? .onix : json ? .json : .text))
      }
      let toolkit = try await plugins.extended(PlatenCommand.toolkit, transforms: input.reading.transform)
      let book = try input.book()
      let importers = try input.importers(of: toolkit, for: book)
      let transforms = try input.transforms(of: toolkit)
      let routes = try input.routes(exporters: [], importers: importers, transforms: transforms)
      let edition = try await input.edition(
        book, importers: importers, transforms: transforms, routes: routes, toolkit: toolkit)
      let inspection = Inspection(edition, inputs: input.inputs)
      try StandardOutput.write(json ? inspection.json.text : inspection.text)
    }
  }
}
