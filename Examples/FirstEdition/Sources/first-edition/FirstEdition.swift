// snippet: program
import Platen

/// Makes an EPUB of an article, beside it.
@main
struct FirstEdition {
  static func main() async throws {
    guard let path = CommandLine.arguments.dropFirst().first else {
      print("usage: first-edition ARTICLE")
      return
    }
    // Read the article. Its name tells its format.
    let source = Source(name: path, bytes: try InputFile.read(path))
    var edition = try Edition(reading: source, resources: RootedResources(beside: path))

    // Mark what helps a reader: terms with their counterparts, and words of another language.
    try await edition.apply(Toolkit.standard.transforms.defaults)

    // Write the edition. It takes its name when it is whole.
    var file = try FileSink(path: path + ".epub")
    let made = try await edition.export(.epub { $0.splitLevel = 2 }, to: &file)
    try file.commit()

    for diagnostic in edition.report.diagnostics + made.report.diagnostics { print(diagnostic) }
    print("\(path).epub has \(made.byteCount) bytes")
  }
}
// end of snippet
