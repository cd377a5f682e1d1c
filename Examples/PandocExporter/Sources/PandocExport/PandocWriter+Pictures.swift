import PlatenCore

extension PandocWriter {
  mutating func write(_ image: Image) {
    write(image, content: [.text(image.alternative)], values: [], titlePrefix: "")
    lastScalar = nil
  }

  mutating func write(_ figure: Figure) {
    switch options.apiVersion {
    case .pandoc3:
      beginList("Figure")
      write(figure.attributes)
      writeCaption(figure.caption)
      write(figure.blocks)
      endList()
    case .pandoc2: writeWithoutFigures(figure)
    }
  }

  /// Writes what pandoc 2 takes for a figure: a picture alone in a paragraph, whose title begins with `fig:`.
  private mutating func writeWithoutFigures(_ figure: Figure) {
    if !figure.caption.isEmpty, let image = figure.onlyImage {
      let isWrapped = beginWrapper("Div", figure.attributes)
      beginList("Para")
      // Here the content is the caption, and `alt` the alternative.
      write(image, content: figure.caption, values: [("alt", image.alternative)], titlePrefix: "fig:")
      endList()
      endWrapper(isWrapped)
      return
    }
    report(
      "figure-as-division", .simplified,
      "The only figures of pandoc 2 are single pictures with a caption; the caption of this figure is a paragraph.",
      at: figure.attributes)
    beginContainer("Div", figure.attributes, classes: ["figure"])
    for block in figure.blocks { write(block) }
    if !figure.caption.isEmpty {
      beginContainer("Div", classes: ["caption"])
      write(.paragraph(Paragraph(figure.caption)))
      endContainer()
    }
    endContainer()
  }

  /// Writes an `Image`: attributes, content, and where it is.
  private mutating func write(
    _ image: Image, content: [Inline], values: [(name: String, value: String)], titlePrefix: String
  ) {
    beginList("Image")
    write(image.attributes, values: values + (image.isDecorative ? [("role", "presentation")] : []))
    writeContent(content)
    json.beginArray()
    writeSource(of: image)
    json.string(titlePrefix, image.title ?? "")
    json.endArray()
    endList()
  }

  private mutating func writeSource(of image: Image) {
    guard let resource = resources[image.source] else {
      if image.source.hasScheme {
        report(
          "picture-fetched", nil, "Pandoc fetches the picture \(Diagnostic.quoted(image.source)) from the network.",
          at: image.attributes)
      } else {
        report(
          "picture-missing", warning: true, nil,
          "The document does not contain the picture \(Diagnostic.quoted(image.source)); pandoc looks for it in its folder.",
          at: image.attributes)
      }
      return json.string(image.source)
    }
    let isFirst = shownResources.insert(resource.path).inserted
    switch options.pictures {
    case .embed:
      let mediaType = resource.trustedMediaType
      json.dataURL(mediaType: mediaType, resource.bytes)
      guard isFirst, mediaType == "image/svg+xml" else { return }
      // pandoc looks for the fallback by the picture's name, which an embedded one has not.
      report(
        "svg-without-fallback", nil,
        "Pandoc adds no fallback to an embedded SVG in Word; if \(Diagnostic.quoted(resource.path)) is not shown, set pictures=link.",
        at: image.attributes)
    case .link:
      json.string(image.source)
      guard isFirst else { return }
      report(
        "picture-not-embedded", .dropped,
        "Pandoc has to find \(Diagnostic.quoted(resource.path)) itself because of the option pictures.",
        at: image.attributes)
    }
  }

  /// Says what of the document's files is not in the output.
  func reportResourcesThatNothingShows(_ document: Document) {
    for resource in document.resources where !shownResources.contains(resource.path) {
      let isCover = resource.path == document.metadata.coverImage
      if isCover, options.pictures == .link { continue }
      report(
        isCover ? "cover-left-out" : "resource-left-out", warning: isCover, .dropped,
        isCover
          ? "Pandoc takes a cover from a file only: give it \(Diagnostic.quoted(resource.path)) with --epub-cover-image."
          : "The file \(Diagnostic.quoted(resource.path)) is not shown anywhere, and pandoc takes no other files.")
    }
  }
}

extension Figure {
  /// The picture, if the figure is nothing else.
  fileprivate var onlyImage: Image? {
    guard blocks.count == 1, case .paragraph(let paragraph)? = blocks.first, !paragraph.attributes.saysSomething,
      paragraph.inlines.count == 1, case .image(let image)? = paragraph.inlines.first
    else { return nil }
    return image
  }
}

extension String {
  /// Whether this is a URL with a scheme (RFC 3986 §3.1), and no path.
  fileprivate var hasScheme: Bool {
    guard let colon = utf8.firstIndex(of: 0x3A), let first = utf8.first, (0x61...0x7A).contains(first | 0x20) else {
      return false
    }
    return utf8[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }
}

extension Resource {
  /// The media type that was declared, if it is one (RFC 6838 §4.2), or else what the first bytes say.
  fileprivate var trustedMediaType: String {
    if let mediaType {
      let parts = mediaType.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      let isName: (Substring.UTF8View) -> Bool = { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
          }
      }
      if parts.count == 2, parts.allSatisfy(isName) { return mediaType }
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "image/webp"
    }
    let start = String(decoding: bytes.prefix(256), as: UTF8.self)
    return start.contains("<svg") || start.contains("<?xml") ? "image/svg+xml" : "application/octet-stream"
  }
}
