import PlatenCore

/// A style, link, picture or span that is being built.
private struct InlineFrame {
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
  fileprivate var frames: [InlineFrame] = []
  fileprivate var current: [Inline] = []
  fileprivate var linkDepth = 0
  fileprivate var flatDepth = 0
  /// The text that is not yet in ``current``: a stretch of the paragraph, or `joined` if it has several pieces.
  fileprivate var pendingStart = 0
  fileprivate var pendingEnd = 0
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
      case .code: add(.code(codeSpan(token)), &nesting)
      case .html:
        if options.rawHTML == .keep || HTMLScanner.isComment(inlines.text.slice(start, end)) {
          add(.raw(Raw(format: "html", inlines.text.string(start, end))), &nesting)
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
        if depth + nesting.frames.count + 1 > Document.maximumDepth {
          append(start, end, &nesting)
        } else {
          add(.link(Link(to: target.destination, [.text(text)], attributes: attributes)), &nesting)
        }
      case .math: add(.math(Math(inlines.text.string(start, end))), &nesting)
      case .ruby: add(.ruby(Ruby(source: inlines.text.string(start, end))), &nesting)
      case .note:
        let place = inlines.source(start)
        if let note = note(token.payload, at: place, depth: depth + nesting.frames.count - nesting.flatDepth) {
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

  // MARK: - Text

  private func append(_ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    if joined.isEmpty {
      if nesting.pendingStart == nesting.pendingEnd {
        (nesting.pendingStart, nesting.pendingEnd) = (start, end)
        return
      }
      if nesting.pendingEnd == start {
        nesting.pendingEnd = end
        return
      }
      joined.append(contentsOf: inlines.text.slice(nesting.pendingStart, nesting.pendingEnd).buffer)
    }
    joined.append(contentsOf: inlines.text.slice(start, end).buffer)
  }

  private func appendExtra(_ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    if joined.isEmpty {
      joined.append(contentsOf: inlines.text.slice(nesting.pendingStart, nesting.pendingEnd).buffer)
    }
    joined += inlines.extra[start..<end]
  }

  /// Makes text of what is pending.
  private func flush(_ nesting: inout InlineNesting) {
    if !joined.isEmpty {
      if inlines.hasAt, nesting.linkDepth == 0 {
        joined.withUnsafeBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          appendText(ByteView(base: base, count: buffer.count), 0, buffer.count, &nesting)
        }
      } else {
        nesting.current.append(.text(String(decoding: joined, as: UTF8.self)))
      }
      joined.removeAll(keepingCapacity: true)
    } else if nesting.pendingStart < nesting.pendingEnd {
      if inlines.hasAt, nesting.linkDepth == 0 {
        appendText(inlines.text, nesting.pendingStart, nesting.pendingEnd, &nesting)
      } else {
        nesting.current.append(.text(inlines.text.string(nesting.pendingStart, nesting.pendingEnd)))
      }
    }
    (nesting.pendingStart, nesting.pendingEnd) = (0, 0)
  }

  /// Text in which e-mail addresses become links.
  private func appendText(_ text: ByteView, _ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    let text = text.slice(0, end)
    var written = start
    var offset = start
    while offset < end {
      guard text[offset] == ASCII.at, let email = BareEmail(text, at: offset, notBefore: written) else {
        offset += 1
        continue
      }
      if email.start > written { nesting.current.append(.text(text.string(written, email.start))) }
      let address = text.string(email.start, email.end)
      nesting.current.append(.link(Link(to: "mailto:" + address, [.text(address)])))
      written = email.end
      offset = email.end
    }
    if written < end { nesting.current.append(.text(text.string(written, end))) }
  }

  private func add(_ inline: Inline, _ nesting: inout InlineNesting) {
    flush(&nesting)
    nesting.current.append(inline)
  }

  /// A line end; none between two characters that are set without spaces.
  private func appendSoftBreak(at offset: Int, _ nesting: inout InlineNesting) {
    if options.cjk, joinsLines(at: offset) { return }
    add(.softBreak, &nesting)
  }

  private func joinsLines(at offset: Int) -> Bool {
    let text = inlines.text
    var before = offset
    while text[before - 1].isSpaceOrTab || isMark(text[before - 1]) { before -= 1 }
    var after = text.skipSpaces(offset + 1)
    while isMark(text[after]) { after += 1 }
    guard text[before - 1] >= 0x80, text[after] >= 0x80 else { return false }
    return CharacterClass.joins(text.scalar(before: before).value, text.scalar(at: after).value)
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == ASCII.asterisk || byte == ASCII.underscore || byte == ASCII.tilde
  }

  private func codeSpan(_ token: InlineToken) -> CodeSpan {
    let (start, end) = (Int(token.start), Int(token.end))
    var attributes = Attributes.none
    if token.payload >= 0, let list = inlines.targets[Int(token.payload)].attributes {
      attributes = list.attributes(reporter: reporter, at: inlines.source(list.start))
    }
    if options.sourcePositions { attributes.source = sourceRange(start, end) }
    guard inlines.text.contains(ASCII.lineFeed, start, end) else {
      return CodeSpan(inlines.text.string(start, end), attributes: attributes)
    }
    let bytes = inlines.text.slice(start, end).buffer.map { $0 == ASCII.lineFeed ? ASCII.space : $0 }
    return CodeSpan(String(decoding: bytes, as: UTF8.self), attributes: attributes)
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
    guard depth + nesting.frames.count - nesting.flatDepth + 1 <= Document.maximumDepth else {
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
    guard let frame = nesting.frames.last else { return }
    if case .flat = frame.kind { return closeFlat(offset, offset + Int(mark.width), &nesting) }
    flush(&nesting)
    nesting.frames.removeLast()
    let attributes =
      options.sourcePositions ? Attributes(source: sourceRange(frame.start, offset + Int(mark.width))) : .none
    let styled = Styled(nesting.current, attributes: attributes)
    nesting.current = frame.outer
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
    nesting.linkDepth += target.kind == .span ? 0 : 1
    push(.target(target), at: Int(token.start), markEnd: Int(token.end), depth: depth, &nesting)
  }

  private func close(_ token: InlineToken, _ nesting: inout InlineNesting) {
    guard let frame = nesting.frames.last else { return }
    let isSpan = inlines.targets[Int(token.payload)].kind == .span
    guard case .target(let target) = frame.kind else {
      closeFlat(Int(token.start), Int(token.end), &nesting)
      nesting.linkDepth -= isSpan ? 0 : 1
      return
    }
    flush(&nesting)
    nesting.linkDepth -= isSpan ? 0 : 1
    nesting.frames.removeLast()
    let content = nesting.current
    nesting.current = frame.outer
    let place = inlines.source(frame.start)
    var list = target.attributes
    var attributes = Attributes.none
    let isDecorative = target.kind == .image && (list?.removeClass("decorative") ?? false)
    if let list { attributes = list.attributes(reporter: reporter, at: place) }
    if options.sourcePositions { attributes.source = sourceRange(frame.start, Int(token.end)) }
    switch target.kind {
    case .link:
      if target.destination.utf8.first == ASCII.number { anchors.note(target.destination) }
      nesting.current.append(
        .link(Link(to: target.destination, title: target.title, content, attributes: attributes)))
    case .image:
      lastDescription = content
      nesting.current.append(
        .image(
          Image(
            source: pictures.path(of: target.destination, at: place), alternative: content.plainText,
            isDecorative: isDecorative, title: target.title, attributes: attributes)))
    case .span, .inlineNote: nesting.current.append(.span(TextSpan(content, attributes: attributes)))
    }
  }
}
