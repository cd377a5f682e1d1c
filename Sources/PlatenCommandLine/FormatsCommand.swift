import ArgumentParser
import Platen
import PlatenCore

/// `platen formats`: what is registered, with every option.
struct FormatsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: "Lists what can be read and written, and every option.",
      usage: "platen formats [<name>] [--json] [<options>]",
      discussion: """
        EXAMPLES:
          platen formats
          platen formats epub
          platen formats --json
        """)
  }

  @Argument(
    help: "A format whose options are listed.",
    completion: .list(
      PlatenCommand.toolkit.exporters.entries.map(\.format.id)
        + PlatenCommand.toolkit.importers.entries.map(\.format.id)))
  var name: String?

  @Flag(help: "Writes JSON, for programs.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      // An importer's name is no reason to look for a program.
      let wanted = name.map { PlatenCommand.toolkit.importers[$0] == nil ? [$0] : [] } ?? []
      let toolkit = try await plugins.extended(PlatenCommand.toolkit, for: wanted)
      let listing = try FormatListing(toolkit, name: name)
      try StandardOutput.write(json ? listing.json.text : listing.text)
    }
  }
}
