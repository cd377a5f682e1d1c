import PandocExport
import Platen
import PlatenCommandLine

@main
struct PlatenPandoc {
  static func main() async throws {
    var toolkit = Toolkit.standard
    try toolkit.exporters.register(PandocExporter.self)
    await PlatenCommand.run(with: toolkit)
  }
}
