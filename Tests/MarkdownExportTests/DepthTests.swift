import Foundation
import MarkdownExport
import PlatenCore
import PlatenTesting
import Testing

/// Documents as deep as they may be are written, and read again, on a stack of 512 KiB.
@Suite struct DepthTests {
  private static let shapes = DeepDocument.allCases.flatMap { shape in
    MarkdownOptions.Dialect.allCases.map { (shape, $0) }
  }

  @Test(arguments: shapes)
  func deepDocumentIsWrittenAndRead(shape: DeepDocument, dialect: MarkdownOptions.Dialect) throws {
    try check(shape.document(depth: Document.maximumDepth), dialect)
  }

  private static let styles: [@Sendable (Inline) -> Inline] = [
    { .strikethrough(Styled([$0])) }, { .subscript(Styled([$0])) }, { .superscript(Styled([$0])) },
    { .strikethrough(Styled([$0], attributes: Attributes(classes: ["a"]))) },
    { .subscript(Styled([$0], attributes: Attributes(id: "a"))) },
    { .gloss(Gloss(term: [.text("t")], counterpart: [$0], counterpartLanguage: .english)) },
    { .gloss(Gloss(term: [$0], counterpart: [], counterpartLanguage: nil, attributes: Attributes(id: "g"))) },
    { .span(TextSpan([$0, .softBreak, .text("b")], attributes: Attributes(language: .english))) },
    { .emphasis(Styled([.text("a "), $0, .text(" b")], attributes: Attributes(classes: ["c"]))) },
    { .superscript(Styled([.subscript(Styled([$0]))])) },
  ]

  @Test(arguments: styles.indices, MarkdownOptions.Dialect.allCases)
  func deepStyleIsWrittenAndRead(index: Int, dialect: MarkdownOptions.Dialect) throws {
    var inline = Inline.text("deepest")
    let levels = index == 9 ? (Document.maximumDepth - 2) / 2 : Document.maximumDepth - 2
    for _ in 0..<levels { inline = DepthTests.styles[index](inline) }
    try check(Document(body: [.paragraph(Paragraph([inline]))]), dialect)
    try check(Document(body: [.heading(Heading(level: 1, [inline]))]), dialect)
    guard index != 9 else { return }
    var deep = Inline.text("deepest")
    for _ in 0..<(Document.maximumDepth - 5) { deep = DepthTests.styles[index](deep) }
    let row = Table.Row([Table.Cell([.paragraph(Paragraph([deep]))])])
    try check(Document(body: [.table(Table(columns: [Table.Column()], header: [row], rows: [row]))]), dialect)
  }

  private func check(_ document: Document, _ dialect: MarkdownOptions.Dialect) throws {
    try document.checkDepth()
    let text = onSmallStack { try? markdown(document, dialect) }
    #expect(text?.contains("deepest") == true)
    let back = onSmallStack { text.flatMap { try? read($0) } }
    #expect(back != nil)
  }

  private func onSmallStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value?) -> Value? {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value = body()
      done.signal()
    }
    thread.stackSize = 512 * 1_024
    thread.start()
    done.wait()
    return box.value
  }

  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }
}
