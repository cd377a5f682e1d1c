/// The words that editions add to the author's, in the language of the document: Chinese in either script for
/// Chinese, English for all other languages.
///
/// Every exporter takes its words from here, so that a title page is called the same in an EPUB and on paper.
package struct Vocabulary: Hashable, Sendable {
  /// The languages that have words here.
  private enum Words: Hashable, Sendable {
    case english, simplifiedChinese, traditionalChinese
  }

  private let words: Words

  /// The words for a language; English for one that has none here.
  package init(for language: Language) {
    if ["zh", "lzh", "yue"].contains(language.primary) {
      let isTraditional = language.script == "Hant" || ["zh-TW", "zh-HK", "zh-MO"].contains(language.tag)
      words = isTraditional ? .traditionalChinese : .simplifiedChinese
    } else {
      words = .english
    }
  }

  /// The language of the words.
  package var language: Language {
    switch words {
    case .english: .english
    case .simplifiedChinese: .simplifiedChinese
    case .traditionalChinese: .traditionalChinese
    }
  }

  /// Whether the words are Chinese.
  package var isChinese: Bool { words != .english }

  private func word(_ english: String, _ simplified: String, _ traditional: String) -> String {
    switch words {
    case .english: english
    case .simplifiedChinese: simplified
    case .traditionalChinese: traditional
    }
  }
}

// MARK: - Words of the edition

extension Vocabulary {
  /// The list of chapters.
  package var contents: String { word("Contents", "目录", "目錄") }
  /// The list of the main parts of the book, for reading systems.
  package var landmarks: String { word("Landmarks", "导航", "導覽") }
  /// The list of the printed edition's pages.
  package var pageList: String { word("List of Pages", "页码表", "頁碼表") }
  /// Where the text begins.
  package var startOfContent: String { word("Start of Content", "正文", "正文") }
  /// The notes at the end of a page, chapter or book.
  package var notes: String { word("Notes", "注释", "註釋") }
  /// The list of addresses that the text links to.
  package var links: String { word("Links", "链接", "連結") }
  /// A picture.
  package var image: String { word("Image", "图", "圖") }
  /// What a document without a title is called.
  package var untitled: String { word("Untitled", "无题", "無題") }
  /// A page of the printed edition with its label: `p. 12`, `第12页`.
  package func page(_ label: String) -> String { word("p. \(label)", "第\(label)页", "第\(label)頁") }
  /// A table.
  package var table: String { word("Table", "表", "表") }
  /// The state of a task, read aloud instead of its box.
  package func name(of task: ListItem.Task) -> String {
    switch task {
    case .open: word("to do", "未完成", "未完成")
    case .done: word("done", "已完成", "已完成")
    }
  }
  /// Where a text was taken from: `Source: …`, `来源：…`.
  package func source(_ text: String) -> String { word("Source: \(text)", "来源：\(text)", "來源：\(text)") }
  /// The link from a note to where it is referred to.
  package var backToText: String { word("Back to the text", "返回正文", "返回正文") }
}

// MARK: - Contributors

extension Vocabulary {
  /// What a contributor did, by MARC relator code; `nil` for authors and for codes without a word here.
  package func name(ofRelator code: String?) -> String? {
    switch code {
    case "trl": word("translator", "译", "譯")
    case "edt": word("editor", "编", "編")
    case "ill": word("illustrator", "绘", "繪")
    default: nil
    }
  }
}

extension Vocabulary {
  /// The MARC relator code of a role as named in metadata: `translator`, `editors`; `nil` for a word
  /// that is not known here.
  package static func relator(of word: String) -> String? {
    switch word.lowercased() {
    case "author", "authors": "aut"
    case "editor", "editors": "edt"
    case "translator", "translators": "trl"
    case "illustrator", "illustrators": "ill"
    case "photographer": "pht"
    case "narrator": "nrt"
    case "compiler": "com"
    case "designer", "book designer": "bkd"
    case "cover designer": "cov"
    case "proofreader": "pfr"
    case "reviewer": "rev"
    case "foreword", "author of introduction": "aui"
    default: nil
    }
  }
}

// MARK: - Editorial parts

extension Vocabulary {
  /// The name of a part that has no title of its own.
  package func name(of role: Role) -> String {
    switch role {
    case .cover: word("Cover", "封面", "封面")
    case .titlePage: word("Title Page", "扉页", "扉頁")
    case .copyrightPage: word("Copyright", "版权页", "版權頁")
    case .dedication: word("Dedication", "献辞", "獻辭")
    case .epigraph: word("Epigraph", "题记", "題記")
    case .abstract: word("Abstract", "摘要", "摘要")
    case .editorsNote: word("Editor’s Note", "编者按", "編者按")
    case .foreword: word("Foreword", "序", "序")
    case .preface: word("Preface", "前言", "前言")
    case .prologue: word("Prologue", "序幕", "序幕")
    case .introduction: word("Introduction", "引言", "引言")
    case .part: word("Part", "篇", "篇")
    case .chapter: word("Chapter", "章", "章")
    case .interlude: word("Interlude", "间奏", "間奏")
    case .conclusion: word("Conclusion", "结论", "結論")
    case .epilogue: word("Epilogue", "尾声", "尾聲")
    case .afterword: word("Afterword", "后记", "後記")
    case .acknowledgments: word("Acknowledgments", "致谢", "致謝")
    case .appendix: word("Appendix", "附录", "附錄")
    case .glossary: word("Glossary", "词汇表", "詞彙表")
    case .endnotes: word("Notes", "注释", "註釋")
    case .bibliography: word("Bibliography", "参考文献", "參考文獻")
    case .index: word("Index", "索引", "索引")
    case .colophon: word("Colophon", "出版说明", "出版說明")
    case .credits: word("Credits", "制作人员", "製作人員")
    case .errata: word("Errata", "勘误表", "勘誤表")
    case .example: word("Example", "示例", "示例")
    case .tip: word("Tip", "提示", "提示")
    case .notice: word("Notice", "注意", "注意")
    case .questionsAndAnswers: word("Questions and Answers", "问答", "問答")
    case .pullQuote: word("Quotation", "引文", "引文")
    }
  }
}
