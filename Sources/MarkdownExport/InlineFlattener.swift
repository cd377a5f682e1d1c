import PlatenCore

/// Lays the inlines of a block out in a row of pieces, with the markup that the dialect has for them.
///
/// Recursion is bounded by `Document.maximumDepth`.
struct InlineFlattener {
  let options: MarkdownOptions
  let log: ReportLog
  var sequence = InlineSequence()
  var notes = NoteRegister()

  private var bracketDepth = 0
  private var linkDepth = 0
  private var scriptDepth = 0
  private var openStyles: [Int] = []
  /// What is still to be written, the next last.
  private var work: [Step] = []
  /// Whether line breaks can be written: not in cells and in headings of one line.
  private var allowsBreaks = true

  init(options: MarkdownOptions, log: ReportLog) {
    self.options = options
    self.log = log
  }

  /// Replaces the sequence by that of some inlines.
  ///
  /// - Parameter inner: whether they stand in brackets of the reserved class `inner`.
  mutating func flatten(_ inlines: [Inline], allowsBreaks: Bool = true, inner: Bool = false) {
    sequence.removeAll()
    self.allowsBreaks = allowsBreaks
    if inner { openBracket() }
    append(inlines)
    if inner { closeBracket(with: "{.inner}", .none) }
    sequence.tidy()
    sequence.separateFormulas()
    for kind in sequence.resolveStyles(isPlaten: options.dialect.isPlaten) {
      report(
        "markdown.style-dropped", "Where it stands, \(kind.name) has no mark of its own; its text stays.", .simplified)
    }
    // Attributes that say nothing; where there are none, a comment.
    sequence.separateCode(with: options.dialect.isPlaten ? "{}" : "<!-- -->")
  }

  func report(_ id: String, _ message: String, _ loss: Diagnostic.Loss) {
    log.report(Diagnostic(id, loss == .dropped ? .warning : .note, message, loss: loss))
  }
}

// MARK: Nodes

extension InlineFlattener {
  /// Something that is still to be written. What is nested waits in ``work``, so that depth takes no stack.
  enum Step {
    case inlines(ArraySlice<Inline>)
    case text(String)
    case markup(String)
    case openBracket
    case closeBracket(String, Attributes)
    case openStyle(StyleKind)
    case closeStyle
    case closeLink(Link)
  }

  mutating func append(_ inlines: [Inline]) {
    work.append(.inlines(inlines[...]))
    while let step = work.popLast() { run(step) }
  }

  /// Puts steps before all that wait, in their order.
  mutating func schedule(_ steps: Step...) { work += steps.reversed() }

  private mutating func run(_ step: Step) {
    switch step {
    case .inlines(var inlines):
      while let inline = inlines.popFirst() {
        let count = work.count
        append(inline)
        guard work.count > count else { continue }
        // Its content comes first.
        if !inlines.isEmpty { work.insert(.inlines(inlines), at: count) }
        return
      }
    case .text(let text): appendText(text)
    case .markup(let markup): sequence.appendMarkup(markup)
    case .openBracket: openBracket()
    case .closeBracket(let list, let attributes): closeBracket(with: list, attributes)
    case .openStyle(let kind): open(kind)
    case .closeStyle: closeStyle()
    case .closeLink(let link): close(link)
    }
  }

  private mutating func append(_ inline: Inline) {
    switch inline {
    case .text(let text): appendText(text)
    case .emphasis(let styled): append(styled, .emphasis)
    case .strong(let styled): append(styled, .strong)
    case .strikethrough(let styled): append(styled, .strikethrough)
    case .subscript(let styled): append(styled, .subscript)
    case .superscript(let styled): append(styled, .superscript)
    case .code(let code): append(code)
    case .link(let link): append(link)
    case .image(let image): append(image)
    case .span(let span): append(span)
    case .ruby(let ruby): append(ruby)
    case .gloss(let gloss): append(gloss)
    case .note(let note): append(note)
    case .math(let math): append(math)
    case .raw(let raw): append(raw)
    case .softBreak: appendBreak(.softBreak)
    case .lineBreak: appendBreak(.lineBreak)
    }
  }

  mutating func appendText(_ text: String) {
    sequence.appendText(text, inBrackets: bracketDepth > 0, inLink: linkDepth > 0, inScript: scriptDepth > 0)
  }

  private mutating func appendBreak(_ kind: InlineSequence.Piece.Kind) {
    if allowsBreaks { return sequence.appendBreak(kind) }
    guard kind == .lineBreak else { return appendText(" ") }
    // Every reader takes it, also in one line: in a heading, a term or a cell.
    sequence.appendMarkup("<br>")
    guard !options.dialect.isPlaten else { return }
    report(
      "markdown.line-break-as-html", "Where it stands, a line break has no mark; it is written as HTML.", .substituted)
  }

  private mutating func append(_ styled: Styled, _ kind: StyleKind) {
    let attributes = styled.attributes.withoutSource
    let content = Step.inlines(styled.inlines[...])
    if let tag = htmlTag(for: kind) {
      reportAttributes(attributes)
      report(
        "markdown.style-as-html", "\(options.dialect.rawValue) has no mark for \(kind.name); it is written as HTML.",
        .substituted)
      return schedule(.markup("<\(tag)>"), content, .markup("</\(tag)>"))
    }
    guard !attributes.isEmpty, options.dialect.isPlaten else {
      reportAttributes(attributes)
      return schedule(.openStyle(kind), content, .closeStyle)
    }
    let list = AttributeSyntax.list(attributes, classes: ["inner"])
    schedule(.openBracket, .openStyle(kind), content, .closeStyle, .closeBracket(list, attributes))
  }

  /// The element for a style for which the dialect has no mark.
  private func htmlTag(for kind: StyleKind) -> String? {
    switch kind {
    case .emphasis, .strong: nil
    case .strikethrough: options.dialect.hasGFM ? nil : "del"
    case .subscript: options.dialect.isPlaten ? nil : "sub"
    case .superscript: options.dialect.isPlaten ? nil : "sup"
    }
  }

  private mutating func open(_ kind: StyleKind) {
    openStyles.append(sequence.open(kind, in: openStyles.last ?? -1))
    scriptDepth += kind.isScript ? 1 : 0
  }

  private mutating func closeStyle() {
    guard let style = openStyles.popLast() else { return }
    scriptDepth -= sequence.styles[style].kind.isScript ? 1 : 0
    sequence.close(style)
  }

  private mutating func append(_ code: CodeSpan) {
    guard !code.text.isEmpty else {
      return report("markdown.empty-code-dropped", "Code without text has no markup and is left out.", .dropped)
    }
    if code.text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      report("markdown.code-line-joined", "A code span contains a line end; it was replaced by a space.", .substituted)
    }
    appendCode(code.text)
    appendAttributes(code.attributes, classes: options.dialect.isPlaten ? ReservedNames.prefix(of: code) : [])
  }

  mutating func appendCode(_ text: String) {
    sequence.appendMarkup(LinkSyntax.codeSpan(text))
  }

  /// Attributes directly behind what they belong to.
  private mutating func appendAttributes(_ attributes: Attributes, classes: [String] = []) {
    let attributes = attributes.withoutSource
    guard !attributes.isEmpty || !classes.isEmpty else { return }
    guard options.dialect.isPlaten else { return reportAttributes(attributes) }
    reportNames(attributes)
    sequence.appendMarkup(AttributeSyntax.list(attributes, classes: classes))
  }

  private mutating func append(_ span: TextSpan) {
    let content = Step.inlines(span.inlines[...])
    guard options.dialect.isPlaten else {
      reportAttributes(span.attributes.withoutSource)
      return schedule(content)
    }
    schedule(
      .openBracket, content,
      .closeBracket(
        AttributeSyntax.list(span.attributes, classes: ReservedNames.prefix(of: span)), span.attributes))
  }

  private mutating func openBracket() {
    sequence.appendMarkup("[")
    bracketDepth += 1
  }

  private mutating func closeBracket(with list: String, _ attributes: Attributes) {
    bracketDepth -= 1
    reportNames(attributes)
    sequence.appendMarkup("]" + list)
  }

  func reportAttributes(_ attributes: Attributes) {
    guard !attributes.isEmpty else { return }
    report(
      "markdown.attributes-dropped",
      "\(options.dialect.rawValue) has no ids, classes and languages; the text stays without them.", .dropped)
  }

  func reportNames(_ attributes: Attributes) {
    for value in attributes.values where !AttributeSyntax.isName(value.name) {
      report(
        "markdown.attribute-name-dropped",
        "\(Diagnostic.quoted(value.name)) cannot be the name of an attribute; it is left out.", .dropped)
    }
  }
}

// MARK: Links and pictures

extension InlineFlattener {
  private mutating func append(_ link: Link) {
    guard linkDepth == 0 else {
      report("markdown.nested-link-dropped", "A link within a link cannot be written; its text stays.", .simplified)
      return schedule(.inlines(link.inlines[...]))
    }
    if let scheme = AddressScheme(of: link.destination), scheme.runsCode {
      reportScheme(scheme, link.destination)
      return schedule(.inlines(link.inlines[...]))
    }
    if let address = LinkSyntax.autolink(link) { return sequence.appendMarkup("<\(address)>") }
    linkDepth += 1
    openBracket()
    schedule(.inlines(link.inlines[...]), .closeLink(link))
  }

  private mutating func close(_ link: Link) {
    bracketDepth -= 1
    linkDepth -= 1
    sequence.appendMarkup(Array("](".utf8) + target(link.destination, title: link.title))
    appendAttributes(link.attributes)
  }

  private mutating func append(_ image: Image) {
    if let scheme = AddressScheme(of: image.source), scheme.runsCodeAsPicture {
      reportScheme(scheme, image.source)
      return appendText(image.alternative)
    }
    sequence.appendMarkup("![")
    bracketDepth += 1
    appendText(image.alternative)
    bracketDepth -= 1
    sequence.appendMarkup(Array("](".utf8) + target(image.source, title: image.title))
    if image.isDecorative, !options.dialect.isPlaten { reportAttributes(Attributes(classes: ["decorative"])) }
    appendAttributes(image.attributes, classes: image.isDecorative ? ["decorative"] : [])
  }

  /// What follows `](`.
  private func target(_ destination: String, title: String?) -> [UInt8] {
    var result = LinkSyntax.destination(destination)
    if let title {
      if result.isEmpty { result = Array("<>".utf8) }
      result += [0x20] + LinkSyntax.title(title)
    }
    return result + [UInt8(ascii: ")")]
  }

  private func reportScheme(_ scheme: AddressScheme, _ destination: String) {
    report(
      "markdown.link-refused",
      "Addresses with the scheme \(Diagnostic.quoted(scheme.name)) can run code and are not written: \(Diagnostic.quoted(destination)). The text stays.",
      .dropped)
  }
}
