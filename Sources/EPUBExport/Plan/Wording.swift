import PlatenCore

/// The few words that an edition needs besides the author's, in the language of the document.
struct Wording: Sendable {
  /// The language of the words.
  let language: Language
  let cover: String
  let titlePage: String
  let contents: String
  let landmarks: String
  let pageList: String
  let start: String
  let notes: String
  let untitled: String
  let backToText: String
  let noteReference: String
  let page: String
  private let roles: [Role: String]

  /// The words for a language; English for one that has none here.
  init(for language: Language) {
    if language.primary == "zh" || language.primary == "lzh" || language.primary == "yue" {
      self = language.script == "Hant" || ["zh-TW", "zh-HK", "zh-MO"].contains(language.tag) ? .hant : .hans
    } else {
      self = .english
    }
  }

  private init(
    language: Language, words: [String], roles: [Role: String]
  ) {
    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    self.language = language
    cover = word(0)
    titlePage = word(1)
    contents = word(2)
    landmarks = word(3)
    pageList = word(4)
    start = word(5)
    notes = word(6)
    untitled = word(7)
    backToText = word(8)
    noteReference = word(9)
    page = word(10)
    self.roles = roles
  }

  /// The name of a part that has no title.
  func name(of role: Role) -> String { roles[role] ?? role.rawValue }

  private static let english = Wording(
    language: .english,
    words: [
      "Cover", "Title Page", "Contents", "Landmarks", "List of Pages", "Start of Content", "Notes", "Untitled",
      "Back to the text", "Note", "Page",
    ],
    roles: [
      .cover: "Cover", .titlePage: "Title Page", .copyrightPage: "Copyright", .dedication: "Dedication",
      .epigraph: "Epigraph", .abstract: "Abstract", .editorsNote: "Editor’s Note", .foreword: "Foreword",
      .preface: "Preface", .prologue: "Prologue", .introduction: "Introduction", .part: "Part", .chapter: "Chapter",
      .interlude: "Interlude", .conclusion: "Conclusion", .epilogue: "Epilogue", .afterword: "Afterword",
      .acknowledgments: "Acknowledgments", .appendix: "Appendix", .glossary: "Glossary", .endnotes: "Notes",
      .bibliography: "Bibliography", .index: "Index", .colophon: "Colophon", .credits: "Credits", .errata: "Errata",
      .example: "Example", .tip: "Tip", .notice: "Notice", .questionsAndAnswers: "Questions and Answers",
      .pullQuote: "Quotation",
    ])

  private static let hans = Wording(
    language: .simplifiedChinese,
    words: ["封面", "扉页", "目录", "导航", "页码表", "正文", "注释", "无题", "返回正文", "注", "第"],
    roles: [
      .cover: "封面", .titlePage: "扉页", .copyrightPage: "版权页", .dedication: "献辞", .epigraph: "题记", .abstract: "摘要",
      .editorsNote: "编者按", .foreword: "序", .preface: "前言", .prologue: "序幕", .introduction: "引言", .part: "篇",
      .chapter: "章", .interlude: "间奏", .conclusion: "结论", .epilogue: "尾声", .afterword: "后记", .acknowledgments: "致谢",
      .appendix: "附录", .glossary: "词汇表", .endnotes: "注释", .bibliography: "参考文献", .index: "索引", .colophon: "出版说明",
      .credits: "制作人员", .errata: "勘误表", .example: "示例", .tip: "提示", .notice: "注意", .questionsAndAnswers: "问答",
      .pullQuote: "引文",
    ])

  private static let hant = Wording(
    language: .traditionalChinese,
    words: ["封面", "扉頁", "目錄", "導覽", "頁碼表", "正文", "註釋", "無題", "返回正文", "註", "第"],
    roles: [
      .cover: "封面", .titlePage: "扉頁", .copyrightPage: "版權頁", .dedication: "獻辭", .epigraph: "題記", .abstract: "摘要",
      .editorsNote: "編者按", .foreword: "序", .preface: "前言", .prologue: "序幕", .introduction: "引言", .part: "篇",
      .chapter: "章", .interlude: "間奏", .conclusion: "結論", .epilogue: "尾聲", .afterword: "後記", .acknowledgments: "致謝",
      .appendix: "附錄", .glossary: "詞彙表", .endnotes: "註釋", .bibliography: "參考文獻", .index: "索引", .colophon: "出版說明",
      .credits: "製作人員", .errata: "勘誤表", .example: "示例", .tip: "提示", .notice: "注意", .questionsAndAnswers: "問答",
      .pullQuote: "引文",
    ])
}
