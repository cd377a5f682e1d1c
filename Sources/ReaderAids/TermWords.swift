internal import PlatenCore

/// Words that tell where a term begins or that a bracket holds no counterpart.
enum TermWords {
  /// Whether a word cannot begin a term.
  static func isFunction(_ word: String) -> Bool { functions.contains(word.lowercased()) }

  /// Whether a bracket that begins with a word holds a remark. “From the Soil” is a title, “from page 2” is a remark.
  static func opensRemark(_ word: String) -> Bool { remarks.contains(word.lowercased()) || asides.contains(word) }

  /// Whether Chinese text in a bracket is a remark and no counterpart: `（下同）`, `（见图）`.
  static func isRemark(_ text: String) -> Bool {
    chineseRemarks.contains(text)
      || ["见", "見", "参见", "參見", "以下", "下称", "下稱", "例如", "比如"].contains { text.hasPrefix($0) }
  }

  /// Lower-case words within a name.
  static let connectors: Set<String> = ["of", "the", "and", "for", "in", "&", "de", "on"]

  /// What one Han character says, at the end of a name: village is 村.
  static let generics: Set<String> = [
    "village", "county", "city", "province", "town", "township", "district", "prefecture", "river", "lake", "mountain",
    "mount", "sea", "island", "temple", "street", "road", "bridge", "gate", "palace", "dynasty", "party", "school",
    "bureau", "ministry", "station", "people", "festival",
  ]

  private static let functions: Set<String> = [
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "and", "or", "but", "nor",
    "like",
    "such", "so", "than", "that", "this", "these", "those", "its", "their", "his", "her", "our", "your", "my", "it",
    "is",
    "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "shall", "should", "not", "no", "into", "onto", "over", "under", "about",
    "between",
    "among", "through", "during", "before", "after", "via", "per", "called", "named", "known", "termed", "dubbed",
    "namely", "including", "include", "includes", "each", "every", "some", "many", "most", "several", "all", "both",
    "any", "other", "another", "more", "less", "very", "also", "only", "just", "even", "where", "when", "which", "who",
    "whom", "whose", "what", "how", "why", "while", "if", "because", "since", "although", "there", "here", "they",
    "them",
    "he", "she", "we", "you", "i", "then", "however", "thus", "one", "two", "three", "first", "second", "i.e.", "e.g.",
    "within", "without", "against", "toward", "towards", "upon", "across", "&",
  ]

  private static let remarks: Set<String> = [
    "see", "e.g.", "eg", "i.e.", "ie", "cf.", "cf", "p.", "pp.", "photo", "source", "figure", "fig.", "table",
    "chapter",
    "note", "vol.", "no.",
  ]

  private static let asides: Set<String> = [
    "in", "from", "for", "by", "with", "as", "at", "on", "to", "and", "or", "but", "if", "when", "where", "which",
    "who",
    "that", "is", "are", "was", "were", "also", "including", "about", "around", "approximately", "born", "above",
    "below", "formerly", "now", "then", "not", "both", "such",
  ]

  private static let chineseRemarks: Set<String> = [
    "下同", "同上", "略", "完", "左", "右", "上", "下", "图", "圖", "表", "注", "註", "续", "續", "节选", "節選", "上篇", "下篇", "上接", "下转",
  ]

  // MARK: Boundaries in Chinese

  private static let boundaryCharacters: Set<Unicode.Scalar> = Set(
    "的在是了把被从從向叫称稱即等这這那其以及和与與或对對为為于於由让讓给給将將".unicodeScalars)

  /// Characters that are function words as a rule, and part of a word before these.
  private static let exceptions: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "和": ["平", "谐", "諧", "睦", "解", "约", "約", "服", "气", "氣"], "是": ["非"], "对": ["外", "象", "话", "策", "口"],
    "對": ["外", "象", "話", "策", "口"], "以": ["人", "色"], "等": ["级", "級"], "将": ["军", "来"], "將": ["軍", "來"],
    "其": ["他"], "向": ["导"], "从": ["业"], "在": ["线", "線"], "与": ["会"], "自": ["己"], "由": ["来"], "为": ["民", "人"],
  ]

  /// Words that end with such a character and are no function words.
  private static let contentWords: Set<String> = [
    "参与", "參與", "存在", "潜在", "潛在", "内在", "內在", "外在", "共和", "温和", "溫和", "总和", "總和", "调和", "調和", "饱和", "飽和",
    "中和", "平等", "高等", "初等", "中等", "相对", "相對", "绝对", "絕對", "反对", "反對", "面对", "面對", "行为", "行為", "方向", "导向",
    "導向", "服从", "服從", "自由", "理由", "普及", "涉及", "名称", "名稱", "职称", "職稱", "对称", "對稱", "供给", "供給", "土耳其", "国是",
  ]

  private static let boundaryWords: Set<String> = [
    "来自", "來自", "推动", "推動", "推进", "推進", "促进", "促進", "实施", "實施", "实行", "實行", "开展", "開展", "加强", "加強", "建设", "建設", "成立",
    "建立", "提出", "所谓", "所謂", "名为", "名為", "作为", "作為", "通过", "通過", "关于", "關於", "包括", "例如", "比如", "一种", "一種", "一个",
    "一個", "这种", "這種", "这个", "這個", "发展", "發展", "学者", "學者", "作家", "教授", "家的", "著名", "参观", "參觀", "访问", "訪問", "支持",
    "坚持", "堅持", "加入", "来到", "來到", "如今", "许多", "許多", "进行", "進行", "利用", "采用", "採用", "创办", "創辦", "发起", "發起", "重视",
    "重視", "研究", "就是", "称作", "稱作", "叫做", "称为", "稱為", "以及",
  ]

  /// Where a term begins in a run of Han characters: behind the last function word that leaves enough characters.
  ///
  /// - Returns: an index of the run, or `nil` if there is no such word.
  static func boundary(_ run: ArraySlice<Unicode.Scalar>, leaving least: Int) -> Int? {
    var index = run.endIndex - least
    while index > run.startIndex {
      let word = String(scalars: run[max(run.startIndex, index - 2)..<index])
      if boundaryWords.contains(word) { return index }
      let last = run[index - 1]
      if boundaryCharacters.contains(last), !contentWords.contains(word), exceptions[last]?.contains(run[index]) != true
      {
        return index
      }
      index -= 1
    }
    return nil
  }
}
