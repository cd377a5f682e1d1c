import Foundation
import MarkdownImport
import MarkdownSamples
import PlatenCore
import Testing

/// Random documents are read as cmark-gfm reads them, but for the differences that `differences.txt` explains.
@Suite struct RandomComparisonTests {
  /// `PLATEN_RANDOM_DOCUMENTS` sets another number; 100,000 take some minutes.
  static let count = ProcessInfo.processInfo.environment["PLATEN_RANDOM_DOCUMENTS"].flatMap { Int($0) } ?? 5_000

  @Test func oracleIsThereInCI() {
    #expect(
      CmarkOracle.isAvailable || ProcessInfo.processInfo.environment["CI"] != "true",
      "the Python package cmarkgfm is not there")
  }

  @Test(.enabled(if: CmarkOracle.isAvailable, "the Python package cmarkgfm is not there"))
  func randomDocumentsAreReadAsCmarkReadsThem() throws {
    let oracle = try CmarkOracle()
    let differences = try ExplainedDifference.all()
    var used: [String: Int] = [:]
    var failures = 0
    for seed in 1...UInt64(RandomComparisonTests.count) {
      var random = RandomMarkdown(seed: seed)
      let tokens = random.tokens()
      guard try differ(tokens, oracle) else { continue }
      if try theirs(tokens.joined(), oracle) == "(invalid UTF-8)" {
        used["cmark-gfm's own output is not valid UTF-8.", default: 0] += 1
        continue
      }
      let smallest = try shrunk(tokens, oracle)
      if let difference = differences.first(where: { $0.explains(smallest.joined()) }) {
        used[difference.reason, default: 0] += 1
        continue
      }
      failures += 1
      guard failures <= 20 else { continue }
      let text = smallest.joined()
      Issue.record(
        "seed \(seed): \(String(reflecting: text))\nours: \(String(reflecting: try ours(text)))\ncmark: \(String(reflecting: try theirs(text, oracle)))"
      )
    }
    #expect(failures == 0)
    print("\(RandomComparisonTests.count) documents, explained differences:")
    for (reason, count) in used.sorted(by: { $0.key < $1.key }) { print("  \(count) × \(reason)") }
  }

  private func ours(_ text: String) throws -> String {
    Comparison.normalized(HTMLRenderer.html(try markdown(text, .gfm), mergesStrong: true))
  }

  private func theirs(_ text: String, _ oracle: CmarkOracle) throws -> String {
    Comparison.normalized(try oracle.html(text))
  }

  private func differ(_ tokens: [String], _ oracle: CmarkOracle) throws -> Bool {
    let text = tokens.joined()
    return try ours(text) != theirs(text, oracle)
  }

  /// The fewest marks that still show a difference.
  private func shrunk(_ tokens: [String], _ oracle: CmarkOracle) throws -> [String] {
    var tokens = tokens
    var index = 0
    while index < tokens.count {
      var fewer = tokens
      fewer.remove(at: index)
      if try differ(fewer, oracle) {
        tokens = fewer
        index = 0
      } else {
        index += 1
      }
    }
    return tokens
  }
}

/// A difference from cmark-gfm that is meant: documents in which a pattern occurs, and why.
struct ExplainedDifference {
  let pattern: NSRegularExpression
  let reason: String

  func explains(_ text: String) -> Bool {
    pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  /// Reads `differences.txt`: a regular expression and a line that begins with `#` before it, which is the reason.
  static func all() throws -> [ExplainedDifference] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "differences.txt")
    var differences: [ExplainedDifference] = []
    var reason = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("# ") {
        reason = String(line.dropFirst(2))
      } else {
        differences.append(
          ExplainedDifference(pattern: try NSRegularExpression(pattern: String(line)), reason: reason))
      }
    }
    return differences
  }
}
