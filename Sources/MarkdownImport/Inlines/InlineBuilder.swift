import PlatenCore
import TextScanning

/// A style, link, picture or span that is being built.
struct InlineFrame {
  enum Kind {
    case style(StyleMark.Style)
    case target(InlineTarget)
    /// Too deep: its marks are text, and its content stands in what is around it.
    case flat
  }

  var kind: Kind
  /// What stands before it, in what it stands in.
  var outer: [Inline]
  var start: Int
}

/// Nests the tokens of a paragraph.
struct InlineNesting {
  var frames: [InlineFrame] = []
  var current: [Inline] = []
  var linkDepth = 0
  var flatDepth = 0
  /// How many notes in the line are open: each has a paragraph, which is a level too.
  var noteDepth = 0
  /// The text that is not yet in ``current``: a stretch of the paragraph, or `joined` if it has several pieces.
  var pendingStart = 0
  var pendingEnd = 0

  /// How many levels are open.
  var depth: Int { frames.count - flatDepth + noteDepth }

  /// Ends the innermost frame, so that ``current`` is again what stands around it.
  ///
  /// Whoever holds a copy of the frame meanwhile makes the next node copy all that stand before it.
  ///
  /// - Returns: what stands in the frame.
  mutating func endFrame() -> [Inline] {
    let content = current
    current = frames.removeLast().outer
    return content
  }
}

extension InlineTarget.Kind {
  /// Whether addresses within it become links.
  var holdsAddresses: Bool {
    switch self {
    case .span, .inlineNote, .raw, .role: true
    case .link, .image: false
    }
  }
}

extension DocumentBuilder {
  /// The inlines of the paragraph that was parsed last.
  ///
  /// - Parameter depth: the depth at which they stand in the document.
  /// - Complexity: O(*n*) in the number of tokens.
  func nestedInlines(depth: Int) -> [Inline] {
    var nesting = InlineNesting()
    let hasPositions = options.sourcePositions
    for token in inlines.tokens {
      let (start, end) = (Int(token.start), Int(token.end))
      switch token.kind {
      case .text: append(start, end, &nesting)
      case .extra: appendExtra(start, end, &nesting)
      case .run: appendRun(token, depth: depth, &nesting)
      case .softBreak: appendSoftBreak(at: start, &nesting)
      case .lineBreak: add(.lineBreak, &nesting)
      case .code: add(code(token), &nesting)
      case .html:
        if options.rawHTML == .keep || HTMLScanner.isComment(inlines.text.slice(start, end)) {
          hasKeptHTML = options.rawHTML == .keep
          add(.raw(Raw(format: "html", inlines.text.string(start, end))), &nesting)
        } else if options.rawHTML == .read {
          hasWaitingHTML = true
          add(.raw(.waitingHTML(inlines.text.string(start, end), at: inlines.source(start))), &nesting)
        } else {
          reporter.report(
            "markdown.raw-html-escaped", .note, "Raw HTML is kept as plain text; set raw-html=keep to pass it on.",
            at: inlines.source(start))
          append(start, end, &nesting)
        }
      case .autolink:
        let target = inlines.targets[Int(token.payload)]
        let attributes = hasPositions ? Attributes(source: sourceRange(start, end)) : .none
        let text = inlines.text.string(start, end)
        if depth + nesting.frames.count + nesting.noteDepth + 1 > Document.maximumDepth {
          append(start, end, &nesting)
        } else {
          add(.link(Link(to: target.destination, [.text(text)], attributes: attributes)), &nesting)
        }
      case .math:
        var math = Math(inlines.text.string(start, end))
        if hasPositions { math.attributes.source = sourceRange(start, end) }
        add(.math(math), &nesting)
      case .ruby:
        var ruby = Ruby(source: inlines.text.string(start, end))
        if hasPositions { ruby.attributes.source = sourceRange(start, end) }
        add(.ruby(ruby), &nesting)
      case .note:
        let place = inlines.source(start)
        if var note = note(token.payload, at: place, depth: depth + nesting.depth) {
          if hasPositions { note.attributes.source = sourceRange(start, end) }
          add(.note(note), &nesting)
        } else {
          append(start, end, &nesting)
        }
      case .pageBreak:
        guard let list = inlines.targets[Int(token.payload)].attributes else { continue }
        let place = inlines.source(start)
        reporter.report(
          "markdown.page-break-moved", .note,
          "A page break within a paragraph is moved before it; give it a paragraph of its own.", at: place,
          loss: .simplified)
        movedPageBreaks.append(pageBreak(list, at: place))
      case .open: open(token, depth: depth, &nesting)
      case .close: close(token, &nesting)
      }
    }
    flush(&nesting)
    return nesting.current
  }

  func sourceRange(_ start: Int, _ end: Int) -> SourceRange {
    range(inlines.source(start), inlines.source(end))
  }

  // MARK: - Nesting

  /// What ends at a run, what is left of it as text, and what begins.
  private func appendRun(_ token: InlineToken, depth: Int, _ nesting: inout InlineNesting) {
    let run = inlines.runs[Int(token.payload)]
    var offset = Int(token.start)
    var mark = run.firstClose
    while mark >= 0 {
      let style = inlines.styles[Int(mark)]
      closeStyle(style, at: offset, &nesting)
      offset += Int(style.width)
      mark = style.next
    }
    if run.remaining > 0 { append(offset, offset + Int(run.remaining), &nesting) }
    offset += Int(run.remaining)
    mark = run.firstOpen
    while mark >= 0 {
      let style = inlines.styles[Int(mark)]
      push(.style(style.style), at: offset, markEnd: offset + Int(style.width), depth: depth, &nesting)
      offset += Int(style.width)
      mark = style.next
    }
  }

  /// Begins something, unless it would be too deep: then its marks are text.
  private func push(
    _ kind: InlineFrame.Kind, at start: Int, markEnd: Int, depth: Int, _ nesting: inout InlineNesting
  ) {
    guard depth + nesting.depth + 1 <= Document.maximumDepth else {
      reporter.report(
        "markdown.nesting-limit",
        "Marks are nested more than \(Document.maximumDepth) levels deep here; deeper ones stay text.",
        at: inlines.source(start), loss: .simplified)
      append(start, markEnd, &nesting)
      nesting.frames.append(InlineFrame(kind: .flat, outer: [], start: start))
      nesting.flatDepth += 1
      return
    }
    flush(&nesting)
    nesting.frames.append(InlineFrame(kind: kind, outer: nesting.current, start: start))
    nesting.current = []
  }

  private func closeStyle(_ mark: StyleMark, at offset: Int, _ nesting: inout InlineNesting) {
    guard let start = nesting.frames.last?.start else { return }
    if case .flat = nesting.frames.last?.kind { return closeFlat(offset, offset + Int(mark.width), &nesting) }
    flush(&nesting)
    let source = options.sourcePositions ? sourceRange(start, offset + Int(mark.width)) : nil
    let styled = Styled(nesting.endFrame(), attributes: Attributes(source: source))
    switch mark.style {
    case .emphasis: nesting.current.append(.emphasis(styled))
    case .strong: nesting.current.append(.strong(styled))
    case .strikethrough: nesting.current.append(.strikethrough(styled))
    case .subscript: nesting.current.append(.subscript(styled))
    case .superscript: nesting.current.append(.superscript(styled))
    }
  }

  private func closeFlat(_ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    nesting.frames.removeLast()
    nesting.flatDepth -= 1
    append(start, end, &nesting)
  }

  private func open(_ token: InlineToken, depth: Int, _ nesting: inout InlineNesting) {
    guard token.payload >= 0 else { return append(Int(token.start), Int(token.end), &nesting) }
    let target = inlines.targets[Int(token.payload)]
    flush(&nesting)
    nesting.linkDepth += target.kind.holdsAddresses ? 0 : 1
    let isNote = target.kind == .inlineNote
    push(.target(target), at: Int(token.start), markEnd: Int(token.end), depth: depth + (isNote ? 1 : 0), &nesting)
    if isNote, case .target = nesting.frames.last?.kind { nesting.noteDepth += 1 }
  }

  private func close(_ token: InlineToken, _ nesting: inout InlineNesting) {
    guard let kind = nesting.frames.last?.kind, let start = nesting.frames.last?.start else { return }
    let isSpan = inlines.targets[Int(token.payload)].kind.holdsAddresses
    guard case .target(let target) = kind else {
      closeFlat(Int(token.start), Int(token.end), &nesting)
      nesting.linkDepth -= isSpan ? 0 : 1
      return
    }
    flush(&nesting)
    nesting.linkDepth -= isSpan ? 0 : 1
    let content = nesting.endFrame()
    let place = inlines.source(start)
    var list = target.attributes
    var attributes = Attributes.none
    let isDecorative = target.kind == .image && (list?.removeClass("decorative") ?? false)
    if let list { attributes = list.attributes(reporter: reporter, at: place) }
    if options.sourcePositions { attributes.source = sourceRange(start, Int(token.end)) }
    switch target.kind {
    // `[](){#place}`: what Python's documentation tools lead links to.
    case .link where target.destination.isEmpty && content.isEmpty && attributes.id != nil:
      nesting.current.append(.span(TextSpan([], attributes: attributes)))
    case .link:
      let destination = options.headingIDs ? anchors.note(target.destination, at: place) : target.destination
      if content.isEmpty { anchors.hasUntitledLinks = true }
      nesting.current.append(.link(Link(to: destination, title: target.title, content, attributes: attributes)))
    case .image:
      lastDescription = content
      pictures.append(BuiltRun.Picture(reference: target.destination, offset: place))
      nesting.current.append(
        .image(
          Image(
            source: target.destination, alternative: content.plainText,
            isDecorative: isDecorative, title: target.title, attributes: attributes)))
    case .span, .raw: nesting.current.append(.span(TextSpan(content, attributes: attributes)))
    case .role: nesting.current.append(roleNode(target.destination, content))
    case .inlineNote:
      nesting.noteDepth -= 1
      let blocks: [Block] = content.isEmpty ? [] : [.paragraph(Paragraph(content))]
      nesting.current.append(.note(Note(blocks, attributes: attributes)))
    }
  }
}
