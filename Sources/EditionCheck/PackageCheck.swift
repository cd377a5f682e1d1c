import PlatenCore

/// The package document (EPUB 3.3 §5).
extension EditionCheck {
  mutating func checkPackage(_ package: PackageReading) {
    let path = package.path
    guard package.version == "3.0" || package.version == "2.0" else {
      return report("check.version", .error, path, "EPUB has no version \(Diagnostic.quoted(package.version)).")
    }
    for (message, line) in package.faults { report("check.package-form", .error, path, line: line, message) }
    for (what, line) in package.unknown {
      report(
        "check.package-form", .error, path, line: line,
        "A package document does not have \(Diagnostic.escaped(what))."
      )
    }
    if package.isEPUB3 {
      for fault in package.mapping.faults { report(fault.id, fault.severity, path, fault.message) }
      for (tag, line) in package.languages where !tag.isEmpty && !Language.isWellFormed(tag) {
        report("check.language-invalid", .error, path, line: line, "\(Diagnostic.quoted(tag)) is not a language tag.")
      }
      if package.texts("date").count > 1 { report("check.date-twice", .error, path, "There is more than one dc:date.") }
    }
    checkMetadata(package)
    checkManifest(package)
    checkSpine(package)
    checkItemReferences(package)
    if package.isEPUB3 { checkSpineProperties(package) }
  }

  private mutating func checkMetadata(_ package: PackageReading) {
    let path = package.path
    let identifiers = package.elements.filter { $0.name == "identifier" }
    if package.uniqueIdentifier == nil || !identifiers.contains(where: { $0.id == package.uniqueIdentifier }) {
      report("check.identifier-missing", .error, path, "The unique identifier names no dc:identifier.")
    }
    for (name, id) in [
      ("title", "check.title-missing"), ("language", "check.language-missing"),
      ("identifier", "check.identifier-missing"),
    ]
    where package.texts(name).isEmpty {
      report(id, .error, path, "There is no dc:\(name)")
    }
    for element in package.elements where element.text.isBlank {
      let id = element.name == "identifier" ? "check.identifier-missing" : "check.metadata-blank"
      report(id, .error, path, line: element.line, "The element dc:\(element.name) is blank.")
    }
    for element in package.elements where element.name == "language" && !element.text.isBlank {
      if !Language.isWellFormed(element.text.trimmed) {
        report(
          "check.language-invalid", .error, path, line: element.line,
          "\(Diagnostic.quoted(element.text)) is not a language tag.")
      }
    }
    for element in package.elements where element.text.trimmed != element.text && !element.text.isBlank {
      report(
        "check.metadata-spaces", shops.contains(.apple) ? .error : .warning, path, line: element.line,
        "The element dc:\(element.name) has blanks around its text, which Apple refuses.")
    }
    guard package.isEPUB3 else { return checkDates(package) }
    let modified = package.metas.filter { $0.property == "dcterms:modified" && $0.refines == nil }
    if modified.count != 1 {
      report("check.modified", .error, path, "There is \(modified.isEmpty ? "no" : "more than one") dcterms:modified.")
    }
    for meta in modified where !EditionCheck.isSecond(meta.value.trimmed) {
      report(
        "check.modified", .error, path, line: meta.line,
        "\(Diagnostic.quoted(meta.value)) is not written as CCYY-MM-DDThh:mm:ssZ.")
    }
    checkMetas(package)
    checkPropertyValues(package)
    checkRefinements(package)
    checkLinks(package)
    checkOutdated(package)
  }

  static let reservedPrefixes: Set<String> = [
    "a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd", "msv", "prism",
  ]

  /// Properties without a prefix (EPUB 3.3 §D.3).
  private static let properties: Set<String> = [
    "alternate-script", "authority", "belongs-to-collection", "collection-type", "dictionary-type", "display-seq",
    "file-as", "group-position",
    "identifier-type", "meta-auth", "pageBreakSource", "role", "source-language", "source-of", "target-language",
    "term", "title-type",
  ]
  /// Properties that only refine.
  private static let refining: [String: Set<String>] = [
    "collection-type": ["meta"], "group-position": ["meta"], "title-type": ["title"],
    "identifier-type": ["identifier", "source"], "role": ["creator", "contributor", "publisher"],
    "authority": ["subject"], "term": ["subject"], "source-of": ["source"],
  ]

  private mutating func checkMetas(_ package: PackageReading) {
    let kinds = Dictionary(package.elements.compactMap { element in element.id.map { ($0, element.name) } }) {
      first, _ in first
    }
    for meta in package.metas {
      if let refined = meta.refines {
        let id = refined.hasPrefix("#") ? String(refined.dropFirst()) : ""
        if !id.isEmpty, !package.ids.contains(id) {
          report(
            "check.refines-nothing", .error, package.path, line: meta.line,
            "\(meta.property) refines \(Diagnostic.quoted(refined)), which is not there.")
        } else if let wanted = EditionCheck.refining[meta.property],
          !wanted.contains(kinds[id] ?? (id.isEmpty ? "" : "meta"))
        {
          report(
            "check.refines-wrong", .error, package.path, line: meta.line,
            "\(meta.property) refines something that has no such property.")
        }
      } else if EditionCheck.refining[meta.property] != nil {
        report("check.refines-wrong", .error, package.path, line: meta.line, "\(meta.property) refines nothing.")
      }
      if !meta.property.contains(":"), !EditionCheck.properties.contains(meta.property) {
        report(
          "check.property-unknown", .error, package.path, line: meta.line,
          "EPUB has no property \(Diagnostic.quoted(meta.property)).")
      }
    }
    checkItemProperties(package)
    for meta in package.metas {
      if meta.value.isBlank {
        report("check.metadata-blank", .error, package.path, line: meta.line, "\(meta.property) is blank.")
      }
      checkName(of: meta.property, known: [], what: "property", line: meta.line, in: package)
    }
    for (property, id) in [
      ("schema:accessMode", "accessMode"), ("schema:accessibilityFeature", "accessibilityFeature"),
      ("schema:accessibilityHazard", "accessibilityHazard"),
    ] where package.values(property).isEmpty {
      report(
        "check.accessibility-metadata", .warning, package.path, "There is no schema:\(id).",
        advice: "Shops show it to those who cannot read every book, and European law asks for it.")
    }
  }

  private static func isSecond(_ text: String) -> Bool {
    let pattern = "0000-00-00T00:00:00Z"
    return text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
      && Timestamp(text) != nil
  }

  private mutating func checkManifest(_ package: PackageReading) {
    var ids: Set<String> = []
    var paths: Set<String> = []
    for item in package.items {
      if item.id.isEmpty || !ids.insert(item.id).inserted {
        report(
          "check.id-taken", .error, package.path, line: item.line,
          "The id \(Diagnostic.quoted(item.id)) of an item is missing or given twice.")
      }
      if item.mediaType.isBlank || !AttributeForm.mediaType.takes(item.mediaType, name: "media-type") {
        report(
          "check.media-type-missing", .error, package.path, line: item.line,
          "The item \(Diagnostic.quoted(item.href)) has no media type, or none that can be.")
      }
      guard let path = item.path else { continue }
      if item.href.isEmpty || item.href.contains(where: { "#?".contains($0) || $0.isWhitespace }) {
        report(
          "check.href-invalid", .error, package.path, line: item.line,
          "The item \(Diagnostic.quoted(item.id)) names no file.")
        continue
      }
      if !paths.insert(path).inserted {
        report(
          "check.item-twice", .error, package.path, line: item.line,
          "The file \(Diagnostic.quoted(path)) is declared twice.")
      }
      if files[path] == nil {
        report(
          "check.file-missing", .error, package.path, line: item.line,
          "The file \(Diagnostic.quoted(path)) is declared and not in the container.")
      }
      if path == package.path {
        report("check.item-is-package", .error, package.path, line: item.line, "The package document declares itself.")
      }
    }
    for path in files.keys.sorted()
    where !paths.contains(path) && path != "mimetype" && path != package.path && !path.hasPrefix("META-INF/") {
      report(
        "check.file-undeclared", .warning, path,
        "The file is in the container, and the package document does not declare it.")
    }
    guard package.isEPUB3 else { return }
    let navigation = package.items.filter { $0.properties.contains("nav") }
    if navigation.count != 1 {
      report(
        "check.navigation-missing", .error, package.path,
        "There \(navigation.isEmpty ? "is no" : "is more than one") navigation document.")
    }
    if package.items.filter({ $0.properties.contains("cover-image") }).count > 1 {
      report("check.cover-twice", .error, package.path, "More than one item is the cover’s picture.")
    }
    if package.cover == nil {
      report(
        "check.cover-missing", .warning, package.path, "No item is the cover’s picture.",
        advice: "Give one the property cover-image.")
    }
  }

  private mutating func checkSpine(_ package: PackageReading) {
    var seen: Set<String> = []
    if package.spine.isEmpty { report("check.spine-empty", .error, package.path, "The spine has no content document.") }
    if !package.spine.isEmpty, !package.spine.contains(where: \.isLinear) {
      report(
        "check.spine-not-linear", .error, package.path, "The spine has no content document that is read on the way.")
    }
    for reference in package.spine {
      guard let item = package.item(reference.idref) else {
        report(
          "check.spine-unknown", .error, package.path, line: reference.line,
          "The spine names \(Diagnostic.quoted(reference.idref)), which is no item.")
        continue
      }
      if !seen.insert(reference.idref).inserted {
        report(
          "check.spine-twice", .error, package.path, line: reference.line,
          "The spine names \(Diagnostic.quoted(reference.idref)) twice.")
      }
      if !package.leads(
        item, to: { PackageReading.contentTypes.contains($0) || !package.isEPUB3 && $0 == "text/x-oeb1-document" })
      {
        report(
          "check.spine-media-type", .error, package.path, line: reference.line,
          "\(Diagnostic.quoted(item.href)) is \(Diagnostic.quoted(item.mediaType)), and neither it nor a fallback is a content document."
        )
      }
    }
    for reference in package.spine {
      if let linear = reference.linear, linear != "yes", linear != "no" {
        report(
          "check.linear", .error, package.path, line: reference.line,
          "The attribute linear does not take \(Diagnostic.quoted(linear)).")
      }
    }
    if package.toc == nil, package.items.contains(where: { $0.mediaType == "application/x-dtbncx+xml" }) {
      report("check.ncx-missing", .error, package.path, "There is an NCX, and the spine’s toc does not name it.")
    }
    if let toc = package.toc, package.item(toc)?.mediaType != "application/x-dtbncx+xml" {
      report(
        "check.ncx-missing", .error, package.path,
        "The spine’s toc names \(Diagnostic.quoted(toc)), which is not an NCX.")
    }
    if let direction = package.direction, !["ltr", "rtl", "default"].contains(direction) {
      report(
        "check.direction", .error, package.path, "\(Diagnostic.quoted(direction)) is not a page progression direction.")
    }
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}
