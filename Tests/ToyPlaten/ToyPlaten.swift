import Platen
import PlatenCommandLine
import PlatenCore

/// The command line with toy formats, so that what it does can be tested without any real one.
@main
struct ToyPlaten {
  static func main() async {
    var toolkit = Toolkit()
    do throws(RegistryError) {
      try toolkit.importers.register(LinesImporter.self)
      try toolkit.importers.register(WordsImporter.self)
      try toolkit.exporters.register(PlainExporter.self)
      try toolkit.exporters.register(LossyExporter.self)
      try toolkit.exporters.register(BrokenExporter.self)
      try toolkit.exporters.register(SlowExporter.self)
      try toolkit.transforms.register(Stars.self, isDefault: true)
      try toolkit.transforms.register(Backwards.self)
      try toolkit.transforms.register(Refusal.self)
      try toolkit.transforms.register(Echo.self)
    } catch {
      print(error)
    }
    // Under a link of another name it is a program of that name.
    let called = CommandLine.arguments[0].split(separator: "/").last.map(String.init) ?? ""
    if called == "ToyPlaten" {
      await PlatenCommand.run(with: toolkit)
    } else {
      await PlatenCommand.run(with: toolkit, named: called, version: "7.8.9")
    }
  }
}
