import Foundation
import Testing
import Typesetting

/// What holds for every paragraph, on random ones. `PLATEN_PARAGRAPHS=100000` runs as many as that.
@Suite struct FillPropertyTests {
  private static let seed: UInt64 = 20_241_124
  private static var count: Int {
    ProcessInfo.processInfo.environment["PLATEN_PARAGRAPHS"].flatMap(Int.init) ?? 6_000
  }
  private static let forbiddenStarts = Set("、，；：。！？”’》）】」－～·／)]".unicodeScalars)
  private static let forbiddenEnds = Set("“‘《（【「([".unicodeScalars)

  @Test(arguments: [FillStyle.Breaking.greedy, .totalFit])
  func randomParagraphsKeepEveryRule(breaking: FillStyle.Breaking) {
    var random = RandomParagraphs(seed: FillPropertyTests.seed)
    var filler = LineFiller(FillStyle(breaking: breaking))
    for index in 0..<FillPropertyTests.count / 2 {
      let paragraph = random.paragraph()
      let width = random.width()
      let lines = filler.lines(of: ParagraphText(paragraph), width: width)
      if let fault = FillPropertyTests.fault(in: lines, of: paragraph, width: width) {
        Issue.record(
          "seed \(FillPropertyTests.seed), paragraph \(index), width \(width): \(fault)\n\(paragraph.debugDescription)")
        return
      }
    }
  }

  @Test func totalFitLeavesLessFreeThanGreedy() {
    var random = RandomParagraphs(seed: FillPropertyTests.seed)
    var greedy = LineFiller(FillStyle(breaking: .greedy))
    var total = LineFiller(FillStyle(breaking: .totalFit))
    for index in 0..<FillPropertyTests.count / 6 {
      let text = ParagraphText(random.paragraph())
      let width = random.width()
      func badness(_ lines: [TextLine]) -> Int {
        lines.reduce(0) { sum, line in
          line.isLast ? sum : sum + (width - line.width) * (width - line.width) + (line.endsWithHyphen ? 64 : 0)
        }
      }
      let greedyLines = greedy.lines(of: text, width: width)
      let best = badness(total.lines(of: text, width: width))
      // A last line with next to nothing in it may be avoided at a cost, and so may a line that Han could have filled.
      let allowance = greedyLines.count { $0.isLast } * width * 4 + greedyLines.count * 64
      #expect(
        best <= badness(greedyLines) + allowance,
        "seed \(FillPropertyTests.seed), paragraph \(index), width \(width)")
    }
  }

  /// The first rule that the lines break.
  private static func fault(in lines: [TextLine], of paragraph: String, width: Int) -> String? {
    let bytes = Array(paragraph.utf8)
    let display = DisplayWidth()
    let opportunities = LineBreaker().opportunities(in: paragraph).map(\.offset)
    let allowed = Set(opportunities)
    var previous = 0
    for (index, line) in lines.enumerated() {
      let content = String(decoding: bytes[line.range], as: UTF8.self)
      let skipped = String(decoding: bytes[previous..<line.range.lowerBound], as: UTF8.self)
      if !skipped.allSatisfy({ $0 == " " || $0 == "\n" }) { return "lost \(skipped.debugDescription)" }
      let next = index + 1 < lines.count ? lines[index + 1].range.lowerBound : bytes.count
      let isForced = !allowed.contains(next)
      // A mark that was cut off from its surroundings may be taken for a wide one, or for a narrow one.
      let measured = isForced ? line.width : display.width(of: content) + (line.endsWithHyphen ? 1 : 0)
      if measured > width && content.count > 1 { return "line \(index) takes \(measured)" }
      if measured > line.width { return "line \(index) takes \(measured), not \(line.width)" }
      if isForced {
        let start = opportunities.last { $0 < next } ?? 0
        let end = opportunities.first { $0 > next } ?? bytes.count
        let unit = String(decoding: bytes[start..<end], as: UTF8.self)
        let hyphen = unit.unicodeScalars.last == "\u{AD}" ? 1 : 0
        if display.width(of: unit) + hyphen <= width { return "line \(index) ends where none may" }
      }
      // U+200B is the author's own wish for a break (LB8).
      let isWished = content.unicodeScalars.last == "\u{200B}"
      if !isForced, !isWished, !line.isLast, index + 1 < lines.count {
        let after = String(decoding: bytes[next...], as: UTF8.self)
        if let last = content.unicodeScalars.last, forbiddenEnds.contains(last) {
          return "line \(index) ends with \(last)"
        }
        if let first = after.unicodeScalars.first, forbiddenStarts.contains(first),
          !isLatin(after, display) || !(first == "·" || skippedSpace(bytes, line.range.upperBound))
        {
          return "line \(index + 1) begins with \(first)"
        }
        let isSpaced = skippedSpace(bytes, line.range.upperBound)
        if content.hasSuffix("—"), after.hasPrefix("—"), !isSpaced { return "a dash is split" }
        if content.hasSuffix("…"), after.hasPrefix("…"), !isSpaced { return "an ellipsis is split" }
        if let last = content.last, let first = after.first {
          if "¥$№".contains(last), first.isNumber, !isSpaced { return "\(last)\(first) is split" }
          if last.isNumber, "%％".contains(first), !isSpaced {
            return "\(last)\(first) is split"
          }
        }
      }
      previous = line.range.upperBound
    }
    let rest = String(decoding: bytes[previous...], as: UTF8.self)
    return rest.allSatisfy { $0 == " " || $0 == "\n" } ? nil : "lost \(rest.debugDescription)"
  }

  /// A quotation mark or middle dot with a space before it and no Han after it follows the rules of UAX #14 alone.
  private static func isLatin(_ text: String, _ display: DisplayWidth) -> Bool {
    guard let first = text.first, "”’·".contains(first) else { return false }
    let next = text.drop { "“”‘’—…".contains($0) }.first
    return next.map { display.width(of: String($0)) < 2 || $0.unicodeScalars.contains { $0.properties.isEmoji } }
      ?? true
  }

  private static func skippedSpace(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] == 0x20
  }
}
