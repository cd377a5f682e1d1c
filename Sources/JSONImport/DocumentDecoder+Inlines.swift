import PlatenCore

extension DocumentDecoder {
  /// Reads nodes that stand at a depth.
  mutating func inlines(_ element: Int, depth: Int) throws(Fault) -> [Inline] {
    var result: [Inline] = []
    for element in try array(element) {
      try checkDepth(depth, of: element)
      result.append(try inline(element, depth: depth + 1))
    }
    return result
  }

  mutating func inlines(of object: Int, depth: Int) throws(Fault) -> [Inline] {
    try inlines(try required("inlines", of: object), depth: depth)
  }

  mutating func math(_ element: Int) throws(Fault) -> Math {
    try checkMembers(of: element, Schema.math)
    return Math(
      try text("source", of: element), notation: try wordIfAny("notation", of: element) ?? .tex,
      attributes: try attributes(of: element))
  }

  mutating func raw(_ element: Int) throws(Fault) -> Raw {
    try checkMembers(of: element, Schema.raw)
    return Raw(format: try text("format", of: element), try text("text", of: element))
  }

  /// Reads one inline, whose children stand at a depth. As with blocks, every kind has a function of its own.
  private mutating func inline(_ element: Int, depth: Int) throws(Fault) -> Inline {
    switch try type(of: element, InlineType.self) {
    case .text: try plainText(element)
    case .emphasis: .emphasis(try styled(element, depth: depth))
    case .strong: .strong(try styled(element, depth: depth))
    case .strikethrough: .strikethrough(try styled(element, depth: depth))
    case .subscript: .subscript(try styled(element, depth: depth))
    case .superscript: .superscript(try styled(element, depth: depth))
    case .code: try codeSpan(element)
    case .link: try link(element, depth: depth)
    case .image: try image(element)
    case .span: try span(element, depth: depth)
    case .ruby: try ruby(element)
    case .gloss: try gloss(element, depth: depth)
    case .note: try note(element, depth: depth)
    case .math: .math(try math(element))
    case .raw: .raw(try raw(element))
    case .softBreak: try lineEnd(element, .softBreak)
    case .lineBreak: try lineEnd(element, .lineBreak)
    }
  }
}

extension DocumentDecoder {
  private mutating func plainText(_ element: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.text)
    return .text(try text("text", of: element))
  }

  private mutating func codeSpan(_ element: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.codeSpan)
    return .code(CodeSpan(try text("text", of: element), attributes: try attributes(of: element)))
  }

  private mutating func link(_ element: Int, depth: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.link)
    return .link(
      Link(
        to: try text("destination", of: element), title: try textIfAny("title", of: element),
        try inlines(of: element, depth: depth), attributes: try attributes(of: element)))
  }

  private mutating func span(_ element: Int, depth: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.inlines)
    return .span(TextSpan(try inlines(of: element, depth: depth), attributes: try attributes(of: element)))
  }

  private mutating func note(_ element: Int, depth: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.note)
    return .note(
      Note(
        label: try textIfAny("label", of: element), try blocks(of: element, depth: depth),
        attributes: try attributes(of: element)))
  }

  private mutating func lineEnd(_ element: Int, _ inline: Inline) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.lineEnd)
    return inline
  }

  private mutating func styled(_ element: Int, depth: Int) throws(Fault) -> Styled {
    try checkMembers(of: element, Schema.inlines)
    return Styled(try inlines(of: element, depth: depth), attributes: try attributes(of: element))
  }

  private mutating func image(_ element: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.image)
    return .image(
      Image(
        source: try text("source", of: element), alternative: try text("alternative", of: element),
        isDecorative: try flag("isDecorative", of: element, default: false),
        title: try textIfAny("title", of: element), attributes: try attributes(of: element)))
  }

  private mutating func ruby(_ element: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.ruby)
    var segments: [Ruby.Segment] = []
    for segment in try array(try required("segments", of: element)) {
      try checkMembers(of: segment, Schema.segment)
      segments.append(
        Ruby.Segment(base: try text("base", of: segment), annotation: try text("annotation", of: segment)))
    }
    return .ruby(
      Ruby(
        segments, annotationLanguage: try language("annotationLanguage", of: element),
        attributes: try attributes(of: element)))
  }

  private mutating func gloss(_ element: Int, depth: Int) throws(Fault) -> Inline {
    try checkMembers(of: element, Schema.gloss)
    return .gloss(
      Gloss(
        term: try inlines(try required("term", of: element), depth: depth),
        counterpart: try inlines(try required("counterpart", of: element), depth: depth),
        counterpartLanguage: try language("counterpartLanguage", of: element),
        form: try wordIfAny("form", of: element) ?? .spacedParentheses, attributes: try attributes(of: element)))
  }
}
