public import PlatenCore

/// What an edition file says, `edition.yaml` beside the sources: which files are read, what is known about the book, and which
/// editions are made of it.
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
/// Its keys come from the schemas of formats and transforms. What is wrong is told with line and column.
public struct EditionFile: Sendable {
  /// Files that are read.
  public struct Input: Sendable {
    /// A path relative to the edition file, or a pattern with `*`, `?` and `**`.
    public var path: String
    /// What is known about this file alone, over what it says itself.
    public var metadata: [OptionSetting]
    /// Where it stands in the edition file.
    public var location: SourceLocation
  }

  /// How several inputs become one document.
  public enum Joining: Sendable, Hashable {
    /// As the parts of a book, see ``Edition/init(joining:)``.
    case book
    /// As articles, each with its own title, author and notes.
    case anthology
    /// As translations, side by side.
    case parallel(Parallel)
  }

  /// How translations are put side by side; files are relative to the edition file.
  public struct Parallel: Sendable, Hashable {
    /// A dictionary in CC-CEDICT's form.
    public var dictionary: String?
    /// An alignment that was made elsewhere.
    public var alignment: String?
    /// What a row holds: `paragraph` or `sentence`.
    public var unit: String?
    /// Ids of passages that are partners.
    public var pins: [OptionSetting] = []
  }

  /// A file that is written.
  public struct Output: Sendable {
    /// The id of its format.
    public var format: String
    /// Its path, relative to the edition file.
    public var path: String
    /// Where it is asked for in the edition file.
    public var location: SourceLocation
  }

  /// One of the editions.
  public struct Made: Sendable {
    /// Its name; `nil` if there is one edition, which needs none.
    public var name: String?
    /// Its files, in the order of the recipe's exporters.
    public var outputs: [Output]
    /// How the document becomes this edition.
    public var recipe: EditionRecipe
    /// Whether a font of the machine is to be embedded, see ``adding(font:)``.
    public var asksSystemFont: Bool
    /// The options of printable text in this edition, whose pages it or another takes over.
    package var textSettings: [OptionSetting]
    /// The edition whose pages it takes over, by its place; `nil` for none.
    package var pageSource: Int?
    let remake: @Sendable (_ font: String?) throws(EditionError) -> EditionRecipe

    /// The edition with one more font.
    ///
    /// - Parameter font: the font's path, for the files that the edition file was read with.
    /// - Throws: ``EditionError`` if it is none.
    public func adding(font: String) throws(EditionError) -> Made {
      var copy = self
      copy.recipe = try remake(font)
      return copy
    }
  }

  /// The files that are read, in their order.
  public var inputs: [Input]
  /// How they become one document.
  public var joining: Joining
  /// The name of their format; `nil` to go by their names.
  public var inputFormat: String?
  /// Options of the formats that are read, as `name.option`.
  public var readingSettings: [OptionSetting]
  /// The character encoding of text; `nil` to find out.
  public var encoding: String?
  /// The folder below which all files are that they mention, relative to the edition file; `nil` for the one that holds them.
  public var resources: String?
  /// The editions.
  public var editions: [Made]

  /// Reads an edition file.
  ///
  /// - Parameters:
  ///   - source: the bytes, at most 64 KiB of YAML, and the name of their file.
  ///   - files: where the files are that options name: fonts, stylesheets, covers.
  ///   - toolkit: what can be read, changed and written.
  /// - Throws: ``EditionError/input(_:)`` for what is wrong first, with its line and column, and the nearest name that is right.
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
