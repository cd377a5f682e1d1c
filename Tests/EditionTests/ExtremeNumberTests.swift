import EPUBExport
import JSONExport
import MarkdownExport
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing
import TextExport

/// Numbers from outside at their extremes, alone and in pairs, through every exporter: output or an error, never a trap.
@Suite struct ExtremeNumberTests {
  private static let numbers = [
    0, 1, -1, 2, 7, 1_000, 1_000_000, 999_999_999, 3_999, 4_000, 9_999, 10_000, Int(Int32.max), Int(Int32.min),
    Int(UInt32.max), Int.max - 1, Int.max, Int.min, Int.min + 1,
  ]
  /// What stands for a number in text.
  private static let texts =
    numbers.map { String($0) } + [
      "", " ", "-", "+", "+1", "-0", "1.5", "1e9", "1e309", "-1e-400", "NaN", "inf", "-Infinity", "0x7fffffffffffffff",
      "99999999999999999999999", "-99999999999999999999999", "00000000000000000001", "1_000", "1,5", "１２", "٣", "½",
      "一", "十", "九千九百九十九", "MMMMMMMMMMMMMMMM", "zzzzzzzzzzzzzzzzzzzz",
      String(repeating: "九", count: 40), String(repeating: "万", count: 20), "一" + String(repeating: "亿", count: 20),
      String(repeating: "十", count: 30), String(repeating: "9", count: 400), "999999999999999999999%", "1e99px",
    ]

  /// Every number of the model; `second` goes where a node has two.
  private static func document(_ first: Int, _ second: Int) -> Document {
    let position = SourceLocation(line: first, column: second)
    let source = SourceRange(start: position, end: SourceLocation(line: second, column: first))
    let attributes = Attributes(
      values: [
        Attributes.Value(name: "width", value: "\(first)"), Attributes.Value(name: "height", value: "\(second)"),
      ], source: source)
    var body: [Block] = [.heading(Heading(level: first, [.text("a")], attributes: attributes))]
    body += [.division(Division(role: .part, [.heading(Heading(level: second, [.text("b")]))]))]
    for kind in List.Numbering.Kind.allCases {
      var numbering = List.Numbering(start: first, kind: kind)
      let items = (0..<3).map { _ in ListItem([.paragraph(Paragraph([.text("c")]))]) }
      body.append(.list(List(.ordered(numbering), items: items, attributes: attributes)))
      // The property is not held to what the initialiser takes.
      numbering.start = second
      body.append(.list(List(.ordered(numbering), isTight: false, items: items)))
    }
    let cell = Table.Cell([.paragraph(Paragraph([.text("d")]))], columnSpan: first, rowSpan: second)
    let row = Table.Row([cell, Table.Cell([.text("e")])])
    body.append(
      .table(Table(columns: [Table.Column(), Table.Column()], header: [row], rows: [row, row, Table.Row([])])))
    body.append(
      .paragraph(
        Paragraph([
          .image(Image(source: "p.png", alternative: "f", attributes: attributes)),
          .image(Image(source: "missing", alternative: "", attributes: attributes)),
          .math(Math("\\frac{\(first)}{\(second)}")), .note(Note(label: "\(first)", [], attributes: attributes)),
        ])))
    body += ["\(first)", "\(second)"].map { .pageBreak(PageBreak(label: $0)) }
    var metadata = Metadata()
    metadata.titles = [Title("Extremes")]
    metadata.series = Series("s", position: "\(first).\(second)")
    metadata.published = PublicationDate(year: first, month: second, day: first)
    metadata.modified = Timestamp(secondsSince1970: first)
    metadata.identifiers = [Identifier("\(first)", scheme: .isbn)]
    return Document(metadata: metadata, body: body, resources: [Resource(path: "p.png", bytes: onePixel)])
  }

  @Test(arguments: EveryExporter.allCases)
  func numbersOfTheModelAreTaken(exporter: EveryExporter) async throws {
    let count = ExtremeNumberTests.numbers.count
    // All alone; of the pairs, those that this run has time for.
    let step = Effort.cases(10) == 10 ? 1 : 7
    let pairs =
      (0..<count).map { ($0, $0) } + stride(from: 0, to: count * count, by: step).map { ($0 / count, $0 % count) }
    for (first, second) in pairs {
      let document = ExtremeNumberTests.document(ExtremeNumberTests.numbers[first], ExtremeNumberTests.numbers[second])
      let bytes = await exporter.bytes(of: document)
      #expect(bytes?.isEmpty == false, "\(first) \(second)")
    }
  }

  /// Sources with a number in every place that takes one.
  private static let sources: [(format: String, text: String)] = [
    (
      "json",
      """
      {"platen":"1.0","metadata":{"titles":[{"text":"a"}]},"body":[{"type":"heading","level":1,"inlines":[]},
      {"type":"list","style":"ordered","start":N,"items":[{"blocks":[]},{"blocks":[]}]}]}
      """
    ),
    ("json", #"{"platen":"1.0","body":[{"type":"heading","level":N,"inlines":[{"type":"text","text":"a"}]}]}"#),
    (
      "json",
      #"{"platen":"1.0","body":[{"type":"table","columns":[{}],"rows":[{"cells":[{"blocks":[],"columnSpan":N,"rowSpan":M}]}]}]}"#
    ),
    ("json", #"{"platen":"N.M","body":[]}"#), ("json", #"{"platen":N,"body":[]}"#),
    (
      "json",
      #"{"platen":"1.0","metadata":{"titles":[{"text":"a"}],"published":"N","modified":"N-M-01T00:00:00Z"},"body":[]}"#
    ),
    (
      "markdown",
      """
      ---
      title: a
      date: N
      series: {name: b, position: M}
      toc: N
      ---

      N. c
      N) d

      (N) e

      {page=N}

      ![f](p.png){width=N height=M}

      ::: {.table columns=N}
      ::: row
      ::: {.cell columns=N rows=M}
      g
      :::
      :::
      :::

      [h]{start=N level=M}[^N]

      [^N]: i

      \u{2028}&#N; &#xM; $\\frac{N}{M}\\hspace{Nem}\\\\[Mpt]$
      """
    ),
    (
      "html",
      """
      <title>a</title><h1 aria-level="N">b</h1><ol start="N"><li value="M">c<li value="N">d</ol>
      <ol reversed start="N"><li>c<li value=M>d</ol><ol type=i start=M><li>e</ol>
      <table><colgroup span="N"><col span="M"></colgroup><tr><td colspan="N" rowspan="M">f<td>g<tr><td rowspan="N">h</table>
      <img src="data:image/svg+xml;base64,PHN2Zy8+" width="N" height="M" style="width:Npx;height:Mem"><font size="N">i</font>
      <math><mspace width="Nem" height="M"/><mtd columnspan="N" rowspan="M"><mn>N</mn></mtd></math><br clear=N>
      &#N; &#xM; <meter value=N max=M></meter><time datetime="N">M</time>
      """
    ),
    ("article", "标题\n\n第N章 甲\n\n正文。\n\n第M章 乙\n\n正文。\n\nN、丙\n\n（M）丁\n\nN. a\n\nM) b\n\nN.M c\n\n2024年N月M日\n"),
  ]

  @Test(arguments: sources.indices)
  func numbersInTextAreReadOrRefused(index: Int) async throws {
    let (format, template) = ExtremeNumberTests.sources[index]
    let count = ExtremeNumberTests.texts.count
    for (number, first) in ExtremeNumberTests.texts.enumerated() {
      let others = Effort.cases(10) == 10 ? Array(0..<count) : [number, (number * 7 + 3) % count]
      for other in others {
        let text = template.replacing("N", with: first).replacing("M", with: ExtremeNumberTests.texts[other])
        guard let edition = try? Edition(reading: Source(bytes: Array(text.utf8)), as: format) else { continue }
        for exporter in [EveryExporter.epubSplit, .gfm, .platen, .json, .pages] {
          _ = await exporter.bytes(of: edition.document)
        }
      }
    }
  }

  @Test func numbersOfPicturesAndFormulasAreReadOrRefused() async throws {
    for (index, first) in ExtremeNumberTests.texts.enumerated() {
      let second = ExtremeNumberTests.texts[(index * 5 + 2) % ExtremeNumberTests.texts.count]
      let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="N M N M" width="N" height="M"><pattern id="p" width="N" height="M">\
        <rect x="N" width="M" rx="N"/></pattern><g transform="scale(N,M) rotate(N)"><path d="MN,M lN M"/>\
        <text font-size="N" style="stroke-width:M">a</text></g><animate dur="Ns" repeatCount="M"/></svg>
        """.replacing("M", with: second).replacing("N", with: first)
      let mathML = """
        <math><mtable columnspacing="\(first)em"><mtr><mtd columnspan="\(first)" rowspan="\(second)"><mspace width="\(second)"/>\
        <mo lspace="\(first)" maxsize="\(second)">(</mo></mtd></mtr></mtable></math>
        """
      let tex = [
        "\\hspace{N}", "\\begin{array}{*{N}{c}}a\\end{array}", "\\\\[N]", "\\color{N}a^{M}", "\\kern Nem", "\\char N",
      ]
      .map { $0.replacing("N", with: first).replacing("M", with: second) }
      let document = Document(
        body: [
          .paragraph(
            Paragraph([.image(Image(source: "a.svg", alternative: "a")), .math(Math(mathML, notation: .mathML))]))
        ]
          + tex.map { .math(Math($0)) },
        resources: [Resource(path: "a.svg", bytes: Array(svg.utf8))])
      #expect(await EveryExporter.epub.bytes(of: document) != nil)
    }
  }

  /// Headers of pictures whose sizes and lengths are whatever four bytes can say.
  @Test(arguments: Effort.seeds(500))
  func numbersInPicturesAreReadOrRefused(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    for kind in SamplePicture.allCases {
      var bytes = kind.bytes(shade: 128)
      let extremes: [[UInt8]] = [
        [0, 0, 0, 0], [255, 255, 255, 255], [127, 255, 255, 255], [128, 0, 0, 0], [0, 0, 0, 1],
      ]
      for _ in 0...random.below(3) {
        let offset = random.below(max(1, bytes.count - 4))
        bytes.replaceSubrange(offset..<min(bytes.count, offset + 4), with: random.pick(extremes) ?? [])
      }
      let document = Document(
        body: [.paragraph(Paragraph([.image(Image(source: "p", alternative: "a"))]))],
        resources: [Resource(path: "p", bytes: bytes)])
      #expect(await EveryExporter.epub.bytes(of: document) != nil, "seed \(seed)")
    }
  }

  private static func tryEdges<E: Exporter>(_ type: E.Type) async {
    let document = ExtremeNumberTests.document(3, 2)
    for option in E.Options.schema.options {
      for edge in option.edges(E.Options()) {
        for other in E.Options.schema.options {
          for pair in other.edges(edge.options) {
            var sink = MemorySink()
            try? await E(options: pair.options).export(document, to: &sink, context: ExportContext())
            #expect((edge.isAllowed && pair.isAllowed) || other.name == option.name || sink.bytes.isEmpty)
          }
        }
      }
    }
  }

  @Test func optionsInPairsAreTakenOrRefused() async {
    await ExtremeNumberTests.tryEdges(EPUBExporter.self)
    await ExtremeNumberTests.tryEdges(MarkdownExporter.self)
    await ExtremeNumberTests.tryEdges(JSONExporter.self)
    await ExtremeNumberTests.tryEdges(TextExporter.self)
  }

  @Test func marginsAreTakenOrRefused() async {
    for first in ExtremeNumberTests.texts {
      for margins in [first, "1 \(first)", "\(first) \(first) \(first) \(first)"] {
        for length in [0, 1, 24, 1_000] {
          var sink = MemorySink()
          let exporter = TextExporter { options in
            options.margins = margins
            options.pageLength = length
          }
          try? await exporter.export(ExtremeNumberTests.document(3, 2), to: &sink, context: ExportContext())
        }
      }
    }
  }

  /// Contexts by API: as many threads as anybody may ask for.
  @Test(arguments: numbers)
  func numbersOfTheContextAreTaken(number: Int) async throws {
    var document = ExtremeNumberTests.document(3, 2)
    // More than one thread has work to do with.
    let text = String(repeating: "a ", count: 150_000)
    document.body += [.heading(Heading(level: 1, [.text("g")])), .paragraph(Paragraph([.text(text)]))]
    for exporter in EveryExporter.allCases {
      var sink: any ByteSink = MemorySink()
      try await exporter.exporter.export(
        document, to: &sink,
        context: ExportContext(modified: Timestamp(secondsSince1970: number), parallelism: number))
      #expect((sink as? MemorySink)?.bytes.isEmpty == false)
    }
  }
}
