import ContentMarkup
import CoverPainting
import FontSubset
import PlatenCore
import ZIPWriter

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
    fonts: FontLibrary, media: inout MediaLibrary, log: ReportLog
  ) throws(ExportError) {
    let alternative = [vocabulary.name(of: .cover), metadata.title.whole].joined(
      separator: vocabulary.language.usesHan ? "：" : ": ")
    if let chosen = options.cover {
      guard let entry = media.add(chosen, log: log) else {
        throw ExportError(
          .contradiction,
          "the cover \(Diagnostic.quoted(chosen.path)) cannot be used: \(media.problem(for: chosen.path) ?? "it is not a picture")",
          advice: "Give a PNG, JPEG, GIF, WebP or SVG picture.")
      }
      Cover.check(entry, path: chosen.path, log: log)
      self.init(entry, alternative: alternative)
      return
    }
    if let path = document.metadata.coverImage {
      if let resource = document.resources.first(where: { $0.path == path }), let entry = media.add(resource, log: log)
      {
        Cover.check(entry, path: path, log: log)
        self.init(entry, alternative: alternative)
        return
      }
      log.report(
        Diagnostic(
          "epub.cover-missing", .warning,
          "The cover \(Diagnostic.quoted(path)) is replaced with one made from the title: \(media.problem(for: path) ?? "the document does not carry it").",
          loss: .substituted))
    }
    if let png = try Cover.painted(metadata, options: options, fonts: fonts, log: log) {
      self.init(href: "images/cover.png", mediaType: "image/png", bytes: png, alternative: alternative)
    } else {
      self.init(
        href: "images/cover.svg", mediaType: "image/svg+xml", bytes: CoverPicture.svg(for: metadata),
        alternative: alternative)
    }
  }

  private init(href: String, mediaType: String, bytes: [UInt8], alternative: String) {
    self.href = href
    self.mediaType = mediaType
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

extension Cover {
  /// The cover as a PNG; `nil` when there is no font that has its characters, which is reported.
  private static func painted(
    _ metadata: PublicationMetadata, options: EPUBOptions, fonts: FontLibrary, log: ReportLog
  ) throws(ExportError) -> [UInt8]? {
    let text = CoverText(metadata)
    let stacks = fonts.coverFonts(forHan: metadata.languages.contains(where: \.usesHan) || text.title.hasHan)
    let missing = stacks.missing(in: text.title, isBold: true) + stacks.missing(in: text.rest, isBold: false)
    let shaped = (text.title + text.rest).unicodeScalars.first(where: \.needsShaping)
    guard !fonts.isEmpty, missing.isEmpty, shaped == nil else {
      let reason =
        if fonts.isEmpty {
          "; --font FILE makes it a picture of the font that sets the book"
        } else if let scalar = missing.first ?? shaped {
          ": no given font can draw \(Diagnostic.quoted(String(Character(scalar)))) on it"
        } else {
          ""
        }
      log.report(
        Diagnostic(
          "epub.cover-vector", fonts.isEmpty ? .note : .warning,
          "The cover is an SVG picture, which Kindle, Apple Books and KOReader do not show\(reason)."))
      return nil
    }
    // From the identifier, which is made from the content where the author gives none: a new edition keeps its colours.
    var digest = ContentDigest()
    digest.add(metadata.identifier)
    let design: CoverDesign =
      switch options.coverDesign {
      case .band: .band
      case .frame: .frame
      case .block: .block
      }
    let painter = CoverPainter(
      design: design, palette: CoverPalette(number: digest.number), fonts: stacks,
      width: options.coverWidth, height: options.coverHeight)
    let canvas: Canvas
    do throws(FontError) { canvas = try painter.paint(text) } catch {
      throw ExportError(
        .contradiction, "the cover cannot be painted: \(error.description)", advice: "Give another font, or a cover.")
    }
    do throws(ZIPError) { return try canvas.png(level: options.compression) } catch {
      throw ExportError(.limit, Diagnostic.escaped("\(error)"))
    }
  }

  /// Reports what shops and reading systems do not take of a given cover (Google: 640 pixels; Kindle: 500 on the shorter
  /// side, no SVG; Kobo: no GIF; Apple: RGB).
  private static func check(_ entry: MediaLibrary.Entry, path: String, log: ReportLog) {
    func reportFault(_ id: String, _ fault: String) {
      log.report(Diagnostic(id, .warning, "The cover \(Diagnostic.quoted(path)) \(fault)."))
    }
    if entry.mediaType != "image/png" && entry.mediaType != "image/jpeg" {
      reportFault(
        "epub.cover-kind", "is \(entry.mediaType), which not every reading system shows; give a PNG or JPEG picture")
    } else if let width = entry.width, let height = entry.height, max(width, height) < 640 || min(width, height) < 500 {
      reportFault(
        "epub.cover-small",
        "has \(width) × \(height) pixels; shops ask for 640 on the longer and 500 on the shorter side")
    }
    if entry.isCMYK { reportFault("epub.cover-colours", "is in the colours of print (CMYK); give one in RGB") }
  }
}

extension CoverText {
  fileprivate init(_ metadata: PublicationMetadata) {
    let series = metadata.source.series.flatMap { series in
      series.name.isBlank ? nil : series.name + (series.position.map { " · \($0)" } ?? "")
    }
    self.init(
      title: metadata.title.text, alternates: metadata.title.alternates.map(\.text).filter { !$0.isBlank },
      subtitle: metadata.source.subtitle?.whole, series: series,
      names: metadata.source.creators.map(\.name).filter { !$0.isBlank },
      publisher: metadata.source.publisher.flatMap { $0.isBlank ? nil : $0 })
  }
}

extension FontLibrary {
  /// The faces for a cover, those first that fit its language.
  fileprivate func coverFonts(forHan isHan: Bool) -> CoverFonts {
    let families = stack(forHan: isHan)
    func fonts(isBold: Bool) -> [FontFace] {
      families.compactMap { face(of: $0, isBold: isBold, isItalic: false) }.map { faces[$0].font }
    }
    return CoverFonts(bold: fonts(isBold: true), regular: fonts(isBold: false))
  }
}

extension String {
  fileprivate var hasHan: Bool { unicodeScalars.contains { CJK.isUnspaced($0.value) } }
}
