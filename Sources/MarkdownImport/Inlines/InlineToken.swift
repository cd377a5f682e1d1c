import PlatenCore

/// A piece of a paragraph. What is between two pieces is plain text.
struct InlineToken {
  enum Kind: UInt8 {
    /// Text of the paragraph.
    case text
    /// Text from ``InlineParser/extra``: resolved character references.
    case extra
    case softBreak, lineBreak
    /// A run of `*`, `_`, `~` or `^`; `payload` is an index in ``InlineParser/runs``.
    case run
    /// `[` or `![`; `payload` is an index in ``InlineParser/targets``, or -1 while it is text.
    case open
    /// What ends the innermost open target, from `]` on.
    case close
    /// A code span; the range is that of the code.
    case code
    /// `<https://…>` and bare addresses; `payload` is an index in ``InlineParser/targets``.
    case autolink
    case html
    case math
    case ruby
    /// A reference to a footnote; `payload` is an index in ``BlockTree/labels``.
    case note
    case pageBreak
  }

  var kind: Kind
  var start: Int32
  var end: Int32
  var payload: Int32 = -1
}

/// A run of delimiters, and what became of it.
struct DelimiterRun {
  var character: UInt8
  var canOpen: Bool
  var canClose: Bool
  /// How many of its characters are still text.
  var remaining: Int32
  /// How many there were (CommonMark 0.31.2 §6.2, rule 9).
  let length: Int32
  /// The first of the styles that end here, and those that begin here, in ``InlineParser/styles``; -1 is none.
  var firstClose: Int32 = -1
  var lastClose: Int32 = -1
  var firstOpen: Int32 = -1
  /// The last white space before the run, for sub- and superscript.
  var whitespace: Int32 = -1
  var token: Int32
}

/// One style that begins or ends at a run.
struct StyleMark {
  enum Style: UInt8 { case emphasis, strong, strikethrough, `subscript`, superscript }

  var style: Style
  /// How many characters of the run it took.
  var width: UInt8
  var next: Int32
}

/// What a bracket became: a link, a picture, or a span.
struct InlineTarget {
  enum Kind { case link, image, span, inlineNote, raw, role }

  var kind: Kind
  var destination = ""
  var title: String?
  var attributes: AttributeList?
}

/// An opening bracket that waits for its closing one.
struct OpenBracket {
  var token: Int32
  /// How many delimiter runs there were before it.
  var runCount: Int32
  /// The offset after the bracket.
  var contentStart: Int32
  var isImage: Bool
  /// Whether a caret before it makes it a note.
  var isNote = false
  /// Whether another bracket follows within it; then what is between is no label.
  var hasBracketAfter = false
}
