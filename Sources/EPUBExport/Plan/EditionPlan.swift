import ContentMarkup
import MarkupWriter
import PlatenCore

/// Everything that is decided before the first byte is written. It does not change afterwards, so chapters can be rendered
/// from it in any order and on any thread.
///
/// A class, although it is a value that never changes: every writer of a page, a label or a chapter holds it, and a copy would
/// count thirty references.
final class EditionPlan: Sendable {
  let document: Document
  let options: EPUBOptions
  let outline: Outline
  private let ranks: [SectionRank]
  /// The titles of sections as plain text without ruby, by ordinal; none for a section without one. Names are made of them,
  /// which stay the same with pinyin and without.
  let sectionTitles: [Int: String]
  /// The names of sections and page breaks.
  let names: SectionNames
  /// The labels of the printed pages' breaks, by number from 0.
  let pageLabels: [String]
  let chapters: ChapterPlan
  let anchors: AnchorMap
  let media: MediaLibrary
  let fonts: FontLibrary
  let cover: Cover
  let language: Language
  let vocabulary: Vocabulary
  let metadata: PublicationMetadata
  /// Whether ruby has classes for tones.
  let hasToneClasses: Bool

  init(_ document: Document, options: EPUBOptions, context: ExportContext) async throws(ExportError) {
    var document = document
    var survey = try await Survey(document, context: context)
    if survey.holdsRawHTML {
      document = document.readingRawHTML(log: context.log)
      survey = try await Survey(document, context: context)
    }
    outline = document.outline
    if survey.facts.contains(where: { $0.size > ChapterPlan.maximumSize }) {
      document = document.dividingLongBlocks(log: context.log)
      survey = try await Survey(document, context: context)
    }
    self.document = document
    self.options = options
    hasToneClasses = survey.hasToneClasses
    language = document.primaryLanguage
    vocabulary = Vocabulary(for: language)

    var sectionTitles: [Int: String] = [:]
    outline.visit { if $0.hasTitle { sectionTitles[$0.ordinal] = $0.label.plainText(annotations: false) } }
    self.sectionTitles = sectionTitles
    pageLabels = survey.facts.flatMap(\.pageLabels)
    names = SectionNames(
      outline, titles: sectionTitles, pageLabels: pageLabels, authorsIDs: Set(survey.facts.lazy.flatMap(\.ids)))
    ranks = EditionPlan.ranks(of: outline)
    var chapters = ChapterPlan(document.body, facts: survey.facts, splitLevel: options.splitLevel)
    chapters.nameFiles(names)
    self.chapters = chapters
    let (anchors, duplicates) = AnchorMap.make(plan: chapters, facts: survey.facts, names: names)
    self.anchors = anchors
    for id in duplicates {
      context.log.report(
        Diagnostic(
          "epub.duplicate-id", .warning, "The id \(Diagnostic.quoted(id)) is given twice; links lead to the first.",
          loss: .simplified))
    }

    var media = MediaLibrary(document, pictures: survey.facts.lazy.flatMap(\.pictures), log: context.log)
    metadata = PublicationMetadata(
      document, outline: outline, digest: survey.digest, modified: context.modified, vocabulary: vocabulary,
      log: context.log)
    fonts = try FontLibrary(options.fonts)
    cover = try Cover(
      document, options: options, metadata: metadata, vocabulary: vocabulary, fonts: fonts, media: &media,
      log: context.log)
    media.reportLarge(log: context.log)
    self.media = media
  }

  /// What is kept of each section: its facts would hold its name once more, and a file can have as many sections as lines.
  private struct SectionRank {
    var rank: UInt8
    var isChapter: Bool
  }

  private static func ranks(of outline: Outline) -> [SectionRank] {
    var result: [SectionRank] = []
    result.reserveCapacity(outline.count)
    func add(_ sections: [Outline.Section], rank: UInt8, mayBeChapters: Bool) {
      for section in sections {
        result.append(SectionRank(rank: rank, isChapter: mayBeChapters && section.role == nil))
        add(
          section.children, rank: section.hasTitle ? min(rank + 1, 6) : rank, mayBeChapters: section.role == .part)
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

  /// The pages of the printed edition, in order: what each is called, and where it begins.
  var pages: [(label: String, href: String)] {
    var pages: [(label: String, href: String)] = []
    for (index, chapter) in chapters.chapters.enumerated() {
      let isLast = index == chapters.chapters.count - 1
      let end = isLast ? pageLabels.count : chapters.chapters[index + 1].firstPageBreak
      for number in chapter.firstPageBreak..<end {
        let name = PageBreak.name(label: pageLabels[number], number: number)
        pages.append((name, "\(chapter.fileName)#\(pageBreakID(number))"))
      }
    }
    return pages
  }

  /// The content document in which a section begins.
  func chapter(ofSection ordinal: Int) -> ChapterPlan.Chapter? { chapters.chapter(ofSection: ordinal) }
}

extension EditionPlan: ContentPlan {
  var isVertical: Bool {
    switch options.writingMode {
    case .vertical: true
    case .horizontal: false
    }
  }

  func contentDocument(_ index: Int) -> ContentDocumentFacts {
    let chapter = chapters.chapters[index]
    return ContentDocumentFacts(
      fileName: chapter.fileName, firstSection: chapter.sections.lowerBound, firstPageBreak: chapter.firstPageBreak)
  }

  func pageBreakName(_ number: Int) -> String { names.pageBreak(number) }

  func box(of task: ListItem.Task) -> String {
    switch task {
    case .open: fonts.taskBoxes.open
    case .done: fonts.taskBoxes.done
    }
  }

  func section(_ ordinal: Int) -> SectionFacts? {
    guard ordinal < ranks.count else { return nil }
    let section = ranks[ordinal]
    return SectionFacts(
      ordinal: ordinal, rank: Int(section.rank), isChapter: section.isChapter, name: names.section(ordinal))
  }

  func anchor(for id: String) -> ContentAnchor? { anchors.anchor(for: id) }

  func note(for label: String) -> NoteAnchor? { anchors.note(for: label) }

  func picture(for source: String) -> ContentPicture? {
    media.picture(for: source).map { ContentPicture(href: $0.href, isAnimated: $0.isAnimated) }
  }

  func pictureProblem(for source: String) -> String? { media.problem(for: source) }
}
