/// A value of the front matter, and where it stands.
struct FrontMatterValue {
  indirect enum Content {
    case null
    case text(String)
    case list([FrontMatterValue])
    case fields([Field])
  }

  /// A key and its value.
  struct Field {
    var key: String
    var value: FrontMatterValue
  }

  var content: Content
  /// The offset of its first character in the file.
  var offset: Int

  /// The text, or that under `text`, `name` or `title`.
  var text: String? {
    switch content {
    case .text(let text): text
    case .fields: field("text", "name", "title")?.text
    case .null, .list: nil
    }
  }

  /// The elements of a list; anything else but null is a list of one.
  var elements: [FrontMatterValue] {
    switch content {
    case .null: []
    case .list(let values): values
    case .text, .fields: [self]
    }
  }

  var fields: [Field] {
    if case .fields(let fields) = content { fields } else { [] }
  }

  /// The value of the first of several keys that is there.
  func field(_ keys: String...) -> FrontMatterValue? {
    for key in keys {
      if let field = fields.first(where: { $0.key == key }) { return field.value }
    }
    return nil
  }
}

/// YAML that cannot be read.
struct FrontMatterError: Error {
  var message: String
  /// The offset in the file.
  var offset: Int
}
