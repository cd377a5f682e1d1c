public import PlatenCore

/// What a program can read, change and write: three registries, made, extended and passed on as one value.
///
/// ```swift
/// var toolkit = Toolkit.standard
/// try toolkit.exporters.register(PosterExporter.self)
/// ```
public struct Toolkit: Sendable {
  /// What it can write.
  public var exporters: ExporterRegistry
  /// What it can read; the first is the default for input without a format.
  public var importers: ImporterRegistry
  /// What it can change on the way.
  public var transforms: TransformRegistry

  /// Makes a toolkit; what is not named is empty.
  public init(
    exporters: ExporterRegistry = ExporterRegistry(), importers: ImporterRegistry = ImporterRegistry(),
    transforms: TransformRegistry = TransformRegistry()
  ) {
    self.exporters = exporters
    self.importers = importers
    self.transforms = transforms
  }

  /// Everything that Platen brings along.
  public static var standard: Toolkit {
    Toolkit(exporters: .standard, importers: .standard, transforms: .standard)
  }

  /// Finds how to read a file.
  ///
  /// - Parameters:
  ///   - format: the name that the user gave, or `nil` to go by the file's name.
  ///   - file: the file's name, or `nil` for standard input.
  /// - Returns: the importer; without a name or a known extension the first that was registered.
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

  /// Finds how to write a format.
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
