import PlatenCore
import ReaderAids
import Testing

@Suite struct HanyuPinyinTests {
  private func annotated(
    _ body: [Block], _ readings: String? = nil, _ configure: (inout PinyinOptions) -> Void = { _ in }
  ) async throws -> Document {
    var document = Document(body: body)
    document.metadata.languages = [.simplifiedChinese]
    var options = PinyinOptions(configure)
    options.readings = readings.map { Resource(path: "readings.csv", bytes: Array($0.utf8)) }
    try await ConfiguredTransform(Pinyin(options: options)).apply(to: &document, context: TransformContext())
    return document
  }

  private func reading(
    _ text: String, _ readings: String? = nil, _ configure: (inout PinyinOptions) -> Void = { _ in }
  ) async throws -> String {
    let document = try await annotated([.paragraph(Paragraph([.text(text)]))], readings, configure)
    guard case .paragraph(let paragraph)? = document.body.first else { return "" }
    return paragraph.inlines.map { inline in
      guard case .ruby(let ruby) = inline else { return inline.plainText }
      return ruby.segments.map { "\($0.base)[\($0.annotation)]" }.joined()
    }.joined()
  }

  @Test(arguments: [
    ("中国，你好。", "中[zhōng]国[guó]，你[nǐ]好[hǎo]。"), ("银行", "银[yín]行[háng]"), ("重新", "重[chóng]新[xīn]"),
    ("音乐", "音[yīn]乐[yuè]"), ("長城", "長[cháng]城[chéng]"), ("GDP 增长", "GDP 增[zēng]长[zhǎng]"),
    ("绿色", "绿[lǜ]色[sè]"),
  ])
  func charactersAreRead(text: String, expected: String) async throws {
    #expect(try await reading(text) == expected)
  }

  @Test(arguments: [
    ("玩儿", "玩儿[wánr]"), ("一点儿", "一[yī]点儿[diǎnr]"), ("那儿的人", "那儿[nàr]的[de]人[rén]"),
    ("女儿", "女[nǚ]儿[ér]"), ("那儿子", "那[nà]儿[ér]子[zi]"), ("这兒", "这兒[zhèr]"),
  ])
  func sonIsNoSyllableOfItsOwnInKnownWords(text: String, expected: String) async throws {
    #expect(try await reading(text) == expected)
  }

  @Test func wordWithSonHasOneAnnotation() async throws {
    #expect(try await reading("一点儿") { $0.unit = .word } == "一点儿[yīdiǎnr]")
    #expect(try await reading("玩儿") { $0.tones = .numbers } == "玩儿[wanr2]")
    #expect(try await reading("玩儿", "玩儿,wan2 er2") == "玩[wán]儿[ér]")
  }

  @Test func eachToneHasItsClass() async throws {
    let document = try await annotated([.paragraph(Paragraph([.text("妈麻马骂吗")]))]) { $0.toneClasses = true }
    guard case .paragraph(let paragraph)? = document.body.first else { return }
    let classes = paragraph.inlines.compactMap { inline -> [String]? in
      if case .ruby(let ruby) = inline { ruby.attributes.classes } else { nil }
    }
    #expect(classes == [["tone-1"], ["tone-2"], ["tone-3"], ["tone-4"], ["tone-5"]])
  }

  @Test(arguments: [
    (PinyinOptions.Unit.character, ["Běi", "jīng"]), (.word, ["Běijīng"]),
  ])
  func nameHasACapital(unit: PinyinOptions.Unit, expected: [String]) async throws {
    let name = Inline.span(TextSpan([.text("北京")], attributes: Attributes(classes: ["name"])))
    let document = try await annotated([.paragraph(Paragraph([name, .text("人")]))]) { $0.unit = unit }
    guard case .paragraph(let paragraph)? = document.body.first, case .span(let span)? = paragraph.inlines.first,
      case .ruby(let ruby)? = span.inlines.first
    else {
      Issue.record("no name")
      return
    }
    #expect(ruby.segments.map(\.annotation) == expected)
  }

  @Test func tonesCanBeNumbers() async throws {
    #expect(try await reading("绿的山") { $0.tones = .numbers } == "绿[lü4]的[de5]山[shān]".replacing("shān", with: "shan1"))
  }

  @Test func authorsReadingsWin() async throws {
    #expect(try await reading("西安", "西安,Xi1 an1") { $0.unit = .word } == "西安[Xī'ān]")
    #expect(try await reading("行长", "行长\tháng zhǎng") == "行[háng]长[zhǎng]")
  }

  @Test func eachCharacterIsAnnotatedOnce() async throws {
    #expect(try await reading("人人为我") { $0.mode = .firstUse } == "人[rén]人为[wèi]我[wǒ]".replacing("wèi", with: "wéi"))
  }

  @Test func authorsRubyAndHeadingsStay() async throws {
    let ruby = Inline.ruby(Ruby([.init(base: "行", annotation: "xíng")]))
    let body: [Block] = [.heading(Heading(level: 1, [.text("村")])), .paragraph(Paragraph([ruby]))]
    #expect(try await annotated(body).body == body)
  }

  @Test func glossesAloneAreAnnotated() async throws {
    let gloss = Gloss(term: [.text("村")], counterpart: [.text("village")], counterpartLanguage: .english)
    let document = try await annotated([.paragraph(Paragraph([.text("山"), .gloss(gloss)]))]) { $0.mode = .glosses }
    guard case .paragraph(let paragraph)? = document.body.first, case .gloss(let result)? = paragraph.inlines.last
    else {
      return
    }
    #expect(paragraph.inlines.first == .text("山"))
    #expect(result.term == [.ruby(Ruby([.init(base: "村", annotation: "cūn")], annotationLanguage: .pinyin))])
  }

  @Test func japaneseIsLeftAlone() async throws {
    var document = Document(body: [.paragraph(Paragraph([.text("村")]))])
    document.metadata.languages = [.japanese]
    let before = document
    try await ConfiguredTransform(Pinyin(options: PinyinOptions())).apply(to: &document, context: TransformContext())
    #expect(document == before)
  }
}
