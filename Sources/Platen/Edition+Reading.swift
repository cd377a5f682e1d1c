public import PlatenCore

extension Edition {
  /// Reads a document in a format that is given by name or selected by the name of the source.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - format: the name of an importer; `nil` to select it by the extension of the source. For an unknown extension, the first
  ///     importer of the toolkit is used, and this is reported.
  ///   - settings: options of the importer, as on the command line.
  ///   - resources: the provider of the files that the document mentions.
  ///   - toolkit: the available importers.
  /// - Throws: ``EditionError`` if there is no such importer or option, or if the bytes are not in this format.
  public init(
    reading source: Source, as format: String? = nil, settings: [OptionSetting] = [],
    resources: any ResourceProvider = NoResources(), using toolkit: Toolkit = .standard
  ) throws(EditionError) {
    let entry = try toolkit.importer(named: format, forFile: source.name)
    let importer: ConfiguredImporter
    do throws(OptionError) { importer = try entry.make(settings, resources) } catch { throw EditionError.option(error) }
    let assumption = format == nil ? toolkit.assumption(forFile: source.name, entry.format) : nil
    try self.init(reading: source, with: importer, resources: resources, assumption: assumption)
  }

  /// Reads a document with an importer and its options: `Edition(reading: source, with: .markdown { $0.math = false })`.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - importer: the format, with its options.
  ///   - resources: the provider of the files that the document mentions.
  /// - Throws: ``EditionError/input(_:)`` if the bytes are not in this format, or if an option has a wrong value.
  public init<I: Importer>(
    reading source: Source, with importer: I, resources: any ResourceProvider = NoResources()
  ) throws(EditionError) {
    try self.init(reading: source, with: ConfiguredImporter(importer), resources: resources, assumption: nil)
  }

  /// Reads a document with an importer from a registry.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - importer: the importer.
  ///   - resources: the provider of the files that the document mentions.
  /// - Throws: ``EditionError/input(_:)`` if the bytes are not in this format.
  public init(
    reading source: Source, with importer: ConfiguredImporter, resources: any ResourceProvider = NoResources()
  ) throws(EditionError) {
    try self.init(reading: source, with: importer, resources: resources, assumption: nil)
  }

  /// Reads Markdown from a string: `Edition(markdown: "# Hello")`.
  ///
  /// - Parameters:
  ///   - text: the Markdown.
  ///   - resources: the provider of the files that the text mentions.
  /// - Throws: ``EditionError/input(_:)`` if the text has 2 GiB or more.
  public init(markdown text: String, resources: any ResourceProvider = NoResources()) throws(EditionError) {
    try self.init(reading: Source(text: text), with: .markdown(), resources: resources)
  }

  /// - Parameter assumption: what is to be reported about the choice of the importer.
  package init(
    reading source: Source, with importer: ConfiguredImporter, resources: any ResourceProvider, assumption: Diagnostic?
  ) throws(EditionError) {
    let log = ReportLog()
    if let assumption { log.report(assumption) }
    do throws(ImportError) {
      let document = try importer.document(from: source, context: ImportContext(log: log, resources: resources))
      self.init(document, name: source.name, report: log.report)
    } catch {
      throw EditionError.input(error)
    }
  }

  /// Reads a document on several threads, where its importer can do that.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - importer: the importer.
  ///   - resources: where files are found that the document mentions.
  ///   - assumption: what is to be reported about the choice of the importer.
  ///   - parallelism: how many threads there are. The edition does not depend on it.
  /// - Throws: ``EditionError/input(_:)`` if the bytes are not of the format at all.
  package static func reading(
    _ source: Source, with importer: ConfiguredImporter, resources: any ResourceProvider, assumption: Diagnostic?,
    parallelism: Int
  ) async throws(EditionError) -> Edition {
    let log = ReportLog()
    if let assumption { log.report(assumption) }
    let context = ImportContext(log: log, resources: resources)
    do throws(ImportError) {
      let document = try await importer.document(from: source, context: context, parallelism: parallelism)
      return Edition(document, name: source.name, report: log.report)
    } catch {
      throw EditionError.input(error)
    }
  }
}
