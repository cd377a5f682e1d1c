import ArgumentParser
import Platen
import PlatenCore

/// Exporters and transforms that are separate programs: shared by the commands that know them.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"),
    help: ArgumentHelp("A program to use as a format or transform. May be repeated.", valueName: "program"),
    completion: .file())
  var programs: [String] = []

  @Option(
    name: .customLong("plugin-path"),
    help: ArgumentHelp(
      "A folder to search before PATH for programs named platen-format-NAME and platen-transform-NAME. May be repeated.",
      valueName: "folder"),
    completion: .directory)
  var folders: [String] = []

  /// The toolkit with the programs that are named, and those of formats and transforms that it does not have itself.
  func extended(
    _ toolkit: Toolkit, forFormats formats: [String] = [], transforms: [String] = []
  ) async throws(Failure) -> Toolkit {
    let sources = PluginSources(programs: programs, folders: folders)
    do throws(EditionError) {
      return try await toolkit.adding(sources, forFormats: formats, transforms: transforms)
    } catch {
      throw Failure(error, at: nil)
    }
  }
}
