import JSONExport
import PlatenCore
import PlatenTesting
import Testing

@Suite struct ExactnessTests {
  @Test(arguments: [false, true])
  func everyFieldComesBack(pretty: Bool) throws {
    let log = ReportLog()
    let json = try json(EveryNode.document, options: JSONOptions { $0.pretty = pretty }, log: log)
    let back = try document(json, log: log)
    #expect(back == EveryNode.document)
    // Swift compares text by canonical equivalence; the bytes must be the same too.
    #expect(try JSONTests.json(back, options: JSONOptions { $0.pretty = pretty }) == json)
    #expect(log.report.diagnostics.isEmpty)
  }

  @Test func textKeepsItsCodePoints() throws {
    let texts = ["e\u{301}", "\u{E9}", "\u{FEFF}a", "\r\n", "\u{1F468}\u{200D}\u{1F469}", "\u{10FFFF}"]
    let back = try document(try json(Document(body: [.paragraph(Paragraph(texts.map { .text($0) }))])))
    guard case .paragraph(let paragraph) = try #require(back.body.first) else {
      Issue.record("no paragraph")
      return
    }
    let scalars = paragraph.inlines.map { inline in
      if case .text(let text) = inline { Array(text.unicodeScalars) } else { [Unicode.Scalar]() }
    }
    #expect(scalars == texts.map { Array($0.unicodeScalars) })
  }

  @Test func everyWordOfEveryEnumerationComesBack() throws {
    var body: [Block] = Role.allCases.map { .division(Division(role: $0, [])) }
    body += List.Numbering.Kind.allCases.flatMap { kind in
      List.Numbering.Delimiter.allCases.map { delimiter in
        .list(List(.ordered(List.Numbering(start: 0, kind: kind, delimiter: delimiter)), items: []))
      }
    }
    body += Gloss.Form.allCases.map {
      .paragraph(Paragraph([.gloss(Gloss(term: [], counterpart: [], counterpartLanguage: nil, form: $0))]))
    }
    body.append(.table(Table(columns: Table.Alignment.allCases.map { Table.Column(alignment: $0) }, rows: [])))
    var metadata = Metadata()
    metadata.titles = Title.Kind.allCases.map { Title("t", kind: $0) }
    let document = Document(metadata: metadata, body: body)
    #expect(try JSONTests.document(try json(document)) == document)
  }

  @Test func longTextsAndFilesCrossTheChunksWhole() throws {
    let text = String(repeating: "乡村\"\n", count: 40_000)
    let bytes = (0..<200_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let document = Document(
      body: [.code(CodeBlock(text))], resources: [Resource(path: "a", bytes: bytes)])
    #expect(try JSONTests.document(try json(document)) == document)
  }
}

extension ExactnessTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func randomDocumentsComeBack(seed: UInt64) throws {
    let random = Document.random(seed: seed, size: 40, nodes: .wild)
    let json = try json(random)
    let back = try document(json)
    #expect(back == random, "seed \(seed)")
    #expect(try JSONTests.json(back) == json, "seed \(seed)")
  }
}
