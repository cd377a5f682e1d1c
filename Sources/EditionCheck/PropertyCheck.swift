import PlatenCore

/// Names of properties, in the metadata, the manifest, the spine and links (EPUB 3.3 §D.1).
extension EditionCheck {
  /// Names that the reserved prefixes of EPUB itself have.
  private static let reservedNames: [String: Set<String>] = [
    "a11y": ["certifiedBy", "certifierCredential", "certifierReport", "exemption"],
    "media": ["active-class", "duration", "narrator", "playback-active-class"],
  ]
  private static let renditionNames: Set<String> = ["flow", "layout", "orientation", "spread", "viewport"]

  /// Looks at the name of a property: it is known, or its prefix is declared.
  mutating func checkName(of property: String, known: Set<String>, what: String, line: Int, in package: PackageReading)
  {
    func report(_ id: String, _ message: String) { self.report(id, .error, package.path, line: line, message) }
    guard let colon = property.firstIndex(of: ":") else {
      if !known.isEmpty, !known.contains(property) {
        report("check.property-unknown", "EPUB has no \(what) \(Diagnostic.quoted(property)).")
      }
      return
    }
    let prefix = String(property[..<colon])
    let name = String(property[property.index(after: colon)...])
    if name.isEmpty || prefix.isEmpty {
      report("check.property-unknown", "\(Diagnostic.quoted(property)) is no name of a property.")
    } else if !EditionCheck.reservedPrefixes.contains(prefix), !package.prefixes.contains(prefix) {
      report("check.prefix-undeclared", "The prefix of \(Diagnostic.quoted(property)) is not declared.")
    } else if let names = EditionCheck.reservedNames[prefix], !names.contains(name) {
      report("check.property-unknown", "EPUB has no \(what) \(Diagnostic.quoted(property)).")
    } else if prefix == "rendition", what == "property", !EditionCheck.renditionNames.contains(name) {
      report("check.property-unknown", "EPUB has no \(what) \(Diagnostic.quoted(property)).")
    }
  }

  /// Properties of items, and the media types of files that can have them (§5.6.2; §D.5).
  private static let itemProperties: [String: Set<String>] = {
    let documents: Set<String> = ["application/xhtml+xml", "image/svg+xml"]
    let pictures: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]
    let texts: Set<String> = ["application/xhtml+xml"]
    return [
      "cover-image": pictures, "mathml": documents, "nav": texts, "scripted": documents, "svg": texts,
      "switch": documents, "remote-resources": documents.union(["text/css", "application/smil+xml"]),
      "data-nav": texts, "dictionary": texts, "glossary": texts, "index": texts,
      "search-key-map": ["application/vnd.epub.search-key-map+xml"],
    ]
  }()

  mutating func checkItemProperties(_ package: PackageReading) {
    for item in package.items {
      for property in item.properties.sorted() {
        checkName(
          of: property, known: Set(EditionCheck.itemProperties.keys), what: "item property", line: item.line,
          in: package)
        if let types = EditionCheck.itemProperties[property], !types.contains(item.mediaType) {
          report(
            "check.property-wrong", .error, package.path, line: item.line,
            "The property \(property) is none of files that are \(Diagnostic.quoted(item.mediaType)).")
        }
      }
    }
    for reference in package.spine {
      for property in reference.properties.sorted() where property.contains(":") && !property.hasPrefix("rendition:") {
        checkName(of: property, known: [], what: "property", line: reference.line, in: package)
      }
    }
  }

  /// What is said of what (§D.3), beyond each property by itself.
  mutating func checkRefinements(_ package: PackageReading) {
    let targets = Dictionary(package.metas.compactMap { meta in meta.id.map { ($0, meta) } }) { first, _ in first }
    for meta in package.metas {
      func report(_ id: String, _ message: String) {
        self.report(id, .error, package.path, line: meta.line, message)
      }
      if let scheme = meta.scheme?.trimmed, !scheme.isEmpty {
        if scheme.contains(":") {
          checkName(of: scheme, known: [], what: "scheme", line: meta.line, in: package)
        } else {
          report("check.property-unknown", "EPUB has no scheme \(Diagnostic.quoted(scheme)).")
        }
      }
      guard let refined = meta.refines?.trimmed else { continue }
      if meta.property.hasPrefix("rendition:") {
        report("check.refines-wrong", "\(meta.property) is said of the whole book, and refines nothing.")
      }
      let id = String(refined.drop { $0 == "#" })
      if meta.property == "belongs-to-collection", targets[id]?.property != "belongs-to-collection" {
        report("check.refines-wrong", "The property belongs-to-collection refines something that is no collection.")
      }
      if isCircular(meta, targets) {
        report("check.refines-wrong", "\(meta.property) refines itself, by way of others.")
      }
    }
    for subject in package.elements where subject.name == "subject" {
      let said = Set(package.metas.filter { $0.refines == subject.id.map { "#" + $0 } }.map(\.property))
      guard subject.id != nil, said.contains("authority") != said.contains("term") else { continue }
      report(
        "check.property-missing", .error, package.path, line: subject.line,
        "A subject has an authority without a term, or a term without an authority.")
    }
  }

  private func isCircular(_ meta: PackageReading.Meta, _ targets: [String: PackageReading.Meta]) -> Bool {
    var seen: Set<String> = []
    var current: PackageReading.Meta? = meta
    while let refined = current?.refines, refined.hasPrefix("#") {
      let id = String(refined.dropFirst())
      if id == meta.id { return true }
      guard seen.insert(id).inserted else { return false }
      current = targets[id]
    }
    return false
  }

  private static let relations: Set<String> = [
    "acquire", "alternate", "marc21xml-record", "mods-record", "onix-record", "record", "voicing", "xml-signature",
    "xmp-record",
  ]

  /// Links of the metadata (§5.5.7; §D.4).
  mutating func checkLinks(_ package: PackageReading) {
    let declared = Set(package.items.compactMap(\.path))
    let spine = Set(package.spine.compactMap { package.item($0.idref)?.path })
    for link in package.links {
      func report(_ id: String, _ message: String, severity: Finding.Severity = .error) {
        self.report(id, severity, package.path, line: link.line, message)
      }
      for relation in link.relations.sorted() {
        checkName(of: relation, known: EditionCheck.relations, what: "relation", line: link.line, in: package)
      }
      for property in link.properties.sorted() {
        checkName(of: property, known: ["onix", "xmp"], what: "property of links", line: link.line, in: package)
      }
      if let language = link.language, !language.isEmpty, !Language.isWellFormed(language) {
        report("check.language-invalid", "\(Diagnostic.quoted(language)) is not a language tag.")
      }
      if link.relations.contains("record") {
        if link.mediaType == nil { report("check.link-media-type", "A link to a record has no media type.") }
        if link.refines != nil { report("check.refines-wrong", "A link to a record refines something.") }
      }
      if link.relations.contains("voicing") {
        if link.mediaType?.hasPrefix("audio/") != true {
          report("check.link-media-type", "A link “voicing” does not say that it is a sound.")
        }
        if link.refines == nil { report("check.refines-wrong", "A link “voicing” does not say what it speaks.") }
      }
      if let scheme = ContainerPath.scheme(of: link.href) {
        if ["http", "https"].contains(scheme), let fault = WebAddress.fault(of: link.href) {
          report("check.link-malformed", "The address \(Diagnostic.quoted(link.href)) \(fault).")
        }
        continue
      }
      if link.href.hasPrefix("#") {
        report("check.link-malformed", "A link leads to a part of the package document.")
        continue
      }
      guard let path = ContainerPath.resolve(link.href, from: package.path)?.path else { continue }
      if declared.contains(path), !spine.contains(path) {
        report("check.item-twice", "\(Diagnostic.quoted(path)) is both a link of the metadata and an item.")
      } else if files[path] == nil {
        report(
          "check.link-to-nothing", "The file \(Diagnostic.quoted(path)) is not in the container.", severity: .warning)
      }
      if link.mediaType == nil {
        report("check.link-media-type", "A link to a file of the container has no media type.")
      }
    }
  }
}
