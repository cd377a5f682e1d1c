public import PlatenCore

/// The importers, transforms and exporters of a program: three registries in one value.
///
/// ```swift
/// var toolkit = Toolkit.standard
/// try toolkit.exporters.register(PosterExporter.self)
/// ```
public struct Toolkit: Sendable {
  /// The exporters.
  public var exporters: ExporterRegistry
  /// The importers. The first is the default for input without a known extension.
  public var importers: ImporterRegistry
  /// The transforms.
  public var transforms: TransformRegistry

  /// Makes a toolkit. Registries that are not given are empty.
  public init(
    exporters: ExporterRegistry = ExporterRegistry(), importers: ImporterRegistry = ImporterRegistry(),
    transforms: TransformRegistry = TransformRegistry()
  ) {
    self.exporters = exporters
    self.importers = importers
    self.transforms = transforms
  }

  /// The built-in importers, transforms and exporters.
  public static var standard: Toolkit {
    Toolkit(exporters: .standard, importers: .standard, transforms: .standard)
  }

  /// Returns the importer for a file.
  ///
  /// - Parameters:
  ///   - format: the name of an importer, or `nil` to select it by the name of the file.
  ///   - file: the name of the file, or `nil` for standard input.
  /// - Returns: the importer; without a name or a known extension, the one that was registered first.
  /// - Throws: ``EditionError/unknownFormat(_:advice:)`` if there is no importer of that name.
  public func importer(
    named format: String?, forFile file: String? = nil
  ) throws(EditionError) -> ImporterRegistry.Entry {
    if let format {
      if let entry = importers[format] { return entry }
      throw EditionError.unknownFormat(
        "there is no input format \(Diagnostic.quoted(format))",
        advice: importers.advice(for: format))
    }
    if let known = file.flatMap(Toolkit.fileExtension).flatMap({ importers.entry(forFileExtension: $0) }) {
      return known
    }
    guard let first = importers.entries.first else {
      throw EditionError.unknownFormat("no input format is registered", advice: nil)
    }
    return first
  }

  /// Returns the exporter with a name.
  ///
  /// - Throws: ``EditionError/unknownFormat(_:advice:)`` if there is no exporter of that name.
  public func exporter(named format: String) throws(EditionError) -> ExporterRegistry.Entry {
    if let entry = exporters[format] { return entry }
    throw EditionError.unknownFormat(
      "there is no output format \(Diagnostic.quoted(format))",
      advice: exporters.advice(for: format))
  }

  /// The part of a file's name after its last dot: `txt` in `texts/article.txt`; `nil` if there is none.
  package static func fileExtension(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let suffix = name[name.index(after: dot)...]
    return suffix.isEmpty ? nil : String(suffix)
  }

  /// What to say about a file whose extension no importer has.
  package func assumption(forFile file: String?, _ format: Format) -> Diagnostic? {
    guard let suffix = file.flatMap(Toolkit.fileExtension), importers.entry(forFileExtension: suffix) == nil else {
      return nil
    }
    return Diagnostic(
      "input.format-assumed", .warning,
      "No input format has the extension \(Diagnostic.quoted(suffix)); it is read as \(format.id).")
  }
}
