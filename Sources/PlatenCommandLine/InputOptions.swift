import ArgumentParser
import Platen
import PlatenCore
import PlatenFiles
import TextAlignment

/// What is read and becomes one document: shared by the commands that read one.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The files to read, or - for standard input. Several files become one book. A SUMMARY.md or mkdocs.yml, or its folder, stands for the files that it lists.",
      valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Converts Chinese with the program opencc: hant, hans, hant-tw or hant-hk.",
      valueName: "script"),
    completion: .list(["hant", "hans", "hant-tw", "hant-hk"]))
  var script: String?

  @Flag(
    help:
      "Makes a book of articles: each input keeps its title, authors, date and source, and notes are numbered by article."
  )
  var anthology = false

  @OptionGroup var parallel: ParallelOptions

  mutating func validate() throws {
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
    if anthology, parallel.isOn { throw ValidationError("--anthology and --parallel contradict each other.") }
    if inputs.contains("") { throw ValidationError("The name of an input file is blank.") }
  }

  /// Checks that there is an input: for commands that have no other way to name one.
  func checkInputs() throws {
    if inputs.isEmpty { throw ValidationError("Name an input file, or - for standard input.") }
  }

  /// The book whose list of files is the input; `nil` if the inputs are files to be read as they are.
  func book() throws(Failure) -> BookInput? { try BookInput.find(inputs, resources: reading.resources) }

  /// The importers that the inputs need, in the order of the inputs; of a book each once.
  func importers(of toolkit: Toolkit, for book: BookInput?) throws(Failure) -> [ImporterRegistry.Entry] {
    if let book {
      do throws(EditionError) {
        return try Edition.importers(forBook: book.summary, as: reading.from, using: toolkit)
      } catch {
        throw Failure(error, at: nil)
      }
    }
    var result: [ImporterRegistry.Entry] = []
    for input in inputs {
      do throws(EditionError) {
        result.append(try toolkit.importer(named: reading.from, forFile: input == "-" ? nil : input))
      } catch {
        throw Failure(error, at: nil)
      }
    }
    return result
  }

  /// The transforms of the run, in the order in which they are applied.
  func transforms(of toolkit: Toolkit) throws(Failure) -> [TransformRegistry.Entry] {
    // After the defaults, which tag what is Chinese, and before those that are asked for.
    let entries = try reading.transforms(of: toolkit, first: script == nil ? [] : [TransformNames.script])
    guard parallel.isOn, inputs.count == 1 else { return entries }
    // Before the others: what they mark would hide that two paragraphs are in different languages.
    let name = ParallelText.name
    do throws(OptionError) {
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
    var settings = parallel.isOn && inputs.count == 1 ? parallel.settings : []
    if let script { settings.append(OptionSetting("\(TransformNames.script).to", script)) }
    return try reading.routes(exporters: exporters, importers: importers, transforms: transforms, adding: settings)
  }

  /// Reads the inputs, joins them, sets the metadata, and applies the transforms.
  ///
  /// Wrong options of importers and transforms are reported before anything is read.
  ///
  /// - Parameter parallelism: how many threads importers and transforms may use.
  func edition(
    _ book: BookInput?, importers: [ImporterRegistry.Entry], transforms entries: [TransformRegistry.Entry],
    routes: SettingAssignments, toolkit: Toolkit, parallelism: Int = 1
  ) async throws(Failure) -> Edition {
    var transforms: [ConfiguredTransform] = []
    do throws(OptionError) {
      for entry in entries { transforms.append(try entry.make(routes.transforms[entry.name] ?? [], NamedFiles())) }
    } catch {
      throw Failure(error)
    }
    var edition = try await edition(
      book, importers: importers, routes: routes, toolkit: toolkit, parallelism: parallelism)
    do throws(EditionError) {
      try edition.setMetadata(reading.metadata.map(\.setting), resources: NamedFiles())
      try await edition.transform(by: transforms, parallelism: parallelism)
    } catch {
      throw Failure(error, at: InputFiles.displayName(inputs[0]))
    }
    return edition
  }

  /// Reads the inputs and joins them.
  ///
  /// - Parameters:
  ///   - known: what is known about each input, over what it says itself; none of a book.
  ///   - parallelism: how many threads importers may use.
  func edition(
    _ book: BookInput?, importers: [ImporterRegistry.Entry], routes: SettingAssignments, toolkit: Toolkit,
    known: [[OptionSetting]] = [], parallelism: Int = 1
  ) async throws(Failure) -> Edition {
    if let book { return try read(book, routes: routes, toolkit) }
    var readers: [ConfiguredImporter] = []
    do throws(OptionError) {
      for entry in importers {
        var settings = routes.importers[entry.format.id] ?? []
        // What has no partner is reported with its place.
        if parallel.isOn, inputs.count > 1, entry.options.contains(where: { $0.name == "source-positions" }) {
          settings.append(OptionSetting("source-positions", "true"))
        }
        readers.append(try entry.make(settings, NamedFiles()))
      }
    } catch {
      throw Failure(error)
    }
    return try await read(readers, toolkit, known: known, parallelism: parallelism)
  }

  private func read(
    _ book: BookInput, routes: SettingAssignments, _ toolkit: Toolkit
  ) throws(Failure) -> Edition {
    do throws(EditionError) {
      var edition = try Edition(
        book: book.summary, settings: book.settings, files: book.files, as: reading.from, options: routes.importers,
        isAnthology: anthology, using: toolkit)
      edition.prepend(book.report)
      return edition
    } catch {
      throw Failure(error, at: book.path)
    }
  }

  private func read(
    _ readers: [ConfiguredImporter], _ toolkit: Toolkit, known: [[OptionSetting]], parallelism: Int
  ) async throws(Failure) -> Edition {
    var editions: [Edition] = []
    let root = ResourceRoot(inputs: inputs, root: reading.resources)
    for (input, reader) in zip(inputs, readers) {
      let source = try InputFiles.read(input)
      do throws(EditionError) {
        var edition = try await Edition.reading(
          source, with: reader, resources: root.resources(of: input),
          assumption: reading.from == nil ? toolkit.assumption(forFile: source.name, reader.format) : nil,
          parallelism: parallelism)
        if editions.count < known.count { try edition.setMetadata(known[editions.count], resources: NamedFiles()) }
        editions.append(edition)
      } catch {
        throw Failure(error, at: InputFiles.displayName(input))
      }
    }
    if anthology { return Edition(anthology: editions) }
    return parallel.isOn && inputs.count > 1 ? try parallel.edition(editions) : Edition(joining: editions)
  }
}
