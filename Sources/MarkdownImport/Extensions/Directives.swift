import PlatenCore
import TextScanning

/// What stands in the info string of code beside its language.
enum CodeInfo {
  /// Takes out the title of a block of code, `js [a.js]` as in VitePress or `js title="a.js"` as in Docusaurus and MkDocs.
  ///
  /// - Parameter written: the info string in the source. With a character reference for the bracket or the quotation marks, it has no
  ///   title, so that Markdown can express any info string.
  static func takeTitle(from info: inout String, written: String) -> String? {
    if info.utf8.last == ASCII.rightBracket, written.utf8.last == ASCII.rightBracket,
      let start = info.lastIndex(of: "["), start > info.startIndex,
      info[info.index(before: start)] == " "
    {
      let title = String(info[info.index(after: start)...].dropLast())
      info = String(info[..<start].reversed().drop { $0 == " " }.reversed())
      return title.isEmpty ? nil : title
    }
    guard written.contains(" title=\""), let mark = info.firstRange(of: " title=\""),
      let end = info[mark.upperBound...].firstIndex(of: "\"")
    else {
      return nil
    }
    let title = String(info[mark.upperBound..<end])
    info = String(info[..<mark.lowerBound] + info[info.index(after: end)...])
    return title.isEmpty ? nil : title
  }
}

/// The directives and targets of MyST.
extension DocumentBuilder {
  /// What a block of code with `{name}` for a language stands for, if that is known; other directives stay code.
  func directive(_ info: String, _ text: String, _ index: Int32) -> [Block]? {
    guard options.admonitions, options.divisions, tree.nodes[Int(index)].kind == .fencedCode,
      info.utf8.first == ASCII.leftBrace, let brace = info.firstIndex(of: "}")
    else { return nil }
    let name = info[info.index(after: info.startIndex)..<brace]
    let argument = info[info.index(after: brace)...].drop { $0 == " " }
    var (list, content) = DocumentBuilder.directiveOptions(of: text)
    switch name {
    case "code", "code-block", "code-cell", "sourcecode":
      let caption = list.removeValue(named: "caption")
      let code = CodeBlock(content, info: String(argument), attributes: attributes(of: index, list))
      return (caption.map { [Block.asideTitle([.text($0)])] } ?? []) + [.code(code)]
    case "math":
      let source = argument.isEmpty ? content : argument + "\n" + content
      return [.math(Math(String(source.dropLast()), attributes: attributes(of: index, list)))]
    default:
      guard !name.isEmpty, name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == ASCII.hyphen || $0 == ASCII.colon }) else {
        return nil
      }
      scope.templates.note(.myst, at: Int(tree.nodes[Int(index)].start))
      return nil
    }
  }

  /// The options in the first lines, `:name: value`, and the text below them.
  private static func directiveOptions(of text: String) -> (AttributeList, String) {
    var list = AttributeList()
    var rest = text[...]
    while rest.first == ":", let end = rest.dropFirst().firstIndex(of: ":") {
      let name = rest[rest.index(after: rest.startIndex)..<end]
      guard !name.isEmpty, name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == ASCII.hyphen || $0 == ASCII.underscore })
      else { break }
      let lineEnd = rest[end...].firstIndex(of: "\n") ?? rest.endIndex
      list.take(String(name), String(rest[rest.index(after: end)..<lineEnd].drop { $0 == " " }))
      rest = rest[lineEnd...].dropFirst()
    }
    if list.end > 0, rest.first == "\n" { rest = rest.dropFirst() }
    return (list, String(rest))
  }

  /// Whether a directive shows a picture: `{figure} plan.png`.
  func isPictureDirective(_ index: Int32, _ list: AttributeList) -> Bool {
    (list.classes.first == "figure" || list.classes.first == "image") && tree.nodes[Int(index)].lineCount > 0
  }

  /// The picture that a directive names, with the first paragraph in it for a caption.
  func appendPicture(_ index: Int32, _ list: AttributeList, depth: Int, to result: inout [Block]) {
    var list = list
    list.classes.removeFirst()
    let line = tree.lines[Int(tree.nodes[Int(index)].firstLine)]
    let source = view.unescapedString(Int(line.start), Int(line.end))
    let alternative = list.removeValue(named: "alt") ?? ""
    pictures.append(BuiltRun.Picture(reference: source, offset: Int(line.start)))
    var blocks = blocks(in: index, depth: depth + 1)
    var caption: [Inline] = []
    if case .paragraph(let first)? = blocks.first {
      caption = first.inlines
      blocks.removeFirst()
    }
    var image = Image(source: source, alternative: alternative)
    image.attributes.values = list.values
    list.values = []
    result.append(
      .figure(
        Figure(
          [.paragraph(Paragraph([.image(image)]))] + blocks, caption: caption, attributes: attributes(of: index, list)))
    )
  }

  /// Takes lines `(name)=` off a paragraph: anchors, as if each were written `<a id="name"></a>`.
  func takeTarget(_ index: Int32, to result: inout [Block]) {
    guard options.rawHTML == .read else { return }
    while let line = tree.lines(of: index).first, let name = target(in: line) {
      hasWaitingHTML = true
      anchors.note(target: name)
      result.append(.raw(.waitingHTML("<a id=\"\(name)\"></a>\n", at: Int(line.start))))
      tree.nodes[Int(index)].firstLine += 1
      tree.nodes[Int(index)].lineCount -= 1
    }
  }

  /// The name in a line that is `(name)=` and nothing else.
  func target(in line: LineSlice) -> String? {
    let (start, end) = (Int(line.start), Int(line.end))
    guard options.attributes, view[start] == ASCII.leftParenthesis, end - start > 3, end - start < 200,
      view[end - 1] == ASCII.equals, view[end - 2] == ASCII.rightParenthesis
    else { return nil }
    for offset in start + 1..<end - 2 {
      let byte = view[offset]
      guard byte.isAlphanumeric || byte >= 0x80 || "-_.:/".utf8.contains(byte) else { return nil }
    }
    return view.string(start + 1, end - 2)
  }
}

extension AttributeList {
  /// Takes an option of a directive.
  mutating func take(_ name: String, _ value: String) {
    // An option was found.
    end = 1
    switch name {
    case "class": classes += value.split(separator: " ").map(String.init)
    case "name", "label": id = value.isEmpty ? id : value
    default: values.append(Attributes.Value(name: name, value: value))
    }
  }
}
