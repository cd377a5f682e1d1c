import Foundation
import PlatenCore
import TestSupport
import Testing
import TextAlignment

/// Alignments that people made, and what the aligner makes of the same texts.
@Suite struct AlignerTests {
  /// A text with its gold alignment: a row a line, sentences separated by ` || `, languages by ` == `.
  struct Gold {
    var left: [String] = []
    var right: [String] = []
    var rows: Set<[Range<Int>]> = []

    init(_ name: String) throws {
      let url = PackageRoot.file("Tests/TextAlignmentTests/Gold/\(name).txt")
      for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
        let halves = line.split(separator: "==", omittingEmptySubsequences: false).map(Gold.sentences)
        let row = [left.count..<left.count + halves[0].count, right.count..<right.count + halves[1].count]
        left += halves[0]
        right += halves[1]
        if !row[0].isEmpty, !row[1].isEmpty { rows.insert(row) }
      }
    }

    private static func sentences(_ text: Substring) -> [String] {
      text.split(separator: "||").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }

  @Test(arguments: [
    ("comic", 0.9), ("essay", 0.95), ("hard1", 0.8), ("hard2", 0.65), ("history", 0.85), ("report", 0.8),
    ("story", 0.8), ("tech", 0.95), ("inn", 0.85), ("parsonage", 0.85), ("recipe", 0.9), ("interview", 0.9),
    // A free translation and a rewritten report: on these a person would hesitate too.
    ("ferry", 0.78), ("flood", 0.6),
  ])
  func rowsAreThoseThatPeopleMade(name: String, least: Double) throws {
    let gold = try Gold(name)
    let beads = Aligner().beads(left: gold.left.map { Passage($0) }, right: gold.right.map { Passage($0) })
    let found = beads.filter(\.isPair).map { [$0.left, $0.right] }
    let right = Double(found.count { gold.rows.contains($0) })
    #expect(right / Double(found.count) >= least)
    #expect(right / Double(gold.rows.count) >= least)
  }

  @Test(arguments: ["story", "tech"]) func everyPassageIsInOneRowInItsOrder(name: String) throws {
    let gold = try Gold(name)
    let beads = Aligner().beads(left: gold.left.map { Passage($0) }, right: gold.right.map { Passage($0) })
    #expect(beads.flatMap(\.left) == Array(gold.left.indices))
    #expect(beads.flatMap(\.right) == Array(gold.right.indices))
  }

  @Test func directionDoesNotMatter() throws {
    let gold = try Gold("essay")
    let one = Aligner().beads(left: gold.left.map { Passage($0) }, right: gold.right.map { Passage($0) })
    let other = Aligner().beads(left: gold.right.map { Passage($0) }, right: gold.left.map { Passage($0) })
    #expect(one.filter(\.isPair).map { [$0.left, $0.right] } == other.filter(\.isPair).map { [$0.right, $0.left] })
  }

  // A run of digits that is no number was read again from each of them.
  @Test(.timeLimit(.minutes(1))) func longRunsOfDigitsTakeLittleTime() {
    let beads = Aligner().beads(
      left: [Passage(String(repeating: "一", count: 300_000))], right: [Passage(String(repeating: "1", count: 300_000))])
    #expect(beads.flatMap(\.left) == [0] && beads.flatMap(\.right) == [0])
  }

  @Test func numbersOfAllSpellingsMeet() {
    let left = ["他走了三百二十里。", "那是一九四九年。", "他有1.2万元。", "来了八千人。"]
    let right = [
      "There came 8,000 people.", "It was in 1949.", "He had 12,000 yuan.", "He walked three hundred and twenty li.",
    ]
    // In another order nothing fits but what stands where it does.
    let beads = Aligner().beads(
      left: left.map { Passage($0) }, right: right.reversed().map { Passage($0) })
    #expect(beads.contains { $0.left == 0..<1 && $0.right == 0..<1 })
    let matched = Aligner().beads(
      left: left.map { Passage($0) }, right: [right[3], right[1], right[2], right[0]].map { Passage($0) })
    #expect(matched.map(\.left) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(matched.map(\.right) == [0..<1, 1..<2, 2..<3, 3..<4])
  }

  /// A passage that repeats its words costs as much as its words, and not as much as their pairs.
  @Test func repeatedWordsCostTheirNumber() {
    func time(_ count: Int) -> Double {
      let left = (0..<4).map { _ in Passage(String(repeating: "天气很好，", count: count)) }
      let right = (0..<4).map { _ in Passage(String(repeating: "the weather is good, ", count: count)) }
      return ThreadTime.shortest { _ = Aligner().beads(left: left, right: right) }
    }
    // Of the pairs, eight times as many words have 64 times as many.
    #expect(time(800) < time(100) * 20)
  }

  @Test func pinnedPassagesArePartners() {
    let left = ["甲。", "乙。", "丙。"].map { Passage($0) }
    let right = ["One.", "Two.", "Three."].map { Passage($0) }
    let beads = Aligner().beads(left: left, right: right, pins: [(0, 2)])
    #expect(beads.contains { $0.left == 0..<1 && $0.right == 2..<3 })
  }

  @Test func nothingOnOneSideIsNoPair() {
    #expect(Aligner().beads(left: [], right: []).isEmpty)
    let beads = Aligner().beads(left: [Passage("甲。")], right: [])
    #expect(beads.map(\.left) == [0..<1])
    #expect(beads.map(\.isPair) == [false])
  }
}
