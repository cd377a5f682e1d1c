/// A value of the front matter, and where it stands.
package struct FrontMatterValue: Sendable {
  package indirect enum Content: Sendable {
    case null
    case text(String)
    case list([FrontMatterValue])
    case fields([Field])
  }

  /// A key and its value.
  package struct Field: Sendable {
    package var key: String
    package var value: FrontMatterValue
    /// The offset of the key's first character in the file.
    package var keyOffset = 0
  }

  package var content: Content
  /// The offset of its first character in the file.
  package var offset: Int

  /// The text, or that under `text`, `name` or `title`.
  package var text: String? {
    switch content {
    case .text(let text): text
    case .fields: field("text", "name", "title")?.text
    case .null, .list: nil
    }
  }

  /// The elements of a list; anything else but null is a list of one.
  package var elements: [FrontMatterValue] {
    switch content {
    case .null: []
    case .list(let values): values
    case .text, .fields: [self]
    }
  }

  package var fields: [Field] {
    if case .fields(let fields) = content { fields } else { [] }
  }

  /// The value of the first of several keys that is there.
  package func field(_ keys: String...) -> FrontMatterValue? {
    for key in keys {
      if let field = fields.first(where: { $0.key == key }) { return field.value }
    }
    return nil
  }
}

/// YAML that cannot be read.
package struct FrontMatterError: Error {
  package var message: String
  /// The offset in the file.
  package var offset: Int
}
