import ArgumentParser
import Platen
import PlatenCore

/// `platen inspect`: what is in a document, as it would be exported.
struct InspectCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspect",
      abstract: "Shows what is in a document: outline, languages, glosses, counts.",
      usage: "platen inspect <input> ... [--json] [<options>]",
      discussion: """
        The document is read, joined and prepared as for an export, and nothing is written.

        EXAMPLES:
          platen inspect article.txt
          platen inspect article.txt --json
          platen inspect ch1.txt ch2.txt --metadata title='The Village'
        """)
  }

  @OptionGroup var input: InputOptions

  @Flag(help: "Writes JSON, for programs.")
  var json = false

  func run() async throws {
    let toolkit = PlatenCommand.toolkit
    try await reportingFailures { () async throws(Failure) in
      let importers = try input.importers(of: toolkit)
      let routes = try input.routes(exporters: [], importers: importers)
      let edition = try input.edition(importers: importers, settings: routes.importers, toolkit: toolkit)
      let inspection = Inspection(edition, inputs: input.inputs)
      try StandardOutput.write(json ? inspection.json.text : inspection.text)
    }
  }
}
