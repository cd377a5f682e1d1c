package import PlatenCore
package import TextScanning

/// The reader of a file, whom the reader of its front matter asks.
package protocol FrontMatterHost {
  /// Reports something at an offset of the file.
  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, at offset: Int, loss: Diagnostic.Loss?)

  /// The path of the resource that a picture's reference names; the reference itself if the picture cannot be had.
  func picturePath(of reference: String, at offset: Int) -> String
}

/// Makes metadata of the front matter's fields.
///
/// The names are those of pandoc (its own and those for EPUB), and the plain English ones. What no field is for, or what
/// has the wrong shape, is reported with its line.
package struct FrontMatterReader {
  private let host: any FrontMatterHost
  private var metadata = Metadata()
  private var seriesPosition: String?
  /// The fields that nothing is done with.
  private var unknown: [FrontMatterValue.Field] = []

  /// Reads the front matter of a source.
  ///
  /// - Returns: the metadata and the offset at which the text begins; offset 0 if there is no front matter.
  package static func read(_ view: ByteView, for host: any FrontMatterHost) -> (Metadata, textStart: Int) {
    guard let block = FrontMatterBlock(view) else {
      guard let (fields, end) = TitleBlock.read(view) else { return (Metadata(), 0) }
      var reader = FrontMatterReader(host: host)
      reader.take(fields)
      return (reader.metadata, end)
    }
    guard block.content.count <= FrontMatterBlock.maximumLength else {
      host.report(
        "markdown.front-matter-invalid", .warning,
        "The front matter is not read, because it has more than \(FrontMatterBlock.maximumLength) bytes; it stays text.",
        at: 0, loss: .simplified)
      return (Metadata(), 0)
    }
    let value: FrontMatterValue
    do throws(FrontMatterError) {
      value =
        block.isTOML
        ? try TOMLReader.value(view, in: block.content)
        : try YAMLReader.value(view, in: block.content) { offset in
          host.report(
            "markdown.front-matter-colon", .note,
            "A value with “: ” in it is read to the end of its line; quotation marks around it say so.", at: offset,
            loss: nil)
        }
    } catch {
      host.report(
        "markdown.front-matter-invalid", .warning, "The front matter cannot be read: \(error.message); it stays text.",
        at: error.offset, loss: .simplified)
      return (Metadata(), 0)
    }
    switch value.content {
    case .fields(let fields):
      var reader = FrontMatterReader(host: host)
      reader.take(fields)
      return (reader.metadata, block.end)
    // Nothing but comments.
    case .null: return (Metadata(), block.end)
    // Text between two thematic breaks: no front matter at all.
    case .text, .list: return (Metadata(), 0)
    }
  }

  private init(host: any FrontMatterHost) { self.host = host }

  private mutating func take(_ fields: [FrontMatterValue.Field]) {
    // Languages come first: bilingual titles depend on them.
    for field in fields where ["lang", "language", "languages"].contains(field.key) { takeLanguages(field.value) }
    for field in fields { take(field) }
    reportUnknown()
    if let seriesPosition, metadata.series?.position == nil { metadata.series?.position = seriesPosition }
  }

  private mutating func take(_ field: FrontMatterValue.Field) {
    let value = field.value
    switch field.key {
    case "lang", "language", "languages": break
    case "title": for element in value.elements { takeTitle(element, .main) }
    case "subtitle": takeTitle(value, .subtitle)
    case "short-title", "shorttitle": takeTitle(value, .short)
    case "author", "authors", "creator", "creators":
      metadata.creators += value.elements.compactMap { contributor($0, role: nil) }
    case "contributor", "contributors":
      metadata.contributors += value.elements.compactMap { contributor($0, role: nil) }
    case "translator", "translators", "editor", "editors", "illustrator", "illustrators":
      let role = Vocabulary.relator(of: field.key)
      metadata.contributors += value.elements.compactMap { contributor($0, role: role) }
    case "date", "published": takeDate(value)
    case "modified", "date-modified":
      metadata.modified = text(value).flatMap { Timestamp($0) } ?? date(value).flatMap { Timestamp($0.description) }
    case "identifier", "identifiers": for element in value.elements { takeIdentifier(element, nil) }
    case "isbn": takeIdentifier(value, .isbn)
    case "doi": takeIdentifier(value, .doi)
    case "uuid": takeIdentifier(value, .uuid)
    case "uri", "url": takeIdentifier(value, .uri)
    case "publisher": metadata.publisher = text(value)
    case "source": metadata.source = text(value)
    case "rights", "copyright", "license": metadata.rights = text(value)
    // Hugo keeps fields of one's own in these.
    case "params", "extra", "taxonomies": take(value.fields)
    case "description", "summary", "abstract": metadata.summary = text(value)
    case "subject", "subjects": metadata.subjects += value.elements.compactMap(subject)
    case "keywords", "tags": takeKeywords(value)
    case "terms": takeTerms(value)
    case "series", "collection", "belongs-to-collection": takeSeries(value)
    case "series-position", "series-index", "group-position": seriesPosition = text(value)
    case "cover", "cover-image": takeCover(value)
    case "accessibility": takeAccessibility(value)
    case "tdm-reservation": takeReservation(value)
    case "tdm-policy":
      guard let policy = text(value) else { return }
      metadata.textMining = TextMiningReservation(
        isReserved: metadata.textMining?.isReserved ?? true, policy: policy)
    default: unknown.append(field)
    }
  }

  /// Programs that make sites have many fields of their own: one message names them.
  private mutating func reportUnknown() {
    guard let first = unknown.first else { return }
    let names = unknown.prefix(5).map { Diagnostic.quoted($0.key) }.joined(separator: ", ")
    let more = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
    report(
      "markdown.metadata-unknown",
      unknown.count == 1
        ? "No field of the metadata is called \(names)."
        : "No fields of the metadata are called \(names)\(more).",
      first.value)
    unknown = []
  }

  // MARK: - Fields

  private mutating func takeLanguages(_ value: FrontMatterValue) {
    for element in value.elements {
      guard let tag = text(element) else { continue }
      guard let language = Language(tag) else {
        let _: Never? = invalid(element, "no language tag such as “zh-Hans”")
        continue
      }
      if !metadata.languages.contains(language) { metadata.languages.append(language) }
    }
  }

  private mutating func takeTitle(_ value: FrontMatterValue, _ kind: Title.Kind) {
    guard let text = text(value) else { return }
    var title = Title(bilingual: text, languages: metadata.languages)
    if let alternates = value.field("alternates") { title = Title(text, alternates: self.alternates(alternates)) }
    title.kind = value.field("type")?.text.flatMap { Title.Kind(rawValue: $0) } ?? kind
    title.sortKey = value.field("sort", "file-as")?.text
    if let tag = value.field("lang", "language")?.text, let language = Language(tag) { title.language = language }
    if let form = value.field("form")?.text.flatMap({ Gloss.Form(rawValue: $0) }) { title.form = form }
    metadata.titles.append(title)
  }

  private func alternates(_ value: FrontMatterValue) -> [Title.Alternate] {
    value.elements.compactMap { element in
      guard let text = text(element) else { return nil }
      guard let language = element.field("lang", "language")?.text.flatMap({ Language($0) }) else {
        return invalid(element, "a title or name without the tag of its language")
      }
      return Title.Alternate(text, language: language)
    }
  }

  private func contributor(_ value: FrontMatterValue, role: String?) -> Contributor? {
    guard let name = text(value) else { return nil }
    let written = value.field("role")?.text.map { Vocabulary.relator(of: $0) ?? $0 }
    return Contributor(
      name, role: written ?? role, sortKey: value.field("sort", "file-as")?.text,
      alternates: value.field("alternates").map { alternates($0) } ?? [])
  }

  private mutating func takeDate(_ value: FrontMatterValue) {
    guard let text = text(value) else { return }
    // A time or words behind a year would be lost to the strict form: `2023 March 5`.
    metadata.published = text.contains(" ") ? date(value) : PublicationDate(text) ?? date(value)
  }

  /// A date as people write it.
  private func date(_ value: FrontMatterValue) -> PublicationDate? {
    guard let text = text(value) else { return nil }
    do throws(PublicationDate.Ambiguity) {
      return try PublicationDate.written(text) ?? year(value, text) ?? invalid(value, "no date such as 2024-05-01")
    } catch {
      let readings = error.readings.map(\.description).joined(separator: " or ")
      return invalid(value, "\(readings); write it so")
    }
  }

  /// The year of `Fall 2023` or `2023年春`, which is said: the season has no place in the metadata.
  private func year(_ value: FrontMatterValue, _ text: String) -> PublicationDate? {
    let digits = text.unicodeScalars.filter { (0x30...0x39).contains($0.value) }
    let number = text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, number.count == 4, text.utf8.count <= 40, let year = Int(number),
      (1000...2999).contains(year), let date = PublicationDate(year: year)
    else { return nil }
    host.report(
      "markdown.date-simplified", .note, "\(Diagnostic.quoted(text)) is read as the year \(year).", at: value.offset,
      loss: .simplified)
    return date
  }

  private mutating func takeIdentifier(_ value: FrontMatterValue, _ scheme: Identifier.Scheme?) {
    guard let text = text(value) else { return }
    let written = value.field("scheme")?.text.flatMap { Identifier.Scheme(rawValue: $0.lowercased()) }
    metadata.identifiers.append(Identifier(parsing: text, scheme: written ?? scheme))
  }

  private func subject(_ value: FrontMatterValue) -> Subject? {
    text(value).map {
      Subject($0, authority: value.field("authority")?.text, term: value.field("term")?.text)
    }
  }

  private mutating func takeKeywords(_ value: FrontMatterValue) {
    if case .text(let text) = value.content {
      let words = text.split { $0 == "," || $0 == "，" || $0 == "、" || $0 == ";" || $0 == "；" }
      metadata.subjects += words.map { word in
        Subject(String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
      }
    } else {
      metadata.subjects += value.elements.compactMap(subject)
    }
  }

  /// `terms: {淘宝村: Taobao Village}`, or a list of fields `term` and `counterpart`.
  private mutating func takeTerms(_ value: FrontMatterValue) {
    for element in value.elements {
      if let term = element.field("term") {
        guard let written = text(term), let counterpart = element.field("counterpart", "meaning").flatMap({ text($0) })
        else {
          let _: Never? = invalid(element, "a term without a counterpart")
          continue
        }
        metadata.terms.append(GlossaryTerm(written, counterpart: counterpart))
      } else if element.fields.isEmpty {
        let _: Never? = invalid(element, "no term with its counterpart, such as 淘宝村: Taobao Village")
      } else {
        for field in element.fields {
          if let counterpart = text(field.value) {
            metadata.terms.append(GlossaryTerm(field.key, counterpart: counterpart))
          }
        }
      }
    }
  }

  private mutating func takeSeries(_ value: FrontMatterValue) {
    guard let name = text(value) else { return }
    metadata.series = Series(name, position: value.field("position", "index", "number")?.text)
  }

  private mutating func takeCover(_ value: FrontMatterValue) {
    let reference: String?
    if let image = value.field("image", "path") { reference = text(image) } else { reference = text(value) }
    guard let reference, !reference.isEmpty else { return }
    metadata.coverImage = host.picturePath(of: reference, at: value.offset)
  }

  private mutating func takeAccessibility(_ value: FrontMatterValue) {
    for field in value.fields {
      switch field.key {
      case "conforms-to":
        let all = field.value.elements.compactMap(text)
        metadata.accessibility.conformsTo = all.first
        metadata.accessibility.furtherConformance = Array(all.dropFirst())
      case "certified-by": metadata.accessibility.certifiedBy = text(field.value)
      case "certifier-credential", "credential": metadata.accessibility.certifierCredential = text(field.value)
      case "certifier-report", "report": metadata.accessibility.certifierReport = text(field.value)
      case "evaluated", "date": metadata.accessibility.evaluated = date(field.value)
      case "exemption", "exemptions": metadata.accessibility.exemptions += field.value.elements.compactMap(text)
      case "summary": metadata.accessibility.summary = text(field.value)
      case "features": metadata.accessibility.features += field.value.elements.compactMap(text)
      case "hazards": metadata.accessibility.hazards += field.value.elements.compactMap(text)
      default:
        report(
          "markdown.metadata-unknown", "The field “accessibility” has no part \(Diagnostic.quoted(field.key)).",
          field.value)
      }
    }
  }

  private mutating func takeReservation(_ value: FrontMatterValue) {
    guard let text = text(value) else { return }
    guard
      let isReserved = ["1": true, "true": true, "yes": true, "0": false, "false": false, "no": false][
        text.lowercased()]
    else {
      let _: Never? = invalid(value, "neither 0 nor 1")
      return
    }
    metadata.textMining = TextMiningReservation(isReserved: isReserved, policy: metadata.textMining?.policy)
  }

  // MARK: - Values

  /// The text of a value; anything else is reported.
  private func text(_ value: FrontMatterValue) -> String? {
    if case .null = value.content { return nil }
    return value.text ?? invalid(value, "no text")
  }

  private func invalid<Value>(_ value: FrontMatterValue, _ what: String) -> Value? {
    let shown = value.text.map { Diagnostic.quoted($0) + " is \(what)" } ?? "This is \(what)"
    report("markdown.metadata-invalid", "\(shown), so the field is left out.", value)
    return nil
  }

  private func report(_ id: String, _ message: String, _ value: FrontMatterValue) {
    host.report(id, .warning, message, at: value.offset, loss: .dropped)
  }
}
