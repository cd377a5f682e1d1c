import Yams

/// Reads YAML. The only file that knows the library.
enum YAMLReader {
  /// How many values are taken; aliases count each time.
  private static let maximumValues = 10_000
  private static let maximumDepth = 64

  /// The value of a document.
  ///
  /// - Returns: `nil` if there is no value.
  static func value(_ yaml: String) throws(FrontMatterError) -> FrontMatterValue? {
    let node: Node?
    do {
      node = try compose(yaml: yaml)
    } catch let error as YamlError {
      throw FrontMatterError(error)
    } catch {
      throw FrontMatterError(message: "it is no YAML", line: 1, column: 1)
    }
    guard let node else { return nil }
    var left = maximumValues
    return try convert(node, depth: 0, left: &left)
  }

  private static func convert(
    _ node: Node, depth: Int, left: inout Int
  ) throws(FrontMatterError) -> FrontMatterValue {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    left -= 1
    guard left >= 0, depth < maximumDepth else {
      throw FrontMatterError(message: "it has too many values, or nests them too deep", line: line, column: column)
    }
    let content: FrontMatterValue.Content
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      // A literal block ends with a line feed, which is no part of a title or description.
      let end = scalar.string.utf8.lastIndex { $0 != 0x0A }.map { scalar.string.utf8.index(after: $0) }
      content = isNull ? .null : .text(String(scalar.string[..<(end ?? scalar.string.startIndex)]))
    case .sequence(let sequence):
      var values: [FrontMatterValue] = []
      for element in sequence { values.append(try convert(element, depth: depth + 1, left: &left)) }
      content = .list(values)
    case .mapping(let mapping):
      var fields: [FrontMatterValue.Field] = []
      for (key, value) in mapping {
        fields.append(
          FrontMatterValue.Field(
            key: key.scalar?.string ?? "", value: try convert(value, depth: depth + 1, left: &left)))
      }
      content = .fields(fields)
    case .alias: content = .null
    }
    return FrontMatterValue(content: content, line: line, column: column)
  }
}

extension FrontMatterError {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(message: problem, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(_, let context):
      self.init(message: "a key occurs twice", line: context.mark.line, column: context.mark.column)
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(message: "it cannot be read as YAML", line: 1, column: 1)
    }
  }
}
