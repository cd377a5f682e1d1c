import PlatenCore

/// The cover: the author's picture, or one made from the title.
struct Cover: Sendable {
  /// The picture's path, relative to the content documents.
  let href: String
  let mediaType: String
  /// The picture, if it is not among the media of the document.
  let bytes: [UInt8]?
  /// What the picture says.
  let alternative: String

  init(
    _ document: Document, options: EPUBOptions, metadata: PublicationMetadata, vocabulary: Vocabulary,
    media: inout MediaLibrary, log: ReportLog
  ) throws(ExportError) {
    let alternative = [vocabulary.name(of: .cover), metadata.title.whole].joined(
      separator: vocabulary.language.usesHan ? "：" : ": ")
    if let chosen = options.cover {
      guard let entry = media.add(chosen, log: log) else {
        throw ExportError(
          .contradiction,
          "the cover \(Diagnostic.quoted(chosen.path)) cannot be used: \(media.problem(for: chosen.path) ?? "it is no picture")",
          advice: "Give a PNG, JPEG, GIF, WebP or SVG picture.")
      }
      self.init(entry, alternative: alternative)
      return
    }
    if let path = document.metadata.coverImage {
      if let resource = document.resources.first(where: { $0.path == path }), let entry = media.add(resource, log: log)
      {
        self.init(entry, alternative: alternative)
        return
      }
      log.report(
        Diagnostic(
          "epub.cover-missing", .warning,
          "the cover \(Diagnostic.quoted(path)) is replaced with one made from the title: \(media.problem(for: path) ?? "the document does not carry it")",
          loss: .substituted))
    }
    self.init(alternative: alternative, bytes: CoverPicture.svg(for: metadata))
  }

  private init(alternative: String, bytes: [UInt8]) {
    href = "images/cover.svg"
    mediaType = "image/svg+xml"
    self.bytes = bytes
    self.alternative = alternative
  }

  private init(_ entry: MediaLibrary.Entry, alternative: String) {
    href = entry.href
    mediaType = entry.mediaType
    bytes = nil
    self.alternative = alternative
  }
}
