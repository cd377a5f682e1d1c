// snippet: tool
import PandocExport
import Platen
import PlatenCommandLine

/// The command `platen`, with one more format.
@main
struct PlatenPandoc {
  static func main() async throws {
    var toolkit = Toolkit.standard
    try toolkit.exporters.register(PandocExporter.self)
    await PlatenCommand.run(with: toolkit, named: "platen-pandoc")
  }
}
// end of snippet
