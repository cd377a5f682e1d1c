import PlatenCore
import Testing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a\u{1B}[31m\u{202E}\0", "a\\u{1b}[31m\\u{202e}\\u{0}"), ("line\nend", "line\\u{a}end"),
    ("\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"), ("soft\u{AD}hyphen", "soft\\u{ad}hyphen"),
    ("\u{E0041}tag", "\\u{e0041}tag"), ("\u{FEFF}\u{200B}\u{2066}", "\\u{feff}\\u{200b}\\u{2066}"),
    ("乡村 “quoted” é", "乡村 “quoted” é"),
  ])
  func nothingInvisibleReachesAMessage(text: String, escaped: String) {
    #expect(Diagnostic.escaped(text) == escaped)
  }

  @Test func quotationIsCutAfterSixtyScalars() {
    #expect(Diagnostic.quoted(String(repeating: "村", count: 61)) == "“" + String(repeating: "村", count: 60) + "…”")
    #expect(Diagnostic.quoted("a\u{7}") == "“a\\u{7}”")
  }
}
