import MarkupWriter
import Testing

@Suite struct MarkupWriterTests {
  private func written(_ write: (inout MarkupWriter) -> Void) -> String {
    var writer = MarkupWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
    ("say \"so\"", "say \"so\""),
    ("]]>", "]]&gt;"),
    ("a\r\nb", "a&#13;\nb"),
    ("a\u{0}b\u{1F}c\u{7F}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
    ("\u{85}\u{9F}\u{A0}", "\u{FFFD}\u{FFFD}\u{A0}"),
    ("，。！？（）“”——……", "，。！？（）“”——……"),
    ("𠮷👩‍👩‍👧é", "𠮷👩‍👩‍👧é"),
    ("\u{202E}abc\u{2066}", "\u{202E}abc\u{2066}"),
  ])
  func textIsEscaped(text: String, expected: String) {
    #expect(written { $0.text(text) } == expected)
  }

  @Test func commentShowsWhatIsWritten() {
    var markup = MarkupWriter()
    markup.start("p")
    markup.attribute("lang", "zh-Hans")
    markup.text("1 < 2")
    markup.end()
    // <p lang="zh-Hans">1 &lt; 2</p>
    #expect(String(decoding: markup.bytes, as: UTF8.self) == #"<p lang="zh-Hans">1 &lt; 2</p>"#)
  }

  @Test func attributeKeepsItsWhiteSpaceAndQuotes() {
    let result = written {
      $0.start("a")
      $0.attribute("title", "x\n\ty \"z\" <")
      $0.end()
    }
    #expect(result == "<a title=\"x&#10;&#9;y &quot;z&quot; &lt;\"></a>")
  }

  @Test func everythingOpenedIsClosed() {
    let result = written {
      $0.start("section")
      $0.start("p")
      $0.text("x")
      $0.start("br")
      $0.endEmpty()
      $0.end(downTo: 0)
      $0.end()
    }
    #expect(result == "<section><p>x<br/></p></section>")
  }

  @Test func attributeAfterContentIsPassedOver() {
    let result = written {
      $0.start("p")
      $0.text("x")
      $0.attribute("id", "late")
      $0.end()
    }
    #expect(result == "<p>x</p>")
  }

  @Test func irregularCharactersAreCounted() {
    var writer = MarkupWriter()
    writer.text("\u{1}\u{FFFF}\u{80} \u{202A}\u{200F}\u{2069}\u{61C} \u{E000}\u{F8FF} “，”")
    #expect(writer.irregularities.replaced == 3)
    #expect(writer.irregularities.bidiControls == 4)
    #expect(writer.irregularities.privateUse == 2)
  }
}
