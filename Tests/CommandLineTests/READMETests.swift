import Foundation
import Testing

/// What README.md and the DocC articles show is what is compiled and run.
@Suite struct READMETests {
  /// README.md, and every article in a DocC catalog of a target, by paths from the root.
  static let pages: [String] = {
    let found = FileManager.default.enumerator(atPath: root.path + "/Sources")?.compactMap { $0 as? String } ?? []
    return ["README.md"]
      + found.filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.sorted().map { "Sources/" + $0 }
  }()

  @Test func articlesAreFound() { #expect(READMETests.pages.count >= 3, "\(READMETests.pages)") }

  @Test func shellBlocksRun() async throws {
    let blocks = try READMETests.allBlocks().filter { $0.language == "sh" && !$0.isMarked("not run:") }
    #expect(blocks.count >= 2)
    let article = "A Village (乡村)\n1. Markets (市场)\nTaobao Village (淘宝村) sells.\n"
    for block in blocks {
      let folder = Folder(["article.txt": article, "ch1.md": "# One\n", "ch2.md": "# Two\n", "editions/x": ""])
      let outcome = try await shell("set -e -o pipefail\n" + block.code, in: folder)
      #expect(outcome.code == 0, "\(block.code)\n\(outcome.errors)")
    }
  }

  @Test func swiftBlocksAreCompiledRegions() throws {
    let blocks = try READMETests.allBlocks().filter { $0.language == "swift" }
    #expect(blocks.count >= 3)
    for block in blocks {
      let parts = block.before.replacing("<!-- snippet: ", with: "").replacing(" -->", with: "").split(separator: " ")
      try #require(parts.count == 2, "a Swift block without a source: \(block.code)")
      let region = try READMETests.region(named: String(parts[1]), in: String(parts[0]))
      #expect(block.code == region, "\(block.before)")
    }
  }

  @Test func everyLineOfShellStartsWithAKnownProgram() throws {
    let known = [
      "platen", "platen-pandoc", "cat", "printf", "swift", "python3", "Examples/install.sh", "Examples/quickstart.sh",
      "Tests/run.sh",
      "Tests/Tools/check-documentation.sh", "--metadata", "|",
    ]
    for block in try READMETests.allBlocks() where block.language == "sh" {
      for line in block.code.split(separator: "\n") {
        let word = line.split(separator: " ").first.map(String.init) ?? ""
        #expect(known.contains(word), "\(line)")
      }
    }
  }

  /// A fenced block, and the lines around it that say what is to be done with it.
  private struct Block {
    var language: String
    var code: String
    var before: String
    var after: String

    func isMarked(_ mark: String) -> Bool { after.hasPrefix("<!-- " + mark) }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func allBlocks() throws -> [Block] { try pages.flatMap(blocks) }

  private static func blocks(of page: String) throws -> [Block] {
    let text = try String(contentsOf: root.appendingPathComponent(page), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [Block] = []
    var start: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let first = start else {
        start = index
        continue
      }
      blocks.append(
        Block(
          language: String(lines[first].dropFirst(3)),
          code: lines[(first + 1)..<index].map { $0 + "\n" }.joined(), before: first > 0 ? lines[first - 1] : "",
          after: index + 1 < lines.count ? lines[index + 1] : ""))
      start = nil
    }
    return blocks
  }

  /// The lines between `// snippet: NAME` and `// end of snippet`, moved left as far as the first of them.
  private static func region(named name: String, in file: String) throws -> String {
    let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let marks = lines.map { $0.drop { $0 == " " } }
    let start = try #require(marks.firstIndex { $0 == "// snippet: \(name)" }, "no region \(name) in \(file)")
    let end = try #require(marks[start...].firstIndex { $0 == "// end of snippet" })
    let indent = lines[start].count - marks[start].count
    let region = lines[(start + 1)..<end].map { line in
      line.prefix { $0 == " " }.count >= indent ? line.dropFirst(indent) : line
    }
    return region.map { $0 + "\n" }.joined()
  }
}
