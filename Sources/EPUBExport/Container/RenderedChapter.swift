import ContentMarkup
import MarkupWriter
import PlatenCore

/// A content document, ready to be appended to the container.
struct RenderedChapter: Sendable {
  var page: PreparedPage
  var evidence: ContentEvidence
  var diagnostics: [Diagnostic]

  /// Renders and deflates a chapter. Depends on the plan alone, so it can run on any thread.
  init(_ index: Int, of plan: EditionPlan) throws(ExportError) {
    let chapter = plan.chapters.chapters[index]
    var page = ContentPage(
      title: plan.title(of: chapter), language: plan.language, plan: plan,
      capacity: chapter.size + 2_048)
    var writer = ContentWriter(plan: plan, purpose: .document(index), language: plan.language)
    swap(&writer.markup, &page.markup)
    writer.writeDocument(plan.document.body[chapter.blocks])
    swap(&writer.markup, &page.markup)
    diagnostics = writer.diagnostics + page.markup.irregularities.diagnostics(in: chapter.fileName)
    evidence = writer.evidence
    self.page = try PreparedPage(page.finish(), as: chapter.fileName, plan: plan)
  }
}

extension EditionPlan {
  /// The title of a content document: that of its first section, or else the book's.
  fileprivate func title(of chapter: ChapterPlan.Chapter) -> String {
    guard !chapter.isContinuation, let title = sectionTitles[chapter.sections.lowerBound], !chapter.sections.isEmpty
    else { return metadata.title.whole }
    return title
  }
}

extension MarkupWriter.Irregularities {
  fileprivate func diagnostics(in file: String) -> [Diagnostic] {
    var result: [Diagnostic] = []
    if replaced > 0 {
      result.append(
        Diagnostic(
          "epub.character-replaced", .warning, "\(file): \(replaced) characters that XML forbids became U+FFFD.",
          loss: .substituted))
    }
    if bidiControls > 0 {
      result.append(
        Diagnostic(
          "epub.bidi-control", .warning,
          "\(file): \(bidiControls) characters change the direction of the text around them."))
    }
    if privateUse > 0 {
      result.append(
        Diagnostic(
          "epub.private-use-character", .warning,
          "\(file): \(privateUse) private-use characters will not be seen without a font of their own."))
    }
    return result
  }
}
