import ArgumentParser
import JSONText
import Platen
import PlatenCore

/// `platen formats`: what is registered, with every option.
struct FormatsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: "Lists formats, transforms and their options.",
      usage: "\(PlatenCommand.programName) formats [<name>] [--json] [<options>]",
      discussion: """
        EXAMPLES:
          \(PlatenCommand.programName) formats
          \(PlatenCommand.programName) formats epub
          \(PlatenCommand.programName) formats --json
        """)
  }

  @Argument(
    help: "The format or transform to describe.",
    completion: .list(
      PlatenCommand.toolkit.exporters.entries.map(\.format.id)
        + PlatenCommand.toolkit.importers.entries.map(\.format.id)
        + PlatenCommand.toolkit.transforms.entries.map(\.name)))
  var name: String?

  @Flag(help: "Prints JSON.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func run() async throws {
    try await reportingFailures { () async throws(Failure) in
      var toolkit = PlatenCommand.toolkit
      // A name that is known here is no reason to look for a program.
      let isKnown = name.map {
        toolkit.importers[$0] != nil || toolkit.exporters[$0] != nil || toolkit.transforms[$0] != nil
      }
      let wanted = isKnown == false ? [name].compactMap(\.self) : []
      toolkit = try await plugins.extended(toolkit, forFormats: wanted, transforms: wanted)
      let listing = try FormatListing(toolkit, name: name)
      try StandardOutput.write(json ? listing.json.text : listing.text)
    }
  }
}
