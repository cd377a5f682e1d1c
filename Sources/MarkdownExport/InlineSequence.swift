/// The inlines of one paragraph, heading or cell in a row: text that may need escapes, finished markup, and the
/// beginnings and ends of styles whose marks are not chosen yet.
struct InlineSequence {
  struct Piece {
    enum Kind: UInt8 { case text, markup, open, close, softBreak, lineBreak }

    /// Where text and markup begin in ``InlineSequence/bytes``.
    var start: Int
    /// How many bytes text and markup have; of styles, the index in ``InlineSequence/styles``.
    private var number: UInt32
    var kind: Kind
    private var flags = Flags()

    /// The most bytes of one piece. A paragraph may have as many pieces as letters, so that each is sixteen bytes only.
    static let longest = Int(UInt32.max)

    init(kind: Kind, start: Int, end: Int) {
      self.kind = kind
      self.start = start
      number = UInt32(clamping: end - start)
    }

    init(kind: Kind, start: Int, style: Int) {
      self.kind = kind
      self.start = start
      number = UInt32(clamping: style)
    }

    private var isStyle: Bool { kind == .open || kind == .close }

    /// Where text and markup end in ``InlineSequence/bytes``.
    var end: Int {
      get { isStyle ? start : start + Int(number) }
      set { if !isStyle { number = UInt32(clamping: newValue - start) } }
    }

    /// Of styles, the index in ``InlineSequence/styles``; else -1.
    var style: Int {
      get { isStyle ? Int(number) : -1 }
      set { if isStyle { number = UInt32(clamping: newValue) } }
    }

    private struct Flags: OptionSet {
      var rawValue: UInt8 = 0
      static let isInBrackets = Flags(rawValue: 1)
      static let isInLink = Flags(rawValue: 2)
      static let isInScript = Flags(rawValue: 4)
      static let encodesFirst = Flags(rawValue: 8)
      static let encodesLast = Flags(rawValue: 16)
    }

    /// Whether text stands within square brackets, so that its own brackets are escaped.
    var isInBrackets: Bool {
      get { flags.contains(.isInBrackets) }
      set { set(.isInBrackets, newValue) }
    }
    /// Whether these brackets are a link's, in which addresses are no links.
    var isInLink: Bool {
      get { flags.contains(.isInLink) }
      set { set(.isInLink, newValue) }
    }
    /// Whether text stands in a sub- or superscript, in which there is no white space.
    var isInScript: Bool {
      get { flags.contains(.isInScript) }
      set { set(.isInScript, newValue) }
    }
    /// Whether the first character of text is written as a character reference, which is punctuation.
    var encodesFirst: Bool {
      get { flags.contains(.encodesFirst) }
      set { set(.encodesFirst, newValue) }
    }
    /// The same of the last character.
    var encodesLast: Bool {
      get { flags.contains(.encodesLast) }
      set { set(.encodesLast, newValue) }
    }

    private mutating func set(_ flag: Flags, _ isSet: Bool) {
      if isSet { flags.insert(flag) } else { flags.remove(flag) }
    }

    /// Whether another piece of text goes on where this one ends, and stands in the same brackets.
    func isContinued(by other: Piece) -> Bool {
      let places: Flags = [.isInBrackets, .isInLink, .isInScript]
      return kind == .text && other.kind == .text && end == other.start
        && flags.intersection(places) == other.flags.intersection(places) && other.end - start <= Piece.longest
    }
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
    var start = bytes.count
    bytes.append(contentsOf: text.utf8)
    while start < bytes.count {
      var piece = Piece(kind: .text, start: start, end: min(bytes.count, start + Piece.longest))
      piece.isInBrackets = inBrackets
      piece.isInLink = inLink
      piece.isInScript = inScript
      if let last = pieces.indices.last, pieces[last].isContinued(by: piece) {
        pieces[last].end = piece.end
      } else {
        pieces.append(piece)
      }
      start = piece.end
    }
  }

  mutating func appendMarkup(_ markup: [UInt8]) {
    usesBackticks = usesBackticks || markup.contains(UInt8(ascii: "`"))
    usesDollars = usesDollars || markup.contains(UInt8(ascii: "$"))
    var start = bytes.count
    bytes.append(contentsOf: markup)
    repeat {
      let end = min(bytes.count, start + Piece.longest)
      pieces.append(Piece(kind: .markup, start: start, end: end))
      start = end
    } while start < bytes.count
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
    pieces.append(Piece(kind: .open, start: bytes.count, style: styles.count - 1))
    return styles.count - 1
  }

  mutating func close(_ style: Int) {
    styles[style].close = pieces.count
    pieces.append(Piece(kind: .close, start: bytes.count, style: style))
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
