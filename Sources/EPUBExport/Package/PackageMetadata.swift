import MarkupWriter
import PlatenCore

/// Writes the `metadata` element of the package document: Dublin Core elements and the properties that refine them.
struct PackageMetadata {
  private(set) var opf: MarkupWriter
  private let plan: EditionPlan
  private var count = 0

  init(_ opf: MarkupWriter, plan: EditionPlan) {
    self.opf = opf
    self.plan = plan
  }

  mutating func write(claims: [Claim]) {
    let source = plan.metadata.source
    opf.start("metadata")
    opf.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    opf.newline()
    writeIdentifiers(source)
    write(plan.metadata.title, isMain: true)
    for title in source.titles where title != plan.metadata.title && !title.text.isBlank { write(title, isMain: false) }
    for language in plan.metadata.languages { element("dc:language", language.tag) }
    for creator in source.creators { write(creator, "dc:creator", defaultRole: "aut") }
    for contributor in source.contributors { write(contributor, "dc:contributor", defaultRole: nil) }
    element("dc:publisher", source.publisher)
    element("dc:date", source.published?.description)
    for subject in source.subjects { write(subject) }
    element("dc:description", source.summary)
    element("dc:source", source.source)
    element("dc:rights", source.rights)
    property("dcterms:modified", plan.metadata.modified.description)
    writeSeries(source.series)
    for claim in claims { write(claim) }
    writeTextMining(source.textMining)
    opf.start("meta")
    opf.attribute("name", "cover")
    opf.attribute("content", EditionPlan.coverImageID)
    opf.endEmpty()
    opf.newline()
    opf.end()
    opf.newline()
  }

  /// Writes a claim about accessibility. Properties of an evaluation refine that of the evaluator (EPUB Accessibility 1.1 §4.3.4).
  private mutating func write(_ claim: Claim) {
    switch claim.property {
    case "a11y:certifiedBy":
      opf.start("meta")
      opf.attribute("property", claim.property)
      opf.attribute("id", PackageMetadata.certifierID)
      opf.text(claim.value)
      opf.end()
      opf.newline()
    case "a11y:certifierCredential", "dcterms:date": refine(PackageMetadata.certifierID, claim.property, claim.value)
    case "a11y:certifierReport":
      opf.start("link")
      opf.attribute("rel", claim.property)
      opf.attribute("refines", "#\(PackageMetadata.certifierID)")
      opf.attribute("href", claim.value)
      opf.endEmpty()
      opf.newline()
    default: property(claim.property, claim.value)
    }
  }

  private static let certifierID = "certifier"

  /// TDM Reservation Protocol §6.3: the reservation, and where a licence can be had.
  private mutating func writeTextMining(_ reservation: TextMiningReservation?) {
    guard let reservation else { return }
    property("tdm:reservation", reservation.isReserved ? "1" : "0")
    if let policy = reservation.policy { property("tdm:policy", policy) }
  }

  private mutating func writeIdentifiers(_ source: Metadata) {
    element("dc:identifier", plan.metadata.identifier, id: "pub-id")
    let given = source.identifiers.filter { !$0.value.isBlank }
    refine("pub-id", "identifier-type", given.first?.onixCode, scheme: "onix:codelist5")
    for identifier in given.dropFirst() {
      let id = nextID("id")
      element("dc:identifier", identifier.urn, id: id)
      refine(id, "identifier-type", identifier.onixCode, scheme: "onix:codelist5")
    }
  }

  private mutating func write(_ title: Title, isMain: Bool) {
    let id = isMain ? "title" : nextID("title")
    let language = title.language ?? plan.language
    element("dc:title", title.whole, id: id, language: language)
    refine(id, "title-type", isMain ? "main" : title.kind.rawValue)
    refine(id, "file-as", title.sortKey)
    for alternate in title.alternates where alternate.language != language && !alternate.text.isBlank {
      refine(id, "alternate-script", alternate.text, language: alternate.language)
    }
  }

  private mutating func write(_ contributor: Contributor, _ name: StaticString, defaultRole: String?) {
    guard !contributor.name.isBlank else { return }
    let id = nextID("name")
    element(name, contributor.name, id: id)
    refine(id, "role", contributor.role ?? defaultRole, scheme: "marc:relators")
    refine(id, "file-as", contributor.sortKey)
    for alternate in contributor.alternates where alternate.language != plan.language && !alternate.text.isBlank {
      refine(id, "alternate-script", alternate.text, language: alternate.language)
    }
  }

  private mutating func write(_ subject: Subject) {
    guard !subject.text.isBlank else { return }
    let id = nextID("subject")
    element("dc:subject", subject.text, id: id)
    // Authority and term are only allowed together (EPUB 3.3 §D.3.1, §D.3.14).
    guard let authority = subject.authority, let term = subject.term, !authority.isBlank, !term.isBlank else { return }
    refine(id, "authority", authority)
    refine(id, "term", term)
  }

  private mutating func writeSeries(_ series: Series?) {
    guard let series, !series.name.isBlank else { return }
    opf.start("meta")
    opf.attribute("property", "belongs-to-collection")
    opf.attribute("id", "series")
    opf.text(series.name)
    opf.end()
    opf.newline()
    refine("series", "collection-type", "series")
    if let position = series.position, PackageMetadata.isPosition(position) {
      refine("series", "group-position", position)
    }
  }

  /// EPUB 3.3 §D.3.7: numbers separated by dots.
  private static func isPosition(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private mutating func nextID(_ prefix: String) -> String {
    count += 1
    return "\(prefix)-\(count)"
  }

  private mutating func element(_ name: StaticString, _ text: String?, id: String? = nil, language: Language? = nil) {
    guard let text, !text.isBlank else { return }
    opf.start(name)
    opf.attribute("id", id)
    if let language, language != plan.language { opf.attribute("xml:lang", language.tag) }
    opf.text(text)
    opf.end()
    opf.newline()
  }

  private mutating func property(_ name: String, _ text: String) {
    opf.start("meta")
    opf.attribute("property", name)
    opf.text(text)
    opf.end()
    opf.newline()
  }

  private mutating func refine(
    _ id: String, _ property: String, _ text: String?, scheme: String? = nil, language: Language? = nil
  ) {
    guard let text, !text.isBlank else { return }
    opf.start("meta")
    opf.attribute("refines", "#\(id)")
    opf.attribute("property", property)
    opf.attribute("scheme", scheme)
    opf.attribute("xml:lang", language?.tag)
    opf.text(text)
    opf.end()
    opf.newline()
  }
}
