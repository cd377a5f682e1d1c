import ArgumentParser
import Platen
import PlatenCore

/// How documents are read, and what is done to them before they are written: shared by the commands that read documents.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("f")],
    help: ArgumentHelp(
      "The format of the input. Without it the file's name tells, or else it is the first of \(PlatenCommand.programName) formats.",
      valueName: "format"),
    completion: .list(PlatenCommand.toolkit.importers.entries.map(\.format.id)))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The character encoding of text input. Without it, it is detected.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder below which all files are that the documents mention. Without it, the one that holds all inputs. Nothing outside is read.",
      valueName: "folder"),
    completion: .directory)
  var resources: String?

  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp(
      "Sets an option of a format or transform: split-level=2, or epub.split-level=2 for that one alone. May be repeated.",
      valueName: "key=value"))
  var set: [SettingArgument] = []

  @Option(
    name: [.long, .customShort("M")],
    help: ArgumentHelp(
      "Sets what is known about the document: title, subtitle, author, translator, lang, date, identifier, publisher, rights, series, cover and more. May be repeated.",
      valueName: "key=value"),
    completion: .list(MetadataField.allCases.map { $0.rawValue + "=" }))
  var metadata: [SettingArgument] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Applies a transform, after those that are applied by default. May be repeated.",
      valueName: "name"),
    completion: .list(PlatenCommand.toolkit.transforms.entries.map(\.name)))
  var transform: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Leaves out a transform that is applied by default. May be repeated.", valueName: "name"),
    completion: .list(PlatenCommand.toolkit.transforms.entries.filter(\.isDefault).map(\.name)))
  var without: [String] = []

  /// The transforms of the run, in the order in which they are applied.
  func transforms(of toolkit: Toolkit) throws(Failure) -> [TransformRegistry.Entry] {
    do throws(OptionError) { return try toolkit.transforms.entries(adding: transform, without: without) } catch {
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
