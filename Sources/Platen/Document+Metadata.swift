public import PlatenCore

extension Document {
  /// Sets metadata from names and values as on the command line.
  ///
  /// The names are those of ``MetadataField``. `title`, `subtitle` and the names of people may have a language, as in
  /// `title:zh-Hans`. The first setting of a name replaces the metadata of the document. Further settings of the name add values if the
  /// field can have several, and replace the value otherwise.
  ///
  /// - Parameters:
  ///   - settings: the names and values.
  ///   - resources: the provider of the cover picture.
  /// - Throws: `OptionError` for an unknown name or a wrong value; the document is unchanged then.
  public mutating func setMetadata(
    _ settings: [OptionSetting], resources: any ResourceProvider = NoResources()
  ) throws(OptionError) {
    var document = self
    var seen: Set<MetadataField> = []
    for setting in settings {
      let (field, language) = try Document.field(setting.name)
      let value = setting.value.trimmingSpaces
      guard !value.isEmpty else {
        throw OptionError("the metadata \(field.rawValue) is blank", advice: "Give it as \(field.rawValue)=VALUE.")
      }
      if let language {
        try document.metadata.setAlternate(of: field, value, language: language, isFirst: !seen.contains(field))
        continue
      }
      let isFirst = seen.insert(field).inserted
      if field == .cover {
        try document.setCover(value, resources: resources)
      } else {
        try document.metadata.set(field, value, isFirst: isFirst)
      }
    }
    self = document
  }

  private static func field(_ name: String) throws(OptionError) -> (MetadataField, Language?) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let field = MetadataField(named: String(parts[0])) else {
      let names = MetadataField.allCases.flatMap { [$0.rawValue] + $0.aliases }
      throw OptionError(
        "there is no metadata \(Diagnostic.quoted(name))",
        advice: Spelling.advice(
          for: String(parts[0]).lowercased(), in: names,
          otherwise: "Choose from: \(MetadataField.allCases.map(\.rawValue).joined(separator: ", "))."))
    }
    guard parts.count == 2 else { return (field, nil) }
    guard let language = Language(String(parts[1])) else {
      throw OptionError(
        "\(Diagnostic.quoted(parts[1])) in \(Diagnostic.quoted(name)) is not a language tag",
        advice: "Write it as zh-Hans.")
    }
    return (field, language)
  }

  private mutating func setCover(_ path: String, resources: any ResourceProvider) throws(OptionError) {
    let cover: Resource
    do throws(ResourceError) { cover = try resources.resource(at: path) } catch {
      throw OptionError("the cover cannot be read: \(error.message)", isReadFailure: error.kind == .failed)
    }
    if let same = self.resources.first(where: { $0.bytes == cover.bytes }) {
      metadata.coverImage = same.path
      return
    }
    var names = UniqueNames(taken: self.resources.map(\.path))
    let path = names.unique(cover.path)
    self.resources.append(Resource(path: path, mediaType: cover.mediaType, bytes: cover.bytes))
    metadata.coverImage = path
  }
}

extension Metadata {
  fileprivate mutating func set(_ field: MetadataField, _ value: String, isFirst: Bool) throws(OptionError) {
    switch field {
    case .title: setTitle(value, kind: .main)
    case .subtitle: setTitle(value, kind: .subtitle)
    case .author:
      if isFirst { creators.removeAll { $0.role == nil || $0.role == "aut" } }
      creators.append(Contributor(value, role: field.relator))
    case .translator, .editor, .illustrator:
      if isFirst { contributors.removeAll { $0.role == field.relator } }
      contributors.append(Contributor(value, role: field.relator))
    case .language:
      if isFirst { languages = [] }
      for tag in value.split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" }) {
        guard let language = Language(String(tag)) else {
          throw OptionError("\(Diagnostic.quoted(tag)) is not a language tag", advice: "Write it as en or zh-Hans.")
        }
        if !languages.contains(language) { languages.append(language) }
      }
    case .date: published = try Metadata.date(value)
    case .modified:
      guard let time = Timestamp(value) else {
        throw OptionError("\(Diagnostic.quoted(value)) is not a time", advice: "Write it as 2024-05-01T12:00:00Z.")
      }
      modified = time
    case .identifier:
      if isFirst { identifiers = [] }
      identifiers.append(Identifier(parsing: value))
    case .publisher: publisher = value
    case .source: source = value
    case .rights: rights = value
    case .summary: summary = value
    case .subject:
      if isFirst { subjects = [] }
      subjects.append(Subject(value))
    case .series: series = Series(value, position: series?.position)
    case .seriesPosition:
      guard let name = series?.name else {
        throw OptionError("series-position is given without a series", advice: "Give series=NAME before it.")
      }
      series = Series(name, position: value)
    case .cover: break  // Needs the document's resources: `Document.setCover`.
    case .conformsTo, .certifiedBy, .certifierCredential, .certifierReport, .evaluated, .exemption,
      .accessibilitySummary, .accessibilityFeature, .accessibilityHazard:
      try accessibility.set(field, value, isFirst: isFirst)
    case .miningReservation:
      guard let isReserved = ["0": false, "1": true][value] else {
        throw OptionError(
          "tdm-reservation does not take \(Diagnostic.quoted(value))",
          advice: "It takes 1 (reserved) or 0 (not reserved).")
      }
      textMining = TextMiningReservation(isReserved: isReserved, policy: textMining?.policy)
    case .miningPolicy:
      textMining = TextMiningReservation(isReserved: textMining?.isReserved ?? true, policy: value)
    }
  }

  fileprivate static func date(_ value: String) throws(OptionError) -> PublicationDate {
    let written: PublicationDate?
    do throws(PublicationDate.Ambiguity) { written = try PublicationDate.written(value) } catch {
      let readings = error.readings.map(\.description).joined(separator: " or ")
      throw OptionError("\(Diagnostic.quoted(value)) can be read in two ways", advice: "Write it as \(readings).")
    }
    guard let date = written ?? PublicationDate(value) else {
      throw OptionError("\(Diagnostic.quoted(value)) is not a date", advice: "Write it as 2024, 2024-05 or 2024-05-01.")
    }
    return date
  }

  private mutating func setTitle(_ text: String, kind: Title.Kind) {
    let title = Title(text, kind: kind)
    if let index = titles.firstIndex(where: { $0.kind == kind }) {
      titles[index] = title
    } else if kind == .main {
      titles.insert(title, at: 0)
    } else {
      titles.append(title)
    }
  }

  /// The same title or name in another language.
  fileprivate mutating func setAlternate(
    of field: MetadataField, _ value: String, language: Language, isFirst: Bool
  ) throws(OptionError) {
    let alternate = Title.Alternate(value, language: language)
    func added(to alternates: [Title.Alternate]) -> [Title.Alternate] {
      alternates.filter { $0.language != language } + [alternate]
    }
    switch field {
    case .title, .subtitle:
      let kind: Title.Kind = field == .title ? .main : .subtitle
      if let index = titles.firstIndex(where: { $0.kind == kind }) {
        titles[index].alternates = added(to: titles[index].alternates)
      } else {
        titles.append(Title(value, language: language, kind: kind))
      }
    case .author:
      guard let last = creators.indices.last else { throw Metadata.nobody(field, value) }
      creators[last].alternates = added(to: creators[last].alternates)
    case .translator, .editor, .illustrator:
      guard let last = contributors.lastIndex(where: { $0.role == field.relator }) else {
        throw Metadata.nobody(field, value)
      }
      contributors[last].alternates = added(to: contributors[last].alternates)
    case .language, .date, .modified, .identifier, .publisher, .source, .rights, .summary, .subject, .series,
      .seriesPosition, .cover, .conformsTo, .certifiedBy, .certifierCredential, .certifierReport, .evaluated,
      .exemption, .accessibilitySummary, .accessibilityFeature, .accessibilityHazard, .miningReservation, .miningPolicy:
      throw OptionError(
        "the metadata \(field.rawValue) has no language", advice: "Give it as \(field.rawValue)=VALUE.")
    }
  }

  private static func nobody(_ field: MetadataField, _ value: String) -> OptionError {
    OptionError(
      "\(Diagnostic.quoted(value)) is a name in another language of no person",
      advice: "Give \(field.rawValue)=NAME before it.")
  }
}

extension AccessibilityStatement {
  fileprivate mutating func set(_ field: MetadataField, _ value: String, isFirst: Bool) throws(OptionError) {
    switch field {
    case .conformsTo:
      if isFirst {
        conformsTo = value
        furtherConformance = []
      } else {
        furtherConformance.append(value)
      }
    case .certifiedBy: certifiedBy = value
    case .certifierCredential: certifierCredential = value
    case .certifierReport: certifierReport = value
    case .evaluated: evaluated = try Metadata.date(value)
    case .exemption: exemptions = (isFirst ? [] : exemptions) + [value]
    case .accessibilitySummary: summary = value
    case .accessibilityFeature: features = (isFirst ? [] : features) + [value]
    case .accessibilityHazard: hazards = (isFirst ? [] : hazards) + [value]
    case .title, .subtitle, .author, .translator, .editor, .illustrator, .language, .date, .modified, .identifier,
      .publisher, .source, .rights, .summary, .subject, .series, .seriesPosition, .cover, .miningReservation,
      .miningPolicy:
      break
    }
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
