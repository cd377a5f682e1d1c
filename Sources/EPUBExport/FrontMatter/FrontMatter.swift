import ContentMarkup
import MarkupWriter
import PlatenCore

extension EditionPlan {
  static let coverFileName = "cover.xhtml"
  static let titlePageFileName = "title.xhtml"
  static let contentsFileName = "contents.xhtml"

  /// The cover, as a content document.
  func coverPage() -> [UInt8] {
    var page = ContentPage(title: vocabulary.name(of: .cover), language: vocabulary.language, plan: self)
    page.markup.start("section")
    page.markup.attribute("class", "cover")
    page.markup.attribute("epub:type", "cover")
    page.markup.attribute("aria-label", vocabulary.name(of: .cover))
    page.markup.newline()
    page.markup.start("img")
    page.markup.attribute("src", cover.href)
    page.markup.attribute("alt", cover.alternative)
    page.markup.attribute("role", "doc-cover")
    page.markup.endEmpty()
    page.markup.newline()
    page.markup.end()
    return page.finish()
  }

  /// The title page: titles in each language, names, publisher, date.
  func titlePage() -> [UInt8] {
    var page = ContentPage(title: metadata.title.whole, language: language, plan: self)
    page.markup.start("section")
    page.markup.attribute("class", "titlepage")
    page.markup.attribute("epub:type", "titlepage")
    page.markup.newline()
    line(metadata.title.text, "h1", class: "title", metadata.title.language, to: &page.markup)
    for alternate in metadata.title.alternates {
      line(alternate.text, "p", class: "title-alternate", alternate.language, to: &page.markup)
    }
    for subtitle in metadata.source.titles where subtitle.kind == .subtitle {
      line(subtitle.text, "p", class: "subtitle", role: "doc-subtitle", subtitle.language, to: &page.markup)
      for alternate in subtitle.alternates {
        line(alternate.text, "p", class: "subtitle", role: "doc-subtitle", alternate.language, to: &page.markup)
      }
    }
    for creator in metadata.source.creators { write(creator, class: "creator", to: &page.markup) }
    for contributor in metadata.source.contributors { write(contributor, class: "contributor", to: &page.markup) }
    if let series = metadata.source.series, !series.name.isBlank {
      line(
        series.name + (series.position.map { " · \($0)" } ?? ""), "p", class: "series", nil, to: &page.markup)
    }
    if let publisher = metadata.source.publisher, !publisher.isBlank {
      line(publisher, "p", class: "publisher", nil, to: &page.markup)
    }
    if let published = metadata.source.published {
      line(published.description, "p", class: "published", nil, to: &page.markup)
    }
    if let rights = metadata.source.rights, !rights.isBlank {
      line(rights, "p", class: "rights", nil, to: &page.markup)
    }
    page.markup.end()
    return page.finish()
  }

  /// The contents page that is read as part of the book.
  ///
  /// - Parameter contents: the table of contents, as a list.
  func contentsPage(_ contents: MarkupWriter) -> [UInt8] {
    var page = ContentPage(title: vocabulary.contents, language: vocabulary.language, plan: self)
    page.markup.start("section")
    page.markup.attribute("class", "contents")
    page.markup.attribute("aria-labelledby", "contents")
    page.markup.newline()
    page.markup.start("h1")
    page.markup.attribute("id", "contents")
    page.markup.text(vocabulary.contents)
    page.markup.end()
    page.markup.newline()
    page.markup.append(contents)
    page.markup.end()
    return page.finish()
  }

  private func write(_ contributor: Contributor, class name: String, to markup: inout MarkupWriter) {
    guard !contributor.name.isBlank else { return }
    markup.start("p")
    markup.attribute("class", name)
    let own = scriptLanguage(of: contributor.name)
    writeLanguage(own, in: language, to: &markup)
    markup.text(contributor.name)
    for alternate in contributor.alternates {
      markup.text(" ")
      markup.start("span")
      writeLanguage(alternate.language, in: own, to: &markup)
      markup.text(alternate.text)
      markup.end()
    }
    markup.end()
    markup.newline()
  }

  private func line(
    _ text: String, _ element: StaticString, class name: String, role: String? = nil, _ textLanguage: Language?,
    to markup: inout MarkupWriter
  ) {
    markup.start(element)
    markup.attribute("class", name)
    markup.attribute("role", role)
    writeLanguage(textLanguage ?? scriptLanguage(of: text), in: language, to: &markup)
    markup.text(text)
    markup.end()
    markup.newline()
  }

  /// The language of a name that has none: one of the book's that is written in Han, for Han in a book in Latin letters, since
  /// readers choose fonts and voices by it.
  private func scriptLanguage(of text: String) -> Language {
    guard !language.usesHan, text.unicodeScalars.contains(where: { CJK.isUnspaced($0.value) }) else { return language }
    return metadata.languages.first(where: \.usesHan) ?? .chinese
  }

  /// Writes the language of the element that was just started, if it differs from that around it.
  func writeLanguage(_ inner: Language, in outer: Language, to markup: inout MarkupWriter) {
    guard inner != outer else { return }
    markup.attribute("lang", inner.tag)
    markup.attribute("xml:lang", inner.tag)
    if inner.isRightToLeft != outer.isRightToLeft { markup.attribute("dir", inner.isRightToLeft ? "rtl" : "ltr") }
  }
}
