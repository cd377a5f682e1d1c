// snippet: embed
import Platen

/// Makes an EPUB of an article, beside it.
@main
struct MakeEdition {
  static func main() async throws {
    guard CommandLine.arguments.count == 2, let path = CommandLine.arguments.last else {
      print("usage: make-edition ARTICLE")
      return
    }
    // Pictures are read from the article's folder, and from nowhere else.
    let source = Source(name: path, bytes: try InputFile.read(path))
    let edition = try await Edition(reading: source, resources: RootedResources(beside: path))
      .applying(Toolkit.standard.transforms.defaults)

    // The file takes its name when it is complete.
    var file = try FileSink(path: path + ".epub")
    let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &file)
    try file.commit()
    for diagnostic in edition.report.diagnostics + result.report.diagnostics { print(diagnostic) }
  }
}
// end of snippet
