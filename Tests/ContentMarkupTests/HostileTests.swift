import Foundation
import MarkupReader
import MarkupWriter
import Pictures
import PlatenCore
import PlatenTesting
import Testing

@testable import ContentMarkup
@testable import Mathematics

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("What hostile files and markup leave behind")
struct HostileTests {
  @Test func thereAreTwoHundredStrings() { #expect(HostileStrings.all.count >= 200) }

  @Test(
    arguments: [
      ("<div><b></div>", ["not well-formed"]),
      ("<div>\u{1}</div>", ["not well-formed"]),
      ("<div><script/></div>", ["script"]),
      ("<b onclick=''/>", ["onclick"]),
      ("<a href='javascript:x'/>", ["href=javascript:x"]),
      ("<a xmlns:x='u' x:href='/x'/>", ["x:href=/x"]),
      ("<a href='http://a.b/'>x</a>", []),
    ] as [(String, [String])])
  func inspectionFindsWhatActs(markup: String, problems: [String]) {
    #expect(Inspection.problems(of: Array(markup.utf8)) == problems)
  }

  @Test(arguments: HostileStrings.all)
  func rawHTMLLeavesNothingThatActs(html: String) {
    let raw = Raw(format: "html", html)
    for block in [Block.raw(raw), .paragraph(Paragraph([.text("a"), .raw(raw), .text("b")]))] {
      #expect(Inspection.problems(of: PlainPlan.write([block]).bytes) == [])
    }
  }

  @Test(arguments: HostileStrings.all)
  func pictureLeavesNothingThatActs(svg: String) {
    do {
      let picture = try Picture(inspecting: Array(svg.utf8))
      #expect(Inspection.problems(of: picture.content) == [])
    } catch {
      #expect(!error.message.isEmpty)
    }
  }

  @Test(arguments: HostileStrings.all)
  func formulaLeavesNothingThatActs(source: String) {
    for notation in Math.Notation.allCases {
      var markup = MarkupWriter()
      markup.start("div")
      _ = MathMarkup.write(
        Math(notation == .mathML ? "<math>\(source)</math>" : source, notation: notation), isBlock: true, to: &markup)
      markup.end()
      #expect(Inspection.problems(of: markup.bytes) == [])
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func soupOfBlocksIsXML(seed: UInt64) {
    var soup = TokenSoup(seed: seed)
    for _ in 0..<3000 {
      let html = soup.next()
      let problems = Inspection.problems(of: PlainPlan.write([.raw(Raw(format: "html", html))]).bytes)
      if !problems.isEmpty { Issue.record("seed \(seed), \(html.debugDescription): \(problems)") }
    }
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func soupInLinesIsXML(seed: UInt64) {
    var soup = TokenSoup(seed: seed)
    for _ in 0..<3000 {
      var inlines: [Inline] = []
      var parts: [String] = []
      for _ in 0..<(1 + soup.number(below: 15)) {
        let part = soup.part()
        parts.append(part)
        inlines.append(.raw(Raw(format: "html", part)))
        if soup.number(below: 2) == 0 { inlines.append(.emphasis(Styled([.text("text")]))) }
      }
      let problems = Inspection.problems(of: PlainPlan.write([.paragraph(Paragraph(inlines))]).bytes)
      if !problems.isEmpty { Issue.record("seed \(seed), \(parts): \(problems)") }
    }
  }

  @Test func changedSVGNeverTrapsAndStaysXML() {
    let seed: UInt64 = 99
    var generator = SeededGenerator(seed: seed)
    let pieces = HostileStrings.all.filter { $0.contains("www.w3.org/2000/svg") }.map { Array($0.utf8) }
    for _ in 0..<5000 {
      guard var bytes = pieces.randomElement(using: &generator) else { return }
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] = Bool.random(using: &generator) ? UInt8.random(in: 0...255, using: &generator) : UInt8(ascii: "<")
      }
      guard let picture = Picture(inspectedOrNil: bytes) else { continue }
      let problems = Inspection.problems(of: picture.content)
      if !problems.isEmpty { Issue.record("seed \(seed), \(bytes): \(problems)") }
    }
  }

  /// What walks nested markup runs on the stack of a secondary thread: 512 KiB.
  @Test func deepNestingFitsASmallStack() {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      for opening in ["{", "\\sqrt{", "\\left(", "x^{", "\\begin{matrix}", "\\hat", "\\text{$"] {
        var markup = MarkupWriter()
        _ = MathMarkup.write(Math(String(repeating: opening, count: 10_000)), isBlock: false, to: &markup)
        let depth = TeXParser.maximumDepth - 1
        _ = MathMarkup.write(
          Math(String(repeating: "\\sqrt{", count: depth) + String(repeating: "}", count: depth)), isBlock: false,
          to: &markup)
      }
      for tag in ["mrow", "msqrt", "semantics"] {
        for depth in [MathMLReader.maximumDepth - 2, 10_000] {
          var markup = MarkupWriter()
          let inner =
            String(repeating: "<\(tag)>", count: depth) + "<mi>x</mi>" + String(repeating: "</\(tag)>", count: depth)
          _ = MathMarkup.write(Math("<math>\(inner)</math>", notation: .mathML), isBlock: false, to: &markup)
        }
      }
      for tag in ["<div class=a>", "<blockquote>", "<ul><li>", "<b>", "<span class=a>", "<table><tr><td>", "<details>"]
      {
        _ = PlainPlan.write([.raw(Raw(format: "html", String(repeating: tag, count: 20_000)))])
      }
      let svg = String(repeating: "<g>", count: 250) + String(repeating: "</g>", count: 250)
      _ = Picture(inspectedOrNil: Array("<svg xmlns='http://www.w3.org/2000/svg'>\(svg)</svg>".utf8))
      _ = Picture(
        inspectedOrNil: Array(
          ("<svg xmlns='http://www.w3.org/2000/svg'>" + String(repeating: "<g>", count: 100_000)).utf8))
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
  }
}

extension Picture {
  /// A picture, or `nil` for what is refused.
  init?(inspectedOrNil bytes: [UInt8]) {
    do { try self.init(inspecting: bytes) } catch { return nil }
  }
}

/// Looks for what acts in markup that was written, by a reader that is not the program's own.
final class Inspection: NSObject, XMLParserDelegate {
  private var problems: [String] = []

  /// What was found; empty for markup that is well-formed and harmless.
  static func problems(of bytes: [UInt8]) -> [String] {
    let inspection = Inspection()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = inspection
    let isParsed = parser.parse()
    // FoundationXML passes over some end tags that do not fit; the program's own reader does not.
    if !isParsed || parser.parserError != nil || !isRead(bytes) { inspection.problems.append("not well-formed") }
    return inspection.problems
  }

  private static func isRead(_ bytes: [UInt8]) -> Bool {
    do {
      var reader = try XMLReader(bytes)
      while try reader.next() != nil {}
      return true
    } catch {
      return false
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let acting = ["script", "iframe", "object", "embed", "foreignobject", "link", "meta", "base", "form", "handler"]
    if acting.contains(name.lowercased()) { problems.append(name) }
    for (name, value) in attributes {
      let local = name.lowercased().split(separator: ":").last.map(String.init) ?? name
      if local.hasPrefix("on") { problems.append(name) }
      if ["href", "src", "action", "formaction", "background", "data", "base"].contains(local) {
        let scheme = value.lowercased()
        let isAllowed =
          ["http://", "https://", "mailto:", "tel:", "#", "data:image/png;", "data:image/jpeg;"].contains {
            scheme.hasPrefix($0)
          }
        if !isAllowed { problems.append("\(name)=\(value)") }
      }
      if local == "style" || local == "fill", value.lowercased().contains("script") { problems.append(value) }
    }
  }
}
