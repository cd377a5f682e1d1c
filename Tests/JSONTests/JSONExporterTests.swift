import JSONExport
import PlatenCore
import Testing

@Suite struct JSONExporterTests {
  @Test func compactOutputIsOneLineInFixedOrder() throws {
    var metadata = Metadata()
    metadata.titles = [Title("乡村")]
    metadata.languages = [.chinese]
    let document = Document(
      metadata: metadata,
      body: [
        .heading(Heading(level: 1, [.text("A \"b\"")], attributes: Attributes(id: "a"))),
        .paragraph(Paragraph([.text("x"), .softBreak, .emphasis(Styled([]))])),
      ], resources: [Resource(path: "p.bin", bytes: Array("Man!".utf8))])
    #expect(
      try json(document) == """
        {"platen":"1.0","type":"document","metadata":{"titles":[{"text":"乡村","kind":"main","form":"spaced-parentheses"}],\
        "languages":["zh"]},"body":[{"type":"heading","level":1,"inlines":[{"type":"text","text":"A \\"b\\""}],\
        "attributes":{"id":"a"}},{"type":"paragraph","inlines":[{"type":"text","text":"x"},{"type":"soft-break"},\
        {"type":"emphasis","inlines":[]}]}],"resources":[{"path":"p.bin","base64":"TWFuIQ=="}]}

        """)
  }

  @Test func prettyOutputHasOneMemberALine() throws {
    let document = Document(body: [.list(List(.bullet, items: [ListItem([])]))])
    #expect(
      try json(document, options: JSONOptions { $0.pretty = true }) == """
        {
          "platen": "1.0",
          "type": "document",
          "metadata": {},
          "body": [
            {
              "type": "list",
              "style": "bullet",
              "isTight": true,
              "items": [
                {
                  "blocks": []
                }
              ]
            }
          ]
        }

        """)
  }

  @Test(arguments: [
    ("a\"b", #"a\"b"#), ("\\", #"\\"#), ("/", "/"), ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#),
    ("\0\u{1F}", #"\u0000\u001f"#),
    ("\u{7F}\u{2028}é汉🏮", "\u{7F}\u{2028}é汉🏮"), ("1234567\"", #"1234567\""#), ("12345678\n9", #"12345678\n9"#),
    ("乡村乡村乡\u{1}", #"乡村乡村乡\u0001"#),
  ])
  func onlyWhatMustBeEscapedIs(text: String, escaped: String) throws {
    let json = try json(Document(body: [.pageBreak(PageBreak(label: text))]))
    #expect(json.contains("\"label\":\"\(escaped)\"}"))
  }

  @Test func omittedFilesAreNamedAndReported() throws {
    let log = ReportLog()
    let document = Document(resources: [Resource(path: "a.png", mediaType: "image/png", bytes: [1, 2, 3])])
    let json = try json(document, options: JSONOptions { $0.resources = .omit }, log: log)
    #expect(json.contains(#""resources":[{"path":"a.png","mediaType":"image/png","byteCount":3}]"#))
    #expect(log.report.diagnostics.map(\.id) == ["json.resource-omitted"])
    #expect(log.report.diagnostics.first?.loss == .dropped)
  }

  @Test func memoryHeldDoesNotGrowWithTheOutput() throws {
    struct CountingSink: ByteSink {
      var count = 0
      var largest = 0
      mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
        count += bytes.count
        largest = max(largest, bytes.count)
      }
    }
    var sink = CountingSink()
    let text = String(repeating: "\u{1}", count: 1_000_000)
    let document = Document(
      body: Array(repeating: .code(CodeBlock(text)), count: 3),
      resources: [Resource(path: "a", bytes: Array(repeating: 7, count: 3_000_000))])
    try JSONExporter().export(document, to: &sink, context: ExportContext())
    #expect(sink.count > 22_000_000)
    #expect(sink.largest < 200_000)
  }

  @Test func sinkThatFailsGivesATypedError() {
    struct FailingSink: ByteSink {
      mutating func write(_ bytes: Span<UInt8>) throws(ExportError) { throw ExportError(.sink, "full") }
    }
    var sink = FailingSink()
    #expect(throws: ExportError(.sink, "full")) {
      try JSONExporter().export(EveryNode.document, to: &sink, context: ExportContext())
    }
  }

  @Test func tooDeepDocumentIsRefused() {
    var block = Block.paragraph(Paragraph([]))
    for _ in 0..<Document.maximumDepth { block = .quote(Quote([block])) }
    #expect(throws: ExportError.self) { try json(Document(body: [block])) }
  }
}
