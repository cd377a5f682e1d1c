internal import PlatenCore

/// A line below the title that belongs on the title page: who wrote, translated or published the text, and when.
struct Byline: Hashable {
  /// What a line, or a piece of one, says.
  enum Statement: Hashable {
    case subtitle(String)
    case author([String])
    case translator([String])
    case editor([String])
    case source(String)
    case publisher(String)
    case date(PublicationDate)
  }

  /// What the line says, in order.
  var statements: [Statement]

  /// Reads a line; `nil` unless all of it is understood.
  init?(_ line: String) {
    if let subtitle = Byline.subtitle(line) {
      statements = [.subtitle(subtitle)]
      return
    }
    var statements: [Statement] = []
    for piece in Byline.pieces(line) {
      guard let statement = Byline.statement(piece) else { return nil }
      statements.append(statement)
    }
    guard !statements.isEmpty else { return nil }
    self.statements = statements
  }

  /// `——以淘宝村为例`
  private static func subtitle(_ line: String) -> String? {
    for mark in ["——", "──", "—", "--"] where line.hasPrefix(mark) {
      let text = trimmed(line.dropFirst(mark.count))
      return text.isEmpty || text.hasPrefix("—") ? nil : text
    }
    return nil
  }

  /// The parts that wide gaps or bars divide: `作者：张三　　2024-05-01`, `By Jane Doe | May 1, 2024`.
  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var blanks = 0
    func closed(_ view: String.UnicodeScalarView) -> [String] {
      let text = trimmed(String(view))
      return text.isEmpty ? [] : [text]
    }
    for scalar in line.unicodeScalars {
      let isBar = scalar == "|" || scalar == "｜"
      blanks = scalar.isBlank ? blanks + (scalar.isWide || scalar == "\t" ? 2 : 1) : 0
      if isBar || blanks == 2 {
        // “文｜张三” is one piece.
        if isBar, String(piece) == "文" || String(piece) == "文 " {
          piece.append("/")
          continue
        }
        pieces += closed(piece)
        piece = String.UnicodeScalarView()
      } else {
        piece.append(scalar)
      }
    }
    return pieces + closed(piece)
  }

  private static let labels: [String: @Sendable (String) -> Statement?] = {
    let people: [(names: [String], make: @Sendable ([String]) -> Statement)] = [
      (["author", "authors", "written by", "text", "作者", "撰文", "文", "著者"], { .author($0) }),
      (["translator", "translated by", "translation", "译者", "譯者", "翻译", "翻譯", "译", "譯"], { .translator($0) }),
      (["editor", "edited by", "编辑", "編輯", "责任编辑", "責任編輯", "责编", "責編", "主编", "主編"], { .editor($0) }),
    ]
    var labels: [String: @Sendable (String) -> Statement?] = [:]
    for (names, make) in people {
      for name in names { labels[name] = { text in Byline.names(text).map(make) } }
    }
    for name in ["source", "来源", "來源", "出处", "出處", "转自", "轉自"] { labels[name] = { .source($0) } }
    for name in ["publisher", "published by", "出版社", "出版者", "出版"] { labels[name] = { .publisher($0) } }
    for name in ["date", "published", "published on", "日期", "时间", "時間", "发布时间", "發布時間", "发布日期", "發布日期", "发表时间", "發表時間"]
    {
      labels[name] = { DateReader.date($0).map { .date($0) } }
    }
    return labels
  }()

  private static func statement(_ piece: String) -> Statement? {
    if let date = DateReader.date(piece) { return .date(date) }
    if let colon = piece.unicodeScalars.firstIndex(where: { $0 == ":" || $0 == "：" || $0 == "/" || $0 == "／" }) {
      let isSlash = piece.unicodeScalars[colon] == "/" || piece.unicodeScalars[colon] == "／"
      let name = trimmed(piece[..<colon]).lowercased()
      let text = trimmed(piece[piece.unicodeScalars.index(after: colon)...])
      // Only Chinese writes 文/张三.
      guard !text.isEmpty, !isSlash || name == "文" || name == "译" || name == "譯", let make = labels[name] else {
        return nil
      }
      return make(text)
    }
    for (prefix, label) in [
      ("By ", "author"), ("by ", "author"), ("BY ", "author"), ("Written by ", "author"),
      ("Translated by ", "translator"), ("Edited by ", "editor"),
    ] where piece.hasPrefix(prefix) {
      let text = trimmed(piece.dropFirst(prefix.count))
      // “By 2020 half of them had left” is a sentence: names have capitals all through.
      guard text.split(separator: " ").allSatisfy(isNameWord), text.split(separator: " ").count <= 8 else { return nil }
      return labels[label]?(text)
    }
    return nil
  }

  private static func isNameWord(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isUppercase || first.isHan || first == "(" || first == "（" || first == "&"
      || ["and", "de", "van", "von", "der", "la", "bin", "al"].contains(word)
  }

  /// Several names in one line. `nil` if one is too long for a name.
  private static func names(_ text: String) -> [String]? {
    var names: [String] = [""]
    var words = text[...]
    while let first = words.unicodeScalars.first {
      if "、，,；;&".unicodeScalars.contains(first) {
        names.append("")
        words.unicodeScalars.removeFirst()
      } else if words.hasPrefix(" and ") {
        names.append("")
        words = words.dropFirst(5)
      } else {
        names[names.count - 1].unicodeScalars.append(first)
        words.unicodeScalars.removeFirst()
      }
    }
    let trimmedNames = names.map { trimmed($0) }.filter { !$0.isEmpty }
    let fits = trimmedNames.allSatisfy { columns($0.unicodeScalars) <= 48 && !$0.unicodeScalars.contains("。") }
    return trimmedNames.isEmpty || !fits ? nil : trimmedNames
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var scalars = Array(text.unicodeScalars)[...]
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return String(scalars: scalars[...])
  }
}
