/// What can be said about any node besides its content: identifier, classes, language, further values, source.
///
/// Most nodes have none, so the fields stand in a box of their own: an empty `Attributes` is one word.
public struct Attributes: Hashable, Sendable {
  /// A named value that Platen has no field for, such as `width` on a picture.
  public struct Value: Hashable, Sendable {
    /// The name, as the author wrote it.
    public var name: String
    /// The value, as the author wrote it.
    public var value: String

    /// Makes a named value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  private struct Fields: Hashable, Sendable {
    var id: String?
    var classes: [String] = []
    var language: Language?
    var values: [Value] = []
    var source: SourceRange?
  }

  private indirect enum Storage: Hashable, Sendable {
    case none
    case some(Fields)
  }

  private var storage: Storage = .none

  /// Attributes that say nothing.
  public static let none = Attributes()

  /// Makes attributes. What is not named is absent.
  public init(
    id: String? = nil, classes: [String] = [], language: Language? = nil, values: [Value] = [],
    source: SourceRange? = nil
  ) {
    fields = Fields(id: id, classes: classes, language: language, values: values, source: source)
  }

  private var fields: Fields {
    get {
      switch storage {
      case .none: Fields()
      case .some(let fields): fields
      }
    }
    set { storage = newValue == Fields() ? .none : .some(newValue) }
  }

  /// The name that links use, any non-empty text; exporters make it fit their format. Unique in a document.
  public var id: String? {
    get { isEmpty ? nil : fields.id }
    set { fields.id = newValue }
  }

  /// Class names in order, for styling and for plugins. No spaces in a name.
  public var classes: [String] {
    get { isEmpty ? [] : fields.classes }
    set { fields.classes = newValue }
  }

  /// The language of the content, where it differs from its surroundings.
  public var language: Language? {
    get { isEmpty ? nil : fields.language }
    set { fields.language = newValue }
  }

  /// Further named values, in the author's order.
  public var values: [Value] {
    get { isEmpty ? [] : fields.values }
    set { fields.values = newValue }
  }

  /// Where the node stood in its source; only when the importer was asked for it.
  public var source: SourceRange? {
    get { isEmpty ? nil : fields.source }
    set { fields.source = newValue }
  }

  /// Whether nothing is said.
  public var isEmpty: Bool {
    switch storage {
    case .none: true
    case .some: false
    }
  }

  /// The value of a name, the last one if it was given twice.
  public subscript(name: String) -> String? {
    isEmpty ? nil : fields.values.last { $0.name == name }?.value
  }
}
