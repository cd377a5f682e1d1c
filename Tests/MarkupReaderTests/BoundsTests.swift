import TestSupport
import Testing

@testable import MarkupReader

/// What is hostile is read in linear time, on a small stack, and no text of it is lost.
@Suite(.serialized) struct BoundsTests {
  /// Pieces that are repeated: what might make a parser slow, deep or large.
  static let patterns: [String] = [
    "<div>x", "<b>x", "<b><p>x", "</p>x", "</b>x", "<a href=y>x", "<b><i><u><p>x</b>", "<table>x", "<table><tr><td>x",
    "<table><b>x", "x&amp", "&amp;&notit;&#x41x", "&#99999999999999999;x", "<p><font color=a>x", "<x a=1 a=2 b=3>x",
    "<svg><g>x", "<math><mi>x", "<svg><desc>x", "<select><option>x", "<!--x-", "<![CDATA[x", "<template>x",
    "<ruby>x<rt>y", "<li>x", "<dl><dt>x", "<form><div></form>x", "<button>x", "<nobr>x", "<a><table>x", "<h1>x",
    "<b></p><i></b>x", "<object><b>x", "<colgroup>x", "<frameset>x", "\u{0}x", "<p>x</div>", "<em></em></em>x",
    "<unknown-element>x</other>", "<b id=A><b id=B>x<p>",
  ]

  @Test(arguments: patterns)
  func timeIsLinear(pattern: String) {
    func seconds(_ bytes: Int) -> Double {
      let source = Array(String(repeating: pattern, count: bytes / pattern.utf8.count).utf8)
      return ThreadTime.shortest { _ = HTMLParser.document(source) }
    }
    // Four times as much takes four times as long; with a cold cache twice that, and what is quick is not judged.
    let (small, large) = (seconds(20_000), seconds(80_000))
    #expect(large / small < 8 || large < 0.02, "\(pattern): \(small * 1e3) ms, \(large * 1e3) ms")
  }

  @Test(arguments: patterns)
  func treeStaysWithinBoundsOfTheSource(pattern: String) {
    let source = Array(String(repeating: pattern, count: 100_000 / pattern.utf8.count).utf8)
    let tree = HTMLParser.document(source)
    #expect(tree.nodes.count < source.count + 2_000)
    var deepest = 0
    for index in tree.nodes.indices {
      var depth = 0
      var node = Int32(index)
      while node > 0, depth < 2_000 {
        node = tree.nodes[Int(node)].parent
        depth += 1
      }
      deepest = max(deepest, depth)
      if index > 20_000 { break }
    }
    #expect(deepest < 4 * HTMLParser.maximumDepth)
  }

  @Test func thousandsOfAttributesAreReadOnce() {
    let attributes = (0..<20_000).map { "a\($0 % 15_000)=\($0)" }.joined(separator: " ")
    let tree = HTMLParser.document(Array("<p \(attributes)>x".utf8))
    let paragraph = tree.nodes.indices.first { tree.nodes[$0].tag == .p } ?? 0
    #expect(tree.attributes(of: Int32(paragraph)).count == 15_000)
    #expect(tree.attribute("a0", of: Int32(paragraph)) == "0")
  }

  @Test func textBelowTheDepthLimitIsKept() {
    let count = 100_000
    let source = String(repeating: "<div>x", count: count) + String(repeating: "</div>", count: count) + "end"
    let tree = HTMLParser.document(Array(source.utf8))
    var text = ""
    var node: Int32? = 0
    while let index = node {
      if tree.nodes[Int(index)].kind == .text { text += tree.text(of: index) }
      node = tree.following(index, within: 0)
    }
    #expect(text == String(repeating: "x", count: count) + "end")
    #expect(tree.faults.first?.kind == .tooDeep)
    let last = tree.nodes.indices.last ?? 0
    // The end tags of what was not opened end nothing else: the last text stands in the body again.
    #expect(tree.nodes[Int(tree.nodes[last].parent)].tag == .body)
  }
}
