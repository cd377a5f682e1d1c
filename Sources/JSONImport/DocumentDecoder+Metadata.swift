import JSONText
import PlatenCore

extension DocumentDecoder {
  mutating func metadata(_ element: Int) throws(Fault) -> Metadata {
    try checkMembers(of: element, Schema.metadata)
    var metadata = Metadata()
    for title in try array("titles", of: element) { metadata.titles.append(try self.title(title)) }
    for person in try array("creators", of: element) { metadata.creators.append(try contributor(person)) }
    for person in try array("contributors", of: element) { metadata.contributors.append(try contributor(person)) }
    for tag in try array("languages", of: element) { metadata.languages.append(try language(tag)) }
    for identifier in try array("identifiers", of: element) {
      try checkMembers(of: identifier, Schema.identifier)
      metadata.identifiers.append(
        Identifier(try text("value", of: identifier), scheme: try word(try required("scheme", of: identifier))))
    }
    metadata.published = try date("published", of: element)
    metadata.modified = try timestamp("modified", of: element)
    metadata.publisher = try textIfAny("publisher", of: element)
    metadata.source = try textIfAny("source", of: element)
    metadata.rights = try textIfAny("rights", of: element)
    metadata.summary = try textIfAny("summary", of: element)
    for subject in try array("subjects", of: element) {
      try checkMembers(of: subject, Schema.subject)
      metadata.subjects.append(
        Subject(
          try text("text", of: subject), authority: try textIfAny("authority", of: subject),
          term: try textIfAny("term", of: subject)))
    }
    for term in try array("terms", of: element) {
      try checkMembers(of: term, Schema.term)
      metadata.terms.append(
        GlossaryTerm(try text("term", of: term), counterpart: try text("counterpart", of: term)))
    }
    if let series = tape.member("series", of: element) {
      try checkMembers(of: series, Schema.series)
      metadata.series = Series(try text("name", of: series), position: try textIfAny("position", of: series))
    }
    metadata.coverImage = try textIfAny("coverImage", of: element)
    if let statement = tape.member("accessibility", of: element) {
      metadata.accessibility = try accessibility(statement)
    }
    if let reservation = tape.member("textMining", of: element) {
      try checkMembers(of: reservation, Schema.textMining)
      metadata.textMining = TextMiningReservation(
        isReserved: try flag("isReserved", of: reservation, default: true),
        policy: try textIfAny("policy", of: reservation))
    }
    return metadata
  }

  /// The member `attributes` of a node.
  mutating func attributes(of node: Int) throws(Fault) -> Attributes {
    guard let element = tape.member("attributes", of: node) else { return .none }
    try checkMembers(of: element, Schema.attributes)
    var values: [Attributes.Value] = []
    for value in try array("values", of: element) {
      try checkMembers(of: value, Schema.value)
      values.append(Attributes.Value(name: try text("name", of: value), value: try text("value", of: value)))
    }
    var source: SourceRange?
    if let range = tape.member("source", of: element) {
      try checkMembers(of: range, Schema.range)
      source = SourceRange(
        start: try location(try required("start", of: range)), end: try location(try required("end", of: range)))
    }
    return Attributes(
      id: try textIfAny("id", of: element), classes: try texts("classes", of: element),
      language: try language("language", of: element), values: values, source: source)
  }
}

extension DocumentDecoder {
  private mutating func location(_ element: Int) throws(Fault) -> SourceLocation {
    try checkMembers(of: element, Schema.location)
    return SourceLocation(
      file: try textIfAny("file", of: element),
      line: try integer(try required("line", of: element), in: Int.min...Int.max),
      column: try integer(try required("column", of: element), in: Int.min...Int.max))
  }

  private mutating func title(_ element: Int) throws(Fault) -> Title {
    try checkMembers(of: element, Schema.title)
    return Title(
      try text("text", of: element), language: try language("language", of: element),
      kind: try wordIfAny("kind", of: element) ?? .main, alternates: try alternates(of: element),
      form: try wordIfAny("form", of: element) ?? .spacedParentheses, sortKey: try textIfAny("sortKey", of: element))
  }

  private mutating func contributor(_ element: Int) throws(Fault) -> Contributor {
    try checkMembers(of: element, Schema.contributor)
    return Contributor(
      try text("name", of: element), role: try textIfAny("role", of: element),
      sortKey: try textIfAny("sortKey", of: element), alternates: try alternates(of: element))
  }

  private mutating func alternates(of element: Int) throws(Fault) -> [Title.Alternate] {
    var result: [Title.Alternate] = []
    for alternate in try array("alternates", of: element) {
      try checkMembers(of: alternate, Schema.alternate)
      result.append(
        Title.Alternate(
          try text("text", of: alternate), language: try language(try required("language", of: alternate))))
    }
    return result
  }

  private mutating func accessibility(_ element: Int) throws(Fault) -> AccessibilityStatement {
    try checkMembers(of: element, Schema.accessibility)
    return AccessibilityStatement(
      conformsTo: try textIfAny("conformsTo", of: element), certifiedBy: try textIfAny("certifiedBy", of: element),
      summary: try textIfAny("summary", of: element), features: try texts("features", of: element),
      hazards: try texts("hazards", of: element), furtherConformance: try texts("furtherConformance", of: element),
      certifierCredential: try textIfAny("certifierCredential", of: element),
      certifierReport: try textIfAny("certifierReport", of: element), evaluated: try date("evaluated", of: element),
      exemptions: try texts("exemptions", of: element))
  }

  private func date(_ name: StaticString, of object: Int) throws(Fault) -> PublicationDate? {
    guard let value = tape.member(name, of: object) else { return nil }
    let text = try text(value)
    guard let date = PublicationDate(text) else {
      throw Fault(
        value, "\(Diagnostic.quoted(text)) is not a date", advice: "Write it as “2024”, “2024-05” or “2024-05-01”.")
    }
    return date
  }

  private func timestamp(_ name: StaticString, of object: Int) throws(Fault) -> Timestamp? {
    guard let value = tape.member(name, of: object) else { return nil }
    let text = try text(value)
    guard let timestamp = Timestamp(text) else {
      throw Fault(
        value, "\(Diagnostic.quoted(text)) is not a time", advice: "Write it as “2024-05-01T12:00:00Z”.")
    }
    return timestamp
  }
}
