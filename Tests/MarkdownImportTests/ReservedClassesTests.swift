import DialectNodes
import Testing
import TextScanning

@testable import MarkdownImport

/// Where nothing is reserved, nothing is looked for: the question must not miss anything.
@Suite struct ReservedClassesTests {
  @Test(arguments: 0..<4, ["{.gloss}", "{.", ":::"])
  func isFoundAtEveryOffset(offset: Int, mark: String) {
    #expect(canOccur(in: String(repeating: "x", count: offset) + mark))
    #expect(canOccur(in: String(repeating: "乡", count: offset) + mark + "乡"))
  }

  @Test(arguments: ["", "x", "::", ":: :", "{ .", ".{", "{x.}", "乡：：：村", "a. {b}"])
  func isNotFoundWhereItIsNot(text: String) { #expect(!canOccur(in: text)) }

  private func canOccur(in text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return ReservedClasses.canOccur(in: ByteView(base: base, count: bytes.count))
    }
  }
}
