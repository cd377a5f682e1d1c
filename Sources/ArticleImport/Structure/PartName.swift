internal import PlatenCore

/// The names by which editorial parts are known, in English and in Simplified and Traditional Chinese.
enum PartName {
  /// How many characters a name can have.
  static let longest = 24

  /// The role of a name as ``key(of:)`` writes it.
  static func role(_ key: String) -> Role? { roles[key] }

  /// Whether a name can begin with a character.
  static func canBegin(with scalar: Unicode.Scalar) -> Bool { initials.contains(lowered(scalar)) }

  /// A name as it is looked up: lower-case, with straight apostrophes, without blanks between Han characters, and with
  /// single spaces elsewhere.
  static func key(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    var key = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var blank = false
    for scalar in scalars {
      if scalar.isBlank {
        blank = true
        continue
      }
      if blank, let last, !(last.isHan && scalar.isHan) { key.append(" ") }
      blank = false
      last = scalar
      key.append(lowered(scalar))
    }
    return String(key)
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "’", "‘", "ʼ", "＇": "'"
    case "A"..."Z": Unicode.Scalar(scalar.value + 0x20) ?? scalar
    default: scalar
    }
  }

  private static let names: [(Role, [String])] = [
    (
      .editorsNote,
      [
        "editor's note", "editors' note", "editors note", "editor's notes", "note from the editor", "from the editor",
        "a note from the editor", "editorial note", "编者按", "編者按", "编者注", "編者注", "編者註", "编者的话", "編者的話", "编者语", "編者語",
        "编按", "編按", "小编按", "小編按", "编辑按", "編輯按", "编辑的话", "編輯的話", "主编的话", "主編的話", "本刊按", "按语", "按語",
      ]
    ),
    (.foreword, ["foreword", "序", "序言", "代序", "总序", "總序", "推荐序", "推薦序", "序文"]),
    (
      .preface,
      [
        "preface", "author's preface", "author's note", "translator's preface", "translator's note", "前言", "自序", "作者序",
        "译者序", "譯者序", "译者按", "譯者按", "译序", "譯序", "卷首语", "卷首語", "写在前面", "寫在前面",
      ]
    ),
    (.prologue, ["prologue", "prelude", "楔子", "引子", "序章", "序幕"]),
    (
      .introduction,
      [
        "introduction", "引言", "导言", "導言", "绪论", "緒論", "导论", "導論", "绪言", "緒言", "导语", "導語", "导读", "導讀", "引论", "引論",
        "引语", "引語",
      ]
    ),
    (.abstract, ["abstract", "executive summary", "摘要", "内容摘要", "內容摘要", "内容提要", "內容提要", "提要", "中文摘要", "英文摘要"]),
    (
      .conclusion,
      [
        "conclusion", "conclusions", "concluding remarks", "closing remarks", "in conclusion", "结论", "結論", "结语", "結語",
        "结束语", "結束語", "总结", "總結", "余论", "餘論",
      ]
    ),
    (.epilogue, ["epilogue", "尾声", "尾聲"]),
    (.afterword, ["afterword", "postscript", "后记", "後記", "跋", "编后记", "編後記", "译后记", "譯後記", "编后", "編後", "编后语", "編後語"]),
    (
      .acknowledgments,
      ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "致谢", "致謝", "谢辞", "謝辭", "鸣谢", "鳴謝"]
    ),
    (.appendix, ["appendix", "appendices", "附录", "附錄"]),
    (
      .glossary,
      [
        "glossary", "glossary of terms", "key terms", "vocabulary", "词汇表", "詞彙表", "术语表", "術語表", "词汇", "詞彙", "生词表",
        "生詞表",
        "名词解释", "名詞解釋", "术语", "術語",
      ]
    ),
    (
      .bibliography,
      [
        "references", "bibliography", "works cited", "参考文献", "參考文獻", "参考书目", "參考書目", "参考资料", "參考資料", "引用文献", "引用文獻",
      ]
    ),
    (.endnotes, ["endnotes", "notes", "注释", "註釋", "注釋", "尾注", "尾註", "附注", "附註"]),
    (.dedication, ["dedication", "献词", "獻詞", "题献", "題獻"]),
    (.index, ["index", "索引"]),
    (.colophon, ["colophon"]),
    (.copyrightPage, ["copyright", "copyright page", "版权页", "版權頁", "版权信息", "版權信息"]),
    (.credits, ["credits"]),
    (.errata, ["errata", "erratum", "勘误", "勘誤", "勘误表", "勘誤表"]),
  ]

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    for (role, names) in names { for name in names { roles[name] = role } }
    return roles
  }()

  private static let initials: Set<Unicode.Scalar> = Set(
    names.flatMap(\.1).compactMap(\.unicodeScalars.first) + PartReader.brackets.keys)
}

/// An editorial part that a line names.
struct PartLine: Hashable {
  /// What part it is.
  var role: Role
  /// Where the text after a lead-in begins, in scalars; `nil` if the whole line is the name.
  var textStart: Int?
}

/// Finds the name of an editorial part on a line of its own, or before a colon at the start of a paragraph.
struct PartReader {
  let scalars: [Unicode.Scalar]
  /// Whether the scalars are the line to its end.
  let isWhole: Bool

  /// The part that the line names, if it does.
  func part() -> PartLine? {
    guard let first = scalars.first, PartName.canBegin(with: first) else { return nil }
    return bracketed(first) ?? plain()
  }

  /// The brackets that names stand in.
  static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["【": "】", "[": "]", "〔": "〕", "「": "」"]

  /// `【编者按】`, alone or with text behind it.
  private func bracketed(_ first: Unicode.Scalar) -> PartLine? {
    guard let closing = PartReader.brackets[first],
      let end = scalars.prefix(PartName.longest + 2).firstIndex(of: closing),
      let role = PartName.role(PartName.key(of: scalars[1..<end]))
    else { return nil }
    var start = end + 1
    if start < scalars.count, scalars[start] == ":" || scalars[start] == "：" { start += 1 }
    return line(role, textFrom: start)
  }

  private func plain() -> PartLine? {
    let end =
      scalars.prefix(PartName.longest + 12).firstIndex { $0 == ":" || $0 == "：" || $0 == "(" || $0 == "（" }
      ?? scalars.count
    guard end <= PartName.longest + 12, end < scalars.count || isWhole, let role = role(of: scalars[..<end]) else {
      return nil
    }
    guard end < scalars.count else { return PartLine(role: role, textStart: nil) }
    if scalars[end] == ":" || scalars[end] == "：" { return line(role, textFrom: end + 1) }
    return bilingual(role, bracket: end)
  }

  /// The role of a name, of a name with its label (`Appendix A`, `附录一`), or of one in two languages (`结语/Conclusion`).
  private func role(of name: ArraySlice<Unicode.Scalar>) -> Role? {
    let key = PartName.key(of: name)
    if let role = PartName.role(key) { return role }
    for prefix in ["appendix ", "附录", "附錄"] where key.hasPrefix(prefix) {
      let label = key.dropFirst(prefix.count).drop { $0 == " " }
      let isLabel =
        (1...3).contains(label.unicodeScalars.count)
        && label.unicodeScalars.allSatisfy { $0.digit != nil || $0.isLowercaseASCII || ChineseNumeral.isDigit($0) }
      if isLabel { return .appendix }
    }
    guard let slash = name.firstIndex(where: { $0 == "/" || $0 == "／" }),
      let role = PartName.role(PartName.key(of: name[..<slash])),
      role == PartName.role(PartName.key(of: name[(slash + 1)...]))
    else { return nil }
    return role
  }

  /// `Conclusion (结论)`, alone or as a lead-in with a colon.
  private func bilingual(_ role: Role, bracket: Int) -> PartLine? {
    let rest = scalars[(bracket + 1)...].prefix(60)
    guard let close = rest.firstIndex(where: { $0 == ")" || $0 == "）" }),
      PartName.role(PartName.key(of: scalars[(bracket + 1)..<close])) != nil
        || Bilingual.scriptsDiffer(scalars[..<bracket], scalars[(bracket + 1)..<close])
    else { return nil }
    if close + 1 == scalars.count { return isWhole ? PartLine(role: role, textStart: nil) : nil }
    guard scalars[close + 1] == ":" || scalars[close + 1] == "：" else { return nil }
    return line(role, textFrom: close + 2)
  }

  /// A lead-in, or the name with a title of its own: `Introduction: The Village Today`.
  private func line(_ role: Role, textFrom start: Int) -> PartLine? {
    var start = start
    while start < scalars.count, scalars[start].isBlank { start += 1 }
    guard start < scalars.count else { return PartLine(role: role, textStart: nil) }
    switch role {
    case .introduction, .conclusion, .appendix, .prologue, .epilogue, .foreword, .preface, .afterword:
      let isTitle = isWhole && TitleLikeness.isTitle(scalars[start...], columns: 60)
      return PartLine(role: role, textStart: isTitle ? nil : start)
    case .editorsNote, .abstract, .acknowledgments, .glossary, .bibliography:
      return PartLine(role: role, textStart: start)
    case .cover, .titlePage, .copyrightPage, .dedication, .epigraph, .part, .chapter, .interlude, .endnotes, .index,
      .colophon, .credits, .errata, .example, .tip, .notice, .questionsAndAnswers, .pullQuote:
      // “Index: 5” and “Notes: none” are prose.
      return nil
    }
  }
}
