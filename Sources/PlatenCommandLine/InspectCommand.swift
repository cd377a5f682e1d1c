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

        EXAMPLES:
          \(PlatenCommand.programName) inspect article.txt
          \(PlatenCommand.programName) inspect article.txt --json
          \(PlatenCommand.programName) inspect ch1.txt ch2.txt --metadata title='The Village'
        """)
  }

  @OptionGroup var input: InputOptions

  @OptionGroup var plugins: PluginOptions

  @Flag(help: "Prints JSON.")
  var json = false

  mutating func validate() throws { try input.checkInputs() }

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
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
