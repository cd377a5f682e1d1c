import Foundation
import HTMLImport
import PlatenCore
import Testing

/// Pages: metadata, the article, encodings, and what is hostile.
@Suite struct PageTests {
  static let page = """
    <!DOCTYPE html><html lang=en-GB><head><title>The Village — A Site</title><meta name=author content='Li Wei'>
    <meta name=description content='About  it.'><meta name=keywords content='rural, trade,rural'>
    <meta property='article:published_time' content='2023-03-05T10:00:00Z'><meta name=dc.publisher content=Press>
    <link rel=canonical href=https://example.org/v></head><body><nav>menu</nav><header>site</header>
    <main><h1>The Village</h1><p>Text.</p><aside>beside</aside></main><footer>foot</footer></body></html>
    """

  @Test func metadataIsRead() throws {
    let metadata = try Reading(PageTests.page).document.metadata
    #expect(metadata.titles.map(\.text) == ["The Village"])
    #expect(metadata.creators == [Contributor("Li Wei", role: "aut")])
    #expect(metadata.languages == [Language("en-GB")])
    #expect(metadata.summary == "About it.")
    #expect(metadata.subjects.map(\.text) == ["rural", "trade"])
    #expect(metadata.published == PublicationDate(year: 2023, month: 3, day: 5))
    #expect(metadata.publisher == "Press")
    #expect(metadata.source == "https://example.org/v")
  }

  @Test(arguments: [
    ("<nav>n</nav><main><p>m</main><p>o", "m\n"), ("<article><p>a</article><p>o", "a\n"),
    ("<article><p>a</article><article><p>b</article>", "a\n\nb\n"),
    ("<header>h</header><p>t<aside>s</aside><footer>f</footer>", "t\n"),
    ("<article><header><p>by</header><p>t</article><article></article>", "by\n\nt\n"),
    ("<div role=navigation>n</div><div role=main><p>m</div>", "m\n"), ("<nav><p>only</nav>", "only\n"),
  ])
  func articleIsFound(body: String, markdown: String) throws { #expect(try Reading(body).markdown == markdown) }

  @Test(arguments: ["DocBook XSL Stylesheets V1.79.1", "publican v4.3.2"])
  func listsAndLinksOfDocBookPagesAreLeftOut(generator: String) throws {
    let reading = try Reading(
      """
      <html><head><meta name=generator content='\(generator)'></head><body><div class=navheader><a href=b>Next</a></div>
      <ul class='docnav top'><li>Home</ul><div class=chapter><h1>One</h1><div class=toc><dl><dt><a href='#s'>S</a></dl></div>
      <div class='list-of-tables'><p>T</div><p>Text.</p></div><div class=navfooter>Prev</div></body></html>
      """)
    #expect(try reading.markdown.contains("Text."))
    #expect(reading.document.body.count == 2)
    #expect(try !["Next", "Home", "Prev", "#s", "T\n"].contains(where: { try reading.markdown.contains($0) }))
    #expect(reading.ids.count { $0 == "html.furniture-left-out" } == 5)
  }

  @Test func classesOfOtherPagesMeanNothing() throws {
    #expect(try Reading("<div class=toc><p>a</div><ul class=docnav><li>b</ul>").markdown.contains("b"))
  }

  @Test(arguments: [
    ("<h2>One\n two <b>three\nfour</b></h2>", "## One two **three four**\n"),
    ("<ul><li>a<div>b</div></ul>", "- a\n\n  b\n"), ("<ul><li>a<ul><li>b</ul></ul>", "- a\n  - b\n"),
  ])
  func markdownCanSayIt(body: String, markdown: String) throws { #expect(try Reading(body).markdown == markdown) }

  @Test func wholeBodyIsReadOnRequest() throws {
    var options = HTMLImportOptions()
    options.content = .body
    #expect(try Reading("<nav>n</nav><main><p>m</main>", options: options).markdown == "n\n\nm\n")
  }

  @Test func furnitureIsReported() throws {
    let ids = try Reading("<nav>n</nav><p>t<footer>f</footer>").ids
    #expect(ids == ["html.furniture-left-out", "html.furniture-left-out"])
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF] + Array("<p>乡".utf8), "乡\n"), (Array("<meta charset=utf-8><p>乡".utf8), "乡\n"),
      (Array("<meta charset=gb2312><p>".utf8) + [0xCF, 0xE7], "乡\n"),
      (Array("<meta http-equiv=content-type content='text/html; charset=big5'><p>".utf8) + [0xB6, 0x6D], "鄉\n"),
    ] as [([UInt8], String)])
  func encodingIsThatWhichTheFileNames(bytes: [UInt8], markdown: String) throws {
    let document = try HTMLImporter().document(from: Source(bytes: bytes), context: ImportContext())
    guard case .paragraph(let paragraph)? = document.body.first else {
      Issue.record("\(document.body)")
      return
    }
    #expect(paragraph.inlines.plainText + "\n" == markdown)
  }

  @Test func nothingToReadIsAnError() {
    #expect(throws: ImportError.self) { try Reading("<!-- nothing -->") }
  }

  @Test func locationsAreLinesAndColumns() throws {
    let reading = try Reading("<p>a</p>\r\n<p>乡<iframe></iframe>")
    #expect(reading.diagnostics.first?.location == SourceLocation(line: 2, column: 5))
  }

  /// What walks a tree runs on the stack of a secondary thread: 512 KiB.
  @Test(arguments: [
    "<div class=a>x", "<blockquote>x", "<ul><li>x", "<b>x", "<span class=a>x", "<table><tr><td>x", "<details>x",
    "<dl><dd>x",
    "<figure>x", "<a href=y><div>x", "<ruby>x", "<svg><g><text>x", "<math><mrow>x", "<q>x", "<section role=doc-part>x",
    "<font>x",
    "<a href='#n' role=doc-noteref>1</a><li id=n class=footnote>x",
  ])
  func deepNestingFitsASmallStackAndKeepsItsText(pattern: String) throws {
    let count = 3_000
    let html = String(repeating: pattern, count: count)
    let done = DispatchSemaphore(value: 0)
    let result = Box()
    let thread = Thread {
      do {
        let reading = try Reading(html)
        try reading.document.checkDepth()
        result.text = reading.document.body.count
      } catch { result.error = "\(error)" }
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
    #expect(result.error == nil)
    #expect(result.text > 0)
  }

  private final class Box: @unchecked Sendable {
    var text = 0
    var error: String?
  }
}
