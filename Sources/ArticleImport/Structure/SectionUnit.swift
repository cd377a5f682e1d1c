/// What a named section is: `章`, `卷`, `Book`.
enum SectionUnit: UInt8, Hashable {
  case season, series, volume, book, collection, piece, part, act, unit
  case chapter, round, episode, fold, lesson, letter
  case scene, section, article

  /// Where a unit stands among others: those of a smaller rank hold those of a greater one.
  var rank: Int {
    switch self {
    case .season: 10
    case .series: 20
    case .volume: 30
    case .book: 35
    case .collection: 40
    case .piece: 44
    case .part: 48
    case .act: 52
    case .unit: 54
    case .chapter, .round, .episode, .fold, .lesson, .letter: SectionUnit.chapterRank
    case .scene: 70
    case .section: 74
    case .article: 80
    }
  }

  /// The rank of chapters, and of pieces that stand between them.
  static let chapterRank = 60

  /// Whether the unit holds chapters.
  var isContainer: Bool { rank < SectionUnit.chapterRank }

  /// The unit that a Chinese character names, and how many characters it takes: `部`, but `部分` is another.
  static func han(_ scalars: ArraySlice<Unicode.Scalar>, at index: Int) -> (unit: SectionUnit, length: Int)? {
    guard index < scalars.endIndex else { return nil }
    switch scalars[index] {
    case "季": return (.season, 1)
    case "部":
      let isShare = index + 1 < scalars.endIndex && scalars[index + 1] == "分"
      return isShare ? (.part, 2) : (.series, 1)
    case "卷", "巻", "권": return (.volume, 1)
    case "부": return (.series, 1)
    case "편": return (.piece, 1)
    case "막": return (.act, 1)
    case "절": return (.section, 1)
    case "册", "冊": return (.book, 1)
    case "集": return (.collection, 1)
    case "篇", "编", "編", "辑", "輯": return (.piece, 1)
    case "范", "範", "例":
      // `范文一`, `例文2`: the pieces of a collection of models.
      guard index + 1 < scalars.endIndex, scalars[index + 1] == "文" else { return nil }
      return (.piece, 2)
    case "幕": return (.act, 1)
    case "章", "장": return (.chapter, 1)
    case "回", "회": return (.round, 1)
    case "话", "話", "화": return (.episode, 1)
    case "折": return (.fold, 1)
    case "讲", "講", "课", "課": return (.lesson, 1)
    case "场", "場": return (.scene, 1)
    case "节", "節": return (.section, 1)
    case "条", "條": return (.article, 1)
    case "单", "單":
      guard index + 1 < scalars.endIndex, scalars[index + 1] == "元" else { return nil }
      return (.unit, 2)
    default: return nil
    }
  }

  /// The units that English names, in lower case.
  static let english: [String: SectionUnit] = [
    "season": .season, "volume": .volume, "vol": .volume, "tome": .volume, "book": .book, "part": .part, "act": .act,
    "unit": .unit, "chapter": .chapter, "chap": .chapter, "ch": .chapter, "episode": .episode, "ep": .episode,
    "lesson": .lesson,
    "lecture": .lesson, "letter": .letter, "stave": .letter, "canto": .letter, "scene": .scene, "section": .section,
    "article": .article,
  ]

  /// What Chinese says of a thing by its count: `第九部队`, `第五节课`, `第三回合` are no headings.
  private static let compounds: [SectionUnit: [String]] = [
    .series: ["队", "隊", "门", "門", "落", "长", "長", "件", "将", "属", "下", "手机", "电影", "电话", "车", "小说", "作品", "戏", "片"],
    .round: ["合", "事", "头", "頭", "家", "来", "去", "见", "到"],
    .section: ["课", "課", "目", "车", "車", "日", "奏", "点", "点"],
    .collection: ["团", "團", "合", "中", "市", "体"],
    .episode: ["题", "題", "音", "筒", "还", "就"],
    .season: ["度", "节", "節"],
    .volume: ["胶", "子", "宗", "轴", "书", "纸"],
    .book: ["子", "书", "書"],
    .piece: ["文", "论", "幅", "报"],
    .fold: ["扣", "叠"],
    .scene: ["地", "合", "面", "比", "雨", "雪", "戏", "景"],
    .chapter: ["程"],
    .lesson: ["程", "本", "堂", "解"],
    .article: ["件", "约", "款", "例", "鱼", "路", "街"],
  ]

  /// Whether the text directly behind a unit makes the line one that counts things, or speaks of a section.
  func isCounted(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case "的", "是", "了", "里", "裡", "中", "在", "也", "都", "，", "。", "！", "？", "、", "”", "」", "』", "》", "…": return true
    default: break
    }
    return SectionUnit.compounds[self]?.contains { text.starts(with: $0.unicodeScalars) } ?? false
  }
}
