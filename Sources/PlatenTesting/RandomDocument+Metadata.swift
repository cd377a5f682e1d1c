import PlatenCore

extension RandomDocumentBuilder {
  /// Metadata of every kind; each field is left out now and then.
  mutating func makeMetadata() -> Metadata {
    var metadata = Metadata()
    metadata.languages =
      random.pick([
        [.english, .simplifiedChinese], [.simplifiedChinese, .english], [.traditionalChinese], [.english],
        [.japanese, .english, .simplifiedChinese], [],
      ]) ?? []
    metadata.titles = titles()
    metadata.creators = contributors(roles: ["aut", nil])
    metadata.contributors = contributors(roles: ["trl", "edt", "ill"])
    metadata.identifiers = random.shuffled(RandomDocumentBuilder.identifiers).dropLast(random.below(6))
    metadata.published = random.pick(["2024", "2024-05", "2024-02-29", "0987-12-31"]).flatMap { PublicationDate($0) }
    metadata.modified = random.oneIn(3) ? nil : Timestamp(secondsSince1970: random.below(2_000_000_000))
    metadata.publisher = optionalPhrase()
    metadata.source = optionalPhrase()
    metadata.rights = optionalPhrase()
    metadata.summary = optionalPhrase()
    metadata.subjects = [
      Subject(text.phrase(&random)), Subject("Transportation / Railroads", authority: "BISAC", term: "TRA004000"),
    ].dropLast(random.below(3))
    if random.oneIn(3) {
      metadata.terms = [GlossaryTerm(text.phrase(&random), counterpart: text.phrase(&random))]
    }
    if !random.oneIn(3) {
      metadata.series = Series(text.phrase(&random), position: random.pick(["2", "2.1", nil]) ?? nil)
    }
    if random.oneIn(2) { metadata.coverImage = random.pick(resources)?.path }
    metadata.accessibility = accessibility()
    return metadata
  }

  private static let identifiers = [
    Identifier("978-7-04-050694-5", scheme: .isbn), Identifier("10.1000/182", scheme: .doi),
    Identifier("https://example.org/editions/1", scheme: .uri),
    Identifier("6ba7b810-9dad-11d1-80b4-00c04fd430c8", scheme: .uuid), Identifier("LXS-2024-17", scheme: .other),
  ]

  private mutating func optionalPhrase() -> String? { random.oneIn(3) ? nil : text.phrase(&random) }

  private mutating func titles() -> [Title] {
    if random.oneIn(8) { return [] }
    var result = [title(.main)]
    for kind in Title.Kind.allCases where kind != .main && random.oneIn(3) { result.append(title(kind)) }
    return result
  }

  private mutating func title(_ kind: Title.Kind) -> Title {
    let isChinese = random.oneIn(2)
    var alternates: [Title.Alternate] = []
    if !random.oneIn(3) {
      alternates.append(Title.Alternate(text.phrase(&random), language: isChinese ? .english : .simplifiedChinese))
    }
    if isChinese, random.oneIn(3) { alternates.append(Title.Alternate("Gāotiě zhǐnán", language: .pinyin)) }
    return Title(
      text.phrase(&random), language: isChinese ? .simplifiedChinese : .english, kind: kind, alternates: alternates,
      form: random.pick(Gloss.Form.allCases) ?? .parentheses, sortKey: optionalPhrase())
  }

  private mutating func contributors(roles: [String?]) -> [Contributor] {
    (0..<random.below(3)).map { _ in
      let (name, sortKey, latin) =
        random.pick([
          ("王小波", "王小波", "Wang Xiaobo"), ("Ursula Vernon", "Vernon, Ursula", "乌苏拉·弗农"), ("李 & Söhne", "Li", "Li"),
        ]) ?? ("A", "A", "A")
      let isLatin = name.utf8.first.map { $0 < 0x80 } ?? true
      return Contributor(
        name, role: random.pick(roles) ?? nil, sortKey: random.oneIn(2) ? sortKey : nil,
        alternates: random.oneIn(2)
          ? [Title.Alternate(latin, language: isLatin ? .simplifiedChinese : .english)] : [])
    }
  }

  private mutating func accessibility() -> AccessibilityStatement {
    if random.oneIn(2) { return AccessibilityStatement() }
    return AccessibilityStatement(
      conformsTo: random.oneIn(2) ? "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" : nil,
      certifiedBy: random.oneIn(2) ? "The Example Office" : nil, summary: optionalPhrase(),
      features: random.oneIn(2) ? ["index"] : [], hazards: random.oneIn(2) ? ["noFlashingHazard"] : [],
      exemptions: random.oneIn(2) ? ["eaa-microenterprise"] : [])
  }
}
