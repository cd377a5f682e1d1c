import MarkupWriter
import PlatenCore

/// Everything that is decided before the first byte is written. It does not change afterwards, so chapters can be rendered
/// from it in any order and on any thread.
struct EditionPlan: Sendable {
  /// What the writer of a content document has to know of a section.
  struct SectionFacts: Hashable, Sendable {
    /// Its place among all sections, from 0.
    var ordinal: Int
    /// The rank of its heading in the edition, 1 to 6: how many titled sections it is in, so that no rank is skipped.
    var rank: Int
    /// Whether it is a chapter of the publication: it stands at the top, or in a part, and has no role of its own.
    var isChapter: Bool
  }

  let document: Document
  let options: EPUBOptions
  let outline: Outline
  let sections: [SectionFacts]
  /// The titles of sections as plain text, by ordinal; none for a section without one.
  let sectionTitles: [Int: String]
  let chapters: ChapterPlan
  let anchors: AnchorMap
  let media: MediaLibrary
  let cover: Cover
  let language: Language
  let wording: Wording
  let metadata: PublicationMetadata

  init(_ document: Document, options: EPUBOptions, context: ExportContext) throws(ExportError) {
    self.document = document
    self.options = options
    outline = document.outline
    language = document.primaryLanguage
    wording = Wording(for: language)

    let survey = Survey(document)
    sections = EditionPlan.facts(of: outline)
    sectionTitles = Dictionary(
      uniqueKeysWithValues: outline.flattened.filter(\.hasTitle).map { ($0.ordinal, $0.label.plainText) })
    chapters = ChapterPlan(document.body, facts: survey.facts, splitLevel: options.splitLevel)
    let (anchors, duplicates) = AnchorMap.make(plan: chapters, facts: survey.facts)
    self.anchors = anchors
    for id in duplicates {
      context.log.report(
        Diagnostic(
          "epub.duplicate-id", .warning, "the id \(Diagnostic.quoted(id)) is given twice; links lead to the first",
          loss: .simplified))
    }

    var media = MediaLibrary(document, pictures: survey.facts.lazy.flatMap(\.pictures), log: context.log)
    metadata = PublicationMetadata(
      document, outline: outline, digest: survey.digest, modified: context.modified, wording: wording, log: context.log)
    cover = try Cover(document, options: options, metadata: metadata, wording: wording, media: &media, log: context.log)
    self.media = media
  }

  private static func facts(of outline: Outline) -> [SectionFacts] {
    var result: [SectionFacts] = []
    func add(_ sections: [Outline.Section], rank: Int, mayBeChapters: Bool) {
      for section in sections {
        result.append(
          SectionFacts(
            ordinal: section.ordinal, rank: min(rank, 6), isChapter: mayBeChapters && section.role == nil))
        add(
          section.children, rank: section.hasTitle ? rank + 1 : rank, mayBeChapters: section.role == .part)
      }
    }
    add(outline.sections, rank: 1, mayBeChapters: true)
    return result
  }

  /// The text of inlines as XHTML, for the navigation and the title page.
  func label(_ inlines: [Inline], language: Language? = nil) -> MarkupWriter {
    var writer = ContentWriter(plan: self, purpose: .label, language: language ?? self.language)
    writer.write(inlines)
    return writer.markup
  }

  /// The content document in which a section begins.
  func chapter(ofSection ordinal: Int) -> ChapterPlan.Chapter? { chapters.chapter(ofSection: ordinal) }
}
