import ContentMarkup
import MarkupWriter
import PlatenCore

/// The navigation document (EPUB 3.3 §7): table of contents, landmarks, list of pages.
///
/// It stays out of the spine: some reading systems pass over `hidden` and would print the landmarks as text.
struct NavigationDocument {
  static let fileName = "nav.xhtml"

  let plan: EditionPlan
  /// The table of contents, as a list.
  let contents: MarkupWriter
  let hasContentsPage: Bool

  func bytes() -> [UInt8] {
    let vocabulary = plan.vocabulary
    var page = ContentPage(title: plan.metadata.title.whole, language: vocabulary.language, plan: plan)
    startNavigation("toc", role: "doc-toc", title: vocabulary.contents, id: "toc-title", in: &page.markup)
    page.markup.append(contents)
    page.markup.end()
    page.markup.newline()

    startNavigation("landmarks", role: nil, title: vocabulary.landmarks, id: "landmarks-title", in: &page.markup)
    page.markup.start("ol")
    page.markup.newline()
    for landmark in landmarks {
      page.markup.start("li")
      page.markup.start("a")
      page.markup.attribute("epub:type", landmark.type)
      page.markup.attribute("href", landmark.href)
      page.markup.append(landmark.label)
      page.markup.end()
      page.markup.end()
      page.markup.newline()
    }
    page.markup.end()
    page.markup.end()
    page.markup.newline()

    if !plan.pageLabels.isEmpty { writePageList(in: &page.markup) }
    return page.finish()
  }

  private func writePageList(in markup: inout MarkupWriter) {
    startNavigation("page-list", role: "doc-pagelist", title: plan.vocabulary.pageList, id: "pages-title", in: &markup)
    markup.start("ol")
    markup.newline()
    for page in plan.pages {
      markup.start("li")
      markup.start("a")
      markup.attribute("href", page.href)
      markup.text(page.label)
      markup.end()
      markup.end()
      markup.newline()
    }
    markup.end()
    markup.end()
  }

  private func startNavigation(
    _ type: String, role: String?, title: String, id: String, in markup: inout MarkupWriter
  ) {
    markup.start("nav")
    markup.attribute("epub:type", type)
    markup.attribute("role", role)
    markup.attribute("aria-labelledby", id)
    if type != "toc" { markup.attribute("hidden", "hidden") }
    markup.newline()
    markup.start("h2")
    markup.attribute("id", id)
    markup.text(title)
    markup.end()
    markup.newline()
  }

  private struct Landmark {
    /// What must be unique.
    struct Key: Hashable {
      var type: String
      var href: String
    }

    var type: String
    var href: String
    var label: MarkupWriter
    var key: Key { Key(type: type, href: href) }
  }

  /// The places that reading systems jump to. Type and target are unique together (EPUB 3.3 §7.4.3).
  private var landmarks: [Landmark] {
    var result = [
      Landmark(type: "cover", href: EditionPlan.coverFileName, label: word(plan.vocabulary.name(of: .cover))),
      Landmark(
        type: "titlepage", href: EditionPlan.titlePageFileName, label: word(plan.vocabulary.name(of: .titlePage))),
    ]
    if hasContentsPage {
      result.append(Landmark(type: "toc", href: EditionPlan.contentsFileName, label: word(plan.vocabulary.contents)))
    }
    if let first = firstOfBody {
      result.append(Landmark(type: "bodymatter", href: first, label: word(plan.vocabulary.startOfContent)))
    }
    var taken = Set(result.map(\.key))
    for section in plan.outline.sections {
      guard let role = section.role, let type = RoleMarkup(role).epubType else { continue }
      switch role {
      case .cover, .titlePage, .chapter, .part, .interlude: continue
      default: break
      }
      let href = plan.href(ofSection: section.ordinal)
      guard taken.insert(Landmark.Key(type: type, href: href)).inserted else { continue }
      result.append(
        Landmark(
          type: type, href: href,
          label: section.hasTitle
            ? plan.label(section.label, language: plan.vocabulary.language) : word(plan.vocabulary.name(of: role))))
    }
    return result
  }

  private func word(_ text: String) -> MarkupWriter {
    var markup = MarkupWriter()
    markup.text(text)
    return markup
  }

  /// Where the text proper begins: the first chapter, or else the first content document.
  private var firstOfBody: String? {
    let first = plan.outline.sections.first { $0.role == nil || $0.role == .chapter || $0.role == .part }
    return first.map { plan.href(ofSection: $0.ordinal) } ?? plan.chapters.chapters.first?.fileName
  }
}
