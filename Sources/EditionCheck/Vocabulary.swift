import MarkupReader
import PlatenCore

/// The elements of an XML format: what they hold, and which attributes they have.
struct Vocabulary: Sendable {
  /// What is known of an element.
  struct Rule: Sendable {
    /// Its children; `nil` if anything may stand in it.
    var content: ContentPattern?
    /// Whether text may stand in it.
    var hasText: Bool
    var attributes: [String: AttributeForm] = [:]
    /// Attributes that it must have.
    var needed: Set<String> = []
    /// What the table says of its content.
    var model: String
  }

  let rules: [String: Rule]
  /// The elements of each class that patterns name with `%`.
  let classes: [String: Set<String>]
  /// Whether attributes of other namespaces, and `data-…`, have no place in it. Those of XML are in the table as `xml:lang`.
  let isClosed: Bool

  /// Reads a table: for each element a line with its names, its content, and its attributes, with `:` between them.
  ///
  /// An attribute is `name`, `name=form` (``AttributeForm``), or `name=form!` if it is needed. `$name` stands for a group.
  init(
    _ table: String, groups: [String: String] = [:], classes: [String: Set<String>] = [:], isClosed: Bool = false
  ) {
    var rules: [String: Rule] = [:]
    for line in table.split(separator: "\n") {
      let columns = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      guard columns.count >= 2 else { continue }
      let model = groups[columns[1]] ?? columns[1]
      var rule = Rule(
        content: model == "any" || model == "#text" ? nil : ContentPattern(model),
        hasText: model == "any" || model.contains("#text"),
        model: model)
      let words = columns.count > 2 ? columns[2].split(separator: " ") : []
      for word in words.flatMap({ word in groups[String(word)]?.split(separator: " ") ?? [word] }) {
        let isNeeded = word.hasSuffix("!")
        let parts = word.dropLast(isNeeded ? 1 : 0).split(separator: "=", maxSplits: 1)
        rule.attributes[String(parts[0])] = AttributeForm(parts.count > 1 ? parts[1] : "text")
        if isNeeded { rule.needed.insert(String(parts[0])) }
      }
      for name in columns[0].split(separator: " ") { rules[String(name)] = rule }
    }
    self.rules = rules
    self.classes = classes
    self.isClosed = isClosed
  }
}

/// Goes through a document of a small format, and says what its vocabulary does not allow.
struct VocabularyReading {
  private let vocabulary: Vocabulary
  private let namespaces: Set<String>
  private var open: [(name: String, children: [String], line: Int)] = []
  private var ids: Set<String>?
  /// How deep an element of another format is; nothing is said of what stands in it.
  private var foreignDepth: Int?
  private(set) var faults: [(message: String, line: Int)] = []

  /// - Parameter namespaces: those of the format; elements of others are left to whoever knows them.
  /// - Parameter hasOwnIDs: whether nobody else looks at ids.
  init(_ vocabulary: Vocabulary, namespaces: Set<String>, hasOwnIDs: Bool = true) {
    self.vocabulary = vocabulary
    self.namespaces = namespaces
    ids = hasOwnIDs ? [] : nil
  }

  mutating func start(_ element: XMLElement, line: Int) {
    let name = element.name.local
    defer { open.append((name, [], line)) }
    guard foreignDepth == nil else { return }
    guard namespaces.contains(element.name.namespace) else {
      if open.isEmpty { say("The root element \(Diagnostic.quoted(name)) is in another namespace", line) }
      foreignDepth = open.count
      return
    }
    if !open.isEmpty { open[open.count - 1].children.append(name) }
    guard let rule = vocabulary.rules[name] else {
      return say("The file does not have the element \(Diagnostic.quoted(name))", line)
    }
    for attribute in element.attributes where attribute.name.namespace.isEmpty || vocabulary.isClosed {
      let own = VocabularyReading.name(of: attribute)
      if own.hasPrefix("data-"), !vocabulary.isClosed { continue }
      guard let form = rule.attributes[own] else {
        say("The element \(name) has no attribute \(Diagnostic.quoted(own))", line)
        continue
      }
      if !form.takes(attribute.value, name: own) {
        say("The attribute \(own) of \(name) does not take \(Diagnostic.quoted(attribute.value))", line)
      }
      if own == "id", ids?.insert(attribute.value.trimmed).inserted == false {
        say("The id \(Diagnostic.quoted(attribute.value)) is given twice", line)
      }
    }
    for own in rule.needed.sorted() where element[own] == nil {
      say("The element \(name) has no attribute \(own)", line)
    }
  }

  private static func name(of attribute: XMLElement.Attribute) -> String {
    switch attribute.name.namespace {
    case "": attribute.name.local
    case XMLName.xmlNamespace: "xml:" + attribute.name.local
    default: "{\(attribute.name.namespace)}" + attribute.name.local
    }
  }

  mutating func text(_ text: String, line: Int) {
    guard foreignDepth == nil, let parent = open.last?.name, !text.isXMLSpace,
      vocabulary.rules[parent]?.hasText == false
    else { return }
    say("The element \(parent) cannot contain text", line)
  }

  mutating func end() {
    guard let (name, children, line) = open.popLast() else { return }
    if let depth = foreignDepth {
      if depth == open.count { foreignDepth = nil }
      return
    }
    let rule = vocabulary.rules[name]
    if rule?.model == "#text", let child = children.first {
      say("The element \(Diagnostic.quoted(child)) cannot stand in \(name)", line)
    }
    switch rule?.content?.fault(of: children, isIn: { vocabulary.classes[$1]?.contains($0) ?? false }) {
    case nil: break
    case .unexpected(let child): say("The element \(Diagnostic.quoted(child)) cannot stand there in \(name)", line)
    case .incomplete: say("The element \(name) does not have all that belongs in it", line)
    }
  }

  private mutating func say(_ message: String, _ line: Int) { faults.append((message + ".", line)) }
}

extension String {
  /// Whether it is white space as XML has it: a no-break space is none (XML 1.0 §2.3).
  var isXMLSpace: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
}
