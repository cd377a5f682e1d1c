internal import PlatenCore

/// A line below the title that belongs on the title page: who wrote, translated or published the text, and when.
struct Byline: Hashable {
  /// What a line, or a piece of one, says.
  enum Statement: Hashable {
    case title(String)
    case subtitle(String)
    case author([String])
    case translator([String])
    case editor([String])
    case illustrator([String])
    case photographer([String])
    case source(String)
    case publisher(String)
    case date(PublicationDate)
  }

  /// What the line says, in order.
  var statements: [Statement]

  /// Whether the line names the title: `书名：长夜灯`.
  var hasTitle: Bool {
    statements.contains { if case .title = $0 { true } else { false } }
  }

  /// Reads a line; `nil` unless all of it is understood.
  init?(_ line: String) {
    if let subtitle = Byline.subtitle(line) {
      statements = [.subtitle(subtitle)]
      return
    }
    var statements: [Statement] = []
    for piece in Byline.pieces(line) {
      // What one label cannot say, several may: `文/林远 图/陈小雨`.
      let parts = Byline.statement(piece).map { [$0] } ?? Byline.labelled(piece).compactMap(Byline.statement)
      let count = Byline.labelled(piece).count
      let several = count > 1 ? Byline.labelled(piece).compactMap(Byline.statement) : []
      let read = several.count == count ? several : parts.count == 1 ? parts : []
      guard !read.isEmpty else { return nil }
      statements += read
    }
    // `《长夜灯》` alone is a title as it stands.
    if statements.count == 1, line.hasPrefix("《") { return nil }
    guard !statements.isEmpty else { return nil }
    self.statements = statements
  }

  /// `——以淘宝村为例`
  private static func subtitle(_ line: String) -> String? {
    for mark in ["——", "──", "—", "--"] where line.hasPrefix(mark) {
      let text = trimmed(line.dropFirst(mark.count))
      return text.isEmpty || text.hasPrefix("—") || text.hasPrefix("-") ? nil : text
    }
    return nil
  }

  /// The parts that wide gaps or bars divide: `作者：张三　　2024-05-01`, `By Jane Doe | May 1, 2024`.
  private static func pieces(_ line: String) -> [String] {
    // `作　者：林远`: the gap is within the label.
    if line.unicodeScalars.count(where: BylineLabel.isMark) == 1,
      let mark = line.unicodeScalars.firstIndex(where: BylineLabel.isMark),
      BylineLabel.named(trimmed(line[..<mark])) != nil
    {
      return [trimmed(line)]
    }
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
        if isBar, BylineLabel.named(trimmed(String(piece))) != nil {
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

  /// The parts of a piece that begin with a label: `《长夜灯》作者：林远`, `By Jane Doe, translated by John Smith`.
  private static func labelled(_ piece: String) -> [String] {
    let scalars = Array(piece.unicodeScalars)
    var starts = [0]
    // Past the words that a part begins with: “translated by” holds another “by”.
    var begun = BylineLabel.leadIn(piece).map { scalars.count - $0.rest.unicodeScalars.count } ?? 0
    for index in scalars.indices.dropFirst() where index >= begun {
      let last = scalars[index - 1]
      guard last.isBlank || "》，,、；;。.)）".unicodeScalars.contains(last), !scalars[index].isBlank else { continue }
      let rest = scalars[index...]
      let name = rest.prefix(8).prefix { !BylineLabel.isMark($0) }
      if name.count < rest.prefix(8).count, BylineLabel.named(String(scalars: name)) != nil { starts.append(index) }
      if let (_, text) = BylineLabel.leadIn(String(scalars: rest)) {
        starts.append(index)
        begun = scalars.count - text.unicodeScalars.count
      }
    }
    return zip(starts, starts.dropFirst() + [scalars.count]).map { start, end in
      var end = end
      while end > start, scalars[end - 1].isBlank || "，,、；;".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
      return String(scalars: scalars[start..<end])
    }
  }

  private static func statement(_ piece: String) -> Statement? {
    if let date = DateReader.date(piece) { return .date(date) }
    if piece.hasPrefix("《"), piece.hasSuffix("》"), piece.count > 2 {
      return .title(String(piece.dropFirst().dropLast()))
    }
    if let mark = piece.unicodeScalars.firstIndex(where: BylineLabel.isMark) {
      let text = trimmed(piece[piece.unicodeScalars.index(after: mark)...])
      let name = trimmed(piece[..<mark])
      guard !text.isEmpty else { return nil }
      if let label = BylineLabel.named(name) {
        // Only Chinese writes 文/张三.
        let isSlash = !":：".unicodeScalars.contains(piece.unicodeScalars[mark])
        guard !isSlash || name.unicodeScalars.allSatisfy({ $0.value > 0x2FFF || $0.isBlank }) else { return nil }
        return made(label, text)
      }
      // `林远/著`
      return signed(name, text)
    }
    if let (label, text) = BylineLabel.leadIn(piece) {
      // “By 2020 half of them had left” is a sentence: names have capitals all through.
      let words = text.split(separator: " ")
      guard words.allSatisfy(isNameWord), words.count <= 8 else { return nil }
      return made(label, text)
    }
    guard let blank = piece.unicodeScalars.lastIndex(where: \.isBlank) else { return nil }
    return signed(trimmed(piece[..<blank]), trimmed(piece[blank...]))
  }

  /// `林远 著`: a name, and what he or she did.
  private static func signed(_ name: String, _ deed: String) -> Statement? {
    guard columns(name.unicodeScalars) <= 32, !name.unicodeScalars.contains("，"), let label = BylineLabel.deed(deed)
    else {
      return nil
    }
    return made(label, name)
  }

  private static func made(_ label: BylineLabel, _ text: String) -> Statement? {
    switch label {
    case .title:
      let isQuoted = text.hasPrefix("《") && text.hasSuffix("》") && text.count > 2
      return .title(isQuoted ? String(text.dropFirst().dropLast()) : text)
    case .author: return names(text).map { .author($0) }
    case .translator: return names(text).map { .translator($0) }
    case .editor: return names(text).map { .editor($0) }
    case .illustrator: return names(text).map { .illustrator($0) }
    case .photographer: return names(text).map { .photographer($0) }
    case .source: return .source(text)
    case .publisher: return .publisher(text)
    case .date: return DateReader.date(text).map { .date($0) }
    }
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
