public import PlatenCore

/// The importers, transforms, metadata and formats for making editions of many documents, with their options.
///
/// A recipe is made once, which checks all options, and can then be used for any number of documents and from any task.
///
/// ```swift
/// let recipe = try EditionRecipe(formats: ["epub"], settings: [OptionSetting("split-level", "2")])
/// let edition = try await recipe.edition(of: Source(name: "article.md", bytes: bytes))
/// let made = try await edition.export(recipe.exporters[0], to: &sink)
/// ```
public struct EditionRecipe: Sendable {
  /// The exporters, in the order of the formats that were given.
  public let exporters: [ConfiguredExporter]
  /// The metadata that is set for every document, in place of its own.
  public let metadata: [OptionSetting]
  /// The name of the input format; `nil` to select it by the name of each document.
  public let inputFormat: String?
  private let importers: [String: ConfiguredImporter]
  private let transforms: [ConfiguredTransform]
  private let toolkit: Toolkit
  private let files: any ResourceProvider

  /// Makes a recipe.
  ///
  /// - Parameters:
  ///   - formats: the names of the formats to write.
  ///   - settings: options of formats, importers and transforms, as on the command line: `split-level`, or
  ///     `epub.split-level` for a single format.
  ///   - inputFormat: the name of the input format; `nil` to select it by the name of each document.
  ///   - metadata: the metadata to set for every document.
  ///   - transforms: the names of transforms to apply after the defaults.
  ///   - defaults: the names of default transforms to omit.
  ///   - files: the provider of the files that options and metadata name.
  ///   - toolkit: the available importers, transforms and exporters.
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
    // A fault in the metadata applies to every document, so it is reported now.
    var document = Document()
    try document.setMetadata(metadata, resources: files)
  }

  /// Reads a document, sets its metadata, and applies the transforms.
  ///
  /// - Parameters:
  ///   - source: the document.
  ///   - resources: the provider of the files that the document mentions.
  ///   - parallelism: the number of threads for this document. The result does not depend on it.
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

  /// Sets the metadata of an edition that was read by other means, such as a book of several files, and applies the transforms.
  ///
  /// - Parameters:
  ///   - edition: the document. It is not changed, so other recipes can be applied to it too.
  ///   - parallelism: the number of threads for this document. The result does not depend on it.
  /// - Throws: ``EditionError`` if a transform fails.
  public func edition(of edition: Edition, parallelism: Int = 1) async throws(EditionError) -> Edition {
    var edition = edition
    if !metadata.isEmpty { try edition.setMetadata(metadata, resources: files) }
    try await edition.transform(by: transforms, parallelism: parallelism)
    return edition
  }
}
