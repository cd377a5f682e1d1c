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
    (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 17) }, [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0],
  ])
  func binaryInputIsAnErrorOfOneLine(bytes: [UInt8]) {
    let error = #expect(throws: ImportError.self) { try text(of: bytes) }
    #expect(error?.message.hasPrefix("a.txt is not text") == true)
    #expect(error?.description.contains("\n") == false)
  }
}
