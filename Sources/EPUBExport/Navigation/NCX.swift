import MarkupWriter
import PlatenCore

/// The table of contents of EPUB 2 (OPF 2.0.1 §2.4.1), for reading systems that know no other.
struct NCX {
  static let fileName = "toc.ncx"

  let plan: EditionPlan
  let tree: NavigationTree

  func bytes() -> [UInt8] {
    var ncx = MarkupWriter.xmlDocument(capacity: 2_048)
    ncx.start("ncx")
    ncx.attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
    ncx.attribute("version", "2005-1")
    ncx.attribute("xml:lang", plan.language.tag)
    ncx.newline()
    ncx.start("head")
    ncx.newline()
    for (name, content) in [
      ("dtb:uid", plan.metadata.identifier), ("dtb:depth", String(tree.depth)), ("dtb:totalPageCount", "0"),
      ("dtb:maxPageNumber", "0"),
    ] {
      ncx.start("meta")
      ncx.attribute("name", name)
      ncx.attribute("content", content)
      ncx.endEmpty()
      ncx.newline()
    }
    ncx.end()
    ncx.newline()
    label(plan.metadata.title.whole, "docTitle", to: &ncx)
    ncx.start("navMap")
    ncx.newline()
    var order = 0
    write(tree.entries, order: &order, to: &ncx)
    ncx.end()
    ncx.newline()
    ncx.end()
    ncx.newline()
    return ncx.bytes
  }

  private func write(_ entries: [NavigationTree.Entry], order: inout Int, to ncx: inout MarkupWriter) {
    for entry in entries {
      order += 1
      ncx.start("navPoint")
      ncx.attribute("id", "n-\(order)")
      ncx.attribute("playOrder", String(order))
      label(entry.label.plainText(annotations: false), "navLabel", to: &ncx)
      ncx.start("content")
      ncx.attribute("src", entry.href)
      ncx.endEmpty()
      ncx.newline()
      write(entry.children, order: &order, to: &ncx)
      ncx.end()
      ncx.newline()
    }
  }

  private func label(_ text: String, _ element: StaticString, to ncx: inout MarkupWriter) {
    ncx.start(element)
    ncx.element("text", text)
    ncx.end()
    ncx.newline()
  }
}
