import PlatenCore
import TextScanning

/// Notes, tips and warnings that are set apart: what the sites of documentation call admonitions, containers or alerts.
///
/// | Markdown | as in |
/// |---|---|
/// | `> [!NOTE]` at the start of a quotation | GitHub |
/// | `> [!note]- Title`, with any word | Obsidian |
/// | `::: tip Title`, `:::tip[Title]`, closed by `:::` | VuePress, VitePress, Docusaurus |
/// | `:::{note} Title`, ```` ```{note} Title ````, options `:class: x` in the first lines | MyST |
/// | `!!! note "Title"`, `??? note`, `=== "Tab"`, what belongs to it indented by four spaces | MkDocs |
/// | `/// note \| Title`, closed by `///` | Python-Markdown’s extensions |
enum Admonition {
  /// How a division was begun; it is kept in the `detail` of its node.
  enum Syntax {
    /// `::: {.class}`: the classes are the author's, and mean nothing else.
    static let attributes: UInt8 = 0
    /// `::: word`
    static let word: UInt8 = 1
    /// `:::{word}` and `!!! word`.
    static let directive: UInt8 = 2
  }

  /// The words of Obsidian’s callouts that have no role.
  static let callouts: Set<String> = [
    "abstract", "summary", "tldr", "question", "help", "faq", "missing", "quote", "cite",
  ]

  /// The words between slashes, and those of directives, that hold Markdown and have no role.
  static let containers: Set<String> = [
    "card", "cite", "definition", "details", "dropdown", "epigraph", "figure", "figure-caption", "grid", "html",
    "image",
    "margin", "pull-quote", "quote", "sidebar", "tab", "tab-item", "tab-set", "table-caption", "topic",
  ]

  /// The words of GitHub's alerts.
  static let alerts: Set<String> = ["note", "tip", "important", "warning", "caution"]

  /// The title of an admonition that has none.
  static func title(of word: String, isChinese: Bool) -> String {
    guard isChinese else { return word.prefix(1).uppercased() + word.dropFirst().lowercased() }
    return switch word.lowercased() {
    case "tip", "hint", "success", "check", "done": "提示"
    case "note", "info", "seealso": "说明"
    case "important": "重要"
    case "warning", "attention": "警告"
    case "caution": "小心"
    case "danger", "error", "failure", "fail": "危险"
    case "example": "示例"
    default: "注意"
    }
  }
}

// MARK: - Blocks

extension BlockParser {
  /// What a line after colons, or after a fence, says: a word, a title, attributes.
  struct DivisionHead {
    var list: AttributeList
    var syntax = Admonition.Syntax.attributes
    /// The offsets of the title.
    var title: Range<Int>?
  }

  /// `note Title`, `note[Title]`, `{note} Title`.
  func admonitionHead(from start: Int, to end: Int) -> DivisionHead? {
    guard options.admonitions else { return nil }
    let isDirective = view[start] == ASCII.leftBrace
    let wordStart = isDirective ? start + 1 : start
    var wordEnd = wordStart
    while wordEnd < end,
      view[wordEnd].isAlphanumeric || view[wordEnd] == ASCII.hyphen || view[wordEnd] == ASCII.underscore
    {
      wordEnd += 1
    }
    guard wordEnd > wordStart, view[wordStart].isLetter, wordEnd < end else { return nil }
    var head = DivisionHead(list: AttributeList(word: view.string(wordStart, wordEnd)), syntax: Admonition.Syntax.word)
    var rest = wordEnd
    if isDirective {
      guard view[wordEnd] == ASCII.rightBrace else { return nil }
      head.syntax = Admonition.Syntax.directive
      rest = wordEnd + 1
    } else if view[wordEnd] == ASCII.leftBracket, view[end - 1] == ASCII.rightBracket {
      if wordEnd + 1 < end - 1 { head.title = wordEnd + 1..<end - 1 }
      return head
    } else {
      guard view[wordEnd].isSpaceOrTab else { return nil }
    }
    rest = min(view.skipSpaces(rest), end)
    // VitePress: what is unfolded at first.
    let last = view.has("{open}", at: end - 6) ? trimmedEnd(from: rest, to: max(rest, end - 6)) : end
    if rest < last { head.title = rest..<last }
    return head
  }

  /// Opens a division for a head, whose line is done.
  mutating func openDivision(_ head: DivisionHead) -> Int {
    let index = Int(add(.division))
    tree.nodes[index].payload = Int32(tree.attributes.count)
    tree.nodes[index].detail = head.syntax
    tree.attributes.append(head.list)
    if let title = head.title {
      tree.nodes[index].firstLine = Int32(tree.lines.count)
      tree.nodes[index].lineCount = 1
      tree.lines.append(LineSlice(start: Int32(title.lowerBound), end: Int32(title.upperBound)))
    }
    offset = lineEnd
    nonspace = lineEnd
    isInTab = false
    return index
  }

  /// `!!! note "Title"`, `??? note` and `=== "Tab"`, as in MkDocs: what belongs to it is indented by four spaces.
  mutating func openIndentedAdmonition(in container: BlockNode.Kind) -> Start {
    let mark = view[nonspace]
    guard options.admonitions, container != .paragraph, container != .table, view[nonspace + 1] == mark,
      view[nonspace + 2] == mark
    else { return .none }
    if matched < open.count, let tip = open.last, tree.nodes[Int(tip)].kind == .paragraph { return .none }
    let isTab = mark == ASCII.equals
    var start = nonspace + 3
    if mark != ASCII.exclamation, view[start] == ASCII.plus || isTab && view[start] == ASCII.exclamation { start += 1 }
    guard view[start].isSpaceOrTab else { return .none }
    start = view.skipSpaces(start)
    var end = trimmedEnd(from: start, to: lineEnd)
    var title: Range<Int>?
    if end > start + 1, view[end - 1] == ASCII.quotation {
      var quote = end - 2
      while quote > start, view[quote] != ASCII.quotation { quote -= 1 }
      guard view[quote] == ASCII.quotation, view[quote - 1].isSpaceOrTab else { return .none }
      title = quote + 1..<end - 1
      end = trimmedEnd(from: start, to: quote)
    }
    if isTab, !options.divisions || title == nil || end > start { return .none }
    let words = isTab ? ["tab"] : view.string(start, end).split(separator: " ").map(String.init)
    guard let first = words.first, words.allSatisfy({ $0.utf8.allSatisfy { $0.isAlphanumeric || $0 == ASCII.hyphen } }),
      isTab || view[start].isLetter, hasDepthLeft(for: 1)
    else { return .none }
    var head = DivisionHead(list: AttributeList(word: first), syntax: Admonition.Syntax.directive)
    head.list.classes = words
    // An empty title asks for none.
    if let title, title.isEmpty { head.syntax = Admonition.Syntax.word }
    head.title = title.flatMap { $0.isEmpty ? nil : $0 }
    let indentation = indent + 4
    let index = openDivision(head)
    tree.nodes[index].indentation = Int32(indentation)
    return .lineIsDone
  }

  /// ```` ```{note} Title ````: the blocks up to the fence that closes it.
  mutating func openFencedDirective(_ byte: UInt8, fenceEnd: Int) -> Start {
    guard options.admonitions else { return .none }
    let start = min(view.skipSpaces(fenceEnd), lineEnd)
    let length = fenceEnd - nonspace
    if start >= lineEnd { return closeFencedDirective(byte, length) }
    guard view[start] == ASCII.leftBrace,
      let head = admonitionHead(from: start, to: trimmedEnd(from: start, to: lineEnd)),
      let word = head.list.classes.first,
      Role(admonition: word) != nil || Admonition.containers.contains(word), hasDepthLeft(for: 1)
    else { return .none }
    let index = openDivision(head)
    // The character of the fence in the upper bits tells it from a division between colons.
    tree.nodes[index].detail = byte
    tree.nodes[index].number = Int32(length)
    return .lineIsDone
  }

  /// `/// note | Title` to `///`, as in Python-Markdown’s extensions.
  mutating func openSlashedBlock(in container: BlockNode.Kind) -> Start {
    var fenceEnd = nonspace
    while view[fenceEnd] == ASCII.slash { fenceEnd += 1 }
    guard options.admonitions, options.divisions, fenceEnd - nonspace >= 3 else { return .none }
    let length = fenceEnd - nonspace
    let start = min(view.skipSpaces(fenceEnd), lineEnd)
    if start >= lineEnd { return closeFencedDirective(ASCII.slash, length) }
    guard container != .paragraph, container != .table, hasDepthLeft(for: 1), view[start].isLetter else { return .none }
    if matched < open.count, let tip = open.last, tree.nodes[Int(tip)].kind == .paragraph { return .none }
    var wordEnd = start
    while view[wordEnd].isAlphanumeric || view[wordEnd] == ASCII.hyphen { wordEnd += 1 }
    let word = view.string(start, wordEnd)
    guard Role(admonition: word) != nil || Admonition.containers.contains(word) else { return .none }
    var head = DivisionHead(list: AttributeList(word: word), syntax: Admonition.Syntax.directive)
    let end = trimmedEnd(from: wordEnd, to: lineEnd)
    let bar = view.skipSpaces(wordEnd)
    if bar < end {
      guard view[bar] == ASCII.pipe else { return .none }
      let title = view.skipSpaces(bar + 1)
      if title < end, word != "html" { head.title = title..<end }
    }
    let index = openDivision(head)
    tree.nodes[index].detail = ASCII.slash
    tree.nodes[index].number = Int32(length)
    return .lineIsDone
  }

  private mutating func closeFencedDirective(_ byte: UInt8, _ length: Int) -> Start {
    guard let index = innermostDivision(), tree.nodes[Int(open[index])].detail == byte,
      Int(tree.nodes[Int(open[index])].number) <= length
    else { return .none }
    close(division: index)
    return .lineIsDone
  }
}

// MARK: - Building

extension DocumentBuilder {
  /// What stands at the start of a quotation that is an alert.
  struct Alert {
    var word: String
    /// The offsets of the title.
    var title: Range<Int>?
  }

  /// The alert that a quotation is, if it begins with `[!WORD]`; the line is taken out.
  func takeAlert(_ quote: Int32) -> Alert? {
    let first = firstChild(of: quote)
    guard options.admonitions, first >= 0, kind(of: first) == .paragraph else { return nil }
    let node = tree.nodes[Int(first)]
    guard let alert = alert(in: tree.lines[Int(node.firstLine)]),
      alert.title != nil || node.lineCount > 1 || node.next >= 0
    else { return nil }
    tree.nodes[Int(first)].firstLine += 1
    tree.nodes[Int(first)].lineCount -= 1
    if node.lineCount == 1 { tree.nodes[Int(first)].kind = .removed }
    return alert
  }

  /// `[!NOTE]` alone on its line, as on GitHub; where divisions are read, also `[!word]- Title`, as in Obsidian.
  private func alert(in line: LineSlice) -> Alert? {
    let start = Int(line.start)
    var end = Int(line.end)
    while end > start, view[end - 1].isSpaceOrTab { end -= 1 }
    guard end - start > 3, view[start] == ASCII.leftBracket, view[start + 1] == ASCII.exclamation,
      view[start + 2].isLetter || view[start + 2] >= 0x80
    else { return nil }
    var wordEnd = start + 2
    while wordEnd < end, wordEnd - start < 40,
      view[wordEnd].isAlphanumeric || view[wordEnd] == ASCII.hyphen
        || view[wordEnd] == ASCII.underscore || view[wordEnd] >= 0x80
    {
      wordEnd += 1
    }
    let word = view.string(start + 2, wordEnd).lowercased()
    guard options.divisions else {
      return wordEnd == end - 1 && view[wordEnd] == ASCII.rightBracket && Admonition.alerts.contains(word)
        ? Alert(word: word) : nil
    }
    // `[!info|wide]`: what is behind the bar is for a theme.
    if view[wordEnd] == ASCII.pipe {
      while wordEnd < end, view[wordEnd] != ASCII.rightBracket { wordEnd += 1 }
    }
    guard wordEnd < end, view[wordEnd] == ASCII.rightBracket else { return nil }
    var rest = wordEnd + 1
    let isFolded = rest < end && (view[rest] == ASCII.hyphen || view[rest] == ASCII.plus)
    if isFolded { rest += 1 }
    guard rest == end || view[rest].isSpaceOrTab else { return nil }
    let titleStart = min(view.skipSpaces(rest), end)
    if titleStart < end { return Alert(word: word, title: titleStart..<end) }
    let isKnown = isFolded || Role(admonition: word) != nil || Admonition.callouts.contains(word)
    return isKnown || !word.utf8.allSatisfy { $0 < 0x80 } ? Alert(word: word) : nil
  }

  /// The division of an admonition.
  func admonition(_ word: String, titled title: [Inline]?, _ list: AttributeList, _ blocks: [Block], _ index: Int32)
    -> Division
  {
    var list = list
    let role = Role(admonition: word)
    if role?.rawValue == word { list.classes.removeAll { $0 == word } }
    let shown = title ?? [.text(Admonition.title(of: word, isChinese: isChinese))]
    return Division(role: role, [Block.asideTitle(shown)] + blocks, attributes: attributes(of: index, list))
  }

  /// `:class: dropdown` and the like in the first lines of a directive; they leave its text.
  func takeDirectiveOptions(_ index: Int32, into list: inout AttributeList) {
    let first = firstChild(of: index)
    guard first >= 0 else { return }
    if tree.nodes[Int(index)].detail == ASCII.slash { return takeIndentedOptions(first, of: index, into: &list) }
    guard kind(of: first) == .paragraph else { return }
    while tree.nodes[Int(first)].lineCount > 0 {
      let line = tree.lines[Int(tree.nodes[Int(first)].firstLine)]
      let text = view.string(Int(line.start), Int(line.end))
      guard text.first == ":", let end = text.dropFirst().firstIndex(of: ":") else { break }
      let name = text[text.index(after: text.startIndex)..<end]
      guard !name.isEmpty, name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == ASCII.hyphen || $0 == ASCII.underscore })
      else {
        break
      }
      let value = text[text.index(after: end)...].drop { $0 == " " }
      list.take(String(name), String(value))
      tree.nodes[Int(first)].firstLine += 1
      tree.nodes[Int(first)].lineCount -= 1
    }
    if tree.nodes[Int(first)].lineCount == 0 { tree.nodes[Int(first)].kind = .removed }
  }

  /// `type: warning` and the like, indented by four spaces below `/// note`.
  private func takeIndentedOptions(_ first: Int32, of index: Int32, into list: inout AttributeList) {
    guard kind(of: first) == .indentedCode, let line = tree.lines(of: first).first,
      view.endOfLine(from: Int(tree.nodes[Int(index)].start)) + 1 >= Int(line.start) - 8
    else { return }
    let options = tree.lines(of: first).map {
      view.string(Int($0.start), Int($0.end)).split(separator: ":", maxSplits: 1)
    }
    guard options.allSatisfy({ $0.count == 2 && $0[0].utf8.allSatisfy { $0.isLetter || $0 == ASCII.hyphen } }) else {
      return
    }
    for option in options {
      let value = String(option[1].drop { $0 == " " })
      if option[0] == "type" {
        list.classes.append(value)
      } else {
        list.values.append(Attributes.Value(name: String(option[0]), value: value))
      }
    }
    tree.nodes[Int(first)].kind = .removed
  }
}
