import MarkupWriter
import PlatenCore

/// The frame of a content document: XML declaration, head, body.
struct ContentPage {
  var markup: MarkupWriter

  /// Begins a content document; what is written until ``finish()`` is its body.
  ///
  /// - Parameter title: the document's title; not blank. Its beginning is enough for a window's head: every content
  ///   document has it again.
  init(title: String, language: Language, plan: EditionPlan, capacity: Int = 2_048) {
    markup = .xmlDocument(capacity: capacity)
    markup.markup("<!DOCTYPE html>\n")
    markup.start("html")
    markup.attribute("xmlns", "http://www.w3.org/1999/xhtml")
    markup.attribute("xmlns:epub", "http://www.idpf.org/2007/ops")
    markup.attribute("lang", language.tag)
    markup.attribute("xml:lang", language.tag)
    if language.isRightToLeft { markup.attribute("dir", "rtl") }
    markup.newline()
    markup.start("head")
    markup.newline()
    let isLong = title.utf8.count > 1_000
    markup.element("title", isLong ? String(title.unicodeScalars.prefix(250)) + "…" : title)
    markup.newline()
    markup.start("link")
    markup.attribute("rel", "stylesheet")
    markup.attribute("type", "text/css")
    markup.attribute("href", Stylesheet.fileName)
    markup.endEmpty()
    markup.newline()
    markup.end()
    markup.newline()
    markup.start("body")
    markup.newline()
  }

  /// Ends the content document.
  mutating func finish() -> [UInt8] {
    markup.newline()
    markup.end(downTo: 0)
    markup.newline()
    return markup.bytes
  }
}
