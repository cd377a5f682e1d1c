internal import PlatenCore

/// Makes the notes of a document's glosses, each term once.
struct NoteCollector {
  private var notes: [AnkiNote] = []
  private var place = 0

  /// How many notes there are.
  var count: Int { notes.count }

  init(_ document: Document) {
    var seen: Set<String> = []
    document.forEachInlines { inlines, _ in
      for (index, inline) in inlines.enumerated() {
        guard case .gloss(let gloss) = inline else { continue }
        let note = NoteCollector.note(gloss, in: inlines, at: index)
        if !note.term.isEmpty, seen.insert(note.term).inserted { notes.append(note) }
      }
    }
  }

  mutating func next() -> AnkiNote? {
    guard place < notes.count else { return nil }
    place += 1
    return notes[place - 1]
  }

  private static func note(_ gloss: Gloss, in inlines: [Inline], at index: Int) -> AnkiNote {
    let term = BaseText(gloss.term)
    let counterpart = BaseText(gloss.counterpart)
    let isTurned = !term.hasHan && counterpart.hasHan
    let before = inlines[..<index].map { BaseText([$0]).text }.joined()
    let after = gloss.form.opening + counterpart.text + gloss.form.closing
    let rest = inlines[(index + 1)...].map { BaseText([$0]).text }.joined()
    return AnkiNote(
      term: isTurned ? counterpart.text : term.text,
      reading: isTurned ? counterpart.reading : term.reading,
      meaning: isTurned ? term.text : counterpart.text,
      sentence: (sentenceStart(before), term.text, after + sentenceEnd(rest)))
  }

  /// What follows the last sentence that ends in a text.
  private static func sentenceStart(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var start = scalars.count
    while start > 0, !endsSentence(scalars, at: start - 1) { start -= 1 }
    while start < scalars.count, isClosing(scalars[start]) || scalars[start] == " " { start += 1 }
    return String(scalars: scalars[start...])
  }

  /// What comes before the first sentence ends in a text, and its mark.
  private static func sentenceEnd(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard var end = scalars.indices.first(where: { endsSentence(scalars, at: $0) }) else { return text }
    end += 1
    while end < scalars.count, isClosing(scalars[end]) { end += 1 }
    return String(scalars: scalars[..<end])
  }

  private static func endsSentence(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    switch scalars[index] {
    case "。", "！", "？": true
    case ".", "!", "?":
      // A full stop within a number or an abbreviation is followed by no space.
      index + 1 == scalars.count || scalars[index + 1] == " " || isClosing(scalars[index + 1])
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    ["”", "’", "」", "』", "）", ")", "\""].contains(scalar)
  }
}

/// The text of inlines with its ruby annotations.
private struct BaseText {
  var text = ""
  var reading = ""

  var hasHan: Bool { text.unicodeScalars.contains { Script($0) == .han } }

  init(_ inlines: [Inline]) { for inline in inlines { add(inline) } }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .text(let string): text += string
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      for inline in styled.inlines { add(inline) }
    case .code(let code): text += code.text
    case .link(let link): for inline in link.inlines { add(inline) }
    case .image(let image): text += image.alternative
    case .span(let span): for inline in span.inlines { add(inline) }
    case .ruby(let ruby):
      for segment in ruby.segments {
        text += segment.base
        if !segment.annotation.isEmpty { reading += (reading.isEmpty ? "" : " ") + segment.annotation }
      }
    case .gloss(let gloss):
      for inline in gloss.term { add(inline) }
      text += gloss.form.opening
      for inline in gloss.counterpart { add(inline) }
      text += gloss.form.closing
    case .math(let math): text += math.source
    case .softBreak, .lineBreak: text += " "
    case .note, .raw: break
    }
  }
}
