import PlatenCore

/// The few words that the exporter adds, in the document's language: Chinese for Chinese, English for all others.
struct Labels: Sendable {
  let contents: String
  let notes: String
  let links: String
  let image: String
  let page: String
  let untitled: String
  private let isChinese: Bool
  private let isTraditional: Bool

  /// Makes labels; without Han for printers that have only ASCII.
  init(_ language: Language, ascii: Bool) {
    isChinese = !ascii && language.usesHan && language.primary != "ja"
    isTraditional = language.script == "Hant"
    contents = isChinese ? (isTraditional ? "目錄" : "目录") : "Contents"
    notes = isChinese ? (isTraditional ? "註釋" : "注释") : "Notes"
    links = isChinese ? (isTraditional ? "連結" : "链接") : "Links"
    image = isChinese ? (isTraditional ? "圖" : "图") : "Image"
    page = isChinese ? (isTraditional ? "頁" : "页") : "p."
    untitled = isChinese ? (isTraditional ? "（無題）" : "（无题）") : "(untitled)"
  }

  /// What an aside is called.
  func name(of role: Role) -> String {
    isChinese ? chineseName(of: role) : englishName(of: role)
  }

  /// What a contributor did, by MARC relator code; `nil` for authors and unknown codes.
  func name(ofRelator code: String?) -> String? {
    switch code {
    case "trl": isChinese ? (isTraditional ? "譯" : "译") : "translator"
    case "edt": isChinese ? (isTraditional ? "編" : "编") : "editor"
    case "ill": isChinese ? (isTraditional ? "繪" : "绘") : "illustrator"
    default: nil
    }
  }

  private func englishName(of role: Role) -> String {
    role.rawValue.split(separator: "-").enumerated().map { index, word in
      word == "editors" ? "Editor’s" : index == 0 ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
    }.joined(separator: " ")
  }

  private func chineseName(of role: Role) -> String {
    switch role {
    case .cover: "封面"
    case .titlePage: isTraditional ? "書名頁" : "书名页"
    case .copyrightPage: isTraditional ? "版權頁" : "版权页"
    case .dedication: isTraditional ? "獻詞" : "献词"
    case .epigraph: isTraditional ? "題詞" : "题词"
    case .abstract: "摘要"
    case .editorsNote: isTraditional ? "編者按" : "编者按"
    case .foreword, .preface: "前言"
    case .prologue: "序幕"
    case .introduction: isTraditional ? "導言" : "导言"
    case .part: "部分"
    case .chapter: "章"
    case .interlude: "插曲"
    case .conclusion: isTraditional ? "結論" : "结论"
    case .epilogue: isTraditional ? "尾聲" : "尾声"
    case .afterword: isTraditional ? "後記" : "后记"
    case .acknowledgments: isTraditional ? "致謝" : "致谢"
    case .appendix: isTraditional ? "附錄" : "附录"
    case .glossary: isTraditional ? "術語表" : "术语表"
    case .endnotes: isTraditional ? "註釋" : "注释"
    case .bibliography: isTraditional ? "參考文獻" : "参考文献"
    case .index: "索引"
    case .colophon: isTraditional ? "版本記錄" : "版本记录"
    case .credits: isTraditional ? "製作人員" : "制作人员"
    case .errata: isTraditional ? "勘誤" : "勘误"
    case .example: "示例"
    case .tip: "提示"
    case .notice: "注意"
    case .questionsAndAnswers: isTraditional ? "問答" : "问答"
    case .pullQuote: "引文"
    }
  }
}
