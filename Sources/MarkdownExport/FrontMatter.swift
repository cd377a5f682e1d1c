import PlatenCore

/// Metadata as YAML between two lines of hyphens, in the fields that `MarkdownImport` reads.
///
/// Every text is a double-quoted scalar (YAML 1.2 §7.3.1), so that nothing in it means anything.
struct FrontMatter {
  private var lines: [String] = []
  /// What the fields cannot say.
  private(set) var losses: [String] = []

  /// The block, or `nil` if there is nothing to say.
  static func text(_ metadata: Metadata) -> (text: String, losses: [String])? {
    guard metadata != Metadata() else { return nil }
    var matter = FrontMatter()
    matter.add(metadata)
    return ((["---"] + matter.lines + ["---"]).joined(separator: "\n"), matter.losses)
  }

  /// Whether a document's only heading of the first rank stands first and says the title: the reader takes it from there.
  static func isTitle(_ body: [Block], _ titles: [Title]) -> Bool {
    guard titles.count == 1, titles[0].kind == .main, titles[0].sortKey == nil, titles[0].alternates.count < 2,
      case .heading(let heading)? = body.first, heading.level == 1, heading.inlines.plainText == titles[0].whole
    else { return false }
    return !body.dropFirst().contains { block in
      if case .heading(let other) = block { other.level == 1 } else { false }
    }
  }

  private mutating func add(_ metadata: Metadata) {
    for title in metadata.titles { check(title) }
    list("title", metadata.titles.map { title in fields(of: title) })
    list("author", metadata.creators.map(fields))
    list("contributor", metadata.contributors.map(fields))
    list("lang", metadata.languages.map { [("", $0.tag)] })
    list("identifier", metadata.identifiers.map { [("text", $0.value), ("scheme", $0.scheme.rawValue)] })
    field("date", metadata.published?.description)
    field("modified", metadata.modified?.description)
    field("publisher", metadata.publisher)
    field("source", metadata.source)
    field("rights", metadata.rights)
    field("description", metadata.summary)
    list(
      "subject",
      metadata.subjects.map { subject in
        [("text", subject.text)]
          + [("authority", subject.authority), ("term", subject.term)].compactMap(FrontMatter.some)
      })
    if let series = metadata.series {
      field("series", series.name)
      field("series-position", series.position)
    }
    field("cover-image", metadata.coverImage)
    add(metadata.accessibility)
    if let reservation = metadata.textMining {
      field("tdm-reservation", reservation.isReserved ? "1" : "0")
      field("tdm-policy", reservation.policy)
    }
    for person in metadata.creators + metadata.contributors where !person.alternates.isEmpty {
      losses.append("the name of \(Diagnostic.quoted(person.name)) in other scripts")
    }
  }

  private func fields(of title: Title) -> [(String, String)] {
    var fields = [("text", title.whole)]
    if title.kind != .main { fields.append(("type", title.kind.rawValue)) }
    if let language = title.language { fields.append(("lang", language.tag)) }
    if let sortKey = title.sortKey { fields.append(("sort", sortKey)) }
    return fields
  }

  /// A title in two scripts is read from its parentheses; further alternates and languages have no field.
  private mutating func check(_ title: Title) {
    if title.alternates.count > 1 {
      losses.append("all but the first alternate of the title \(Diagnostic.quoted(title.text))")
    }
  }

  private func fields(of person: Contributor) -> [(String, String)] {
    [("name", person.name)] + [("role", person.role), ("sort", person.sortKey)].compactMap(FrontMatter.some)
  }

  private static func some(_ field: (name: String, value: String?)) -> (String, String)? {
    field.value.map { (field.name, $0) }
  }

  private mutating func add(_ statement: AccessibilityStatement) {
    guard statement != AccessibilityStatement() else { return }
    lines.append("accessibility:")
    let conformance = (statement.conformsTo.map { [$0] } ?? []) + statement.furtherConformance
    let fields = [
      ("conforms-to", conformance.count == 1 ? conformance[0] : nil), ("certified-by", statement.certifiedBy),
      ("certifier-credential", statement.certifierCredential), ("certifier-report", statement.certifierReport),
      ("evaluated", statement.evaluated?.description), ("summary", statement.summary),
    ]
    for (name, value) in fields.compactMap(FrontMatter.some) { lines.append("  \(name): \(FrontMatter.quoted(value))") }
    let lists = [
      ("conforms-to", conformance.count > 1 ? conformance : []), ("exemptions", statement.exemptions),
      ("features", statement.features), ("hazards", statement.hazards),
    ]
    for (name, values) in lists where !values.isEmpty {
      lines.append("  \(name): [\(values.map(FrontMatter.quoted).joined(separator: ", "))]")
    }
  }

  private mutating func field(_ name: String, _ value: String?) {
    if let value { lines.append("\(name): \(FrontMatter.quoted(value))") }
  }

  /// A list of values; one value alone that needs no names stands for itself.
  private mutating func list(_ name: String, _ values: [[(String, String)]]) {
    guard !values.isEmpty else { return }
    if values.count == 1, values[0].count == 1 { return field(name, values[0][0].1) }
    lines.append("\(name):")
    for value in values {
      if value.count == 1 {
        lines.append("- \(FrontMatter.quoted(value[0].1))")
      } else {
        for (index, field) in value.enumerated() {
          lines.append("\(index == 0 ? "- " : "  ")\(field.0): \(FrontMatter.quoted(field.1))")
        }
      }
    }
  }

  /// A scalar: plain where it is a word, double-quoted elsewhere.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      // Readers that know no front matter would see tags, links and code.
      case 0x3C, 0x5B, 0x5D, 0x60: result += escaped(scalar.value)
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: result += escaped(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escaped(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension BlockWriter {
  mutating func writeFrontMatter(of document: Document) {
    var metadata = document.metadata
    if FrontMatter.isTitle(document.body, metadata.titles) { metadata.titles = [] }
    guard let (text, losses) = FrontMatter.text(metadata) else { return }
    output.lines(Array(text.utf8))
    output.separate()
    for loss in losses {
      report("markdown.metadata-dropped", "Front matter has no field for \(loss).", .dropped)
    }
  }
}
