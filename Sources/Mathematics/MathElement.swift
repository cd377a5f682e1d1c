import MarkupWriter

/// An element of presentation MathML, of names that the program knows.
struct MathElement: Sendable {
  /// An attribute.
  struct Attribute: Sendable {
    var name: StaticString
    var value: String
  }

  /// The element's name.
  var name: StaticString
  /// The attributes, each name once.
  var attributes: [Attribute] = []
  /// What a token says; `nil` for elements of elements.
  var text: String?
  /// The elements within, none in a token.
  var children: [MathElement] = []

  /// Makes an element of elements.
  init(_ name: StaticString, _ children: [MathElement], _ attributes: [Attribute] = []) {
    self.name = name
    self.children = children
    self.attributes = attributes
  }

  /// Makes a token.
  init(_ name: StaticString, text: String, _ attributes: [Attribute] = []) {
    self.name = name
    self.text = text
    self.attributes = attributes
  }

  /// An identifier in italics, or if it is upright and of one letter, with the variant that says so.
  static func identifier(_ text: String, isUpright: Bool = false) -> MathElement {
    let needsVariant = isUpright && text.unicodeScalars.count == 1
    return MathElement("mi", text: text, needsVariant ? [Attribute(name: "mathvariant", value: "normal")] : [])
  }

  /// A number.
  static func number(_ text: String) -> MathElement { MathElement("mn", text: text) }

  /// An operator.
  static func `operator`(_ text: String, _ attributes: [Attribute] = []) -> MathElement {
    MathElement("mo", text: text, attributes)
  }

  /// A space.
  static func space(_ width: String) -> MathElement {
    MathElement("mspace", [], [Attribute(name: "width", value: width)])
  }

  /// Elements in a row: the only one itself, else an `mrow`.
  static func row(_ children: [MathElement]) -> MathElement {
    if children.count == 1, let only = children.first { return only }
    return MathElement("mrow", children)
  }

  /// Whether several elements in it make a row by themselves (MathML 3 §3.1.3.1).
  var hasImpliedRow: Bool {
    switch name.description {
    case "math", "mrow", "msqrt", "mstyle", "merror", "mpadded", "mphantom", "menclose", "mtd": true
    default: false
    }
  }

  /// Whether it is an operator.
  var isOperator: Bool { name.description == "mo" }

  /// The element with an attribute set.
  func setting(_ name: StaticString, _ value: String) -> MathElement {
    var result = self
    result.attributes.removeAll { $0.name.description == name.description }
    result.attributes.append(Attribute(name: name, value: value))
    return result
  }

  /// Writes the element and all within.
  func write(to markup: inout MarkupWriter) {
    markup.start(name)
    for attribute in attributes { markup.attribute(attribute.name, attribute.value) }
    if let text {
      markup.text(text)
    } else if hasImpliedRow, let only = children.first, children.count == 1, only.name.description == "mrow",
      only.attributes.isEmpty
    {
      for child in only.children { child.write(to: &markup) }
    } else {
      for child in children { child.write(to: &markup) }
    }
    if text == nil, children.isEmpty { markup.endEmpty() } else { markup.end() }
  }

  /// What its tokens say, one after another.
  var plainText: String {
    if name.description == "mspace" { return " " }
    return text ?? children.map(\.plainText).joined()
  }
}
