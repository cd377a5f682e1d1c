import PlatenCore
import TextScanning

/// Attributes in braces, as in pandoc: `{#id .class key=value key="a value" -}`; or with a colon before them, as kramdown and
/// Python-Markdown have them: `{: #id .class }`.
struct AttributeList {
  var id: String?
  var classes: [String] = []
  var values: [Attributes.Value] = []
  /// Where the opening brace stands.
  var start = 0
  /// The offset after the closing brace.
  var end = 0

  var isEmpty: Bool { id == nil && classes.isEmpty && values.isEmpty }

  /// How long a list may be, in bytes; a longer one is text.
  static let maximumLength = 4_096

  /// Reads the list that begins with the brace at an offset.
  ///
  /// - Returns: `nil` unless everything up to the closing brace is an attribute.
  init?(_ view: ByteView, at start: Int) {
    guard view[start] == ASCII.leftBrace else { return nil }
    self.start = start
    let view = view.slice(0, start + AttributeList.maximumLength)
    let isKramdown = view.isKramdownAttributes(at: start)
    var offset = view.skipWhitespace(isKramdown ? start + 2 : start + 1)
    while view[offset] != ASCII.rightBrace {
      guard let next = parse(view, at: offset) ?? (isKramdown ? parseWord(view, at: offset) : nil) else { return nil }
      offset = view.skipWhitespace(next)
      guard offset > next || view[next] == ASCII.rightBrace else { return nil }
    }
    end = offset + 1
  }

  /// Makes an empty list.
  init() {}

  /// Makes a list of one class, from a single word.
  init(word: String) { classes = [word] }

  private mutating func parse(_ view: ByteView, at start: Int) -> Int? {
    switch view[start] {
    case ASCII.number:
      let end = AttributeList.word(view, at: start + 1)
      guard end > start + 1 else { return nil }
      id = view.string(start + 1, end)
      return end
    case ASCII.period:
      let end = AttributeList.word(view, at: start + 1)
      guard end > start + 1 else { return nil }
      classes.append(view.string(start + 1, end))
      return end
    case ASCII.hyphen where view[start + 1].isSpaceTabOrLineEnd || view[start + 1] == ASCII.rightBrace:
      // pandoc: `-` is short for `.unnumbered`.
      classes.append("unnumbered")
      return start + 1
    default: return parseValue(view, at: start)
    }
  }

  /// A bare word, as Python-Markdown has it, behind an id or another attribute: alone it names a list that kramdown has elsewhere.
  private mutating func parseWord(_ view: ByteView, at start: Int) -> Int? {
    guard !isEmpty, view[start].isLetter else { return nil }
    var end = start
    while view[end].isAlphanumeric || view[end] == ASCII.hyphen || view[end] == ASCII.underscore { end += 1 }
    guard view[end].isSpaceTabOrLineEnd || view[end] == ASCII.rightBrace else { return nil }
    values.append(Attributes.Value(name: view.string(start, end), value: ""))
    return end
  }

  private mutating func parseValue(_ view: ByteView, at start: Int) -> Int? {
    var offset = start
    while view[offset].isAlphanumeric || view[offset] == ASCII.hyphen || view[offset] == ASCII.underscore
      || view[offset] == ASCII.colon || view[offset] == ASCII.period
    {
      offset += 1
    }
    guard offset > start, view[start].isLetter || view[start] == ASCII.underscore || view[start] == ASCII.colon,
      view[offset] == ASCII.equals
    else { return nil }
    let name = view.string(start, offset)
    offset += 1
    let quote = view[offset]
    var value: String
    if quote == ASCII.quotation || quote == ASCII.apostrophe {
      let first = offset + 1
      offset = first
      while offset < view.count, view[offset] != quote {
        offset += view[offset] == ASCII.backslash ? 2 : 1
      }
      guard view[offset] == quote else { return nil }
      value = view.unescapedString(first, offset)
      offset += 1
    } else {
      let end = AttributeList.word(view, at: offset)
      value = view.string(offset, end)
      offset = end
    }
    switch name {
    case "id": id = value.isEmpty ? id : value
    case "class": classes += value.split(separator: " ").map(String.init)
    default: values.append(Attributes.Value(name: name, value: value))
    }
    return offset
  }

  /// The end of a word: up to white space, a brace, a quotation mark or an equals sign.
  private static func word(_ view: ByteView, at start: Int) -> Int {
    var offset = start
    while true {
      switch view[offset] {
      case 0...ASCII.space, ASCII.leftBrace, ASCII.rightBrace, ASCII.quotation, ASCII.equals, ASCII.less,
        ASCII.greater, ASCII.backtick:
        return offset
      default: offset += 1
      }
    }
  }

  /// Takes out the value of a name, the last one if it was given twice.
  mutating func removeValue(named name: String) -> String? {
    let value = values.last { $0.name == name }?.value
    values.removeAll { $0.name == name }
    return value
  }

  /// Takes out a class.
  mutating func removeClass(_ name: String) -> Bool {
    let count = classes.count
    classes.removeAll { $0 == name }
    return classes.count < count
  }

  /// The attributes of a node; `lang` becomes its language, and what is no language stays a value and is reported.
  func attributes(reporter: Reporter, at offset: Int) -> Attributes {
    var list = self
    var language: Language?
    if let tag = list.removeValue(named: "lang") {
      language = Language(tag)
      if language == nil {
        list.values.append(Attributes.Value(name: "lang", value: tag))
        reporter.report(
          "markdown.language-invalid", "\(Diagnostic.quoted(tag)) is not a language tag; write one such as “zh-Hans”.",
          at: offset)
      }
    }
    return Attributes(id: list.id, classes: list.classes, language: language, values: list.values)
  }
}

extension ByteView {
  /// Whether a brace opens attributes as kramdown has them: a colon behind it, and then a blank, an id or a class.
  func isKramdownAttributes(at start: Int) -> Bool {
    guard self[start] == ASCII.leftBrace, self[start + 1] == ASCII.colon else { return false }
    let next = self[start + 2]
    return next.isSpaceOrTab || next == ASCII.number || next == ASCII.period
  }

  /// `{=html}`, pandoc's raw attribute: a format and nothing else.
  func rawAttribute(at start: Int) -> (format: String, end: Int)? {
    guard self[start] == ASCII.leftBrace, self[start + 1] == ASCII.equals else { return nil }
    var end = start + 2
    while self[end].isAlphanumeric || self[end] == ASCII.hyphen || self[end] == ASCII.underscore { end += 1 }
    guard end > start + 2, end < start + 40, self[end] == ASCII.rightBrace else { return nil }
    return (string(start + 2, end), end + 1)
  }
}
