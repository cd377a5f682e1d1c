import MarkupWriter
import PlatenCore

@testable import ContentMarkup

/// A plan of one content document in which every id is a place and every resource a picture.
struct PlainPlan: ContentPlan {
  let language = Language.english
  var hasPictures = true
  let vocabulary = Vocabulary(for: .english)

  func contentDocument(_ index: Int) -> ContentDocumentFacts {
    ContentDocumentFacts(fileName: "chapter.xhtml", firstSection: 0, firstPageBreak: 0)
  }
  func section(_ ordinal: Int) -> SectionFacts? { nil }
  func anchor(for id: String) -> ContentAnchor? { ContentAnchor(document: 0, id: id) }
  func note(for label: String) -> NoteAnchor? { nil }
  /// A picture of any reference; none where it is asked what HTML leaves behind.
  func picture(for source: String) -> ContentPicture? {
    hasPictures ? ContentPicture(href: "p.png", isAnimated: false) : nil
  }
  func pictureProblem(for source: String) -> String? { nil }

  /// The XHTML of blocks after their raw HTML was read, in a `div`, and the ids of what was reported.
  static func write(_ blocks: [Block], hasPictures: Bool = false) -> (bytes: [UInt8], ids: [String]) {
    let log = ReportLog()
    let document = Document(body: blocks).readingRawHTML(log: log)
    var writer = ContentWriter(plan: PlainPlan(hasPictures: hasPictures), purpose: .document(0), language: .english)
    writer.markup.start("div")
    writer.write(document.body)
    writer.markup.end()
    return (writer.markup.bytes, log.report.diagnostics.map(\.id))
  }
}
