import PlatenCore
import TestSupport
import Testing
import TextAlignment

@Suite struct ParallelAlignerTests {
  static func paragraphs(_ texts: [String]) -> [Block] { texts.map { .paragraph(Paragraph([.text($0)])) } }

  private func rows(
    _ left: [Block], _ right: [Block], log: ReportLog = ReportLog(),
    _ configure: (inout ParallelAligner) -> Void = { _ in }
  ) -> [Parallel.Row] {
    var aligner = ParallelAligner()
    configure(&aligner)
    let sides = [
      ParallelAligner.Side(left, language: .simplifiedChinese), ParallelAligner.Side(right, language: .english),
    ]
    return aligner.blocks(sides, log: log).flatMap { block -> [Parallel.Row] in
      if case .parallel(let parallel) = block { parallel.rows } else { [] }
    }
  }

  /// The rows of a gold text, each a paragraph on both sides; rows without partner left out.
  private func story() throws -> (left: [String], right: [String]) {
    let gold = try AlignerTests.Gold("story")
    let pairs = gold.rows.sorted { $0[0].lowerBound < $1[0].lowerBound }
    return (
      pairs.map { gold.left[$0[0]].joined() }, pairs.map { gold.right[$0[1]].joined(separator: " ") }
    )
  }

  @Test func everyParagraphStandsBesideItsCounterpart() throws {
    let (left, right) = try story()
    let rows = rows(Self.paragraphs(left), Self.paragraphs(right))
    #expect(rows.map(\.passages) == zip(Self.paragraphs(left), Self.paragraphs(right)).map { [[$0], [$1]] })
    #expect(rows.allSatisfy { ($0.confidence ?? 0) > 0 })
  }

  @Test func restPairsWhenParagraphsAreMissing() throws {
    let (left, right) = try story()
    let missing: Set = [3, 9, 10, 20, 28]
    let log = ReportLog()
    let kept = right.indices.filter { !missing.contains($0) }
    let rows = rows(Self.paragraphs(left), Self.paragraphs(kept.map { right[$0] }), log: log)
    let pairs = rows.filter { !$0.passages[1].isEmpty && !$0.passages[0].isEmpty }
    let expected = kept.map { [Self.paragraphs([left[$0]]), Self.paragraphs([right[$0]])] }
    #expect(Double(pairs.count { expected.contains($0.passages) }) / Double(expected.count) > 0.85)
    #expect(!log.report.diagnostics.filter { $0.id == "parallel.unpaired" }.isEmpty)
  }

  @Test func restPairsWhenTwoParagraphsAreOne() throws {
    var (left, right) = try story()
    right[5] += " " + right.remove(at: 6)
    let rows = rows(Self.paragraphs(left), Self.paragraphs(right))
    #expect(rows.map { $0.passages[0].count } == left.indices.dropLast().map { $0 == 5 ? 2 : 1 })
    left = []
  }

  /// Tables and lists with hardly a word in common, where both sides have one at the same place: the words are no reason to
  /// tear them apart. The picture of a screen is another one in each language.
  @Test func structuresAtOnePlaceArePartners() {
    func body(_ words: [String], _ table: [String], picture: String) -> [Block] {
      let rows = table.map { Table.Row([Table.Cell([.text($0)])]) }
      let list = table.map { ListItem(Self.paragraphs([$0])) }
      return Self.paragraphs([words[0]]) + [.table(Table(columns: [Table.Column()], rows: rows))]
        + Self.paragraphs([words[1]]) + [.division(Division([.list(List(.bullet, items: list))]))]
        + [.paragraph(Paragraph([.image(Image(source: picture, alternative: words[2]))]))] + Self.paragraphs([words[3]])
    }
    let chinese = (0..<40).map { "数字\($0 * 7)和一些别的说明，没有任何共同的词语（例子）：命令？" }
    let english = (0..<40).map {
      "Something else altogether, \($0 * 11 + 1) times over, with nothing at all in common!"
    }
    let left = body(["下面是命令。", "下面是规则。", "窗口", "完。"], chinese, picture: "zh.png")
    let right = body(
      ["These are the commands.", "These are the rules.", "The window", "The end."], english, picture: "en.png")
    let log = ReportLog()
    let rows = rows(left, right, log: log)
    #expect(log.report.diagnostics.isEmpty)
    #expect(rows.allSatisfy { $0.passages.allSatisfy { $0.count == 1 } })
  }

  @Test func headingsListsTablesAndPicturesKeepTheirPartners() {
    func body(_ words: [String]) -> [Block] {
      [
        .heading(Heading(level: 1, [.text(words[0])])),
        .paragraph(Paragraph([.image(Image(source: "a.png", alternative: words[1]))])),
        .list(List(.bullet, isTight: true, items: [ListItem([.paragraph(Paragraph([.text(words[2])]))])])),
        .heading(Heading(level: 2, [.text(words[3])])),
        .table(Table(columns: [Table.Column()], rows: [Table.Row([Table.Cell([.text(words[4])])])])),
        .code(CodeBlock("x = 1\n")),
      ]
    }
    let left = body(["起步", "图", "第一点", "历史", "格子"])
    let right = body(["Getting Started", "A picture", "First point", "History", "A cell"])
    // One side has more: a heading and a list before the others.
    let extra: [Block] = [
      .heading(Heading(level: 2, [.text("Foreword to the English Edition")])),
      .paragraph(Paragraph([.text("This edition was translated by many people over a long time.")])),
    ]
    #expect(rows(left, right).map(\.passages) == zip(left, right).map { [[$0], [$1]] })
    let more = rows(left, extra + right).filter { !$0.passages[0].isEmpty && !$0.passages[1].isEmpty }
    #expect(more.map(\.passages) == zip(left, right).map { [[$0], [$1]] })
  }

  @Test func sectionsBeginPassagesOfTheirOwn() {
    let side = { (words: [String]) -> [Block] in
      words.map { $0.count < 4 ? .heading(Heading(level: 1, [.text($0)])) : .paragraph(Paragraph([.text($0)])) }
    }
    let blocks = ParallelAligner().blocks(
      [
        .init(side(["一", "他来了，很高兴。", "二", "她走了。"]), language: .simplifiedChinese),
        .init(side(["I", "He came and was glad.", "II", "She went away."]), language: .english),
      ], log: ReportLog())
    #expect(blocks.count == 2)
  }

  @Test func sentencesGetRowsOfTheirOwn() {
    let rows = rows(
      Self.paragraphs(["今天很冷。你为什么不来？我等了三个小时！"]),
      Self.paragraphs(["It is cold today. Why didn't you come? I waited for three hours!"])
    ) { $0.unit = .sentence }
    #expect(rows.map { $0.passages[0] } == Self.paragraphs(["今天很冷。", "你为什么不来？", "我等了三个小时！"]).map { [$0] })
    #expect(
      rows.map { $0.passages[1] }
        == Self.paragraphs(["It is cold today.", "Why didn't you come?", "I waited for three hours!"]).map { [$0] })
  }

  @Test func threeLanguagesStandSideBySide() {
    let blocks = ParallelAligner().blocks(
      [
        .init(Self.paragraphs(["一月来了。", "二十人走了。"]), language: .simplifiedChinese),
        .init(Self.paragraphs(["January came.", "Twenty people left."]), language: .english),
        .init(Self.paragraphs(["一月が来た。", "二十人が去った。"]), language: .japanese),
      ], log: ReportLog())
    guard case .parallel(let parallel)? = blocks.first else {
      Issue.record("no passages")
      return
    }
    #expect(parallel.languages.count == 3)
    #expect(parallel.rows.map { $0.passages.map(\.count) } == [[1, 1, 1], [1, 1, 1]])
  }

  @Test(arguments: [
    ("[0]:[1]\n[1, 2]:[2]", [[0..<1, 1..<2], [1..<3, 2..<3]]),
    ("0\t0\t0.3\n1\t2\t1.5\n3\t3\t0.2", [[0..<1, 0..<2], [1..<3, 2..<3]]),
  ])
  func alignmentsMadeElsewhereAreRead(text: String, expected: [[Range<Int>]]) throws {
    let given = try #require(GivenAlignment(text, languages: (.chinese, .english)))
    let left = Self.paragraphs(["甲。", "乙。", "丙。"])
    let right = Self.paragraphs(["One.", "Two.", "Three."])
    let rows = rows(left, right) { $0.given = given }.filter { !$0.passages[0].isEmpty && !$0.passages[1].isEmpty }
    #expect(rows.map(\.passages) == expected.map { [Array(left[$0[0]]), Array(right[$0[1]])] })
  }

  @Test func translationMemoryIsRead() throws {
    let memory = """
      <?xml version="1.0"?><tmx version="1.4"><header srclang="zh"/><body>
      <tu><tuv xml:lang="zh-CN"><seg>甲 &amp; 乙。</seg></tuv><tuv xml:lang="en-US"><seg>A <bpt i="1"/>&#38; B.</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>C.</seg></tuv><tuv xml:lang="zh"><seg>丙。</seg></tuv></tu></body></tmx>
      """
    let given = try #require(GivenAlignment(memory, languages: (.simplifiedChinese, .english)))
    #expect(given == .segments([.init("甲 & 乙。", "A & B."), .init("丙。", "C.")]))
    let left = Self.paragraphs(["甲 & 乙。丙。"])
    let right = Self.paragraphs(["A & B.", "C."])
    #expect(rows(left, right) { $0.given = given }.map(\.passages) == [[left, right]])
  }

  @Test(arguments: ["", "hello", "[a]:[b]", "1", "3\t1\n2\t2", "<tmx></tmx>"])
  func whatIsNoAlignmentIsRefused(text: String) {
    #expect(GivenAlignment(text, languages: (.chinese, .english)) == nil)
  }

  @Test func pinnedIdsArePartners() {
    func paragraph(_ text: String, _ id: String) -> Block {
      .paragraph(Paragraph([.text(text)], attributes: Attributes(id: id)))
    }
    let left = [paragraph("甲。", "a"), paragraph("乙。", "b")]
    let right = [paragraph("One.", "x"), paragraph("Two.", "y"), paragraph("Three.", "b")]
    let rows = rows(left, right) { $0.pins = [.init("a", "y")] }
    #expect(rows.contains { $0.passages == [[left[0]], [right[1]]] })
    #expect(rows.contains { $0.passages == [[left[1]], [right[2]]] })
  }
}
