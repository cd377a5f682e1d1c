import PlatenCore

/// Walks a document and writes the nodes of pandoc's tree: `{"t":"Para","c":[…]}`.
///
/// Recursion is bounded by `Document.maximumDepth`, which the exporter has checked. Time is linear in the document, and in the
/// bytes of a picture for every time that it is shown.
struct PandocWriter<Sink: ByteSink> {
  var json: JSONOutput<Sink>
  let options: PandocOptions
  let log: ReportLog
  /// The files that the document carries, by path.
  let resources: [String: Resource]
  /// Those of them that a picture showed.
  var shownResources: Set<String> = []
  let survey: Survey
  /// The last character that was written in this run of text: soft breaks and spaces depend on it.
  var lastScalar: Unicode.Scalar?
  /// What the next paragraph begins with.
  var lead: Lead?
  var notes = NoteRegister()
  private var generatedIDs: [String: Int] = [:]

  init(_ document: Document, to sink: Sink, options: PandocOptions, log: ReportLog) {
    json = JSONOutput(to: sink)
    self.options = options
    self.log = log
    resources = Dictionary(document.resources.map { ($0.path, $0) }) { first, _ in first }
    survey = Survey(document)
  }

  // snippet: document
  /// Writes the whole document.
  mutating func write(_ document: Document) throws(ExportError) {
    json.beginObject()
    json.name("pandoc-api-version")
    json.beginArray()
    for number in options.apiVersion.rawValue.split(separator: ".") { json.literal(String(number)) }
    json.endArray()
    json.name("meta")
    write(document.metadata)
    json.name("blocks")
    json.beginArray()
    for block in document.body {
      if Task.isCancelled { throw ExportError(.cancelled, "the export was cancelled") }
      write(block)
      if let failure = json.failure { throw failure }
    }
    json.endArray()
    json.endObject()
    json.finish()
    if let failure = json.failure { throw failure }
    reportResourcesThatNothingShows(document)
  }
  // end of snippet
}

// MARK: Nodes

extension PandocWriter {
  /// Begins a node with content; what is written next is the content.
  mutating func begin(_ tag: StaticString) {
    json.beginObject()
    json.name("t")
    json.word(tag)
    json.name("c")
  }

  mutating func end() { json.endObject() }

  /// Begins a node whose content is an array.
  mutating func beginList(_ tag: StaticString) {
    begin(tag)
    json.beginArray()
  }

  mutating func endList() {
    json.endArray()
    json.endObject()
  }

  /// Writes a node without content.
  mutating func bare(_ tag: StaticString) {
    json.beginObject()
    json.name("t")
    json.word(tag)
    json.endObject()
  }

  /// Begins a node that has attributes and then an array of nodes: `Div`, `Span`.
  mutating func beginContainer(
    _ tag: StaticString, _ attributes: Attributes = .none, id: String? = nil, classes: [String] = [],
    values: [(name: String, value: String)] = [], language: Language? = nil
  ) {
    beginList(tag)
    write(attributes, id: id, classes: classes, values: values, language: language)
    json.beginArray()
  }

  mutating func endContainer() {
    json.endArray()
    endList()
  }

  /// Begins a container around a node that pandoc gives no attributes, if there are any to be given.
  ///
  /// - Returns: whether it was begun, for ``endWrapper(_:)``.
  mutating func beginWrapper(_ tag: StaticString, _ attributes: Attributes) -> Bool {
    guard attributes.saysSomething else { return false }
    beginContainer(tag, attributes)
    return true
  }

  mutating func endWrapper(_ isOpen: Bool) {
    if isOpen { endContainer() }
  }
}

// MARK: Attributes

extension PandocWriter {
  /// Writes pandoc's `Attr`: identifier, classes, named values.
  mutating func write(
    _ attributes: Attributes = .none, id: String? = nil, classes: [String] = [],
    values: [(name: String, value: String)] = [], language: Language? = nil
  ) {
    json.beginArray()
    json.string(attributes.id ?? id ?? "")
    json.beginArray()
    for name in classes { json.string(name) }
    for name in attributes.classes { json.string(name) }
    json.endArray()
    json.beginArray()
    if let language = attributes.language ?? language {
      pair("lang", language.tag)
      if language.isRightToLeft { pair("dir", "rtl") }
    }
    for value in values { pair(value.name, value.value) }
    for value in attributes.values { pair(value.name, value.value) }
    json.endArray()
    json.endArray()
  }

  private mutating func pair(_ name: String, _ value: String) {
    json.beginArray()
    json.string(name)
    json.string(value)
    json.endArray()
  }

  /// Makes an identifier that no node of the document has: `section-1`, `section-2`.
  mutating func newID(_ stem: String) -> String {
    var number = generatedIDs[stem, default: 0] + 1
    while survey.ids.contains("\(stem)-\(number)") { number += 1 }
    generatedIDs[stem] = number
    return "\(stem)-\(number)"
  }

  // snippet: report
  /// Reports what pandoc's tree cannot say.
  func report(
    _ id: String, warning: Bool = false, _ loss: Diagnostic.Loss?, _ message: String, at attributes: Attributes = .none
  ) {
    log.report(
      Diagnostic("pandoc." + id, warning ? .warning : .note, message, at: attributes.source?.start, loss: loss))
  }
  // end of snippet
}

extension Attributes {
  /// Whether there is anything that pandoc can be told; where a node stood in its source is not.
  var saysSomething: Bool { id != nil || !classes.isEmpty || language != nil || !values.isEmpty }
}

/// What a paragraph begins with, besides its text.
enum Lead {
  /// A box, ticked or not.
  case task(ListItem.Task)
  /// The number of a note that stands at the end of another.
  case marker(String)
}
