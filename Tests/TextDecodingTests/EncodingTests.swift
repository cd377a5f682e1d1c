import Foundation
import PlatenCore
import Testing
import TextDecoding

@Suite struct EncodingTests {
  private static let simplified = "乡村的变化\n这个村子里的人们都说，生活比以前好多了。他们种地、开店，也上网。\n我们去看的时候，孩子们正在上学。"
  private static let traditional = "鄉村的變化\n這個村子裡的人們都說，生活比以前好多了。他們種地、開店，也上網。\n我們去看的時候，孩子們正在上學。"

  private func encoded(_ text: String, _ codec: String) throws -> [UInt8] {
    let hexadecimal = try PythonOracle.output(
      of:
        "print(bytes.fromhex('\(Data(text.utf8).map { String(format: "%02x", $0) }.joined())').decode().encode('\(codec)').hex())"
    )
    let digits = Array(hexadecimal.utf8.filter { $0 > 0x20 })
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }

  @Test(
    .enabled(if: PythonOracle.exists, "python3 is not installed"),
    arguments: ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
  func simplifiedTextIsRecognised(codec: String) throws {
    #expect(try text(of: encoded(EncodingTests.simplified, codec)) == EncodingTests.simplified)
  }

  @Test(
    .enabled(if: PythonOracle.exists, "python3 is not installed"),
    arguments: ["utf-8", "utf-8-sig", "utf-16", "big5", "big5hkscs", "cp950", "gb18030", "gbk"])
  func traditionalTextIsRecognised(codec: String) throws {
    #expect(try text(of: encoded(EncodingTests.traditional, codec)) == EncodingTests.traditional)
  }

  @Test(
    .enabled(if: PythonOracle.exists, "python3 is not installed"),
    arguments: [
      ("utf-16-le", TextEncoding.utf16), ("utf-16-be", .utf16), ("gb18030", .gb18030), ("utf-8", .utf8),
    ])
  func namedEncodingIsBelieved(codec: String, encoding: TextEncoding) throws {
    #expect(try text(of: encoded(EncodingTests.simplified, codec), as: encoding) == EncodingTests.simplified)
  }

  @Test func guessIsReported() throws {
    let log = ReportLog()
    _ = try text(of: [0xD6, 0xD0, 0xB9, 0xFA, 0xB5, 0xC4, 0x0A, 0xD6, 0xD0], log: log)
    #expect(log.report.diagnostics.map(\.id).contains("article.encoding-guessed"))
  }

  @Test func undecodableByteIsReportedWithItsPlace() throws {
    let log = ReportLog()
    let text = try TextDecodingTests.text(
      of: Array("Title\nab".utf8) + [0xFF] + Array("cd 村村村村 and enough text".utf8), log: log)
    #expect(text == "Title\nab\u{FFFD}cd 村村村村 and enough text")
    let diagnostic = try #require(log.report.diagnostics.first { $0.id == "article.undecodable-byte" })
    #expect(diagnostic.location == SourceLocation(file: "a.txt", line: 2, column: 3))
    #expect(diagnostic.message == "the byte FF at offset 8 is not UTF-8; it became U+FFFD")
    #expect(diagnostic.loss == .substituted)
  }

  @Test(
    arguments: [
      ([0xE6, 0x9D], "\u{FFFD}"), ([0xF0, 0x9F, 0x92], "\u{FFFD}"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xF5], "\u{FFFD}"), ([0xE0, 0x80], "\u{FFFD}\u{FFFD}"),
    ] as [([UInt8], String)])
  func everyMaximalPartBecomesOneReplacement(bytes: [UInt8], expected: String) throws {
    let text = try TextDecodingTests.text(
      of: Array("T\n村村村村村村村村村村村村村[".utf8) + bytes + Array("] some more text here".utf8))
    #expect(text == "T\n村村村村村村村村村村村村村[\(expected)] some more text here")
  }

  @Test(arguments: ["\u{0}", "\u{7}", "\u{1B}", "\u{FFFE}", "\u{FFFF}", "\u{80}"])
  func controlCharacterIsReplaced(control: String) throws {
    let log = ReportLog()
    #expect(try text(of: Array("Title\nsome text \(control) here".utf8), log: log) == "Title\nsome text \u{FFFD} here")
    #expect(log.report.diagnostics.first { $0.id == "article.control-character" }?.location?.column == 11)
  }

  @Test func bidiControlIsKeptAndReported() throws {
    let log = ReportLog()
    #expect(try text(of: Array("Title\nsome \u{202E}text".utf8), log: log) == "Title\nsome \u{202E}text")
    #expect(log.report.diagnostics.map(\.id) == ["article.bidi-control"])
  }

  @Test(arguments: [
    [UInt8](repeating: 0, count: 100), Array("%PDF-1.7\n".utf8), [0x50, 0x4B, 3, 4, 0, 0],
    [0x89, 0x50, 0x4E, 0x47, 0x0D],
    (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 17) },
  ])
  func binaryInputIsAnErrorOfOneLine(bytes: [UInt8]) {
    let error = #expect(throws: ImportError.self) { try text(of: bytes) }
    #expect(error?.message.hasPrefix("a.txt is not text") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test(arguments: [
    ("%PDF-1.7\n", "a PDF file"), ("\u{7F}ELF\u{2}", "a program"), ("SQLite format 3\u{0}", "an SQLite database"),
    ("PK\u{3}\u{4}\u{14}\u{0}mimetypeapplication/epub+zip", "an EPUB"),
    ("PK\u{3}\u{4}word/document.xml", "a Word document (DOCX)"),
    ("GIF89a", "a GIF picture"), ("{\\rtf1", "a Rich Text file"),
  ])
  func fileOfAnotherKindIsNamed(beginning: String, name: String) {
    let error = #expect(throws: ImportError.self) { try text(of: Array(beginning.utf8)) }
    #expect(error?.message == "a.txt is not text: it is \(name)")
  }

  @Test(arguments: UInt64(1)...40)
  func randomBytesAreNoText(seed: UInt64) {
    var state = seed
    let bytes = (0..<Int(seed) * 64).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    #expect(throws: ImportError.self, "seed \(seed)") { try text(of: bytes) }
  }

  private static let samples: [(codec: String, text: String)] = [
    ("utf-16-le", "# 乡村的变化\n\n这个村子里的人们都说，生活好多了。"), ("utf-16-be", "# 乡村的变化\n\n这个村子里的人们都说，生活好多了。"),
    ("utf-16-le", "# The village\n\nIt has changed."), ("utf-32-le", "# The village\n\nIt has changed."),
    ("utf-32-be", "# 乡村的变化\n\n这个村子"), ("utf-32", "# 乡村的变化\n\n这个村子"),
    ("shift_jis", "これは日本語の文章です。文字コードを調べます。"), ("cp932", "私たちは①②の村へ行った。そこには髙い木があった。"),
    ("euc_jp", "これは日本語の文章です。文字コードを調べます。"), ("iso2022_jp", "これは日本語の文章です。\nABC と漢字。"),
    ("euc_kr", "이 마을의 사람들은 모두 생활이 예전보다 좋아졌다고 말합니다."), ("cp949", "똠방각하가 이 마을에 왔다. 사람들은 모두 기뻐했다."),
    ("cp1252", "Les élèves étaient déjà arrivés à l’école, où le maître les attendait."),
    ("cp1252", "Die Häuser waren größer als früher, und die Straßen schöner."),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy, a všichni se dívali."),
    ("cp1250", "Dzieci bawiły się w ogrodzie, a mężczyźni pili kawę i rozmawiali o żniwach."),
    ("cp1251", "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему."),
    ("koi8_r", "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему."),
  ]

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"), arguments: samples)
  func encodingIsDetected(codec: String, text expected: String) throws {
    #expect(try TextDecodingTests.text(of: encoded(expected, codec)) == expected)
  }

  @Test func guessSaysWhatWasTaken() throws {
    let log = ReportLog()
    _ = try text(of: encoded("これは日本語の文章です。文字コードを調べます。", "euc_jp"), log: log)
    #expect(
      log.report.diagnostics.map(\.message) == ["the text was taken for euc-jp; name another with --encoding"])
  }

  @Test func labelsAreThoseOfTheStandard() {
    let labels = ["GBK", " sjis ", "latin1", "ks_c_5601-1987", "x-euc-jp", "cp1251", "koi", "utf8", "unknown"]
    #expect(
      labels.map { TextEncoding(label: $0) } == [
        .gb18030, .shiftJIS, .windows1252, .eucKR, .eucJP, .windows1251, .koi8R, .utf8, nil,
      ])
  }

  @Test(arguments: [
    ("a\u{FEFF}b\n\u{FEFF}c", "ab\nc"), ("\u{FEFF}One.\u{FEFF}Two.", "One.\nTwo."), ("a\u{C}b", "a\nb"),
    ("a\n\u{C}b\u{C}\n", "a\nb\n"),
    ("a\u{1A}", "a"), ("a\r\n\u{1A}\u{1A}", "a\n"), ("a\rb\r\rc", "a\nb\n\nc"), ("a\r\r\nb", "a\nb"),
    ("a\u{85}b\u{85}", "a\nb\n"),
    ("a\u{2028}b\u{2029}c\u{B}d", "a\nb\nc\nd"), ("a\r\u{85}b", "a\nb"),
  ])
  func lineEndsAndMarksAreCleaned(source: String, expected: String) throws {
    let log = ReportLog()
    #expect(try text(of: Array(source.utf8), log: log) == expected)
    #expect(log.report.diagnostics == [])
  }
}
