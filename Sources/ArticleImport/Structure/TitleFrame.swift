internal import PlatenCore

/// How a title without a number is set off: `◎初雪`, `══ 初雪 ══`, `【初雪】`, or by its place alone.
struct TitleFrame: Hashable {
  /// What the frame alone is worth.
  enum Kind: Hashable {
    /// A sign that begins no prose, or signs on both sides.
    case sign
    /// Brackets, or a sign that may be a bullet: the line must stand apart as well.
    case weak
    /// Marks of quotation: speech may be set in the same way.
    case quotation
    /// Nothing but its place.
    case bare
  }

  var kind: Kind
  /// The first sign of the line; that of a bare line is no sign.
  var sign: Unicode.Scalar = " "
  /// Whether the line ends with one, too.
  var isClosed = false

  /// A bare one.
  static let bare = TitleFrame(kind: .bare)

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "【": "】", "〖": "〗", "［": "］", "〔": "〕", "[": "]", "「": "」", "『": "』", "《": "》", "〈": "〉",
  ]
  /// Brackets that are no part of the title.
  private static let ornaments = Set("【〖［〔[".unicodeScalars)
  /// One of these in front of a line may be a bullet.
  private static let bullets = Set("●○▲△▼▽→".unicodeScalars)

  /// Whether a frame can begin with a character.
  static func canBegin(with scalar: Unicode.Scalar) -> Bool { Decoration.isSign(scalar) || brackets[scalar] != nil }

  /// The frame of a line, and its title.
  static func read(_ scalars: [Unicode.Scalar]) -> (frame: TitleFrame, title: Range<Int>)? {
    guard let first = scalars.first, let last = scalars.last, scalars.count > 1 else { return nil }
    if let closing = brackets[first] {
      guard last == closing, !scalars.dropLast().contains(closing) else { return nil }
      let inner = trimmed(scalars, 1..<scalars.count - 1)
      let isOrnament = ornaments.contains(first)
      let isSpeech = first == "「" || first == "『"
      let frame = TitleFrame(kind: isSpeech ? .quotation : .weak, sign: first, isClosed: true)
      return inner.isEmpty ? nil : (frame, isOrnament ? inner : 0..<scalars.count)
    }
    guard Decoration.isSign(first) else { return nil }
    // A word between single signs is stressed, or names a place, as the tags of Vim's documentation do.
    if first == "*" || first == "_", scalars[1] != first, !scalars[1].isBlank { return nil }
    let (range, isDecorated) = Decoration.inner(scalars)
    if isDecorated {
      let isClosed = range.upperBound < scalars.count
      // A dash or two before a line are speech, or the source of what stands above.
      if !isClosed, "-*~_+•·—─━－＋＊～".unicodeScalars.contains(first) { return nil }
      let title = trimmed(scalars, range)
      let isBullet = !isClosed && bullets.contains(first)
      return title.isEmpty ? nil : (TitleFrame(kind: isBullet ? .weak : .sign, sign: first, isClosed: isClosed), title)
    }
    guard bullets.contains(first), !Decoration.isSign(scalars[1]) else { return nil }
    return (TitleFrame(kind: .weak, sign: first), trimmed(scalars, 1..<scalars.count))
  }

  /// What a title is without the signs around it.
  static func title(of scalars: [Unicode.Scalar]) -> Range<Int> { read(scalars)?.title ?? 0..<scalars.count }

  private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, scalars[first].isBlank { range.removeFirst() }
    while let last = range.last, scalars[last].isBlank { range.removeLast() }
    return range
  }
}
