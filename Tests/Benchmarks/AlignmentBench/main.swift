import Foundation
import TextAlignment

// Aligns texts with gold alignments and says how many rows are right.
//
//   AlignmentBench [--dictionary FILE] [--show] PREFIX …
//
// PREFIX.txt has a row a line: sentences separated by `||`, the two languages by `==`.

/// A text with its gold alignment.
struct Gold {
  var left: [String] = []
  var right: [String] = []
  var rows: Set<[Range<Int>]> = []

  init(_ prefix: String) throws {
    for line in try String(contentsOfFile: prefix + ".txt", encoding: .utf8).split(separator: "\n") {
      let halves = line.split(separator: "==", omittingEmptySubsequences: false).map(Gold.sentences)
      guard halves.count == 2 else { continue }
      let row = [left.count..<left.count + halves[0].count, right.count..<right.count + halves[1].count]
      left += halves[0]
      right += halves[1]
      // Rows without partner are no pairs; they are counted neither way, as is usual.
      if !row[0].isEmpty, !row[1].isEmpty { rows.insert(row) }
    }
  }

  private static func sentences(_ text: Substring) -> [String] {
    text.split(separator: "||").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

var dictionary: BilingualDictionary?
var shows = false
var totals = (right: 0, found: 0, gold: 0)
/// Rows by confidence, in tenths: how many are right, and how many there are.
var confident = [(right: Int, all: Int)](repeating: (0, 0), count: 11)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--dictionary":
    guard let file = arguments.popFirst() else { break }
    dictionary = BilingualDictionary(Array(try Data(contentsOf: URL(filePath: file))))
  case "--show": shows = true
  default:
    let gold = try Gold(argument)
    let start = ContinuousClock.now
    let beads = Aligner(dictionary: dictionary).beads(
      left: gold.left.map { Passage($0) }, right: gold.right.map { Passage($0) })
    let time = ContinuousClock.now - start
    let found = beads.filter(\.isPair).map { [$0.left, $0.right] }
    let right = found.count { gold.rows.contains($0) }
    totals = (totals.right + right, totals.found + found.count, totals.gold + gold.rows.count)
    for bead in beads where bead.isPair {
      let tenth = Int((bead.confidence * 10).rounded(.down))
      confident[tenth].all += 1
      if gold.rows.contains([bead.left, bead.right]) { confident[tenth].right += 1 }
    }
    let name = argument.split(separator: "/").last ?? ""
    print("\(name): precision \(right)/\(found.count), recall \(right)/\(gold.rows.count), \(time)")
    guard shows else { continue }
    for row in found where !gold.rows.contains(row) {
      print("  \(row[0]) \(row[1])")
      for text in gold.left[row[0]] + gold.right[row[1]] { print("      \(text)") }
    }
  }
}
print(
  "all: precision \(Double(totals.right) / Double(max(totals.found, 1)))"
    + ", recall \(Double(totals.right) / Double(max(totals.gold, 1)))")
for (tenth, count) in confident.enumerated() where count.all > 0 {
  print("confidence from \(tenth * 10): \(count.right) of \(count.all) right")
}
