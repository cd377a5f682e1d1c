import ArgumentParser
import Platen
import PlatenCore

/// Exporters that are separate programs: shared by the commands that know formats.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"),
    help: ArgumentHelp("A program that writes one more format. May be repeated.", valueName: "program"),
    completion: .file())
  var programs: [String] = []

  @Option(
    name: .customLong("plugin-path"),
    help: ArgumentHelp(
      "A folder of programs platen-format-NAME, which is searched before PATH for a format that is not built in. May be repeated.",
      valueName: "folder"),
    completion: .directory)
  var folders: [String] = []

  /// The toolkit with the programs that are named, and those of formats that it does not have itself.
  func extended(_ toolkit: Toolkit, for formats: [String]) async throws(Failure) -> Toolkit {
    let sources = PluginSources(programs: programs, folders: folders)
    do throws(EditionError) { return try await toolkit.adding(sources, forFormats: formats) } catch {
      throw Failure(error, at: nil)
    }
  }
}
