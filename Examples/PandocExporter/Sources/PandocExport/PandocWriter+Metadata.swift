import PlatenCore

extension PandocWriter {
  // snippet: metadata
  /// Writes pandoc's `meta`, by the names that its templates and its EPUB writer know.
  mutating func write(_ metadata: Metadata) {
    json.beginObject()
    field("title", metadata.title)
    field("subtitle", metadata.subtitle)
    field("author", metadata.creators.map(\.name))
    field("date", metadata.published?.description)
    field("lang", metadata.languages.first?.tag)
    if metadata.primaryIsRightToLeft { field("dir", "rtl") }
    field("description", metadata.summary)
    field("keywords", metadata.subjects.map(\.text))
    field("subject", metadata.subjects.map(\.text))
    field("publisher", metadata.publisher)
    field("rights", metadata.rights)
    field("source", metadata.source)
    // end of snippet
    if metadata.languages.count > 1 { field("languages", metadata.languages.map(\.tag)) }
    field("belongs-to-collection", metadata.series?.name)
    field("group-position", metadata.series?.position)
    if options.pictures == .link { field("cover-image", metadata.coverImage) }
    // With a list of creators pandoc's EPUB writer leaves the authors aside, if one of them is an author.
    if metadata.creatorsSayMore { people("creator", metadata.creators, role: "aut") }
    people("contributor", metadata.contributors, role: nil)
    maps("identifier", metadata.identifiers) { writer, identifier in
      writer.field("scheme", identifier.pandocScheme)
      writer.field("text", identifier.value)
    }
    writeRest(of: metadata)
    json.endObject()
  }

  /// Writes what pandoc has no name for under a name of our own, where filters and templates find it.
  private mutating func writeRest(of metadata: Metadata) {
    guard metadata.hasRest else { return }
    report(
      "metadata-not-shown", .simplified,
      "Pandoc has no names for sort keys, further titles, terms and accessibility; they are in the field platen.")
    json.name("platen")
    beginMap()
    maps("titles", metadata.titles) { writer, title in
      writer.field("type", title.kind.rawValue)
      writer.field("text", title.text)
      writer.field("lang", title.language?.tag)
      writer.field("file-as", title.sortKey)
      writer.alternates(title.alternates)
    }
    people("creators", metadata.creators, role: nil)
    people("contributors", metadata.contributors, role: nil)
    field("modified", metadata.modified?.description)
    maps("subjects", metadata.subjects) { writer, subject in
      writer.field("text", subject.text)
      writer.field("authority", subject.authority)
      writer.field("term", subject.term)
    }
    maps("terms", metadata.terms) { writer, term in
      writer.field("text", term.term)
      writer.field("counterpart", term.counterpart)
    }
    let statement = metadata.accessibility
    field("conforms-to", statement.conformsTo)
    field("certified-by", statement.certifiedBy)
    field("accessibility-summary", statement.summary)
    field("accessibility-features", statement.features)
    field("accessibility-hazards", statement.hazards)
    endMap()
  }
}

// MARK: Fields

extension PandocWriter {
  private mutating func beginMap() {
    begin("MetaMap")
    json.beginObject()
  }

  private mutating func endMap() {
    json.endObject()
    end()
  }

  /// Writes a title in one line, with its first alternate: `乡村 (The Village)`.
  private mutating func field(_ name: StaticString, _ title: Title?) {
    guard let title else { return }
    json.name(name)
    beginList("MetaInlines")
    lastScalar = nil
    var inlines = title.language.map { [Inline.span(TextSpan(title.text, language: $0))] } ?? [.text(title.text)]
    if let alternate = title.alternates.first {
      inlines += [
        .text(title.form.opening), .span(TextSpan(alternate.text, language: alternate.language)),
        .text(title.form.closing),
      ]
    }
    write(inlines)
    endList()
  }

  private mutating func field(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    json.name(name)
    write(meta: text)
  }

  private mutating func field(_ name: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    json.name(name)
    beginList("MetaList")
    for text in texts { write(meta: text) }
    endList()
  }

  private mutating func write(meta text: String) {
    begin("MetaInlines")
    writeContent([.text(text)])
    end()
  }

  private mutating func maps<Element>(
    _ name: StaticString, _ elements: [Element], _ fields: (inout PandocWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    json.name(name)
    beginList("MetaList")
    for element in elements {
      beginMap()
      fields(&self, element)
      endMap()
    }
    endList()
  }

  private mutating func people(_ name: StaticString, _ people: [Contributor], role: String?) {
    maps(name, people) { writer, person in
      writer.field("role", person.role ?? role)
      writer.field("text", person.name)
      writer.field("file-as", person.sortKey)
      writer.alternates(person.alternates)
    }
  }

  private mutating func alternates(_ alternates: [Title.Alternate]) {
    maps("alternates", alternates) { writer, alternate in
      writer.field("text", alternate.text)
      writer.field("lang", alternate.language.tag)
    }
  }
}

extension Metadata {
  fileprivate var primaryIsRightToLeft: Bool { languages.first?.isRightToLeft ?? false }

  /// Whether there is more about the creators than their names, and one of them is an author.
  fileprivate var creatorsSayMore: Bool {
    creators.contains { $0.role != nil || $0.sortKey != nil } && creators.contains { ($0.role ?? "aut") == "aut" }
  }

  /// Whether something is said that pandoc has no name for.
  fileprivate var hasRest: Bool {
    titles.contains { $0 != title && $0 != subtitle || $0.sortKey != nil || $0.alternates.count > 1 }
      || (creators + contributors).contains { !$0.alternates.isEmpty }
      || (!creatorsSayMore && creators.contains { $0.role != nil || $0.sortKey != nil })
      || modified != nil || subjects.contains { $0.authority != nil }
      || !terms.isEmpty || accessibility != AccessibilityStatement()
  }
}

extension Identifier {
  /// The scheme by the name that pandoc's EPUB writer knows; `nil` if it has none.
  fileprivate var pandocScheme: String? {
    switch scheme {
    case .isbn: value.utf8.count { (0x30...0x39).contains($0) || $0 | 0x20 == 0x78 } == 10 ? "ISBN-10" : "ISBN-13"
    case .doi: "DOI"
    case .uri: "URI"
    case .uuid: "UUID"
    case .other: nil
    }
  }
}
