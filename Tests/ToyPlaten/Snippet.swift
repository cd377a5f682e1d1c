// A region of README.md, compiled with the toy formats; see `READMETests`.

// snippet: tool
import Platen
import PlatenCommandLine
import PlatenCore

private typealias PosterExporter = PlainExporter

struct MyPlaten {
  static func main() async throws {
    var toolkit = Toolkit.standard
    try toolkit.exporters.register(PosterExporter.self)
    await PlatenCommand.run(with: toolkit)
  }
}
// end of snippet
