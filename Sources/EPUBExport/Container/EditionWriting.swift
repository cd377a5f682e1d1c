import ContentMarkup
import PlatenCore
import ZIPWriter

extension EditionPlan {
  static let coverImageID = "cover-image"

  /// Writes the stylesheet, the pictures, the cover, the title page and the contents page.
  func writeFrontMatter(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: inout ContentEvidence,
    prepared: PreparedEntries, contents: PreparedPage?, to sink: inout some ByteSink
  ) throws(ExportError) {
    let stylesheet = Stylesheet(options: options, fonts: fonts, hasTones: hasToneClasses)
    let entry = try prepared.entry(
      stylesheet.bytes, path: Stylesheet.fileName, compression: options.compression)
    try container.write(entry, to: &sink)
    manifest.add("style", href: Stylesheet.fileName, mediaType: "text/css")

    if let bytes = cover.bytes { try container.write(bytes, as: cover.href, to: &sink) }
    if cover.bytes != nil {
      manifest.add(
        EditionPlan.coverImageID, href: cover.href, mediaType: cover.mediaType, properties: ["cover-image"])
    }
    for entry in media.entries {
      try container.write(entry.bytes, as: entry.href, isCompressed: entry.isCompressed, to: &sink)
      let isCover = cover.bytes == nil && entry.href == cover.href
      manifest.add(
        isCover ? EditionPlan.coverImageID : entry.manifestID, href: entry.href, mediaType: entry.mediaType,
        properties: isCover ? ["cover-image"] : [])
    }

    try container.write(page: coverPage(), as: EditionPlan.coverFileName, to: &sink)
    // Kindle shows the picture separately, and would show it twice.
    manifest.addToSpine("cover", href: EditionPlan.coverFileName, isLinear: false)
    evidence.pictures += 1
    evidence.describedPictures += 1
    try container.write(page: titlePage(), as: EditionPlan.titlePageFileName, to: &sink)
    manifest.addToSpine("title-page", href: EditionPlan.titlePageFileName)
    if let contents {
      try container.write(contents, to: &sink)
      manifest.addToSpine("contents", href: EditionPlan.contentsFileName)
    }
  }

  /// Renders the chapters, as many at a time as there are threads and one more, and appends them in order.
  func writeChapters(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: inout ContentEvidence,
    to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    let count = chapters.chapters.count
    // Below this, starting threads takes longer than the work.
    let atOnce = chapters.size > 200_000 ? context.parallelism : 1
    try await concurrently(count: count, atOnce: atOnce) { index in
      Result { () throws(ExportError) in try RenderedChapter(index, of: self) }
    } deliver: { (result, index) throws(ExportError) in
      let chapter = try result.get()
      try context.checkCancellation()
      try container.write(chapter.page, to: &sink)
      manifest.addToSpine(
        chapters.chapters[index].manifestID, href: chapters.chapters[index].fileName,
        properties: chapter.evidence.formulas > 0 ? ["mathml"] : [])
      evidence.add(chapter.evidence)
      context.log.report(chapter.diagnostics)
      context.report(completed: index + 1, of: count)
    }
  }

  /// Writes the navigation document, the NCX and the package document, which say what was written before them.
  func writePackage(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: ContentEvidence,
    navigation: NavigationFiles, to sink: inout some ByteSink, log: ReportLog
  ) throws(ExportError) {
    if navigation.isCut {
      log.report(
        Diagnostic(
          "epub.contents-cut", .warning,
          "There are \(outline.count) sections with hardly any text; the table of contents names only the \(navigation.count) with which files begin.",
          loss: .simplified))
    }
    try container.write(navigation.document.entry, to: &sink)
    manifest.add(
      "nav", href: NavigationDocument.fileName, mediaType: "application/xhtml+xml", properties: ["nav"])
    try container.write(navigation.ncx.entry, to: &sink)
    manifest.add("ncx", href: NCX.fileName, mediaType: "application/x-dtbncx+xml")

    let claims = try AccessibilityClaims(
      metadata.source.accessibility, evidence: evidence, entries: navigation.count,
      isAuthorStyled: options.stylesheet != nil, hasToneColours: evidence.rubies > 0 && hasToneClasses,
      pageSource: metadata.source.source, isFullyAnnotated: evidence.rubies > 0 && isFullyAnnotated
    ).claims
    try checkTextMining()
    for claim in claims { log.record(claim) }
    let package = PackageDocument(plan: self, manifest: manifest, claims: claims)
    try container.write(package.bytes(), as: PackageDocument.fileName, to: &sink)
  }
}
