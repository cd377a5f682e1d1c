import PlatenTesting

/// Makes novels as people have them: every form of heading, every way to indent, and what else stands in such files.
struct NovelGenerator {
  /// A novel, and the headings that it has.
  struct Novel {
    var text: String
    var headings: [String]
    var form: String
  }

  /// How chapters are headed.
  enum Form: Int, CaseIterable {
    case han, digits, padded, fullwidth, formal, spaced, joined, colon, dot, bracketed, allBracketed, equals, hash,
      star, rules,
      prefixed, book, bookName, round, episode, collection, section, fold, act, unitFirst, traditional, englishColon,
      englishRoman,
      englishWords, abbreviated, dotted, lowerRoman, alone, aloneDot, aloneHan, aloneRoman, aloneBracketed, counted,
      oneLine, romanUnit
  }

  /// How lines are set.
  enum Layout: Int, CaseIterable {
    case bodyIndented, allIndented, nothingIndented, spaces, tabs, blankLines, blankLinesIndented, centred, mostlyBlank
  }

  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  // MARK: Words

  private static let titles = [
    "初雪", "开河", "归程", "风从山口来", "渡口的老人", "入城", "比武", "故人", "夜雨寄北", "灰猫", "谁在敲门？", "不速之客", "剑与灯", "第二个名字", "三更天", "十年",
    "一封旧信",
    "大雪封山（上）", "大雪封山（下）", "我回来了！", "江湖路远", "百里加急", "千山暮雪", "少年行", "上山", "出门",
  ]
  private static let englishTitles = [
    "The Lamp", "A Letter from the North", "What the River Said", "Snow", "The Ford at Night", "Return",
    "Who Is There?", "Ten Years",
    "An Old Friend", "The Second Name",
  ]
  private static let paragraphs = [
    "风从山口吹下来，院子里的灯笼晃了几下，谁也没有说话。老人把炉火拨旺，又添了两块柴，听着屋檐下的雪一块一块地落，心里想着远处的渡口和那条还没有补好的船，半天才叹了一口气。",
    "他把信折好，放进怀里，推开门走了出去。", "“天亮之前，能到渡口吗？”她问。", "天黑了。", "“谁？”", "没有人回答。",
    "集市上的人渐渐散了，卖糖的老头收起摊子，挑着担子往回走，走到桥头又停下来，朝河对岸望了很久。那边的灯火一盏一盏地亮起来，像是谁在黑布上扎了许多小孔。",
    "她笑了笑，说：“是我。”", "三天以后，消息传到了城里。", "“第一，不许回头；第二，不许出声。”他说。",
  ]
  private static let englishParagraphs = [
    "The wind came down from the pass and the lanterns in the yard swung a little on their hooks, and for a long time nobody in the house found anything to say.",
    "\"Is it far?\" she asked.", "He folded the letter and put it away.", "Nobody answered.",
    "The market had emptied by the time he came to the bridge, and on the other side of the river the lights were coming up one by one, as if somebody were pricking holes in a black cloth.",
  ]
  /// Prose that begins like a heading.
  static let traps = [
    "第九部队出发！", "第二部手机响了", "一、二、三，开始！", "第三回合结束了", "第五节课开始了", "第一集团军的人来了", "第一章我已经看过了，他说。", "第三章的内容他早就忘了", "第二话题是钱",
    "第一卷胶卷用完了", "第四季度的账还没有算", "第七回他没有来。", "第一部分工钱先付了", "尾声渐渐远了", "序幕拉开了。", "番外的事他不知道。", "第一章，第二章，他一口气读完了。",
    "卷一支烟，他坐下来。",
    "十月的风很冷", "一千里外", "第二章是谁写的？", "后记里写着他的名字。", "三，二，一！", "第一册子丢了", "第八集合点在桥头", "楔子一样钉在那里", "第三幕后的人是谁？", "第一次",
    "第六篇文章登出来了",
    "终章之前，没有人知道。", "第二场雨下得很大", "回头一看，没有人。",
  ]
  private static let englishTraps = [
    "Chapter 3 of his life had begun.", "Part of the wall fell.", "Book two seats for me.", "Volume two was missing.",
    "I. He said nothing.", "Act as if nothing had happened.", "Prologue to what, nobody knew.", "One.",
    "Section 8 was empty.",
    "Section five of the wall", "Chapter and verse", "Part 2 is lost, he said.",
  ]

  // MARK: Numbers

  static func han(_ value: Int) -> String {
    let digits = Array("零一二三四五六七八九").map(String.init)
    if value < 10 { return digits[value] }
    if value < 20 { return "十" + (value % 10 == 0 ? "" : digits[value % 10]) }
    var text = ""
    var needsZero = false
    for (size, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = value / size % 10
      if digit == 0 {
        needsZero = !text.isEmpty
      } else {
        text += (needsZero ? "零" : "") + digits[digit] + name
        needsZero = false
      }
    }
    return text
  }

  static func formal(_ value: Int) -> String {
    let pairs: [Character: Character] = [
      "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖", "十": "拾", "百": "佰",
      "千": "仟",
    ]
    return String(han(value).map { pairs[$0] ?? $0 })
  }

  static func roman(_ value: Int) -> String {
    var rest = value
    var text = ""
    for (step, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"),
      (4, "IV"), (1, "I"),
    ] {
      while rest >= step {
        text += sign
        rest -= step
      }
    }
    return text
  }

  static func words(_ value: Int) -> String {
    let small = [
      "", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
      "Fourteen",
      "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ]
    let tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
    if value >= 100 { return small[value / 100] + " Hundred" + (value % 100 == 0 ? "" : " and " + words(value % 100)) }
    if value < 20 { return small[value] }
    return tens[value / 10] + (value % 10 == 0 ? "" : "-" + small[value % 10])
  }

  private static func padded(_ value: Int) -> String {
    value > 999 ? String(value) : String(String(1000 + value).suffix(3))
  }
  private static func fullwidth(_ value: Int) -> String {
    String(String.UnicodeScalarView(String(value).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
  }

  // MARK: Headings

  /// A heading as it stands in the file, and as it is in the document.
  private static func heading(_ form: Form, _ value: Int, _ title: String) -> (line: String, text: String) {
    func same(_ text: String) -> (String, String) { (text, text) }
    let han = han(value)
    switch form {
    case .han: return same("第\(han)章 \(title)")
    case .digits: return same("第\(value)章 \(title)")
    case .padded: return same("第\(padded(value))章 \(title)")
    case .fullwidth: return same("第\(fullwidth(value))章　\(title)")
    case .formal: return same("第\(formal(value))章 \(title)")
    case .spaced: return same("第 \(value) 章 \(title)")
    case .joined: return same("第\(han)章\(title)")
    case .colon: return same("第\(han)章：\(title)")
    case .dot: return same("第\(value)章·\(title)")
    case .bracketed: return same("【第\(han)章】\(title)")
    case .allBracketed: return same("【第\(value)章 \(title)】")
    case .equals: return ("===第\(han)章 \(title)===", "第\(han)章 \(title)")
    case .hash: return ("# 第\(han)章 \(title)", "第\(han)章 \(title)")
    case .star: return ("☆、第\(han)章 \(title)", "第\(han)章 \(title)")
    case .rules: return ("—— 第\(value)章 \(title) ——", "第\(value)章 \(title)")
    case .prefixed: return same("正文 第\(han)章 \(title)")
    case .book: return same("《长夜灯》第\(han)章 \(title)")
    case .bookName: return same("长夜灯 第\(value)章 \(title)")
    case .round: return same("第\(han)回　\(title)")
    case .episode: return same("第\(value)话 \(title)")
    case .collection: return same("第\(value)集 \(title)")
    case .section: return same("第\(han)节 \(title)")
    case .fold: return same("第\(han)折 \(title)")
    case .act: return same("第\(han)幕 \(title)")
    case .unitFirst: return same("章\(han) \(title)")
    case .traditional: return same("第\(han)話 \(title)")
    case .englishColon: return same("Chapter \(value): \(title)")
    case .englishRoman: return same("CHAPTER \(roman(value))")
    case .englishWords: return same("Chapter \(words(value))")
    case .abbreviated: return same("Ch. \(value) \(title)")
    case .dotted: return same("chapter.\(padded(value)) \(title)")
    case .lowerRoman: return same("Chapter \(roman(value).lowercased()). \(title)")
    case .alone: return same("\(value)")
    case .aloneDot: return same("\(value).")
    case .aloneHan: return same(han)
    case .aloneRoman: return same(roman(value))
    case .aloneBracketed: return same("（\(han)）")
    case .counted: return same("\(padded(value)) \(title)")
    case .oneLine: return same("第\(han)章 \(title)")
    case .romanUnit: return same("第\(roman(value))章 \(title)")
    }
  }

  private func isEnglish(_ form: Form) -> Bool {
    switch form {
    case .englishColon, .englishRoman, .englishWords, .abbreviated, .lowerRoman: true
    case .han, .digits, .padded, .fullwidth, .formal, .spaced, .joined, .colon, .dot, .bracketed, .allBracketed,
      .equals, .hash, .star,
      .rules, .prefixed, .book, .bookName, .round, .episode, .collection, .section, .fold, .act, .unitFirst,
      .traditional, .dotted,
      .alone, .aloneDot, .aloneHan, .aloneRoman, .aloneBracketed, .counted, .oneLine, .romanUnit:
      false
    }
  }

  private func isNumberOnly(_ form: Form) -> Bool {
    [.alone, .aloneDot, .aloneHan, .aloneRoman, .aloneBracketed, .counted].contains(form)
  }

  // MARK: The novel

  /// Makes a novel in a form and a layout.
  mutating func novel(_ form: Form, _ layout: Layout) -> Novel {
    let english = isEnglish(form)
    let titles = english ? NovelGenerator.englishTitles : NovelGenerator.titles
    let count = Int.random(in: 3...9, using: &generator)
    let starts = isNumberOnly(form) ? [1] : [1, 1, 1, 1, 18, 97, 213, 996]
    let start = pick(starts)
    let volumes = chance(30) && form != .collection && form != .act
    let hasTraps = chance(60)
    let hasDoubles = chance(12) && !isNumberOnly(form)
    let hasContents = chance(20) && !isNumberOnly(form) && form != .joined
    var lines: [(kind: Kind, text: String)] = [(.title, english ? "The Lamp at the Ford" : "长夜灯")]
    if chance(25) { lines.append((.byline, english ? "By Jane Doe" : "作者：林远")) }
    lines.append((.blank, ""))
    var body: [(kind: Kind, text: String)] = []
    var headings: [String] = []
    var entries: [String] = []
    func add(_ line: String, _ text: String) {
      body.append((.heading, line))
      headings.append(text)
      entries.append(text)
    }
    if chance(20) {
      let name = english ? "Prologue" : pick(["楔子", "序章 大雪", "引子", "序", "序章"])
      add(name, name)
      body += prose(english, traps: false)
    }
    var volume = 0
    for offset in 0..<count {
      if volumes, offset % 3 == 0 {
        volume += 1
        let name =
          english
          ? pick(["Book \(NovelGenerator.words(volume))", "Vol. \(volume)", "Part \(NovelGenerator.roman(volume))"])
          : pick([
            "第\(NovelGenerator.han(volume))卷 少年", "卷\(NovelGenerator.han(volume)) 江湖",
            "第\(NovelGenerator.han(volume))部 远山",
          ])
        add(name, name)
      }
      let (line, text) = NovelGenerator.heading(form, start + offset, pick(titles))
      add(line, text)
      if hasDoubles, chance(70) { body.append((.double, line)) }
      body += prose(english, traps: hasTraps)
      if chance(6), !english {
        let name = pick(["番外 灰猫", "间章 信", "番外二", "番外篇：旧信", "番外（三）"])
        if !headings.contains(name) {
          add(name, name)
          body += prose(english, traps: false)
        }
      }
    }
    if chance(15) {
      let name = english ? "Epilogue" : pick(["尾声", "终章 归山", "后记", "完本感言", "大结局"])
      add(name, name)
      body += prose(english, traps: false)
    }
    if hasContents {
      lines.append((.blank, ""))
      if chance(70) { lines.append((.contents, english ? "Contents" : pick(["目录", "目　录", "【目录】"]))) }
      let dots = chance(40)
      for (place, entry) in entries.enumerated() {
        lines.append((.contents, dots ? "\(entry) ........ \(place * 7 + 1)" : entry))
      }
      lines.append((.blank, ""))
    }
    return Novel(
      text: set(lines + body, layout, english), headings: headings, form: "\(form) \(layout)")
  }

  private enum Kind { case title, byline, blank, contents, heading, double, prose }

  private mutating func prose(_ english: Bool, traps: Bool) -> [(kind: Kind, text: String)] {
    let paragraphs = english ? NovelGenerator.englishParagraphs : NovelGenerator.paragraphs
    var lines: [(kind: Kind, text: String)] = [(.prose, paragraphs[0])]
    for _ in 0..<Int.random(in: 2...7, using: &generator) { lines.append((.prose, pick(paragraphs))) }
    if traps, chance(60) {
      let trap = pick(english ? NovelGenerator.englishTraps : NovelGenerator.traps)
      lines.insert((.prose, trap), at: Int.random(in: 1..<lines.count, using: &generator))
    }
    return lines
  }

  private mutating func set(_ lines: [(kind: Kind, text: String)], _ layout: Layout, _ english: Bool) -> String {
    var text = ""
    let gap = pick(["\n", "\n\n"])
    for (kind, line) in lines {
      switch kind {
      case .blank: text += "\n"
      case .title, .byline, .contents: text += line + "\n"
      case .heading, .double: text += before(layout, gap) + indent(layout, kind) + line + "\n" + after(layout)
      case .prose: text += indent(layout, kind) + line + "\n" + after(layout)
      }
    }
    return text
  }

  private func before(_ layout: Layout, _ gap: String) -> String {
    switch layout {
    case .bodyIndented, .spaces, .centred: gap
    case .allIndented, .tabs, .nothingIndented: ""
    case .blankLines, .blankLinesIndented: ""
    case .mostlyBlank: "\n"
    }
  }

  private func after(_ layout: Layout) -> String {
    switch layout {
    case .blankLines, .blankLinesIndented, .mostlyBlank: "\n"
    case .bodyIndented, .spaces, .centred, .allIndented, .tabs, .nothingIndented: ""
    }
  }

  private func indent(_ layout: Layout, _ kind: Kind) -> String {
    let isProse = kind == .prose || kind == .double
    switch layout {
    case .bodyIndented, .blankLinesIndented: return isProse ? "　　" : ""
    case .allIndented: return "　　"
    case .nothingIndented, .blankLines, .mostlyBlank: return ""
    case .spaces: return isProse ? "    " : ""
    case .tabs: return isProse ? "\t" : ""
    case .centred: return isProse ? "　　" : "　　　　　　　　"
    }
  }
}
