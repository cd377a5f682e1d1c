import PlatenCore
import TextScanning

/// Text, line ends and code: what holds no other inlines.
extension DocumentBuilder {
  func append(_ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    if inlines.hasAt, inlines.text[start] == ASCII.at, inlines.text[start - 1] == ASCII.backslash {
      literalAts.append(joined.isEmpty ? nesting.pendingEnd - nesting.pendingStart : joined.count)
    }
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

  func appendExtra(_ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    if joined.isEmpty {
      joined.append(contentsOf: inlines.text.slice(nesting.pendingStart, nesting.pendingEnd).buffer)
    }
    joined += inlines.extra[start..<end]
  }

  /// Makes text of what is pending.
  func flush(_ nesting: inout InlineNesting) {
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
    if !literalAts.isEmpty { literalAts.removeAll(keepingCapacity: true) }
  }

  /// Text in which e-mail addresses become links.
  private func appendText(_ text: ByteView, _ start: Int, _ end: Int, _ nesting: inout InlineNesting) {
    let text = text.slice(0, end)
    var written = start
    var offset = start
    var literal = literalAts[...]
    while offset < end {
      if offset - start == literal.first {
        literal.removeFirst()
        offset += 1
        continue
      }
      guard text[offset] == ASCII.at, let email = BareEmail(text, at: offset, notBefore: written) else {
        offset += 1
        continue
      }
      // `mailto:` before it belongs to the address.
      let isNamed = email.start - written >= 7 && text.string(email.start - 7, email.start) == "mailto:"
      let linkStart = isNamed ? email.start - 7 : email.start
      if linkStart > written { nesting.current.append(.text(text.string(written, linkStart))) }
      let address = text.string(email.start, email.end)
      nesting.current.append(.link(Link(to: "mailto:" + address, [.text(text.string(linkStart, email.end))])))
      written = email.end
      offset = email.end
    }
    if written < end { nesting.current.append(.text(text.string(written, end))) }
  }

  func add(_ inline: Inline, _ nesting: inout InlineNesting) {
    flush(&nesting)
    nesting.current.append(inline)
  }

  /// A line end; none between two characters that are set without spaces.
  func appendSoftBreak(at offset: Int, _ nesting: inout InlineNesting) {
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
    return CJK.joinsLines(text.scalar(before: before).value, text.scalar(at: after).value)
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == ASCII.asterisk || byte == ASCII.underscore || byte == ASCII.tilde
  }

  /// A code span, or raw markup if its attribute says so.
  func code(_ token: InlineToken) -> Inline {
    let target = token.payload >= 0 ? inlines.targets[Int(token.payload)] : nil
    let code = codeSpan(token)
    if let target, target.kind == .raw { return .raw(Raw(format: target.destination, code.text)) }
    return .code(code)
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
}
