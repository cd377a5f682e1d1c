/// Properties of a node besides its content: identifier, classes, language, further values, position in the source.
///
/// Most nodes have no attributes, so they are stored in a box: empty attributes take one word of memory.
public struct Attributes: Hashable, Sendable {
  /// A named value for which there is no property, such as `width` on a picture.
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

  /// Empty attributes.
  public static let none = Attributes()

  /// Makes attributes. Properties that are not given are absent.
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

  /// The name that links refer to, any non-empty text, unique in the document. Exporters adapt it to the rules of their format.
  public var id: String? {
    get { isEmpty ? nil : fields.id }
    set { fields.id = newValue }
  }

  /// Class names in order, for styling and for plugins. Names contain no spaces.
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

  /// The position of the node in its source, if the importer was configured to record it.
  public var source: SourceRange? {
    get { isEmpty ? nil : fields.source }
    set { fields.source = newValue }
  }

  /// Whether the attributes are empty.
  public var isEmpty: Bool {
    switch storage {
    case .none: true
    case .some: false
    }
  }

  /// The value with a name; the last one if the name occurs twice.
  public subscript(name: String) -> String? {
    isEmpty ? nil : fields.values.last { $0.name == name }?.value
  }
}
