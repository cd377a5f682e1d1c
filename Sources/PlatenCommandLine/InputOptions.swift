import ArgumentParser
import Platen
import PlatenCore
import PlatenFiles
import TextAlignment

/// What is read, and what is done to it before it is written: shared by the commands that read documents.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The files to read; - is standard input. Several files become one book.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Writes Chinese in another script, by the program opencc: hant, hans, hant-tw or hant-hk.",
      valueName: "script"),
    completion: .list(["hant", "hans", "hant-tw", "hant-hk"]))
  var script: String?

  @OptionGroup var parallel: ParallelOptions

  mutating func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name an input file, or - for standard input.") }
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
    if inputs.contains("") { throw ValidationError("The name of an input file is blank.") }
  }

  /// The importers that the inputs need, in the order of the inputs.
  func importers(of toolkit: Toolkit) throws(Failure) -> [ImporterRegistry.Entry] {
    var result: [ImporterRegistry.Entry] = []
    for input in inputs {
      do throws(EditionError) {
        result.append(try toolkit.importer(named: from, forFile: input == "-" ? nil : input))
      } catch {
        throw Failure(error, at: nil)
      }
    }
    return result
  }

  /// The transforms of the run, in the order in which they are applied.
  func transforms(of toolkit: Toolkit) throws(Failure) -> [TransformRegistry.Entry] {
    do throws(OptionError) {
      // After the defaults, which tag what is Chinese, and before those that are asked for.
      let wanted = (script == nil ? [] : [TransformNames.script]) + transform
      let entries = try toolkit.transforms.entries(adding: wanted, without: without)
      guard parallel.isOn, inputs.count == 1 else { return entries }
      // Before the others: what they mark would hide that two paragraphs are in different languages.
      let name = ParallelText.name
      return try toolkit.transforms.entries(adding: [name], without: []).filter { $0.name == name }
        + entries.filter { $0.name != name }
    } catch {
      throw Failure(error)
    }
  }

  /// Sends the settings of the command line to the formats and transforms that they are for.
  func routes(
    exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry], transforms: [TransformRegistry.Entry]
  ) throws(Failure) -> SettingAssignments {
    var settings = set.map(\.setting)
    if parallel.isOn, inputs.count == 1 { settings += parallel.settings }
    if let script { settings.append(OptionSetting("\(TransformNames.script).to", script)) }
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

  /// Reads the inputs, joins them, sets the metadata, and applies the transforms.
  ///
  /// Wrong options of importers and transforms are told before anything is read.
  func edition(
    importers: [ImporterRegistry.Entry], transforms entries: [TransformRegistry.Entry], routes: SettingAssignments,
    toolkit: Toolkit
  ) async throws(Failure) -> Edition {
    var readers: [ConfiguredImporter] = []
    var transforms: [ConfiguredTransform] = []
    do throws(OptionError) {
      for entry in importers {
        var settings = routes.importers[entry.format.id] ?? []
        // What has no partner is reported with its place.
        if parallel.isOn, inputs.count > 1, entry.options.contains(where: { $0.name == "source-positions" }) {
          settings.append(OptionSetting("source-positions", "true"))
        }
        readers.append(try entry.make(settings, NamedFiles()))
      }
      for entry in entries { transforms.append(try entry.make(routes.transforms[entry.name] ?? [], NamedFiles())) }
    } catch {
      throw Failure(error)
    }
    var editions: [Edition] = []
    let root = ResourceRoot(inputs: inputs, root: resources)
    for (input, reader) in zip(inputs, readers) {
      let source = try InputFiles.read(input)
      do throws(EditionError) {
        editions.append(
          try Edition(
            reading: source, with: reader, resources: root.resources(of: input),
            assumption: from == nil ? toolkit.assumption(forFile: source.name, reader.format) : nil))
      } catch {
        throw Failure(error, at: InputFiles.displayName(input))
      }
    }
    var edition = parallel.isOn && inputs.count > 1 ? try parallel.edition(editions) : Edition(joining: editions)
    do throws(EditionError) {
      try edition.setMetadata(metadata.map(\.setting), resources: NamedFiles())
      try await edition.apply(transforms)
    } catch {
      throw Failure(error, at: InputFiles.displayName(inputs[0]))
    }
    return edition
  }
}
