import PlatenCore

/// Inlines that reserved classes make.
extension ReservedClasses {
  static func resolved(_ inlines: [Inline]) -> [Inline] {
    // Most paragraphs have nothing but text.
    if inlines.allSatisfy(isText) { return inlines }
    var result: [Inline] = []
    result.reserveCapacity(inlines.count)
    var lines: CodeSpan?
    for inline in inlines {
      if case .code(let code) = inline, let whole = joined(code, to: &lines) {
        if lines == nil { result.append(verbatim(whole)) }
        continue
      }
      if let code = lines { result.append(verbatim(code)) }
      lines = nil
      result.append(resolved(inline))
    }
    if let code = lines { result.append(verbatim(code)) }
    return result
  }

  /// Joins the code spans of the class `raw` that each hold a line.
  ///
  /// - Parameter lines: what stands before a span and goes on with it; after the call, what goes on behind it.
  private static func joined(_ code: CodeSpan, to lines: inout CodeSpan?) -> CodeSpan? {
    guard code.attributes.classes.first == "raw" else { return nil }
    let isContinued = code.attributes["more"] == "line"
    guard isContinued || lines != nil else { return nil }
    var whole = lines ?? code
    let text = code.attributes["text"] ?? code.text
    if let before = lines {
      whole.attributes.values.removeAll { $0.name == "text" }
      whole.text = before.text + "\n" + text
    } else {
      whole.attributes.values.removeAll { $0.name == "text" || $0.name == "more" }
      whole.text = text
    }
    lines = isContinued ? whole : nil
    return whole
  }

  private static func isText(_ inline: Inline) -> Bool {
    switch inline {
    case .text, .softBreak, .lineBreak: true
    case .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby, .gloss,
      .note,
      .math, .raw:
      false
    }
  }

  private static func resolved(_ inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let styled): return .emphasis(resolved(styled))
    case .strong(let styled): return .strong(resolved(styled))
    case .strikethrough(let styled): return .strikethrough(resolved(styled))
    case .subscript(let styled): return .subscript(resolved(styled))
    case .superscript(let styled): return .superscript(resolved(styled))
    case .code(let code): return verbatim(code)
    case .link(var link):
      link.inlines = resolved(link.inlines)
      return .link(link)
    case .span(var span):
      span.inlines = resolved(span.inlines)
      return node(span) ?? .span(span)
    case .note(var note):
      note.blocks = resolved(note.blocks)
      return .note(note)
    case .gloss(var gloss):
      gloss.term = resolved(gloss.term)
      gloss.counterpart = resolved(gloss.counterpart)
      return .gloss(gloss)
    case .text, .image, .ruby, .math, .raw, .softBreak, .lineBreak: return inline
    }
  }

  private static func resolved(_ styled: Styled) -> Styled {
    Styled(resolved(styled.inlines), attributes: styled.attributes)
  }

  private static func node(_ span: TextSpan) -> Inline? {
    switch span.attributes.classes.first {
    case "inner": span.inlines.count == 1 ? inner(span.inlines[0], span.attributes) : nil
    case "gloss": gloss(span).map { .gloss($0) }
    case "ruby": ruby(span).map { .ruby($0) }
    case "subscript":
      .subscript(Styled(span.inlines, attributes: span.attributes.without(reserved: "subscript")))
    case "superscript":
      .superscript(Styled(span.inlines, attributes: span.attributes.without(reserved: "superscript")))
    // Alone it is the author's: it stands before a class that would be reserved.
    case "span" where span.attributes.classes.dropFirst().first.map(spans.contains) ?? false:
      .span(TextSpan(span.inlines, attributes: span.attributes.without(reserved: "span")))
    default: nil
    }
  }

  /// The classes that are reserved on spans.
  package static let spans: Set<String> = ["inner", "gloss", "ruby", "subscript", "superscript", "span"]

  /// An inline with the attributes of the span around it.
  private static func inner(_ inline: Inline, _ outer: Attributes) -> Inline? {
    var attributes = outer.without(reserved: "inner")
    switch inline {
    case .emphasis(let styled): return .emphasis(Styled(styled.inlines, attributes: attributes))
    case .strong(let styled): return .strong(Styled(styled.inlines, attributes: attributes))
    case .strikethrough(let styled): return .strikethrough(Styled(styled.inlines, attributes: attributes))
    case .subscript(let styled): return .subscript(Styled(styled.inlines, attributes: attributes))
    case .superscript(let styled): return .superscript(Styled(styled.inlines, attributes: attributes))
    case .math(let math): return .math(Math(math.source, notation: math.notation, attributes: attributes))
    case .ruby(let ruby):
      let language = takeAnnotationLanguage(from: &attributes)
      return .ruby(Ruby(ruby.segments, annotationLanguage: language, attributes: attributes))
    case .note(let note): return .note(Note(label: note.label, note.blocks, attributes: attributes))
    // A picture alone in its paragraph would be a figure without the span.
    case .image: return inline
    case .text, .code, .link, .span, .gloss, .raw, .softBreak, .lineBreak: return nil
    }
  }

  private static func takeAnnotationLanguage(from attributes: inout Attributes) -> Language? {
    guard let tag = attributes["annotation-lang"], let language = Language(tag) else { return nil }
    attributes.values.removeAll { $0.name == "annotation-lang" }
    return language
  }

  /// The term, an opening parenthesis, a span with the counterpart, a closing parenthesis.
  private static func gloss(_ span: TextSpan) -> Gloss? {
    var term = span.inlines
    guard case .text(let closing)? = term.popLast(), case .span(let counterpart)? = term.popLast(),
      case .text(let before)? = term.popLast(),
      let form = [Gloss.Form.spacedParentheses, .parentheses, .fullwidthParentheses].first(where: {
        before.hasSuffix($0.opening) && closing == $0.closing
      })
    else { return nil }
    let rest = String(before.dropLast(form.opening.count))
    if !rest.isEmpty { term.append(.text(rest)) }
    return Gloss(
      term: term, counterpart: counterpart.inlines, counterpartLanguage: counterpart.attributes.language, form: form,
      attributes: span.attributes.without(reserved: "gloss"))
  }

  private static func ruby(_ span: TextSpan) -> Ruby? {
    var segments: [Ruby.Segment] = []
    for inline in span.inlines {
      guard case .span(let segment) = inline, let annotation = segment.attributes["rt"], segment.inlines.count < 2
      else {
        return nil
      }
      segments.append(Ruby.Segment(base: segment.inlines.plainText, annotation: annotation))
    }
    var attributes = span.attributes.without(reserved: "ruby")
    let language = takeAnnotationLanguage(from: &attributes)
    return Ruby(segments, annotationLanguage: language, attributes: attributes)
  }

  private static func verbatim(_ code: CodeSpan) -> Inline {
    if code.attributes.classes.starts(with: ["code", "raw"]) || code.attributes.classes.starts(with: ["code", "code"]) {
      var code = code
      code.attributes = code.attributes.without(reserved: "code")
      return .code(code)
    }
    guard code.attributes.classes.first == "raw" else { return .code(code) }
    let text = code.attributes["text"] ?? code.text
    if let format = code.attributes["format"] { return .raw(Raw(format: format, text)) }
    guard let notation = code.attributes["math"].flatMap(Math.Notation.init) else { return .code(code) }
    var attributes = code.attributes.without(reserved: "raw")
    attributes.values.removeAll { $0.name == "math" || $0.name == "text" }
    return .math(Math(text, notation: notation, attributes: attributes))
  }
}
