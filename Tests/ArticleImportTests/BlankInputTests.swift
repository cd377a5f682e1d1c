import ArticleImport
import PlatenCore
import Testing

@Suite struct BlankInputTests {
  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", "\u{3000}\n\t\r\n", "\u{2028}"])
  func blankInputIsAnError(text: String) {
    let error = #expect(throws: ImportError.self) {
      try ArticleImporter().document(
        from: Source(name: "a.txt", bytes: Array(text.utf8)), context: ImportContext())
    }
    #expect(error?.message == "a.txt is empty")
  }
}
