/// The words that say what somebody or something has to do with a text.
enum BylineLabel: Hashable {
  case title, author, translator, editor, illustrator, photographer, source, publisher, date

  private static let names: [(label: BylineLabel, names: [String])] = [
    (.title, ["title", "book title", "书名", "書名", "标题", "標題", "题名", "題名", "篇名", "小说名", "小說名"]),
    (
      .author,
      [
        "author", "authors", "written by", "text", "作者", "撰文", "文", "著", "著者", "原著", "原作", "撰稿", "文字", "文、图", "文图",
        "图文",
        "文并图", "文·图", "文、圖", "文圖", "圖文",
      ]
    ),
    (.translator, ["translator", "translators", "translated by", "translation", "译者", "譯者", "翻译", "翻譯", "译", "譯"]),
    (
      .editor,
      [
        "editor", "editors", "edited by", "编者", "編者", "编辑", "編輯", "责任编辑", "責任編輯", "责编", "責編", "主编", "主編", "编", "編",
        "整理",
        "编选", "編選",
      ]
    ),
    (
      .illustrator,
      [
        "illustrator", "illustrators", "illustrated by", "illustrations", "illustrations by", "图", "圖", "插图", "插圖", "绘",
        "繪",
        "绘图", "繪圖", "插画", "插畫", "绘者", "繪者", "配图", "配圖",
      ]
    ),
    (
      .photographer,
      ["photos", "photos by", "photographs by", "photography", "摄影", "攝影", "摄", "攝", "供图", "供圖", "图片", "圖片"]
    ),
    (.source, ["source", "来源", "來源", "出处", "出處", "转自", "轉自", "来自", "來自", "文章来源", "文章來源"]),
    (.publisher, ["publisher", "published by", "出版社", "出版者", "出版"]),
    (
      .date,
      [
        "date", "published", "published on", "日期", "时间", "時間", "发布时间", "發布時間", "发布日期", "發布日期", "发表时间", "發表時間", "出版日期",
        "出版時間", "出版时间",
      ]
    ),
  ]

  private static let table: [String: BylineLabel] = {
    var table: [String: BylineLabel] = [:]
    for (label, names) in names { for name in names { table[name] = label } }
    return table
  }()

  /// Whether the sign stands between a label and what it says.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool { ":：/／".unicodeScalars.contains(scalar) }

  /// The label of a name, whatever its case and blanks between Han characters: `作　者`.
  static func named(_ name: String) -> BylineLabel? {
    let key = name.lowercased()
    if let label = table[key] { return label }
    return table[String(String.UnicodeScalarView(key.unicodeScalars.filter { !$0.isBlank }))]
  }

  /// The label that a signature ends with: `林远 著`.
  static func deed(_ text: String) -> BylineLabel? {
    switch text {
    case "著", "撰", "作", "编著", "編著", "原著": .author
    case "译", "譯", "翻译", "翻譯", "编译", "編譯", "译注": .translator
    case "编", "編", "主编", "主編", "选编", "選編", "整理": .editor
    case "绘", "繪", "插图", "插圖": .illustrator
    case "摄", "攝", "摄影", "攝影": .photographer
    default: nil
    }
  }

  /// What `By Jane Doe` begins with, and the rest.
  static func leadIn(_ text: String) -> (label: BylineLabel, rest: String)? {
    let words: [(String, BylineLabel)] = [
      ("by ", .author), ("written by ", .author), ("translated by ", .translator), ("edited by ", .editor),
      ("illustrated by ", .illustrator), ("illustrations by ", .illustrator), ("photographs by ", .photographer),
      ("photos by ", .photographer), ("published by ", .publisher),
    ]
    let start = text.prefix(20).lowercased()
    for (word, label) in words where start.hasPrefix(word) {
      let rest = text.unicodeScalars.dropFirst(word.unicodeScalars.count).drop(while: \.isBlank)
      return rest.isEmpty ? nil : (label, String(rest))
    }
    return nil
  }
}
