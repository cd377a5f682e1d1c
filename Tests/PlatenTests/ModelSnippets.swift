// The Swift of the article “The document model”. Each snippet there is a region of this file; `READMETests` compares them.

// snippet: make
import PlatenCore

/// A document of one chapter, with a term in two languages and a note.
func villageDocument() -> Document {
  var metadata = Metadata()
  metadata.titles = [Title("The Village", alternates: [Title.Alternate("乡村", language: .simplifiedChinese)])]
  metadata.creators = [Contributor("Li Wei", role: "aut")]
  metadata.languages = [.english, .simplifiedChinese]

  let term = Gloss(
    term: [.text("Taobao Village")], counterpart: [.text("淘宝村")], counterpartLanguage: .simplifiedChinese)
  let note = Note([.paragraph(Paragraph([.text("The first was counted in 2009.")]))])
  return Document(
    metadata: metadata,
    body: [
      .heading(Heading(level: 1, [.text("Markets")], attributes: Attributes(id: "markets"))),
      .paragraph(Paragraph([.text("A "), .gloss(term), .text(" sells online."), .note(note)])),
    ])
}
// end of snippet

// snippet: switch
/// Whether a block is set off from the running text. The compiler names this function when the model grows.
func isDisplay(_ block: Block) -> Bool {
  switch block {
  case .quote, .code, .table, .figure, .math: true
  case .paragraph, .heading, .list, .definitionList, .division, .parallel, .raw, .thematicBreak, .pageBreak: false
  }
}
// end of snippet

// snippet: outline
/// The table of contents, two spaces a level.
func contents(of document: Document) -> [String] {
  func lines(_ sections: [Outline.Section], _ indent: String) -> [String] {
    sections.flatMap { [indent + $0.title.plainText] + lines($0.children, indent + "  ") }
  }
  return lines(document.outline.sections, "")
}
// end of snippet

// snippet: resources
/// Shows a picture at the end of a document.
func add(picture bytes: [UInt8], described description: String, to document: inout Document) {
  document.resources.append(Resource(path: "pictures/plan.png", mediaType: "image/png", bytes: bytes))
  let image = Image(source: "pictures/plan.png", alternative: description)
  document.body.append(.figure(Figure([.paragraph(Paragraph([.image(image)]))], caption: [.text("The plan")])))
}
// end of snippet

// snippet: walk
/// How many bytes of text there are in each language, without code, pictures and ruby.
func sizes(of document: Document) -> [Language: Int] {
  var sizes: [Language: Int] = [:]
  document.forEachInlines { inlines, context in
    for case .text(let text) in inlines { sizes[context.language, default: 0] += text.utf8.count }
  }
  return sizes
}
// end of snippet

// snippet: rewrite
/// Writes three full stops as an ellipsis, but not in headings.
func setEllipses(in document: inout Document) {
  document.rewriteInlines { inlines, context in
    guard context.place != .heading else { return }
    inlines = inlines.map { inline in
      guard case .text(let text) = inline else { return inline }
      return .text(text.replacing("...", with: "…"))
    }
  }
}
// end of snippet
