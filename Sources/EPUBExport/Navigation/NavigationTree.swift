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

  let entries: [Entry]

  init(_ plan: EditionPlan) {
    let made = NavigationTree.entries(plan.outline.sections, depth: plan.options.tocDepth, plan: plan)
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

  private static func entries(_ sections: [Outline.Section], depth: Int, plan: EditionPlan) -> [Entry] {
    guard depth > 0 else { return [] }
    return sections.flatMap { section -> [Entry] in
      let label =
        section.hasTitle ? section.label : section.role.map { [.text(plan.vocabulary.name(of: $0))] }
      guard let label else { return entries(section.children, depth: depth, plan: plan) }
      return [
        Entry(
          label: label, language: section.hasTitle ? section.language : plan.vocabulary.language,
          href: plan.href(ofSection: section.ordinal),
          children: entries(section.children, depth: depth - 1, plan: plan))
      ]
    }
  }

  /// Writes the entries as nested ordered lists.
  ///
  /// - Parameter pageLanguage: the language of the page that the list stands in.
  func writeList(to markup: inout MarkupWriter, pageLanguage: Language, plan: EditionPlan) {
    NavigationTree.write(entries, to: &markup, pageLanguage: pageLanguage, plan: plan)
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
