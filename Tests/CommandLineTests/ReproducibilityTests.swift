import Testing

/// The same input gives the same bytes, wherever and however it is made.
@Suite struct ReproducibilityTests {
  private static let article = """
    乡村振兴 (Rural Revitalization)
    Editor's Note: What a village is.
    1. Markets (市场)
    Taobao Village (淘宝村) sells online.
    2. Clinics (诊所)
    A rural clinic (乡村卫生室) is near.
    Conclusion (结论)
    It goes on.

    """

  @Test(arguments: [
    "TZ=Asia/Shanghai", "TZ=America/New_York LC_ALL=C", "LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8", "LANG=tr_TR.UTF-8",
    "HOME=/nowhere TMPDIR=/nowhere", "umask=077", "jobs=1", "jobs=7", "folder",
  ])
  func surroundingsDoNotMatter(_ surroundings: String) async throws {
    let folder = Folder(["a.txt": ReproducibilityTests.article, "deep/er/x": ""])
    let reference = try await shell("platen export a.txt -o reference.epub -q", in: folder)
    #expect(reference == .init(code: 0, output: "", errors: ""))
    let line =
      switch surroundings {
      case "umask=077": "umask 077; platen export a.txt -o other.epub -q"
      case "jobs=1": "platen export a.txt -o other.epub -q --jobs 1"
      case "jobs=7": "platen export a.txt -o other.epub -q -j 7"
      case "folder": "cd deep/er; platen export ../../a.txt -o ../../other.epub -q"
      default: "\(surroundings) platen export a.txt -o other.epub -q"
      }
    let other = try await shell(line, in: folder)
    #expect(other == .init(code: 0, output: "", errors: ""))
    let bytes = try folder.bytes("reference.epub")
    #expect(bytes.count > 1_000)
    #expect(try folder.bytes("other.epub") == bytes)
  }

  @Test func pipeAndFileGiveTheSameBytes() async throws {
    let folder = Folder(["a.txt": ReproducibilityTests.article])
    let outcome = try await shell(
      "platen export a.txt -o file.epub -q && platen export - -t epub -o - <a.txt >pipe.epub && cmp file.epub pipe.epub",
      in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
  }
}
