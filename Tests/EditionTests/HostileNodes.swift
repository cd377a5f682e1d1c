import PlatenCore
import PlatenTesting

/// Nodes as nobody would write them: empty where something is expected, and strings that are no names, tags or addresses.
struct HostileNodes {
  private var random: SeededGenerator
  private let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
  }

  static let texts = [
    "", " ", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{0}", "\u{1}", "\u{7F}", "\u{85}", "\u{FFFE}",
    arabicNoncharacter,
    "\u{FFFD}", noncharacter, "\u{E000}", "\u{F0000}", "\u{202E}", "\u{2028}", "\u{FE0F}", "\n", "\t", "\r\n", "a",
    "a b",
    "a:b", "1", "-", "--", "#", "#a", "..", "/", "\\", "%", "%zz", "%00", "&", "&amp;", "<", ">", "]]>", "-->", "\"",
    "'",
    "é", "中", "\u{301}", "😀", "s-1", "h-1", "page-1", "fn-1", "fnref-1", "a-1", "contents", "cover", "details", "kbd",
    "abbr", "bdo", "table", "row", "_", "\u{AD}", "()", "（）", "text/html", "x.png", "p.png", "image/png",
    "javascript:alert(1)", "data:text/html,x", "mailto:", "http://", "https:", "http:///a", "http://a..b/",
    "http://.a/",
    "http://a./", "http://-a-/", "http://a b/", "http://a:b/", "http://a:99999/", "http://[::1]/", "http://[/",
    "http://]/",
    "http://a@b@c/", "http://1.2.3/", "http://1.2.3.256/", "http://0x7f/", "http://e.com/\u{FFFD}",
    "http://e.com/\(arabicNoncharacter)",
    "http://e.com/\u{FFF0}", "http://e.com/\u{E000}", "http://\u{FFFD}/", "http://\u{AD}/", "http://a\u{200B}/",
    "http://a\u{3002}\u{3002}b/", "http://a%2e/", "http://xn--/", "http://xn--a/",
    "http://e.com/?\(noncharacter)#\(noncharacter)",
    "http://e.com/[a]{b}|c^d`e\\f", "//e.com/", "urn:", "urn:a", "urn:a:b", "tel:", "tel:+1 2", "ftp://a", "xmpp:a@b",
    String(repeating: "a", count: 300), String(repeating: "中", count: 100),
  ]

  private mutating func text() -> String { random.pick(HostileNodes.texts) ?? "" }
  private mutating func maybe() -> String? { random.oneIn(2) ? nil : text() }
  private mutating func language() -> Language? {
    random.oneIn(2)
      ? nil : Language(random.pick(["en", "zh", "ar", "und", "x-a", "zh-Latn-pinyin", "i-klingon"]) ?? "en")
  }

  private mutating func attributes() -> Attributes {
    guard !random.oneIn(3) else { return .none }
    let names = ["width", "height", "title", "dir", "open", "style", "onclick", "lang", ""]
    return Attributes(
      id: random.oneIn(2) ? random.pick(["a", "b", "s-1", "page-1"]) : maybe(),
      classes: (0..<random.below(3)).map { _ in text() },
      language: language(),
      values: (0..<random.below(3)).map { _ in
        Attributes.Value(name: random.pick(names) ?? "", value: random.pick(["1", "rtl", "", "1e3", text()]) ?? "")
      })
  }

  private mutating func inlines(_ depth: Int) -> [Inline] { (0..<random.below(3)).map { _ in inline(depth) } }

  private mutating func inline(_ depth: Int) -> Inline {
    let kind = depth > 4 ? .text : random.pick(InlineKind.allCases) ?? .text
    return inline(of: kind, depth + 1)
  }

  mutating func inline(of kind: InlineKind, _ depth: Int) -> Inline {
    switch kind {
    case .text: .text(text())
    case .emphasis: .emphasis(Styled(inlines(depth), attributes: attributes()))
    case .strong: .strong(Styled(inlines(depth), attributes: attributes()))
    case .strikethrough: .strikethrough(Styled(inlines(depth), attributes: attributes()))
    case .subscript: .subscript(Styled(inlines(depth), attributes: attributes()))
    case .superscript: .superscript(Styled(inlines(depth), attributes: attributes()))
    case .code: .code(CodeSpan(text(), attributes: attributes()))
    case .link: .link(Link(to: text(), title: maybe(), inlines(depth), attributes: attributes()))
    case .image:
      .image(
        Image(
          source: random.oneIn(2) ? "p.png" : text(), alternative: text(), isDecorative: random.oneIn(3),
          title: maybe(),
          attributes: attributes()))
    case .span: .span(TextSpan(inlines(depth), attributes: attributes()))
    case .ruby:
      .ruby(
        Ruby(
          (0..<random.below(3)).map { _ in Ruby.Segment(base: text(), annotation: text()) },
          annotationLanguage: language(),
          attributes: attributes()))
    case .gloss:
      .gloss(
        Gloss(
          term: inlines(depth), counterpart: inlines(depth), counterpartLanguage: language(),
          form: random.pick(Gloss.Form.allCases) ?? .parentheses, attributes: attributes()))
    case .note:
      .note(
        Note(label: random.oneIn(2) ? "n" : maybe(), random.oneIn(2) ? [] : blocks(depth), attributes: attributes()))
    case .math:
      .math(
        Math(
          random.pick(["\\frac", "x^", "{", "<math/>", "<math><mi/></math>", "<math><x/></math>", text()]) ?? "",
          notation: random.oneIn(2) ? .tex : .mathML, attributes: attributes()))
    case .raw: .raw(raw())
    case .softBreak: .softBreak
    case .lineBreak: .lineBreak
    }
  }

  private mutating func raw() -> Raw {
    Raw(
      format: random.oneIn(2) ? "html" : text(),
      random.pick([
        "<ruby></ruby>", "<h1></h1>", "<a id=a name=a>", "<ol start=-9223372036854775808><li>", "<table><td colspan=0>",
        "<img>",
        "<dl><dd>", "<details>", "<svg/>", "<math/>", "<a href='http://a..b'>x</a>", text(),
      ]) ?? "")
  }

  private mutating func blocks(_ depth: Int) -> [Block] { (0..<random.below(3)).map { _ in block(depth) } }

  private mutating func block(_ depth: Int) -> Block {
    block(of: depth > 3 ? .paragraph : random.pick(BlockKind.allCases) ?? .paragraph, depth + 1)
  }

  mutating func block(of kind: BlockKind, _ depth: Int) -> Block {
    switch kind {
    case .paragraph: .paragraph(Paragraph(inlines(depth), attributes: attributes()))
    case .heading: .heading(Heading(level: random.below(8), inlines(depth), attributes: attributes()))
    case .list:
      .list(
        List(
          random.oneIn(2)
            ? .bullet : .ordered(List.Numbering(start: random.pick([0, 1, .max]) ?? 1, kind: .upperRoman)),
          isTight: random.oneIn(2),
          items: (0..<random.below(3)).map { _ in
            ListItem(blocks(depth), task: random.oneIn(3) ? .done : nil, attributes: attributes())
          }, attributes: attributes()))
    case .definitionList:
      .definitionList(
        DefinitionList(
          (0..<random.below(3)).map { _ in
            DefinitionList.Item(
              terms: (0..<random.below(3)).map { _ in inlines(depth) },
              definitions: (0..<random.below(3)).map { _ in blocks(depth) })
          }, attributes: attributes()))
    case .quote: .quote(Quote(blocks(depth), attributes: attributes()))
    case .code: .code(CodeBlock(text(), info: text(), attributes: attributes()))
    case .table:
      .table(
        Table(
          caption: inlines(depth), columns: (0..<random.below(3)).map { _ in Table.Column(alignment: .center) },
          header: rows(depth), rows: rows(depth), attributes: attributes()))
    case .figure: .figure(Figure(blocks(depth), caption: inlines(depth), attributes: attributes()))
    case .division:
      .division(
        Division(role: random.oneIn(3) ? nil : random.pick(Role.allCases), blocks(depth), attributes: attributes()))
    case .parallel:
      .parallel(
        Parallel(
          languages: (0..<random.below(3)).compactMap { _ in language() },
          rows: (0..<random.below(3)).map { _ in Parallel.Row((0..<random.below(4)).map { _ in blocks(depth) }) },
          attributes: attributes()))
    case .math: .math(Math(text(), notation: random.oneIn(2) ? .tex : .mathML, attributes: attributes()))
    case .raw: .raw(raw())
    case .thematicBreak: .thematicBreak(ThematicBreak(attributes: attributes()))
    case .pageBreak: .pageBreak(PageBreak(label: text(), attributes: attributes()))
    }
  }

  private mutating func rows(_ depth: Int) -> [Table.Row] {
    (0..<random.below(3)).map { _ in
      Table.Row(
        (0..<random.below(3)).map { _ in
          Table.Cell(
            blocks(depth), columnSpan: random.pick([1, 2, 1_000]) ?? 1, rowSpan: random.pick([1, 2, 1_000]) ?? 1,
            isRowHeader: random.oneIn(2))
        })
    }
  }

  private mutating func metadata() -> Metadata {
    var metadata = Metadata()
    metadata.titles =
      random.oneIn(2) ? [Title("Hostile")] : [Title(text(), alternates: [Title.Alternate(text(), language: .english)])]
    metadata.source = maybe()
    metadata.publisher = maybe()
    metadata.rights = maybe()
    metadata.summary = maybe()
    if random.oneIn(2) { metadata.creators = [Contributor(text(), sortKey: maybe())] }
    if random.oneIn(2) { metadata.subjects = [Subject(text(), authority: maybe(), term: maybe())] }
    if random.oneIn(2) { metadata.series = Series(text(), position: maybe()) }
    metadata.languages = random.oneIn(2) ? [.english] : [language()].compactMap { $0 }
    return metadata
  }

  /// A document whose seed chooses the kind of its first node, so that every kind comes in turn.
  mutating func document() -> Document {
    let kinds = BlockKind.allCases.count + InlineKind.allCases.count
    let index = Int(seed % UInt64(kinds))
    let first: Block
    if index < BlockKind.allCases.count {
      first = block(of: BlockKind.allCases[index], 1)
    } else {
      let node = inline(of: InlineKind.allCases[index - BlockKind.allCases.count], 2)
      first =
        switch random.below(5) {
        case 0: .heading(Heading(level: 1, [node]))
        case 1: .table(Table(caption: [node], columns: [], rows: [Table.Row([Table.Cell([node])])]))
        case 2: .division(Division(role: .preface, [.heading(Heading(level: 1, [node]))]))
        case 3:
          .paragraph(
            Paragraph([.link(Link(to: "http://e.com/", [node])), .note(Note([.paragraph(Paragraph([node]))]))]))
        default: .paragraph(Paragraph([node]))
        }
    }
    return Document(
      metadata: metadata(), body: [first] + blocks(1) + blocks(1),
      resources: [Resource(path: "p.png", bytes: onePixelPNG)])
  }
}

/// U+FDD0 and U+1FFFE, which no literal can have.
private let arabicNoncharacter = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)
private let noncharacter = String(decoding: [0xF0, 0x9F, 0xBF, 0xBE], as: UTF8.self)

private let onePixelPNG = SamplePicture.png.bytes(shade: 1)
