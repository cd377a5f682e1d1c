import Testing
import Typesetting

/// The Swift in the comments of the sources. `CommentTests` looks for it here.
@Suite struct CommentSnippets {
  @Test func linkIsNotBroken() {
    var lines: [String] = []
    func write(_ bytes: ArraySlice<UInt8>) { lines.append(String(decoding: bytes, as: UTF8.self)) }
    var filler = LineFiller(FillStyle(breaking: .greedy, overflow: .stickOut))
    var text = ParagraphText("See ")
    text.append("[a link](https://example.com/)", unbreakable: true)
    for line in filler.lines(of: text, width: 72) { write(text.bytes[line.range]) }
    #expect(lines == ["See [a link](https://example.com/)"])
  }
}
