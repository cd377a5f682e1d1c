import PlatenCore

/// What indexes, previews, dictionaries and textbooks owe beyond EPUB (EPUB Indexes 1.0, EPUB Previews 1.0, EPUB Dictionaries and
/// Glossaries 1.0, EPUB for Education), as far as the package document says it.
extension EditionCheck {
  mutating func checkProfiles(_ package: PackageReading) {
    let types = Set(package.texts("type").map(\.trimmed))
    for (index, collection) in package.collections.enumerated() {
      let parts = package.collections.filter { $0.parent == index }
      for link in collection.links {
        guard ContainerPath.scheme(of: link.href) == nil,
          let target = ContainerPath.resolve(link.href, from: package.path)?.path, files[target] == nil
        else { continue }
        report(
          "check.link-to-nothing", .warning, package.path, line: link.line,
          "The file \(Diagnostic.quoted(target)) of a collection is not in the container.")
      }
      if collection.roles.contains("index") { checkIndex(collection, parts: parts, in: package) }
      if collection.roles.contains("index-group") {
        let parent = collection.parent.map { package.collections[$0].roles } ?? []
        if !parent.contains("index") { profile("A group of an index is in no index.", collection.line, package) }
        if !parts.isEmpty { profile("A group of an index has collections in it.", collection.line, package) }
        checkIndexDocuments(of: collection, in: package)
      }
      if collection.roles.contains("preview") { checkPreview(collection, parts: parts, in: package) }
      if collection.roles.contains("distributable-object"), !collection.hasMetadata {
        profile("A distributable object has no metadata.", collection.line, package)
      }
      if collection.roles.contains("dictionary") { checkDictionary(collection, parts: parts, in: package) }
    }
    if types.contains("index"), indexes.isEmpty {
      profile("The book is an index, and no document has the type “index”.", nil, package)
    }
    if types.contains("edupub") { checkTextbook(package) }
    if types.contains("preview") {
      let identifier = package.elements.first { $0.name == "identifier" && $0.id == package.uniqueIdentifier }?.text
      if package.texts("source").contains(where: { $0.trimmed == identifier?.trimmed }) {
        profile("A preview has the identifier of the book that it is of.", nil, package)
      }
    }
    let dictionaries = package.collections.count { $0.roles.contains("dictionary") }
    if types.contains("dictionary") || dictionaries > 0 {
      checkDictionaries(package, dictionaries: dictionaries, isDeclared: types.contains("dictionary"))
    }
  }

  private mutating func profile(_ message: String, _ line: Int?, _ package: PackageReading) {
    report("check.profile", .error, package.path, line: line, message)
  }

  private mutating func checkIndex(
    _ collection: PackageReading.Collection, parts: [PackageReading.Collection], in package: PackageReading
  ) {
    if parts.contains(where: { !$0.roles.contains("index-group") }) {
      profile("An index has a collection in it that is no group of an index.", collection.line, package)
    }
    checkIndexDocuments(of: collection, in: package)
  }

  private mutating func checkIndexDocuments(of collection: PackageReading.Collection, in package: PackageReading) {
    checkDocuments(of: collection, are: ["application/xhtml+xml"], in: package)
    for link in collection.links {
      guard let path = package.target(of: link.href)?.path, !indexes.contains(path) else { continue }
      profile("The document \(Diagnostic.quoted(path)) of an index has no index in it.", link.line, package)
    }
  }

  private mutating func checkPreview(
    _ collection: PackageReading.Collection, parts: [PackageReading.Collection], in package: PackageReading
  ) {
    if parts.count(where: { $0.roles == ["manifest"] }) != 1 {
      profile("A preview does not have one collection “manifest”.", collection.line, package)
    }
    if collection.links.isEmpty { profile("A preview names no content document.", collection.line, package) }
    for link in collection.links where link.href.contains("#epubcfi(") {
      profile("A preview leads to a place within a document.", link.line, package)
    }
    checkDocuments(of: collection, are: ["application/xhtml+xml", "image/svg+xml"], in: package)
  }

  private static let searchKeys = "application/vnd.epub.search-key-map+xml"

  private mutating func checkDictionary(
    _ collection: PackageReading.Collection, parts: [PackageReading.Collection], in package: PackageReading
  ) {
    if !parts.isEmpty { profile("A dictionary has collections in it.", collection.line, package) }
    let types = collection.links.map { package.target(of: $0.href)?.mediaType }
    if types.count(where: { $0 == EditionCheck.searchKeys }) != 1 {
      profile("A dictionary does not have one search key map.", collection.line, package)
    }
    checkDocuments(of: collection, are: ["application/xhtml+xml", EditionCheck.searchKeys], in: package)
  }

  private mutating func checkDocuments(
    of collection: PackageReading.Collection, are types: Set<String>, in package: PackageReading
  ) {
    for link in collection.links where !types.contains(package.target(of: link.href)?.mediaType ?? "") {
      profile(
        "A collection names \(Diagnostic.quoted(link.href)), which is none of its documents.", link.line, package)
    }
  }

  private static let dictionaryTypes: Set<String> = [
    "monolingual", "bilingual", "multilingual", "thesaurus", "encyclopedia", "spelling", "pronouncing", "etymological",
  ]

  private mutating func checkDictionaries(_ package: PackageReading, dictionaries: Int, isDeclared: Bool) {
    if self.dictionaries.isEmpty {
      profile("The book is a dictionary, and no document has the type “dictionary”.", nil, package)
    }
    let languages = Set(package.texts("language").map(\.trimmed))
    for property in ["source-language", "target-language"] {
      let metas = package.metas.filter { $0.property == property && $0.refines == nil }
      // A dictionary of several may say its languages itself.
      if metas.isEmpty, !package.collections.contains(where: { $0.hasMetadata && $0.roles.contains("dictionary") }) {
        profile("A dictionary does not say its \(property).", nil, package)
      }
      for meta in metas where !languages.contains(meta.value.trimmed) {
        profile("The \(property) of a dictionary is none of the book’s languages.", meta.line, package)
      }
      if property == "source-language", metas.count > 1 {
        profile("A dictionary has more than one \(property).", nil, package)
      }
    }
    for meta in package.metas where meta.property == "dictionary-type" {
      if EditionCheck.dictionaryTypes.contains(meta.value.trimmed) { continue }
      profile("There is no dictionary-type \(Diagnostic.quoted(meta.value)).", meta.line, package)
    }
    let maps = package.items.count { $0.properties.isSuperset(of: ["search-key-map", "dictionary"]) }
    if isDeclared, dictionaries < 2, maps != 1 {
      profile("A dictionary does not have one item that is its search key map.", nil, package)
    }
  }

  private mutating func checkTextbook(_ package: PackageReading) {
    let features = package.values("schema:accessibilityFeature").map(\.trimmed)
    if features.isEmpty || features.contains("none") {
      profile("A textbook (edupub) does not say a schema:accessibilityFeature.", nil, package)
    }
  }
}
