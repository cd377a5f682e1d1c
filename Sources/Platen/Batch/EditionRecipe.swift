public import PlatenCore

/// How documents become editions: the importers, the transforms, the metadata and the formats of a run, with their options.
///
/// A recipe is made once, when everything that is wrong with the options is told, and used for any number of documents,
/// from any task.
///
/// ```swift
/// let recipe = try EditionRecipe(formats: ["epub"], settings: [OptionSetting("split-level", "2")])
/// let edition = try await recipe.edition(of: Source(name: "article.md", bytes: bytes))
/// let made = try await edition.export(recipe.exporters[0], to: &sink)
/// ```
public struct EditionRecipe: Sendable {
  /// The formats, in the order in which they were asked for.
  public let exporters: [ConfiguredExporter]
  /// What is set about every document, over what it says itself.
  public let metadata: [OptionSetting]
  /// The name of the input format; `nil` to go by each document's name.
  public let inputFormat: String?
  private let importers: [String: ConfiguredImporter]
  private let transforms: [ConfiguredTransform]
  private let toolkit: Toolkit
  private let files: any ResourceProvider

  /// Makes a recipe.
  ///
  /// - Parameters:
  ///   - formats: the names of the formats to write.
  ///   - settings: options of formats, importers and transforms, as a user writes them: `split-level`, or
  ///     `epub.split-level` for that one alone.
  ///   - inputFormat: the name of the input format; `nil` to go by each document's name.
  ///   - metadata: what is set about every document.
  ///   - transforms: the names of transforms that are applied after the defaults.
  ///   - defaults: the names of defaults that are left out.
  ///   - files: where the files are that options and metadata name.
  ///   - toolkit: what can be read, changed and written.
  /// - Throws: ``EditionError/unknownFormat(_:advice:)`` or ``EditionError/option(_:)``.
  public init(
    formats: [String], settings: [OptionSetting] = [], inputFormat: String? = nil, metadata: [OptionSetting] = [],
    transforms: [String] = [], without defaults: [String] = [], files: any ResourceProvider = NoResources(),
    using toolkit: Toolkit = .standard
  ) throws(EditionError) {
    var writers: [ExporterRegistry.Entry] = []
    for format in formats { writers.append(try toolkit.exporter(named: format)) }
    let readers = inputFormat == nil ? toolkit.importers.entries : [try toolkit.importer(named: inputFormat)]
    do throws(OptionError) {
      let changers = try toolkit.transforms.entries(adding: transforms, without: defaults)
      let routes = try SettingAssignments(settings, exporters: writers, importers: readers, transforms: changers)
      try self.init(
        exporters: writers, importers: readers, transforms: changers, routes: routes, inputFormat: inputFormat,
        metadata: metadata, files: files, toolkit: toolkit)
    } catch {
      throw EditionError.option(error)
    }
  }

  /// Makes a recipe of what is found already.
  package init(
    exporters writers: [ExporterRegistry.Entry], importers readers: [ImporterRegistry.Entry],
    transforms changers: [TransformRegistry.Entry], routes: SettingAssignments, inputFormat: String?,
    metadata: [OptionSetting], files: any ResourceProvider, toolkit: Toolkit
  ) throws(OptionError) {
    self.metadata = metadata
    self.inputFormat = inputFormat
    self.toolkit = toolkit
    self.files = files
    var exporters: [ConfiguredExporter] = []
    for entry in writers { exporters.append(try entry.make(routes.exporters[entry.format.id] ?? [], files)) }
    var importers: [String: ConfiguredImporter] = [:]
    for entry in readers {
      importers[entry.format.id] = try entry.make(routes.importers[entry.format.id] ?? [], files)
    }
    var configured: [ConfiguredTransform] = []
    for entry in changers { configured.append(try entry.make(routes.transforms[entry.name] ?? [], files)) }
    (self.exporters, self.importers, transforms) = (exporters, importers, configured)
    // What is wrong with the metadata is wrong with every document: it is told now.
    var document = Document()
    try document.setMetadata(metadata, resources: files)
  }

  /// Reads a document, sets its metadata, and applies the transforms.
  ///
  /// - Parameters:
  ///   - source: the document.
  ///   - resources: where files are found that it mentions.
  ///   - parallelism: how many threads may work on this one document. The result does not depend on it.
  /// - Throws: ``EditionError`` if it cannot be read, or a transform fails.
  /// - Complexity: O(*n*) in the bytes of the source.
  public func edition(
    of source: Source, resources: any ResourceProvider = NoResources(), parallelism: Int = 1
  ) async throws(EditionError) -> Edition {
    let entry = try toolkit.importer(named: inputFormat, forFile: source.name)
    guard let importer = importers[entry.format.id] else {
      throw EditionError.unknownFormat("there is no input format \(Diagnostic.quoted(entry.format.id))", advice: nil)
    }
    let assumption = inputFormat == nil ? toolkit.assumption(forFile: source.name, entry.format) : nil
    let edition = try await Edition.reading(
      source, with: importer, resources: resources, assumption: assumption, parallelism: parallelism)
    return try await self.edition(of: edition, parallelism: parallelism)
  }

  /// Sets the metadata of an edition that was read otherwise, such as a book of several files, and applies the transforms.
  ///
  /// - Parameters:
  ///   - edition: the document, which is left as it is: any number of recipes may be applied to it.
  ///   - parallelism: how many threads may work on it. The result does not depend on it.
  /// - Throws: ``EditionError`` if a transform fails.
  public func edition(of edition: Edition, parallelism: Int = 1) async throws(EditionError) -> Edition {
    var edition = edition
    if !metadata.isEmpty { try edition.setMetadata(metadata, resources: files) }
    try await edition.transform(by: transforms, parallelism: parallelism)
    return edition
  }
}
