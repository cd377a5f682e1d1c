public import PlatenCore

/// An edition file, such as `edition.yaml`: the sources, the metadata and the editions to make.
///
/// ```swift
/// let file = try EditionFile(reading: Source(name: "edition.yaml", bytes: bytes))
/// for made in file.editions {
///   let edition = try await made.recipe.edition(of: book)
///   for (output, exporter) in zip(made.outputs, made.recipe.exporters) {
///     files[output.path] = try await edition.export(exporter).bytes
///   }
/// }
/// ```
///
/// Its keys are derived from the schemas of formats and transforms. Faults are reported with line and column.
public struct EditionFile: Sendable {
  /// Files that are read.
  public struct Input: Sendable {
    /// A path relative to the edition file, or a pattern with `*`, `?` and `**`.
    public var path: String
    /// The metadata to set for this file alone.
    public var metadata: [OptionSetting]
    /// The position in the edition file.
    public var location: SourceLocation
  }

  /// The way in which several inputs become one document.
  public enum Joining: Sendable, Hashable {
    /// As the parts of a book: see ``Edition/init(joining:)``.
    case book
    /// As articles, each with its own title, author and notes.
    case anthology
    /// As parallel translations.
    case parallel(Parallel)
  }

  /// Options of the alignment of translations; files are relative to the edition file.
  public struct Parallel: Sendable, Hashable {
    /// A dictionary in the format of CC-CEDICT.
    public var dictionary: String?
    /// An alignment made by another program.
    public var alignment: String?
    /// The unit of a row: `paragraph` or `sentence`.
    public var unit: String?
    /// Pairs of ids of passages to align.
    public var pins: [OptionSetting] = []
  }

  /// An output file.
  public struct Output: Sendable {
    /// The id of its format.
    public var format: String
    /// Its path, relative to the edition file.
    public var path: String
    /// The position in the edition file.
    public var location: SourceLocation
  }

  /// One of the editions.
  public struct Made: Sendable {
    /// The name; `nil` if there is only one edition.
    public var name: String?
    /// The output files, in the order of the recipe's exporters.
    public var outputs: [Output]
    /// The recipe of the edition.
    public var recipe: EditionRecipe
    /// Whether an installed font is to be embedded: see ``adding(font:)``.
    public var asksSystemFont: Bool
    /// The options of printable text in this edition, whose pages it or another takes over.
    package var textSettings: [OptionSetting]
    /// The edition whose pages it takes over, by its place; `nil` for none.
    package var pageSource: Int?
    let remake: @Sendable (_ font: String?) throws(EditionError) -> EditionRecipe

    /// Returns the edition with an additional font.
    ///
    /// - Parameter font: the path of the font, for the provider that the edition file was read with.
    /// - Throws: ``EditionError`` if the file is not a font.
    public func adding(font: String) throws(EditionError) -> Made {
      var copy = self
      copy.recipe = try remake(font)
      return copy
    }
  }

  /// The sources, in order.
  public var inputs: [Input]
  /// The way in which the sources become one document.
  public var joining: Joining
  /// The name of the input format; `nil` to select it by the names of the files.
  public var inputFormat: String?
  /// Options of the input formats, as `name.option`.
  public var readingSettings: [OptionSetting]
  /// The encoding of text; `nil` to detect it.
  public var encoding: String?
  /// The root folder of the files that the sources mention, relative to the edition file; `nil` for the folder of the sources.
  public var resources: String?
  /// The editions.
  public var editions: [Made]

  /// Reads an edition file.
  ///
  /// - Parameters:
  ///   - source: the bytes, at most 64 KiB of YAML, and the name of their file.
  ///   - files: the provider of the files that options name: fonts, stylesheets, covers.
  ///   - toolkit: the available importers, transforms and exporters.
  /// - Throws: ``EditionError/input(_:)`` for the first fault, with its line and column, and the closest valid name.
  public init(
    reading source: Source, files: any ResourceProvider = NoResources(), using toolkit: Toolkit = .standard
  ) throws(EditionError) {
    self = try EditionDraft(source).file(using: toolkit, files: files)
  }

  init(_ draft: EditionDraft, editions: [Made]) {
    inputs = draft.inputs
    joining = draft.joining
    inputFormat = draft.inputFormat?.value
    readingSettings = draft.reading.flatMap { named in
      named.settings.map { OptionSetting("\(named.name).\($0.name)", $0.value) }
    }
    encoding = draft.encoding
    resources = draft.resources
    self.editions = editions
  }
}
