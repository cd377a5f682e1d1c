import ContentMarkup
import PlatenCore
import ZIPWriter

extension EditionPlan {
  static let coverImageID = "cover-image"

  /// Whether there is a contents page. One entry needs none.
  func hasContentsPage(_ tree: NavigationTree) -> Bool { options.contentsPage && tree.count > 1 }

  /// Writes the stylesheet, the pictures, the cover, the title page and the contents page.
  func writeFrontMatter(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: inout ContentEvidence,
    prepared: PreparedEntries, to sink: inout some ByteSink
  ) throws(ExportError) {
    let stylesheet = Stylesheet(options: options, fonts: fonts)
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
    let tree = NavigationTree(self)
    if hasContentsPage(tree) {
      try container.write(page: contentsPage(tree), as: EditionPlan.contentsFileName, to: &sink)
      manifest.addToSpine("contents", href: EditionPlan.contentsFileName)
    }
  }

  /// Renders the chapters, as many at a time as there are threads and one more, and appends them in order.
  func writeChapters(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: inout ContentEvidence,
    to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    let count = chapters.chapters.count
    func append(_ chapter: RenderedChapter, _ index: Int) throws(ExportError) {
      try context.checkCancellation()
      try container.write(chapter.entry, to: &sink)
      container.add(chapter.characters)
      manifest.addToSpine(
        chapters.chapters[index].manifestID, href: chapters.chapters[index].fileName,
        properties: chapter.evidence.formulas > 0 ? ["mathml"] : [])
      evidence.add(chapter.evidence)
      context.log.report(chapter.diagnostics)
      context.report(completed: index + 1, of: count)
    }

    // Below this, starting threads takes longer than the work.
    let parallelism = min(context.parallelism, count)
    guard parallelism > 1, chapters.size > 200_000 else {
      for index in 0..<count { try append(RenderedChapter(index, of: self), index) }
      return
    }
    let result = await withTaskGroup(of: (Int, Result<RenderedChapter, ExportError>).self) { group in
      var waiting: [Int: Result<RenderedChapter, ExportError>] = [:]
      var started = 0
      var written = 0
      while written < count {
        while started < min(count, written + parallelism + 1) {
          let index = started
          started += 1
          group.addTask { (index, Result { () throws(ExportError) in try RenderedChapter(index, of: self) }) }
        }
        if waiting[written] == nil, let (index, chapter) = await group.next() { waiting[index] = chapter }
        while let chapter = waiting.removeValue(forKey: written) {
          do throws(ExportError) { try append(chapter.get(), written) } catch {
            group.cancelAll()
            return Result<Void, ExportError>.failure(error)
          }
          written += 1
        }
      }
      return .success(())
    }
    try result.get()
  }

  /// Writes the navigation document, the NCX and the package document, which say what was written before them.
  func writePackage(
    into container: inout EPUBContainer, manifest: inout Manifest, evidence: ContentEvidence,
    to sink: inout some ByteSink, log: ReportLog
  ) throws(ExportError) {
    let tree = NavigationTree(self)
    let navigation = NavigationDocument(
      plan: self, tree: tree, pages: evidence.pages, hasContentsPage: hasContentsPage(tree))
    try container.write(page: navigation.bytes(), as: NavigationDocument.fileName, to: &sink)
    manifest.add(
      "nav", href: NavigationDocument.fileName, mediaType: "application/xhtml+xml", properties: ["nav"])
    try container.write(NCX(plan: self, tree: tree).bytes(), as: NCX.fileName, to: &sink)
    manifest.add("ncx", href: NCX.fileName, mediaType: "application/x-dtbncx+xml")

    let claims = try AccessibilityClaims(
      metadata.source.accessibility, evidence: evidence, entries: tree.count, isAuthorStyled: options.stylesheet != nil,
      pageSource: metadata.source.source, isFullyAnnotated: evidence.rubies > 0 && isFullyAnnotated
    ).claims
    try checkTextMining()
    for claim in claims { log.record(claim) }
    let package = PackageDocument(plan: self, manifest: manifest, claims: claims)
    try container.write(package.bytes(), as: PackageDocument.fileName, to: &sink)
  }
}
