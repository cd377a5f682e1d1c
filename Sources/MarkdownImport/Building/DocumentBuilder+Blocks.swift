import PlatenCore
import TextScanning

/// The blocks of CommonMark.
extension DocumentBuilder {
  func appendParagraph(_ index: Int32, depth: Int, to result: inout [Block]) {
    if giveCaption(index, depth: depth, to: &result) { return }
    takeTarget(index, to: &result)
    let content = inlines(of: index, depth: depth + 1)
    flushPageBreaks(to: &result)
    guard !content.isEmpty else { return }
    if content.count == 1 {
      switch content[0] {
      case .image(let image) where options.figures && !lastDescription.isEmpty && depth + 2 <= Document.maximumDepth:
        return result.append(.figure(figure(image, caption: lastDescription, index)))
      case .math(let math) where inlines.tokens.first?.payload == 1 && inlines.tokens.count == 1:
        return result.append(.math(math))
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
        .gloss, .note, .math, .raw, .softBreak, .lineBreak:
        break
      }
    }
    result.append(.paragraph(Paragraph(content, attributes: attributes(of: index))))
  }

  /// A picture alone in its paragraph. The id is the figure's, as in pandoc.
  private func figure(_ image: Image, caption: [Inline], _ index: Int32) -> Figure {
    var image = image
    var attributes = attributes(of: index)
    attributes.id = image.attributes.id
    image.attributes.id = nil
    return Figure([.paragraph(Paragraph([.image(image)]))], caption: caption, attributes: attributes)
  }

  func flushPageBreaks(to result: inout [Block]) {
    guard !movedPageBreaks.isEmpty else { return }
    result += movedPageBreaks.map { .pageBreak($0) }
    movedPageBreaks.removeAll()
  }

  func appendHeading(_ index: Int32, depth: Int, to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    let list = node.payload >= 0 ? tree.attributes[Int(node.payload)] : nil
    let attributes = attributes(of: index, list)
    let content = inlines(of: index, depth: depth + 1)
    flushPageBreaks(to: &result)
    result.append(.heading(Heading(level: Int(node.detail), content, attributes: attributes)))
  }

  func appendQuote(_ index: Int32, depth: Int, to result: inout [Block]) {
    if let alert = takeAlert(index) { return appendAlert(alert, index, depth: depth, to: &result) }
    let blocks = blocks(in: index, depth: depth + 1)
    appendQuote(index, blocks, to: &result)
  }

  private func appendAlert(_ alert: Alert, _ index: Int32, depth: Int, to result: inout [Block]) {
    let title = alert.title.map { title in
      inlines(from: title.lowerBound, to: title.upperBound, isCell: false, depth: depth + 3)
    }
    let blocks = blocks(in: index, depth: depth + 1)
    let list = AttributeList(word: alert.word)
    result.append(.division(admonition(alert.word, titled: title, list, blocks, index)))
  }

  private func appendQuote(_ index: Int32, _ blocks: [Block], to result: inout [Block]) {
    result.append(.quote(Quote(blocks, attributes: attributes(of: index))))
  }

  func appendThematicBreak(_ index: Int32, to result: inout [Block]) {
    result.append(.thematicBreak(ThematicBreak(attributes: attributes(of: index))))
  }

  // MARK: - Lists

  func appendList(_ index: Int32, depth: Int, to result: inout [Block]) {
    var items: [ListItem] = []
    var child = firstChild(of: index)
    while child >= 0 {
      let blocks = blocks(in: child, depth: depth + 1)
      appendItem(child, blocks, to: &items)
      child = next(after: child)
    }
    appendList(index, items, to: &result)
  }

  private func appendList(_ index: Int32, _ items: [ListItem], to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    let style: List.Style =
      switch node.detail {
      case ASCII.period: .ordered(numbering(node, .period))
      case ASCII.rightParenthesis, ASCII.leftParenthesis: .ordered(numbering(node, .parenthesis))
      default: .bullet
      }
    let isExample = node.payload == ListMarker.Counting.example.rawValue
    let attributes = attributes(of: index, isExample ? AttributeList(word: "example") : nil)
    result.append(.list(List(style, isTight: node.isTight, items: items, attributes: attributes)))
  }

  private func numbering(_ node: BlockNode, _ delimiter: List.Numbering.Delimiter) -> List.Numbering {
    let kind: List.Numbering.Kind =
      switch ListMarker.Counting(rawValue: node.payload) {
      case .decimal?, .example?, nil: .decimal
      case .lowerAlpha?: .lowerAlpha
      case .upperAlpha?: .upperAlpha
      case .lowerRoman?: .lowerRoman
      case .upperRoman?: .upperRoman
      }
    return List.Numbering(start: Int(node.number), kind: kind, delimiter: delimiter)
  }

  private func appendItem(_ index: Int32, _ blocks: [Block], to items: inout [ListItem]) {
    let task: ListItem.Task? =
      switch tree.nodes[Int(index)].detail {
      case 0: nil
      case ASCII.space: .open
      default: .done
      }
    items.append(ListItem(blocks, task: task, attributes: attributes(of: index)))
  }

  // MARK: - Code and HTML

  func appendCode(_ index: Int32, to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    var lines = tree.lines(of: index)
    var info = ""
    var title: String?
    var list: AttributeList?
    var format: String?
    if node.kind == .fencedCode, let first = lines.popFirst() {
      (info, title, list) = codeInfo(first)
      if options.attributes, let (name, end) = view.rawAttribute(at: Int(first.start)), end == Int(first.end) {
        format = name
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + Int($1.end - $1.start + $1.padding) + 1 })
    for line in lines {
      for _ in 0..<line.padding { bytes.append(ASCII.space) }
      bytes.append(contentsOf: view.slice(Int(line.start), Int(line.end)).buffer)
      bytes.append(ASCII.lineFeed)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let directive = directive(info, text, index) { return result.append(contentsOf: directive) }
    if let title { result.append(Block.asideTitle([.text(title)])) }
    if let format { return result.append(.raw(Raw(format: format, String(text.dropLast())))) }
    if info == "math", list == nil, options.math {
      return result.append(.math(Math(String(text.dropLast()), attributes: attributes(of: index))))
    }
    result.append(.code(CodeBlock(text, info: info, attributes: attributes(of: index, list))))
  }

  /// The info string; with attributes in braces, as in pandoc, the first class is the language.
  private func codeInfo(_ line: LineSlice) -> (info: String, title: String?, AttributeList?) {
    let (start, end) = (Int(line.start), Int(line.end))
    if options.attributes, end > start, view[end - 1] == ASCII.rightBrace {
      var brace = start
      while brace < end, view[brace] != ASCII.leftBrace { brace += 1 }
      if var list = AttributeList(view.slice(0, end), at: brace), list.end == end {
        var last = brace
        while last > start, view[last - 1].isSpaceOrTab { last -= 1 }
        var info = view.unescapedString(start, last)
        let title = CodeInfo.takeTitle(from: &info, written: view.string(start, last))
        if info.isEmpty, !list.classes.isEmpty { info = list.classes.removeFirst() }
        return (info, title, list)
      }
    }
    // In the model, the words of an info string are separated by spaces.
    var info = view.unescapedString(start, end)
    if info.utf8.contains(ASCII.tab) { info = String(info.map { $0 == "\t" ? " " : $0 }) }
    let title = options.attributes ? CodeInfo.takeTitle(from: &info, written: view.string(start, end)) : nil
    return (info, title, nil)
  }

  func appendHTML(_ index: Int32, to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    if node.isHidden, let line = tree.lines(of: index).first { return result.append(.raw(hiddenLine(line))) }
    let lines = tree.lines(of: index).map { line in
      String(repeating: " ", count: Int(line.padding)) + view.string(Int(line.start), Int(line.end))
    }
    if options.rawHTML == .keep {
      hasKeptHTML = true
      return result.append(.raw(Raw(format: "html", lines.joined(separator: "\n") + "\n")))
    }
    if isComment(lines) { return result.append(.raw(Raw(format: "html", lines.joined(separator: "\n") + "\n"))) }
    if options.rawHTML == .read {
      hasWaitingHTML = true
      return result.append(.raw(.waitingHTML(lines.joined(separator: "\n") + "\n", at: Int(node.start))))
    }
    reporter.report(
      "markdown.raw-html-escaped", .note, "Raw HTML is kept as plain text; set raw-html=keep to pass it on.",
      at: Int(node.start))
    var content: [Inline] = []
    for line in lines where !line.isEmpty {
      if case .text(let before)? = content.last {
        if options.cjk, joins(before, line) {
          content[content.count - 1] = .text(before + line)
          continue
        }
        content.append(.softBreak)
      }
      content.append(.text(line))
    }
    result.append(.paragraph(Paragraph(content, attributes: attributes(of: index))))
  }

  /// Whether two lines of text are set without a space between them, marks aside.
  private func joins(_ first: String, _ second: String) -> Bool {
    guard let last = first.unicodeScalars.last(where: { !"*_~".unicodeScalars.contains($0) }),
      let next = second.unicodeScalars.first(where: { !"*_~".unicodeScalars.contains($0) })
    else { return false }
    return CJK.joinsLines(last.value, next.value)
  }

  /// Whether raw HTML is a comment: nothing that a reader would see, and nothing that could act.
  private func isComment(_ lines: [String]) -> Bool {
    var bytes = Array(lines.joined(separator: "\n").utf8)
    while let last = bytes.last, last.isSpaceTabOrLineEnd { bytes.removeLast() }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { HTMLScanner.isComment(ByteView(base: $0, count: buffer.count)) } ?? false
    }
  }
}
