import HTMLImport
import PlatenCore
import TestSupport
import Testing

/// HTML that makes careless readers slow, deep or large: read from bytes to a document in linear time.
@Suite(.serialized) struct LinearTests {
  /// A pattern at any size.
  struct Pattern: CustomTestStringConvertible, Sendable {
    var name: String
    /// The page for a size in bytes, about.
    var make: @Sendable (_ bytes: Int) -> String
    var testDescription: String { name }

    init(_ name: String, _ make: @escaping @Sendable (_ bytes: Int) -> String) {
      self.name = name
      self.make = make
    }

    /// A piece again and again.
    static func repeated(_ piece: String, before: String = "", after: String = "") -> Pattern {
      Pattern(before + piece + "…") { before + String(repeating: piece, count: $0 / piece.utf8.count) + after }
    }

    /// Openings, and as many endings in the same order: all but one misnested.
    static func misnested(_ open: String, _ close: String) -> Pattern {
      Pattern("\(open)… \(close)…") { bytes in
        let count = bytes / (open.utf8.count + close.utf8.count)
        return String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
      }
    }

    /// Pieces with a number in each.
    static func numbered(
      _ name: String, before: String = "", after: String = "", _ piece: @escaping @Sendable (Int) -> String
    ) -> Pattern {
      Pattern(name) { bytes in
        var text = before
        var number = 0
        while text.utf8.count < bytes {
          text += piece(number)
          number += 1
        }
        return text + after
      }
    }
  }

  static let patterns: [Pattern] = [
    // Within each other, and titled by a heading far inside.
    .repeated("<div class=\"admonition note\"><p class=title>"),
    .repeated("<div class=note>", after: "<h3 class=title>"),
    .repeated("<div class=note><h3 class=title>a</h3>"),
    // Unclosed.
    .repeated("<div>"), .repeated("<p>a"), .repeated("<b>a"), .repeated("<i><b>a"), .repeated("<a href=x>a"),
    .repeated("<li>a"), .repeated("<ul><li>a"), .repeated("<table><tr><td>a"), .repeated("<blockquote>a"),
    .repeated("<details><summary>a"), .repeated("<figure>a"), .repeated("<ruby>a<rt>"), .repeated("<q>a"),
    .repeated("<span lang=zh>a"), .repeated("<dl><dt>a<dd>b"), .repeated("<pre>a"), .repeated("<section><h1>a"),
    // Ends of what was never begun, and misnested pairs.
    .repeated("</div>a"), .repeated("</b></p>a"), .misnested("<b><i>", "</b></i>"), .misnested("<p><b>", "</p></b>"),
    .misnested("<a href=x><em>", "</a></em>"), .misnested("<div><b>", "</div></b>"), .misnested("<u><p>", "</u>y</p>"),
    .repeated("<b><p>x</b>y</p>"), .repeated("<table><b>x</table>y"), .repeated("<i><table><tr></i>x"),
    // Formatting elements by the thousand, each with other attributes so that none is a repetition.
    .numbered("<b id=n>") { "<b id=n\($0)>" },
    .numbered("<p> between fonts") { "<font color=c\($0 % 97)>x<p>" },
    .numbered("<a href> never closed") { "<a href=\($0)><p>" },
    // Attributes by the thousand.
    .numbered("attributes of one element", before: "<p ", after: ">x") { "a\($0)=v " },
    .numbered("the same attribute again", before: "<p ", after: ">x") { _ in "class=v " },
    .numbered("classes of one element", before: "<span class='", after: "'>x</span>") { "c\($0) " },
    .numbered("ids") { "<p id=i\($0)><a href='#i\($0 / 2)'>x</a>" },
    .numbered("one id again", before: "") { _ in "<p id=same><a href='#same'>x</a>" },
    // Entities.
    .repeated("&amp;"), .repeated("&ampx"), .repeated("&#38;"), .repeated("&#x10FFFF;"), .repeated("&notanentity;"),
    .repeated("&CounterClockwiseContourIntegral"), .repeated("&"), .repeated("&#"),
    // Comments, CDATA and texts that do not end.
    .repeated("<!--"), .repeated("<!-- a"), .repeated("<![CDATA["), .repeated("<?x"), .repeated("</"), .repeated("<"),
    .repeated("<a "), .repeated("<a href='"), .repeated("<script>"), .repeated("<style>a{}"), .repeated("<title>"),
    .repeated("<textarea>x"), .repeated("<svg><title>"), .repeated("<math><mi>x"),
    // What this importer adds: notes, roles, figures, definition lists, tables with spans, white space.
    .numbered("notes", before: "<section role=doc-endnotes><ol>") { "<li id=n\($0)>x<a href='#n\($0)'>1</a>" },
    .repeated("<td rowspan=9999 colspan=999>x", before: "<table><tr>"),
    .numbered("rows with spans", before: "<table>") { "<tr><td rowspan=\($0 % 60)>x<td colspan=\($0 % 7)>y" },
    .repeated(" \n\t"), .repeated("<b> </b> "), .repeated("<br>"), .repeated("<br> x <br>"), .repeated("<hr>"),
    .repeated("<img src=a.png>"), .numbered("pictures") { "<img src=p\($0).png alt=x>" },
    .repeated("<p>x<div>y</p>"), .repeated("<center><p align=right>x"), .repeated("<input type=checkbox>x"),
    .repeated("<code>a<b>b</code>"), .repeated("<abbr title=x><kbd>y"), .repeated("<ol type=i start=9><li value=3>x"),
  ]

  /// The document; `nil` where the page is refused.
  private static func read(_ bytes: [UInt8]) -> Document? {
    do throws(ImportError) {
      return try HTMLImporter().document(from: Source(bytes: bytes), context: ImportContext())
    } catch {
      return nil
    }
  }

  @Test(arguments: patterns)
  func timeIsLinear(_ pattern: Pattern) {
    func seconds(_ bytes: Int) -> Double {
      let source = Array(pattern.make(bytes).utf8)
      return ThreadTime.shortest { _ = LinearTests.read(source) }
    }
    // Four times as much takes four times as long; on a busy machine twice that, and now and then more. What is quadratic
    // takes sixteen times as long whenever it is measured. What is quick is not judged.
    var measured: [String] = []
    for _ in 0..<4 {
      let (small, large) = (seconds(15_000), seconds(60_000))
      if large / small < 8 || large < 0.02 { return }
      measured.append("\(small * 1e3) ms, \(large * 1e3) ms")
    }
    Issue.record("\(measured)")
  }

  @Test(arguments: patterns)
  func depthIsBounded(_ pattern: Pattern) throws {
    try LinearTests.read(Array(pattern.make(100_000).utf8))?.checkDepth()
  }
}
