import PlatenCore
import Testing

/// Where lines of the source end within text, and how close the items of lists stand.
@Suite struct LineTests {
  @Test(arguments: [
    ("<p>村里\n的人 都\n来了。", "村里的人 都来了。\n"), ("<p>村里\n<b>的人</b>\n都来了", "村里**的人**都来了\n"),
    ("<p>他说\n“好”", "他说“好”\n"), ("<p>日本\nの茶", "日本の茶\n"), ("<h2>村里\n的人</h2>", "## 村里的人\n"),
    ("<p>村里 the\n人", "村里 the\n人\n"), ("<p>a\nb", "a\nb\n"), ("<p>한국\n사람", "한국\n사람\n"),
  ])
  func linesOfChineseAreJoinedWithoutASpace(html: String, markdown: String) throws {
    #expect(try Reading(html).markdown == markdown)
  }

  @Test(arguments: [
    ("<ul><li><p>a</p></li></ul>", true), ("<ol><li><p>a</p></li></ol>", true),
    ("<ul><li><p>a</p><p>b</p></li></ul>", false), ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", false),
    ("<ul><li>a</li><li>b</li></ul>", true),
  ])
  func listOfOneBlockIsClose(html: String, isTight: Bool) throws {
    guard case .list(let list)? = try Reading(html).document.body.first else {
      Issue.record("no list")
      return
    }
    #expect(list.isTight == isTight)
  }
}
