import PlatenCore

/// What the edition says of itself as a publication: the document's metadata, with what is required and not given filled in.
struct PublicationMetadata: Sendable {
  /// The author's metadata.
  let source: Metadata
  /// The main title. Never blank.
  let title: Title
  /// The languages, the primary first. Never empty.
  let languages: [Language]
  /// The identifier of this edition: a URN, a URL, or what the author gave.
  let identifier: String
  /// When the edition was last modified.
  let modified: Timestamp

  init(
    _ document: Document, outline: Outline, digest: ContentDigest, modified: Timestamp?, vocabulary: Vocabulary,
    log: ReportLog
  ) {
    source = document.metadata
    if let given = document.metadata.title, !given.text.isBlank {
      title = given
    } else {
      let heading = outline.first { $0.hasTitle }?.title.plainText(annotations: false)
      title = Title(heading ?? vocabulary.untitled)
      log.report(
        Diagnostic(
          "epub.title-missing", heading == nil ? .warning : .note,
          "The document has no title; the edition is called \(Diagnostic.quoted(heading ?? vocabulary.untitled))."))
    }
    languages = document.metadata.languages.isEmpty ? [.undetermined] : document.metadata.languages.uniqued()
    if let given = document.metadata.identifiers.first(where: { !$0.value.isBlank }) {
      identifier = given.urn
    } else {
      var digest = digest
      digest.add(title.whole)
      for creator in document.metadata.creators { digest.add(creator.name) }
      for resource in document.resources { digest.add(resource.bytes) }
      identifier = "urn:uuid:\(digest.uuid)"
      log.report(
        Diagnostic(
          "epub.identifier-derived", .note,
          "The identifier is made from the text, and changes with it; one of your own (--metadata identifier=…) stays.")
      )
    }
    self.modified =
      document.metadata.modified ?? modified ?? document.metadata.published.flatMap { Timestamp($0.description) }
      ?? Timestamp(secondsSince1970: 946_684_800)
  }
}

extension Identifier {
  /// The identifier in the form that EPUB 3.3 §5.4.1 asks for: a URI where there is one.
  var urn: String {
    let plain = value.filter { !$0.isWhitespace }
    switch scheme {
    case .isbn: return plain.lowercased().hasPrefix("urn:") ? plain : "urn:isbn:\(plain)"
    case .doi: return plain.lowercased().hasPrefix("http") ? plain : "https://doi.org/\(plain)"
    case .uuid: return plain.lowercased().hasPrefix("urn:") ? plain : "urn:uuid:\(plain)"
    case .uri, .other: return value
    }
  }

  /// The type of the identifier in ONIX code list 5.
  var onixCode: String? {
    switch scheme {
    case .isbn: value.filter(\.isNumber).count > 10 ? "15" : "02"
    case .doi: "06"
    case .uri, .uuid, .other: nil
    }
  }
}

extension Array where Element: Hashable {
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
