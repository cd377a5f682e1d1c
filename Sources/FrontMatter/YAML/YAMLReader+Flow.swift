import TextScanning

// Collections in brackets and braces (YAML 1.2.2 §7.4), on one line or more.

extension YAMLReader {
  /// Reads `[a, b]` or `{a: b}`.
  mutating func flow(_ depth: Int) throws(FrontMatterError) -> FrontMatterValue {
    try checkDepth(depth)
    let start = position
    let isMapping = byte == ASCII.leftBrace
    let closing = isMapping ? ASCII.rightBrace : ASCII.rightBracket
    var values: [FrontMatterValue] = []
    var fields: [FrontMatterValue.Field] = []
    var keys: Set<String> = []
    position += 1
    try skipFlow(from: start)
    while byte != closing {
      let elementStart = position
      let element = try flowValue(depth, openedAt: start)
      let pair = try flowPair(after: element, depth, openedAt: start)
      if !isMapping, pair == nil {
        values.append(element.value)
      } else {
        guard let key = element.key else { throw error("a key must be text", at: elementStart) }
        let value = if let pair { pair } else { try make(.null, at: position) }
        if isMapping {
          guard keys.insert(key).inserted else { throw error("a key occurs twice", at: elementStart) }
          fields.append(.init(key: key, value: value, keyOffset: element.value.offset))
        } else {
          let field = FrontMatterValue.Field(key: key, value: value, keyOffset: element.value.offset)
          values.append(try make(.fields([field]), at: elementStart))
        }
      }
      try skipFlow(from: start)
      if byte == ASCII.comma {
        position += 1
        try skipFlow(from: start)
      } else if byte != closing {
        throw error("here should be a comma or “\(isMapping ? "}" : "]")”")
      }
    }
    position += 1
    return try make(isMapping ? .fields(fields) : .list(values), at: start)
  }

  /// A value in a flow collection.
  private struct FlowValue {
    var value: FrontMatterValue
    /// Its text, if it is a scalar.
    var key: String?
    var isQuoted = false
  }

  private mutating func flowValue(_ depth: Int, openedAt start: Int) throws(FrontMatterError) -> FlowValue {
    let before = valuesLeft
    var properties = Properties()
    while byte == ASCII.ampersand || byte == ASCII.exclamation {
      try property(of: &properties)
      try skipFlow(from: start)
    }
    let valueStart = position
    var result: FlowValue
    switch byte {
    case ASCII.leftBracket, ASCII.leftBrace: result = FlowValue(value: try flow(depth + 1))
    case ASCII.asterisk:
      let value = try alias()
      result = FlowValue(value: value, key: value.text)
    default:
      let scalar = try scalar(under: -1, inFlow: true)
      result = FlowValue(value: try make(scalar.content, at: valueStart), key: scalar.text, isQuoted: !scalar.isPlain)
    }
    result.value = remember(result.value, as: properties.anchor, before)
    return result
  }

  /// What comes after the colon, if there is one.
  private mutating func flowPair(
    after key: FlowValue, _ depth: Int, openedAt start: Int
  ) throws(FrontMatterError) -> FrontMatterValue? {
    try skipFlow(from: start)
    // After a quoted key the colon needs no space (JSON).
    guard byte == ASCII.colon, key.isQuoted || isBlank(position + 1) || text[position + 1].isFlowIndicator else {
      return nil
    }
    position += 1
    try skipFlow(from: start)
    let isEmpty = byte == ASCII.comma || byte == ASCII.rightBrace || byte == ASCII.rightBracket
    return isEmpty ? try make(.null, at: position) : try flowValue(depth, openedAt: start).value
  }

  /// Passes over spaces, line ends and comments within brackets.
  private mutating func skipFlow(from start: Int) throws(FrontMatterError) {
    try skipBlank(inFlow: true)
    if isAtEnd { throw error("the bracket that opens here is never closed", at: start) }
  }
}
