import HTMLMapping
import PlatenCore

/// Raw HTML that is read into nodes when the document is whole.
extension Raw {
  /// What stands before the place in the format of raw HTML that waits. No source holds U+0000.
  private static let waiting = "\u{0}"

  /// Raw HTML that waits to be read, with its place.
  static func waitingHTML(_ text: String, at offset: Int) -> Raw { Raw(format: waiting + String(offset), text) }

  /// The place of raw HTML that waits; `nil` for other markup.
  var waitingPlace: Int? {
    guard format.hasPrefix(Raw.waiting) else { return nil }
    return Int(format.dropFirst())
  }
}

extension DocumentBuilder {
  /// Blocks with nodes in place of the raw HTML that waited.
  func readingRawHTML(_ blocks: [Block]) -> [Block] {
    let environment = HTMLEnvironment(
      picture: { [pictures] reference, offset in pictures.path(of: reference, at: offset) },
      store: { [pictures] resource in pictures.store(resource) },
      report: { [reporter] finding in
        reporter.report(
          "markdown.\(finding.id)", finding.severity, finding.message, at: finding.offset, loss: finding.loss)
      },
      internalLink: { [self] destination in _ = anchors.note(destination, at: 0) })
    return RawHTMLReader(environment: environment) { $0.waitingPlace }.read(blocks)
  }

  /// Loads the pictures of raw HTML that is kept, so that whoever reads it has them.
  func loadPictures(ofRawHTML blocks: [Block]) {
    let environment = HTMLEnvironment(
      picture: { [pictures] reference, offset in pictures.path(of: reference, at: offset) }, store: { $0.path },
      report: { _ in })
    _ = RawHTMLReader(environment: environment) { $0.format == "html" ? 0 : nil }.read(blocks)
  }
}
