import ArgumentParser
import Platen
import PlatenCore

/// `platen inspect`: what is in a document.
struct InspectCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspect",
      abstract: "Shows what is in a document: outline, languages, glosses, counts.",
      discussion: """
        EXAMPLES:
          platen inspect article.txt
          platen inspect article.txt --json
        """)
  }

  @OptionGroup var input: InputOptions

  @Flag(help: "Writes JSON, for programs.")
  var json = false

  func run() async throws {
  }
}
