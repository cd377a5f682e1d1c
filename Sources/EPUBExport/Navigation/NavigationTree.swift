import MarkupWriter
import PlatenCore

/// The entries of the table of contents: the outline without sections that have no name, up to a depth.
struct NavigationTree: Sendable {
  struct Entry: Sendable {
    /// The label: the title without notes and links, and without the colon of a lead-in.
    var label: [Inline]
    var language: Language?
    var href: String
    var children: [Entry]
  }

  /// So many entries there are in any case. Beyond them there are more only where there is text between the headings: nobody
  /// reads such a table, and each entry stands in three documents.
  private static let freeEntries = 4_096
  private static let bytesPerEntry = 512

  let entries: [Entry]
  /// Whether only the sections have entries that content documents begin with, because there are too many headings.
  let isCut: Bool

  init(_ plan: EditionPlan) {
    let room = NavigationTree.freeEntries + plan.chapters.size / NavigationTree.bytesPerEntry
    isCut = NavigationTree.count(plan.outline.sections, depth: plan.options.tocDepth) > room
    let made = NavigationTree.entries(
      plan.outline.sections, depth: plan.options.tocDepth, isCut: isCut, plan: plan)
    if made.isEmpty {
      // A navigation document needs an entry (EPUB 3.3 §7.4): the book itself.
      let href = plan.chapters.chapters.first?.fileName ?? EditionPlan.titlePageFileName
      entries = [
        Entry(
          label: [.text(plan.metadata.title.whole)], language: plan.metadata.title.language, href: href, children: [])
      ]
    } else {
      entries = made
    }
  }

  /// How many entries there are in all.
  var count: Int {
    func count(_ entries: [Entry]) -> Int { entries.reduce(entries.count) { $0 + count($1.children) } }
    return count(entries)
  }

  /// How deep the entries are nested.
  var depth: Int {
    func depth(_ entries: [Entry]) -> Int { entries.map { 1 + depth($0.children) }.max() ?? 0 }
    return depth(entries)
  }

  /// How many sections have entries, if none is left out.
  private static func count(_ sections: [Outline.Section], depth: Int) -> Int {
    guard depth > 0 else { return 0 }
    return sections.reduce(0) { count, section in
      let isNamed = section.role != nil || section.hasTitle
      return count + (isNamed ? 1 : 0) + NavigationTree.count(section.children, depth: isNamed ? depth - 1 : depth)
    }
  }

  private static func entries(
    _ sections: [Outline.Section], depth: Int, isCut: Bool, plan: EditionPlan
  ) -> [Entry] {
    guard depth > 0 else { return [] }
    var result: [Entry] = []
    for section in sections {
      let label =
        section.hasTitle ? section.label : section.role.map { [.text(plan.vocabulary.name(of: $0))] }
      guard let label, !isCut || plan.isFirstOfContentDocument(section.ordinal) else {
        result += entries(section.children, depth: depth, isCut: isCut, plan: plan)
        continue
      }
      result.append(
        Entry(
          label: label + section.authorLabel, language: section.hasTitle ? section.language : plan.vocabulary.language,
          href: plan.href(ofSection: section.ordinal),
          children: entries(section.children, depth: depth - 1, isCut: isCut, plan: plan)))
    }
    return result
  }

  /// The entries as nested ordered lists, for pages in the language of the words that are not the author's.
  func list(plan: EditionPlan) -> MarkupWriter {
    var markup = MarkupWriter()
    NavigationTree.write(entries, to: &markup, pageLanguage: plan.vocabulary.language, plan: plan)
    return markup
  }

  private static func write(
    _ entries: [Entry], to markup: inout MarkupWriter, pageLanguage: Language, plan: EditionPlan
  ) {
    markup.start("ol")
    markup.newline()
    for entry in entries {
      markup.start("li")
      markup.start("a")
      markup.attribute("href", entry.href)
      let language = entry.language ?? plan.language
      plan.writeLanguage(language, in: pageLanguage, to: &markup)
      markup.append(plan.label(entry.label, language: language))
      markup.end()
      if !entry.children.isEmpty {
        markup.newline()
        write(entry.children, to: &markup, pageLanguage: pageLanguage, plan: plan)
      }
      markup.end()
      markup.newline()
    }
    markup.end()
    markup.newline()
  }
}

extension EditionPlan {
  /// Where a section begins. The one that a content document begins with is the document.
  func href(ofSection ordinal: Int) -> String {
    guard let chapter = chapter(ofSection: ordinal) else { return EditionPlan.titlePageFileName }
    let isFirst = ordinal == chapter.sections.lowerBound && !chapter.isContinuation
    return isFirst && startsWithSection(chapter) ? chapter.fileName : "\(chapter.fileName)#s-\(names.section(ordinal))"
  }

  /// Whether a section is the first that begins in a content document.
  fileprivate func isFirstOfContentDocument(_ ordinal: Int) -> Bool {
    chapter(ofSection: ordinal)?.sections.lowerBound == ordinal
  }

  private func startsWithSection(_ chapter: ChapterPlan.Chapter) -> Bool {
    for block in document.body[chapter.blocks] {
      switch block {
      case .pageBreak: continue
      case .heading, .division: return true
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak:
        return false
      }
    }
    return false
  }
}
