import PandocExport
import PlatenCore
import PlatenTesting
import Testing

/// What every kind of node becomes, and what is said about it.
@Suite struct NodeTests {
  private static func words(_ text: String) -> [Block] { [.paragraph(Paragraph([.text(text)]))] }

  static let inlineTrials: [(inlines: [Inline], json: String, losses: [String])] = [
    (
      [.text("two  words\nand\u{A0}more")],
      #"{"t":"Str","c":"two"},{"t":"Space"},{"t":"Str","c":"words"},{"t":"Space"},{"t":"Str","c":"and"# + "\u{A0}"
        + #"more"}"#, []
    ),
    ([.text("\"\\\u{1}\t")], #"{"t":"Str","c":"\"\\\u0001"},{"t":"Space"}"#, []),
    ([.text("高"), .softBreak, .text("铁")], #"{"t":"Str","c":"高"},{"t":"Str","c":"铁"}"#, []),
    ([.text("高"), .softBreak, .text("x")], #"{"t":"Str","c":"高"},{"t":"SoftBreak"},{"t":"Str","c":"x"}"#, []),
    ([.text("a "), .softBreak, .lineBreak, .text(" b")], spaced, []),
    (
      [.strong(Styled([.text("b")], attributes: Attributes(language: .simplifiedChinese)))],
      #"{"t":"Span","c":[["",[],[["lang","zh-Hans"]]],[{"t":"Strong","c":[{"t":"Str","c":"b"}]}]]}"#, []
    ),
    (
      [.span(TextSpan("x", language: Language("ar") ?? .english))],
      #"{"t":"Span","c":[["",[],[["lang","ar"],["dir","rtl"]]],[{"t":"Str","c":"x"}]]}"#, []
    ),
    (
      [.ruby(Ruby([Ruby.Segment(base: "银", annotation: "yín")], annotationLanguage: .pinyin))],
      #"{"t":"Span","c":[["",["ruby"],[]],[{"t":"Str","c":"银"},{"t":"Span","c":[["",["annotation"],[["lang","zh-Latn-pinyin"]]],[{"t":"Str","c":"(yín)"}]]}]]}"#,
      ["pandoc.ruby-in-brackets"]
    ),
    (
      [.gloss(Gloss(term: [.text("rail")], counterpart: [.text("高铁")], counterpartLanguage: .chinese))],
      #"{"t":"Span","c":[["",["gloss"],[]],[{"t":"Span","c":[["",["term"],[]],[{"t":"Str","c":"rail"}]]},{"t":"Space"},{"t":"Str","c":"("},{"t":"Span","c":[["",["counterpart"],[["lang","zh"]]],[{"t":"Str","c":"高铁"}]]},{"t":"Str","c":")"}]]}"#,
      []
    ),
    (
      [.math(Math("<math/>", notation: .mathML))], #"{"t":"RawInline","c":["html","<math/>"]}"#,
      ["pandoc.mathml-in-html-only"]
    ),
    (
      [.image(Image(source: "https://example.org/p.png", alternative: "", isDecorative: true))],
      #"{"t":"Image","c":[["",[],[["role","presentation"]]],[],["https://example.org/p.png",""]]}"#,
      ["pandoc.picture-fetched"]
    ),
    (
      [.note(Note(label: "n", words("a"))), .note(Note(label: "n", []))],
      ##"{"t":"Span","c":[["note-1",[],[]],[{"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":"a"}]}]}]]},{"t":"Span","c":[["",["note-reference"],[]],[{"t":"Superscript","c":[{"t":"Link","c":[["",[],[]],[{"t":"Str","c":"1"}],["#note-1",""]]}]}]]}"##,
      ["pandoc.note-repeated"]
    ),
  ]

  private static let spaced =
    #"{"t":"Str","c":"a"},{"t":"Space"},{"t":"LineBreak"},{"t":"Str","c":"b"}"#

  @Test(arguments: inlineTrials)
  func inlineBecomesItsNode(trial: (inlines: [Inline], json: String, losses: [String])) throws {
    let (json, losses) = try inlines(trial.inlines)
    #expect(json == trial.json)
    #expect(losses == trial.losses)
  }

  static let blockTrials: [(block: Block, json: String, losses: [String])] = [
    (
      .heading(Heading(level: 2, [.text("T")])), #"{"t":"Header","c":[2,["section-1",[],[]],[{"t":"Str","c":"T"}]]}"#,
      []
    ),
    (
      .code(CodeBlock("a\nb\n", info: "swift numbered")),
      #"{"t":"CodeBlock","c":[["",["swift"],[["info","swift numbered"]]],"a\nb"]}"#, []
    ),
    (
      .list(List(.bullet, items: [ListItem(words("x"), task: .done), ListItem([], task: .open)])),
      #"{"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"☒"},{"t":"Space"},{"t":"Str","c":"x"}]}],[{"t":"Plain","c":[{"t":"Str","c":"☐"},{"t":"Space"}]}]]}"#,
      []
    ),
    (
      .list(List(.ordered(List.Numbering(start: 3, kind: .chinese)), isTight: false, items: [ListItem(words("x"))])),
      #"{"t":"OrderedList","c":[[3,{"t":"Decimal"},{"t":"Period"}],[[{"t":"Para","c":[{"t":"Str","c":"x"}]}]]]}"#,
      ["pandoc.list-numbers-simplified"]
    ),
    (
      .definitionList(DefinitionList([.init(terms: [[.text("a")], [.text("b")]], definitions: [words("x")])])),
      #"{"t":"DefinitionList","c":[[[{"t":"Str","c":"a"},{"t":"LineBreak"},{"t":"Str","c":"b"}],[[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]]}"#,
      ["pandoc.terms-joined"]
    ),
    (
      .division(Division(role: .editorsNote, words("x"), attributes: Attributes(classes: ["wide"]))),
      #"{"t":"Div","c":[["",["editors-note","wide"],[["role","doc-preface"]]],[{"t":"Para","c":[{"t":"Str","c":"x"}]}]]}"#,
      []
    ),
    (
      .pageBreak(PageBreak(label: "xiv")),
      #"{"t":"Div","c":[["",["page-break"],[["role","doc-pagebreak"],["aria-label","xiv"]]],[]]}"#,
      ["pandoc.page-break-hidden"]
    ),
    (
      .table(
        Table(
          columns: [Table.Column(alignment: .trailing)],
          rows: [Table.Row([Table.Cell(words("x"), rowSpan: 5, isRowHeader: true)])])),
      #"{"t":"Table","c":[["",[],[]],[null,[]],[[{"t":"AlignRight"},{"t":"ColWidthDefault"}]],[["",[],[]],[]],[[["",[],[]],1,[],[[["",[],[]],[[["",[],[]],{"t":"AlignDefault"},1,1,[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]]]]],[["",[],[]],[]]]}"#,
      []
    ),
  ]

  @Test(arguments: blockTrials)
  func blockBecomesItsNode(trial: (block: Block, json: String, losses: [String])) throws {
    let (json, losses) = try blocks([trial.block])
    #expect(json == trial.json)
    #expect(losses == trial.losses)
  }

  @Test func noteWithinANoteStandsAtItsEnd() throws {
    let inner = Inline.note(Note(Self.words("inner")))
    let (json, losses) = try inlines([.note(Note([.paragraph(Paragraph([.text("outer"), inner]))]))])
    #expect(losses == ["pandoc.note-in-note"])
    let end =
      #"{"t":"Div","c":[["note-1",["note"],[]],[{"t":"Para","c":[{"t":"Superscript","c":[{"t":"Str","c":"1.1"}]},{"t":"Space"},{"t":"Str","c":"inner"}]}]]}]}"#
    #expect(json.hasSuffix(end), "\(json)")
  }

  @Test(arguments: [
    (PandocOptions.Pictures.embed, "data:image/png;base64,iVBORw0KGgo", [String]()),
    (.link, "\"a.png\"", ["pandoc.picture-not-embedded"]),
  ])
  func pictureIsEmbeddedOrLinked(pictures: PandocOptions.Pictures, source: String, losses: [String]) throws {
    var options = PandocOptions()
    options.pictures = pictures
    let image = Block.paragraph(Paragraph([.image(Image(source: "a.png", alternative: "A"))]))
    let resource = Resource(path: "a.png", bytes: SamplePicture.png.bytes())
    let result = try blocks([image], resources: [resource], options)
    #expect(result.json.contains(source))
    #expect(result.losses == losses)
  }

  @Test func tableKeepsCellsForWhichItHasNoColumns() throws {
    let cells = ["a", "b", "c"].map { Table.Cell([.text($0)]) }
    let json = try blocks([.table(Table(columns: [], rows: [Table.Row(cells)]))]).json
    #expect(json.ranges(of: "ColWidthDefault").count == 3)
  }
}
