import ArticleImport
import Foundation
import PlatenCore
import Testing

/// Novels of every form, in every layout, against what they are known to hold.
@Suite struct NovelTests {
  /// How many of a form in a layout; there are 360 pairs.
  private static let rounds = 6
  private static let seed: UInt64 = 20_261_126

  private static func found(_ text: String) throws -> [String] {
    try StructureText.document(text).outline.flattened.map { $0.title.plainText }
  }

  /// Texts that two lists have in common, in order (longest common subsequence).
  private static func common(_ left: [String], _ right: [String]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for item in left {
      var diagonal = 0
      for index in right.indices {
        let above = row[index + 1]
        row[index + 1] = item == right[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[right.count]
  }

  @Test func headingsAreFoundAndProseIsNot() throws {
    var expected = 0
    var found = 0
    var right = 0
    var novels = 0
    var worst: [String: Int] = [:]
    for round in 0..<NovelTests.rounds {
      for form in NovelGenerator.Form.allCases {
        for layout in NovelGenerator.Layout.allCases {
          let seed = NovelTests.seed &+ UInt64(round * 10_000 + form.rawValue * 100 + layout.rawValue)
          var generator = NovelGenerator(seed: seed)
          let novel = generator.novel(form, layout)
          let headings = try NovelTests.found(novel.text)
          let common = NovelTests.common(novel.headings, headings)
          novels += 1
          expected += novel.headings.count
          found += headings.count
          right += common
          if common != novel.headings.count || common != headings.count {
            worst[novel.form, default: 0] += novel.headings.count + headings.count - 2 * common
            if let folder = ProcessInfo.processInfo.environment["NOVELS_OUT"] {
              let missing = novel.headings.filter { !headings.contains($0) }
              let surplus = headings.filter { !novel.headings.contains($0) }
              try "MISSING \(missing)\nSURPLUS \(surplus)\nEXPECTED \(novel.headings)\nFOUND \(headings)\n\(novel.text)"
                .write(
                  toFile: "\(folder)/\(novel.form) \(round).txt", atomically: true, encoding: .utf8)
            }
          }
        }
      }
    }
    let recall = Double(right) / Double(expected)
    let precision = Double(right) / Double(found)
    print(
      "novels: \(novels), seed \(NovelTests.seed): \(expected) headings, \(found) found, recall \(recall), precision \(precision)"
    )
    for (form, count) in worst.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(40) {
      print("  \(count) in \(form)")
    }
    #expect(novels >= 2_000)
    #expect(recall >= 0.99)
    #expect(precision >= 0.999)
  }
}
