internal import PlatenCore

/// The names of sections that stand beside the numbered ones.
enum SideName {
  /// The role of a section with a name; the names of stories beside the main one have none.
  private static let names: [(role: Role?, names: [String])] = [
    (
      .prologue,
      [
        "楔子", "引子", "引章", "序章", "序幕", "序曲", "プロローグ", "프롤로그", "서장", "prologue", "prelude", "prolog", "prólogo",
        "prologo", "пролог",
      ]
    ),
    (.foreword, ["序", "序言", "代序", "总序", "總序", "序文", "推荐序", "推薦序", "foreword"]),
    (
      .preface,
      [
        "前言", "自序", "作者序", "写在前面的话", "写在前面", "写在最前", "開場白", "开场白", "译者序", "譯者序", "卷首语", "卷首語", "まえがき", "머리말", "preface",
        "préface", "avant-propos", "vorwort",
        "prefacio", "prefácio", "prefazione", "предисловие",
      ]
    ),
    (
      .interlude,
      [
        "间章", "間章", "幕间", "幕間", "间奏", "間奏", "过渡章", "過渡章", "閑話", "幕間劇", "막간", "interlude", "intermission",
        "zwischenspiel", "интерлюдия",
      ]
    ),
    (
      .epilogue,
      [
        "尾声", "尾聲", "终章", "終章", "终曲", "終曲", "终幕", "終幕", "尾章", "末章", "最终章", "最終章", "大结局", "大結局", "エピローグ", "에필로그", "종장",
        "epilogue", "épilogue", "epilog", "epílogo", "epilogo", "эпилог",
      ]
    ),
    (
      .afterword,
      [
        "后记", "後記", "跋", "完本感言", "完结感言", "完結感言", "上架感言", "新书感言", "新書感言", "作者感言", "作者的话", "作者的話", "写在后面", "写在最后", "あとがき",
        "후기", "작가의 말", "afterword",
        "postscript", "postface", "nachwort", "postfazione", "послесловие",
      ]
    ),
    (
      nil,
      [
        "番外", "人物介绍", "人物介紹", "人物表", "人物关系", "出场人物", "登场人物", "主要人物", "番外編", "外伝", "번외", "외전", "外传", "外傳", "外篇", "特别篇",
        "特別篇", "特别番外", "特別番外", "特典", "后日谈", "後日談", "side story",
        "bonus chapter",
        "extra chapter",
      ]
    ),
  ]

  private static let byInitial: [Unicode.Scalar: [(name: [Unicode.Scalar], role: Role?)]] = {
    var table: [Unicode.Scalar: [(name: [Unicode.Scalar], role: Role?)]] = [:]
    for (role, names) in names {
      for name in names {
        let scalars = Array(name.unicodeScalars)
        if let first = scalars.first { table[first, default: []].append((scalars, role)) }
      }
    }
    // The longest first: 序章 before 序.
    return table.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }()

  /// Whether a name can begin with a character.
  static func canBegin(with scalar: Unicode.Scalar) -> Bool { byInitial[lowered(scalar)] != nil }

  /// The name at an index, and where it ends; blanks between two Han characters (`楔　子`) are passed over.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (role: Role?, end: Int)? {
    guard start < scalars.endIndex, let candidates = byInitial[lowered(scalars[start])] else { return nil }
    for candidate in candidates {
      guard let end = end(of: candidate.name, in: scalars, from: start) else { continue }
      return (candidate.role, end)
    }
    return nil
  }

  private static func end(
    of name: [Unicode.Scalar], in scalars: ArraySlice<Unicode.Scalar>, from start: Int
  ) -> Int? {
    var index = start
    for (place, scalar) in name.enumerated() {
      if place > 0, scalar.isHan, name.count == 2 {
        while index < scalars.endIndex, scalars[index].isBlank { index += 1 }
      }
      guard index < scalars.endIndex, lowered(scalars[index]) == scalar else { return nil }
      index += 1
    }
    return index
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return scalar.isUppercaseASCII ? Unicode.Scalar(scalar.value | 0x20) ?? scalar : scalar }
    return scalar.value < 0x2000 ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
  }
}
