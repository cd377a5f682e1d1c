import ArgumentParser
import Platen
import PlatenCore

/// How documents are read, and what is done to them before they are written: shared by the commands that read documents.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("f")],
    help: ArgumentHelp(
      "The input format. The default is taken from the extension of the file, or else is the first input format of \(PlatenCommand.programName) formats.",
      valueName: "format"),
    completion: .list(PlatenCommand.toolkit.importers.entries.map(\.format.id)))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The encoding of text input. By default, it is detected.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that pictures are read from. The default is the folder that contains all inputs. Files outside of it are never read.",
      valueName: "folder"),
    completion: .directory)
  var resources: String?

  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp(
      "Sets an option of a format or transform: split-level=2, or epub.split-level=2 for a single format. May be repeated.",
      valueName: "key=value"))
  var set: [SettingArgument] = []

  @Option(
    name: [.long, .customShort("M")],
    help: ArgumentHelp(
      "Sets metadata: title, subtitle, author, translator, lang, date, identifier, publisher, rights, series, cover and more. May be repeated.",
      valueName: "key=value"),
    completion: .list(MetadataField.allCases.map { $0.rawValue + "=" }))
  var metadata: [SettingArgument] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Applies a transform after the default ones. May be repeated.",
      valueName: "name"),
    completion: .list(PlatenCommand.toolkit.transforms.entries.map(\.name)))
  var transform: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Omits a default transform. May be repeated.", valueName: "name"),
    completion: .list(PlatenCommand.toolkit.transforms.entries.filter(\.isDefault).map(\.name)))
  var without: [String] = []

  /// The transforms of the run, in the order in which they are applied.
  ///
  /// - Parameters:
  ///   - toolkit: what there is.
  ///   - first: the names of transforms between the defaults and the requested ones.
  func transforms(of toolkit: Toolkit, first: [String] = []) throws(Failure) -> [TransformRegistry.Entry] {
    do throws(OptionError) { return try toolkit.transforms.entries(adding: first + transform, without: without) } catch
    {
      throw Failure(error)
    }
  }

  /// Sends the settings of the command line to the formats and transforms that they are for.
  func routes(
    exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry], transforms: [TransformRegistry.Entry],
    adding more: [OptionSetting] = []
  ) throws(Failure) -> SettingAssignments {
    var settings = set.map(\.setting) + more
    do throws(OptionError) {
      if let encoding {
        guard importers.contains(where: { $0.options.contains { $0.name == "encoding" } }) else {
          throw OptionError("--encoding is given, and no input is of a format that has encodings")
        }
        settings.append(OptionSetting("encoding", encoding))
      }
      return try SettingAssignments(settings, exporters: exporters, importers: importers, transforms: transforms)
    } catch {
      throw Failure(error)
    }
  }
}
