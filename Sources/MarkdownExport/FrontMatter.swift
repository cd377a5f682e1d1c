import PlatenCore

/// Metadata as YAML between two lines of hyphens, in the fields that `MarkdownImport` reads.
///
/// Every text is a double-quoted scalar (YAML 1.2 §7.3.1), so that nothing in it means anything.
struct FrontMatter {
  private var lines: [String] = []

  /// A field of a value, with what stands behind its colon.
  private struct Field {
    var name: String
    var value: String

    init(_ name: String, _ text: String) {
      self.name = name
      value = FrontMatter.quoted(text)
    }

    init(_ name: String, _ alternates: [Title.Alternate]) {
      self.name = name
      let written = alternates.map {
        "{text: \(FrontMatter.quoted($0.text)), lang: \(FrontMatter.quoted($0.language.tag))}"
      }
      value = "[" + written.joined(separator: ", ") + "]"
    }

    init?(_ name: String, ifAny text: String?) {
      guard let text else { return nil }
      self.init(name, text)
    }
  }

  /// The block, or `nil` if there is nothing to say.
  static func text(_ metadata: Metadata) -> String? {
    guard metadata != Metadata() else { return nil }
    var matter = FrontMatter()
    matter.add(metadata)
    return (["---"] + matter.lines + ["---"]).joined(separator: "\n")
  }

  /// Whether a document's only heading of the first rank stands first and says the title: the reader takes it from there.
  static func isTitle(_ body: [Block], _ titles: [Title], _ languages: [Language]) -> Bool {
    guard titles.count == 1, case .heading(let heading)? = body.first, heading.level == 1,
      Title(bilingual: heading.inlines.plainText, languages: languages) == titles[0]
    else { return false }
    return !body.dropFirst().contains { block in
      if case .heading(let other) = block { other.level == 1 } else { false }
    }
  }

  private mutating func add(_ metadata: Metadata) {
    list("title", metadata.titles.map { title in fields(of: title, metadata.languages) })
    list("author", metadata.creators.map { fields(of: $0) })
    list("contributor", metadata.contributors.map { fields(of: $0) })
    list("lang", metadata.languages.map { [Field("", $0.tag)] })
    list("identifier", metadata.identifiers.map { [Field("text", $0.value), Field("scheme", $0.scheme.rawValue)] })
    field("date", metadata.published?.description)
    field("modified", metadata.modified?.description)
    field("publisher", metadata.publisher)
    field("source", metadata.source)
    field("rights", metadata.rights)
    field("description", metadata.summary)
    list(
      "subject",
      metadata.subjects.map { subject in
        [
          Field("text", subject.text), Field("authority", ifAny: subject.authority), Field("term", ifAny: subject.term),
        ].compactMap(\.self)
      })
    list("terms", metadata.terms.map { [Field("term", $0.term), Field("counterpart", $0.counterpart)] })
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
  }

  private func fields(of title: Title, _ languages: [Language]) -> [Field] {
    let read = Title(bilingual: title.whole, languages: languages)
    // A title in two scripts is read from its parentheses, if nothing of it is lost so.
    let isRead =
      (read.text, read.alternates, read.form) == (title.text, title.alternates, title.form)
      && (title.language != nil || read.language == nil)
    var fields = [Field("text", isRead ? title.whole : title.text)]
    if !isRead {
      fields.append(Field("alternates", title.alternates))
      fields.append(Field("form", title.form.rawValue))
    }
    if title.kind != .main { fields.append(Field("type", title.kind.rawValue)) }
    if let language = title.language { fields.append(Field("lang", language.tag)) }
    if let sortKey = title.sortKey { fields.append(Field("sort", sortKey)) }
    return fields
  }

  private func fields(of person: Contributor) -> [Field] {
    [
      Field("name", person.name), Field("role", ifAny: person.role), Field("sort", ifAny: person.sortKey),
      person.alternates.isEmpty ? nil : Field("alternates", person.alternates),
    ].compactMap(\.self)
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
    for field in fields.compactMap({ Field($0.0, ifAny: $0.1) }) { lines.append("  \(field.name): \(field.value)") }
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
  private mutating func list(_ name: String, _ values: [[Field]]) {
    guard !values.isEmpty else { return }
    if values.count == 1, values[0].count == 1 {
      lines.append("\(name): \(values[0][0].value)")
      return
    }
    lines.append("\(name):")
    for value in values {
      if value.count == 1 {
        lines.append("- \(value[0].value)")
      } else {
        for (index, field) in value.enumerated() {
          lines.append("\(index == 0 ? "- " : "  ")\(field.name): \(field.value)")
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
    if FrontMatter.isTitle(document.body, metadata.titles, metadata.languages) { metadata.titles = [] }
    guard let text = FrontMatter.text(metadata) else { return }
    output.lines(Array(text.utf8))
    output.separate()
  }
}
