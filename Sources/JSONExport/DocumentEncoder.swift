import PlatenCore

/// Walks a document and writes it as JSON, field by field in a fixed order.
///
/// Recursion is bounded by `Document.maximumDepth`, which the exporter has checked.
struct DocumentEncoder {
  var json: JSONWriter
  let embedsResources: Bool

  /// Writes what stands before the blocks of the body.
  mutating func begin(_ document: Document) throws(ExportError) {
    json.beginObject()
    json.name("platen")
    try json.value(JSONExporter.schemaVersion)
    json.name("type")
    json.word("document")
    json.name("metadata")
    try encode(document.metadata)
    json.name("body")
    json.beginArray()
  }

  /// Writes blocks of the body.
  ///
  /// - Parameter report: called with the number of those that are written.
  mutating func encode(
    _ body: ArraySlice<Block>, context: ExportContext, report: (Int) -> Void = { _ in }
  ) throws(ExportError) {
    var poll = CancellationPoll()
    for (number, block) in body.enumerated() {
      if poll.knowsOfCancellation() { try context.checkCancellation() }
      json.element()
      try encode(block)
      report(number + 1)
    }
  }

  /// Writes what stands after the blocks of the body.
  mutating func end(_ document: Document) throws(ExportError) {
    try json.endArray()
    if !document.resources.isEmpty { try encode(document.resources) }
    try json.endObject()
    json.endDocument()
  }

  private mutating func encode(_ resources: [Resource]) throws(ExportError) {
    json.name("resources")
    json.beginArray()
    for resource in resources {
      json.element()
      json.beginObject()
      try field("path", resource.path)
      try field("mediaType", ifAny: resource.mediaType)
      if embedsResources {
        json.name("base64")
        try json.base64(resource.bytes)
      } else {
        field("byteCount", resource.bytes.count)
      }
      try json.endObject()
    }
    try json.endArray()
  }
}

// MARK: Fields

extension DocumentEncoder {
  mutating func begin(_ type: StaticString) {
    json.beginObject()
    json.name("type")
    json.word(type)
  }

  mutating func end(_ attributes: Attributes) throws(ExportError) {
    if !attributes.isEmpty { try encode(attributes) }
    try json.endObject()
  }

  mutating func field(_ name: StaticString, _ text: String) throws(ExportError) {
    json.name(name)
    try json.value(text)
  }

  mutating func field(_ name: StaticString, ifAny text: String?) throws(ExportError) {
    guard let text else { return }
    try field(name, text)
  }

  mutating func field(_ name: StaticString, _ number: Int) {
    json.name(name)
    json.value(number)
  }

  mutating func field(_ name: StaticString, _ flag: Bool) {
    json.name(name)
    json.value(flag)
  }

  mutating func field(_ name: StaticString, ifAny texts: [String]) throws(ExportError) {
    guard !texts.isEmpty else { return }
    json.name(name)
    json.beginArray()
    for text in texts {
      json.element()
      try json.value(text)
    }
    try json.endArray()
  }

  mutating func field(_ name: StaticString, _ blocks: [Block]) throws(ExportError) {
    json.name(name)
    try encode(blocks)
  }

  mutating func field(_ name: StaticString, _ inlines: [Inline]) throws(ExportError) {
    json.name(name)
    try encode(inlines)
  }
}

// MARK: Attributes

extension DocumentEncoder {
  private mutating func encode(_ attributes: Attributes) throws(ExportError) {
    json.name("attributes")
    json.beginObject()
    try field("id", ifAny: attributes.id)
    try field("classes", ifAny: attributes.classes)
    try field("language", ifAny: attributes.language?.tag)
    if !attributes.values.isEmpty {
      json.name("values")
      json.beginArray()
      for value in attributes.values {
        json.element()
        json.beginObject()
        try field("name", value.name)
        try field("value", value.value)
        try json.endObject()
      }
      try json.endArray()
    }
    if let source = attributes.source {
      json.name("source")
      json.beginObject()
      try encode(source.start, as: "start")
      try encode(source.end, as: "end")
      try json.endObject()
    }
    try json.endObject()
  }

  private mutating func encode(_ location: SourceLocation, as name: StaticString) throws(ExportError) {
    json.name(name)
    json.beginObject()
    try field("file", ifAny: location.file)
    field("line", location.line)
    field("column", location.column)
    try json.endObject()
  }
}
