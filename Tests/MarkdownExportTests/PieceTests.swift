import Testing

@testable import MarkdownExport

/// What the inlines of a paragraph are laid out in: there may be one for every letter.
@Suite struct PieceTests {
  @Test func pieceIsSixteenBytes() { #expect(MemoryLayout<InlineSequence.Piece>.stride == 16) }

  @Test func pieceKeepsWhatItIsGiven() {
    var text = InlineSequence.Piece(kind: .text, start: 7, end: 12)
    text.isInLink = true
    text.encodesLast = true
    text.encodesFirst = true
    text.encodesFirst = false
    #expect((text.start, text.end, text.style) == (7, 12, -1))
    #expect(text.isInLink && text.encodesLast && !text.encodesFirst && !text.isInBrackets && !text.isInScript)
    let style = InlineSequence.Piece(kind: .close, start: 7, style: 3)
    #expect((style.start, style.end, style.style) == (7, 7, 3))
  }

  @Test func textGoesOnInOnePieceOnlyInTheSameBrackets() {
    var sequence = InlineSequence()
    sequence.appendText("a", inBrackets: false, inLink: false, inScript: false)
    sequence.appendText("b", inBrackets: false, inLink: false, inScript: false)
    sequence.appendText("c", inBrackets: true, inLink: false, inScript: false)
    sequence.appendMarkup("d")
    sequence.appendText("e", inBrackets: true, inLink: false, inScript: false)
    #expect(sequence.pieces.map(\.end) == [2, 3, 4, 5])
    #expect(sequence.pieces.map(\.kind) == [.text, .text, .markup, .text])
  }
}
