/// The inlines of one paragraph, heading or cell in a row: text that may need escapes, finished markup, and the
/// beginnings and ends of styles whose marks are not chosen yet.
struct InlineSequence {
  struct Piece {
    enum Kind: UInt8 { case text, markup, open, close, softBreak, lineBreak }

    var kind: Kind
    /// The range of text and markup in ``InlineSequence/bytes``.
    var start: Int
    var end: Int
    /// Of styles, the index in ``InlineSequence/styles``.
    var style = -1
    /// Whether text stands within square brackets, so that its own brackets are escaped.
    var isInBrackets = false
    /// Whether these brackets are a link's, in which addresses are no links.
    var isInLink = false
    /// Whether text stands in a sub- or superscript, in which there is no white space.
    var isInScript = false
    /// Whether the first or last character of text is written as a character reference, which is punctuation.
    var encodesFirst = false
    var encodesLast = false
  }

  struct Style {
    var kind: StyleKind
    /// The mark: one character, repeated ``StyleKind/length`` times; 0 while it is not chosen.
    var delimiter: UInt8 = 0
    /// Whether it is set in brackets, across which no mark reaches.
    var isBracketed = false
    var open: Int
    var close = -1
    /// The style around it, or -1.
    var parent: Int
  }

  var bytes: [UInt8] = []
  var pieces: [Piece] = []
  var styles: [Style] = []
  /// What markup has in it: then text must not begin what would end there.
  var usesBackticks = false
  var usesDollars = false

  var isEmpty: Bool { pieces.isEmpty }

  /// Empties it for the next paragraph; memory is kept.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    styles.removeAll(keepingCapacity: true)
    usesBackticks = false
    usesDollars = false
  }

  mutating func appendText(_ text: String, inBrackets: Bool, inLink: Bool, inScript: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if let last = pieces.indices.last, pieces[last].kind == .text, pieces[last].isInBrackets == inBrackets,
      pieces[last].isInLink == inLink, pieces[last].isInScript == inScript
    {
      pieces[last].end = bytes.count
      return
    }
    var piece = Piece(kind: .text, start: start, end: bytes.count)
    piece.isInBrackets = inBrackets
    piece.isInLink = inLink
    piece.isInScript = inScript
    pieces.append(piece)
  }

  mutating func appendMarkup(_ markup: [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: markup)
    usesBackticks = usesBackticks || markup.contains(UInt8(ascii: "`"))
    usesDollars = usesDollars || markup.contains(UInt8(ascii: "$"))
    pieces.append(Piece(kind: .markup, start: start, end: bytes.count))
  }

  mutating func appendMarkup(_ markup: String) { appendMarkup(Array(markup.utf8)) }

  mutating func appendBreak(_ kind: Piece.Kind) {
    // A blank line would end the paragraph.
    if kind == .softBreak, pieces.isEmpty || pieces.last?.kind == .softBreak || pieces.last?.kind == .lineBreak {
      return
    }
    pieces.append(Piece(kind: kind, start: bytes.count, end: bytes.count))
  }

  mutating func open(_ kind: StyleKind, in parent: Int) -> Int {
    styles.append(Style(kind: kind, open: pieces.count, parent: parent))
    pieces.append(Piece(kind: .open, start: bytes.count, end: bytes.count, style: styles.count - 1))
    return styles.count - 1
  }

  mutating func close(_ style: Int) {
    styles[style].close = pieces.count
    pieces.append(Piece(kind: .close, start: bytes.count, end: bytes.count, style: style))
  }
}

/// A style that marks on both sides make.
enum StyleKind: UInt8 {
  case emphasis, strong, strikethrough, `subscript`, superscript

  /// How many characters its mark has.
  var length: Int {
    switch self {
    case .emphasis, .subscript, .superscript: 1
    case .strong, .strikethrough: 2
    }
  }

  /// The characters that its mark can be made of.
  var delimiters: [UInt8] {
    switch self {
    case .emphasis, .strong: [UInt8(ascii: "*"), UInt8(ascii: "_")]
    case .strikethrough, .subscript: [UInt8(ascii: "~")]
    case .superscript: [UInt8(ascii: "^")]
    }
  }

  /// Whether it is sub- or superscript: marks that need no flanks, and no white space between them.
  var isScript: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough: false
    case .subscript, .superscript: true
    }
  }

  /// The class of the span that stands for the style, or around it, where its marks cannot stand.
  var spanClass: String {
    switch self {
    case .emphasis, .strong, .strikethrough: "inner"
    case .subscript: "subscript"
    case .superscript: "superscript"
    }
  }

  /// What it is called in messages.
  var name: String {
    switch self {
    case .emphasis: "emphasis"
    case .strong: "strong text"
    case .strikethrough: "struck-out text"
    case .subscript: "a subscript"
    case .superscript: "a superscript"
    }
  }
}
