import PlatenCore

extension DocumentEncoder {
  mutating func encode(_ metadata: Metadata) throws(ExportError) {
    json.beginObject()
    try array("titles", metadata.titles) { encoder, title throws(ExportError) in try encoder.encode(title) }
    try array("creators", metadata.creators) { encoder, person throws(ExportError) in try encoder.encode(person) }
    try array("contributors", metadata.contributors) { encoder, person throws(ExportError) in
      try encoder.encode(person)
    }
    try field("languages", ifAny: metadata.languages.map(\.tag))
    try array("identifiers", metadata.identifiers) { encoder, identifier throws(ExportError) in
      try encoder.field("value", identifier.value)
      try encoder.field("scheme", identifier.scheme.rawValue)
    }
    try field("published", ifAny: metadata.published?.description)
    try field("modified", ifAny: metadata.modified?.description)
    try field("publisher", ifAny: metadata.publisher)
    try field("source", ifAny: metadata.source)
    try field("rights", ifAny: metadata.rights)
    try field("summary", ifAny: metadata.summary)
    try array("subjects", metadata.subjects) { encoder, subject throws(ExportError) in
      try encoder.field("text", subject.text)
      try encoder.field("authority", ifAny: subject.authority)
      try encoder.field("term", ifAny: subject.term)
    }
    try array("terms", metadata.terms) { encoder, term throws(ExportError) in
      try encoder.field("term", term.term)
      try encoder.field("counterpart", term.counterpart)
    }
    if let series = metadata.series {
      json.name("series")
      json.beginObject()
      try field("name", series.name)
      try field("position", ifAny: series.position)
      try json.endObject()
    }
    try field("coverImage", ifAny: metadata.coverImage)
    try encode(metadata.accessibility)
    if let reservation = metadata.textMining {
      json.name("textMining")
      json.beginObject()
      field("isReserved", reservation.isReserved)
      try field("policy", ifAny: reservation.policy)
      try json.endObject()
    }
    try json.endObject()
  }
}

extension DocumentEncoder {
  private mutating func encode(_ title: Title) throws(ExportError) {
    try field("text", title.text)
    try field("language", ifAny: title.language?.tag)
    try field("kind", title.kind.rawValue)
    try encode(title.alternates)
    try field("form", title.form.rawValue)
    try field("sortKey", ifAny: title.sortKey)
  }

  private mutating func encode(_ person: Contributor) throws(ExportError) {
    try field("name", person.name)
    try field("role", ifAny: person.role)
    try field("sortKey", ifAny: person.sortKey)
    try encode(person.alternates)
  }

  private mutating func encode(_ alternates: [Title.Alternate]) throws(ExportError) {
    try array("alternates", alternates) { encoder, alternate throws(ExportError) in
      try encoder.field("text", alternate.text)
      try encoder.field("language", alternate.language.tag)
    }
  }

  private mutating func encode(_ statement: AccessibilityStatement) throws(ExportError) {
    guard statement != AccessibilityStatement() else { return }
    json.name("accessibility")
    json.beginObject()
    try field("conformsTo", ifAny: statement.conformsTo)
    try field("furtherConformance", ifAny: statement.furtherConformance)
    try field("certifiedBy", ifAny: statement.certifiedBy)
    try field("certifierCredential", ifAny: statement.certifierCredential)
    try field("certifierReport", ifAny: statement.certifierReport)
    try field("evaluated", ifAny: statement.evaluated?.description)
    try field("exemptions", ifAny: statement.exemptions)
    try field("summary", ifAny: statement.summary)
    try field("features", ifAny: statement.features)
    try field("hazards", ifAny: statement.hazards)
    try json.endObject()
  }

  /// Writes an array of objects, unless it is empty.
  private mutating func array<Element>(
    _ name: StaticString, _ elements: [Element],
    _ fields: (inout DocumentEncoder, Element) throws(ExportError) -> Void
  ) throws(ExportError) {
    guard !elements.isEmpty else { return }
    json.name(name)
    json.beginArray()
    for element in elements {
      json.element()
      json.beginObject()
      try fields(&self, element)
      try json.endObject()
    }
    try json.endArray()
  }
}
