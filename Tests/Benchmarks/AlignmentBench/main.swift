import Foundation
import TextAlignment

// Aligns texts with gold alignments and says how many rows are right.
//
//   AlignmentBench [--dictionary FILE] [--boundaries] PREFIX …
//
// PREFIX.zh and PREFIX.en have a sentence a line, PREFIX.gold has rows such as `0,1<TAB>0`.
var dictionary: BilingualDictionary?
var shows = false
var totals = (right: 0, found: 0, gold: 0)
var arguments = Array(CommandLine.arguments.dropFirst())

func lines(_ path: String) throws -> [String] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
}

var weights = AlignmentWeights()
@MainActor func set(_ name: String, _ value: Double) {
  switch name {
  case "coverage": weights.coverage = value
  case "words": weights.words = value
  case "variance": weights.variance = value
  case "length": weights.length = value
  case "q": weights.questions = (value, value)
  case "e": weights.exclamations.same = value
  case "ed": weights.exclamations.different = value
  case "quote": weights.quotations = (value, value)
  case "o": weights.others.same = value
  case "od": weights.others.different = value
  case "gapl": weights.gap.letter = value
  case "gapm": weights.gap.most = value
  case "gap": weights.gapPrior = value
  case "11": weights.oneToOne = value
  case "12": weights.oneToTwo = value
  case "22": weights.twoToTwo = value
  case "13": weights.oneToThree = value
  default: fatalError(name)
  }
}
while let argument = arguments.first {
  arguments.removeFirst()
  if argument == "--dictionary" {
    dictionary = BilingualDictionary(Array(try Data(contentsOf: URL(filePath: arguments.removeFirst()))))
    continue
  }
  if argument.hasPrefix("-s") {
    let parts = argument.dropFirst(2).split(separator: "=")
    set(String(parts[0]), Double(parts[1]) ?? 0)
    continue
  }
  if argument == "--show" {
    shows = true
    continue
  }
  let left = try lines(argument + ".zh")
  let right = try lines(argument + ".en")
  let gold = try lines(argument + ".gold").map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map {
      $0.split(separator: ",").compactMap { Int($0) }
    }
  }
  let start = ContinuousClock.now
  var aligner = Aligner(dictionary: dictionary)
  aligner.weights = weights
  let beads = aligner.beads(left: left.map { Passage($0) }, right: right.map { Passage($0) })
  let time = ContinuousClock.now - start
  // Rows without partner are no pairs; they are counted neither way, as is usual.
  let wanted = Set(gold.filter { !$0[0].isEmpty && !$0[1].isEmpty })
  let found = beads.filter(\.isPair).map { [Array($0.left), Array($0.right)] }
  let correct = found.count { wanted.contains($0) }
  totals = (totals.right + correct, totals.found + found.count, totals.gold + wanted.count)
  print(
    "\(argument.split(separator: "/").last ?? ""): precision \(correct)/\(found.count)"
      + " recall \(correct)/\(wanted.count) \(time)")
  if shows {
    for row in found where !wanted.contains(row) {
      print("  - \(row[0]) \(row[1])")
      for index in row[0] { print("      \(left[index])") }
      for index in row[1] { print("      \(right[index])") }
    }
  }
}
print(
  "all: precision \(Double(totals.right) / Double(max(totals.found, 1)))"
    + " recall \(Double(totals.right) / Double(max(totals.gold, 1)))")
