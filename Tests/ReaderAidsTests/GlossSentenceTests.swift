import PlatenCore
import ReaderAids
import Testing

@Suite struct GlossSentenceTests {
  struct Sentence: CustomTestStringConvertible, Sendable {
    var source: String
    var marked: String
    var testDescription: String { source }

    init(_ source: String, _ marked: String) {
      self.source = source
      self.marked = marked
    }
  }

  static let english = [
    Sentence("President Xi Jinping (习近平) announced", "President [Xi Jinping|zh:习近平] announced"),
    Sentence("In Shanghai Li Wei (李伟) lives", "In Shanghai [Li Wei|zh:李伟] lives"),
    Sentence(
      "the household responsibility system (家庭联产承包责任制) replaced",
      "the [household responsibility system|zh:家庭联产承包责任制] replaced"),
    Sentence("see the Book of Rites (《礼记》) for", "see the [Book of Rites|zh:《礼记》] for"),
    Sentence("platforms like Taobao Village (淘宝村) to sell", "platforms like [Taobao Village|zh:淘宝村] to sell"),
    Sentence("Taobao Village (淘宝村) is a name.", "[Taobao Village|zh:淘宝村] is a name."),
    Sentence(
      "the establishment of rural health clinics (乡村卫生室) and",
      "the establishment of [rural health clinics|zh:乡村卫生室] and"),
    Sentence("by Fei Xiaotong (费孝通), who", "by [Fei Xiaotong|zh:费孝通], who"),
    Sentence(
      "The Ministry of Agriculture and Rural Affairs (农业农村部) said",
      "The [Ministry of Agriculture and Rural Affairs|zh:农业农村部] said"),
    Sentence("In Beijing and Taobao Village (淘宝村) they", "In Beijing and [Taobao Village|zh:淘宝村] they"),
    Sentence("Visiting Taobao Village (淘宝村) was", "Visiting [Taobao Village|zh:淘宝村] was"),
    Sentence("The village (村) has", "The [village|zh:村] has"),
    Sentence("a concept, guanxi (关系), that", "a concept, [guanxi|zh:关系], that"),
    Sentence("tea(茶) and rice(米)", "[tea|zh:茶] and [rice|zh:米]"),
    Sentence("the book “From the Soil” (《乡土中国》) of 1947", "the book [“From the Soil”|zh:《乡土中国》] of 1947"),
    Sentence(
      "the so-called \"left-behind children\" (留守儿童) stay", "the so-called [\"left-behind children\"|zh:留守儿童] stay"),
    Sentence("the (他) nothing", "the (他) nothing"),
    Sentence("as they said (他们说，这是一个很好的主意。) and went", "as they said (他们说，这是一个很好的主意。) and went"),
    Sentence("too long (一二三四五六七八九十一二三) here", "too long (一二三四五六七八九十一二三) here"),
    Sentence("as shown above (see chapter 2) again", "as shown above (see chapter 2) again"),
    Sentence("in 2020 (二〇二〇年) there", "in 2020 (二〇二〇年) there"),
    Sentence("moved. Village (村) and", "moved. [Village|zh:村] and"),
    Sentence("Xi'an (西安), Shanghai (上海), and Lanzhou (兰州)", "[Xi'an|zh:西安], [Shanghai|zh:上海], and [Lanzhou|zh:兰州]"),
    Sentence("the People’s Republic of China (中华人民共和国)", "the [People’s Republic of China|zh:中华人民共和国]"),
    Sentence("policies of targeted poverty alleviation (精准扶贫)", "policies of targeted [poverty alleviation|zh:精准扶贫]"),
    Sentence("mixed scripts (电商 e-commerce) stay", "mixed scripts (电商 e-commerce) stay"),
    Sentence("an empty () bracket", "an empty () bracket"),
    Sentence("open (淘宝村 without end", "open (淘宝村 without end"),
    Sentence("kimchi (김치) and sushi (すし)", "[kimchi|ko:김치] and [sushi|ja:すし]"),
    Sentence("Athens (Αθήνα) isn’t Moscow (Москва)", "[Athens|und-Grek:Αθήνα] isn’t [Moscow|und-Cyrl:Москва]"),
    Sentence("isn’t — “Été” (été) · naïve (naive)", "isn’t — “Été” (été) · naïve (naive)"),
    Sentence("nested ((村)) bracket", "nested ((村)) bracket"),
    Sentence("the e-commerce (电子商务) of", "the [e-commerce|zh:电子商务] of"),
  ]

  static let chinese = [
    Sentence("数据来自阿里研究院（AliResearch）", "数据来自[阿里研究院|en:AliResearch]"),
    Sentence("采用了调查和参与观察（participant observation）的方法", "采用了调查和[参与观察|en:participant observation]的方法"),
    Sentence("淘宝村（Taobao Village）是一种", "[淘宝村|en:Taobao Village]是一种"),
    Sentence("农民在淘宝村(Taobao Village)卖", "农民在[淘宝村|en:Taobao Village]卖"),
    Sentence("社会学家费孝通（Fei Xiaotong）写", "社会学家[费孝通|en:Fei Xiaotong]写"),
    Sentence("他的《乡土中国》（From the Soil）出版", "他的[《乡土中国》|en:From the Soil]出版"),
    Sentence("所谓“空心村”（hollow villages）指", "所谓[“空心村”|en:hollow villages]指"),
    Sentence("世界贸易组织（WTO）的规则", "[世界贸易组织|en:WTO]的规则"),
    Sentence("加入WTO（世界贸易组织）以后", "加入[en:WTO|zh:世界贸易组织]以后"),
    Sentence("推动农村电商（rural e-commerce）的", "推动[农村电商|en:rural e-commerce]的"),
    Sentence("推动全球化（globalization）", "推动[全球化|en:globalization]"),
    Sentence("经济的发展（development）", "经济的[发展|en:development]"),
    Sentence("我们坚持和平共处（peaceful coexistence）原则", "我们坚持[和平共处|en:peaceful coexistence]原则"),
    Sentence("如图所示（see figure 1）那样", "如图所示（see figure 1）那样"),
    Sentence(
      "他说（I think that this is a good idea for everyone here）不",
      "他说（I think that this is a good idea for everyone here）不"),
    Sentence("甲、乙、人工智能（AI）", "甲、乙、[人工智能|en:AI]"),
    Sentence("这是一个中文括号（中文）而已", "这是一个中文括号（中文）而已"),
    Sentence("，（Taobao）没有词", "，（Taobao）没有词"),
    Sentence("长城（the Great Wall）很长", "[长城|en:the Great Wall]很长"),
    Sentence("混合（Taobao)括号", "混合（Taobao)括号"),
    Sentence("一（A）选项", "一（A）选项"),
    Sentence("Taobao Village（淘宝村）这个词", "[en:Taobao Village|zh:淘宝村]这个词"),
  ]

  private func glossed(_ source: String, languages: [String]) throws -> [Inline] {
    var document = Marked.document(source, languages: languages)
    try Glosses().apply(to: &document, context: TransformContext())
    return Marked.paragraph(of: document)
  }

  @Test(arguments: english)
  func englishSentence(_ sentence: Sentence) throws {
    let inlines = try glossed(sentence.source, languages: ["en", "zh"])
    #expect(Marked.text(inlines) == sentence.marked)
    #expect(inlines.plainText == sentence.source)
  }

  @Test(arguments: chinese)
  func chineseSentence(_ sentence: Sentence) throws {
    let inlines = try glossed(sentence.source, languages: ["zh", "en"])
    #expect(Marked.text(inlines) == sentence.marked)
    #expect(inlines.plainText == sentence.source)
  }
}
