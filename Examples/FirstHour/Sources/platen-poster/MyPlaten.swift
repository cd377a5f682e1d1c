// snippet: tool
import Platen
import PlatenCommandLine

@main
struct MyPlaten {
  static func main() async throws {
    var toolkit = Toolkit.standard
    try toolkit.exporters.register(PosterExporter.self)
    try toolkit.transforms.register(Dashes.self)
    await PlatenCommand.run(with: toolkit, named: "platen-poster", version: "1.0.0")
  }
}
// end of snippet
