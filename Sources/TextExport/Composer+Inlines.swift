import PlatenCore
import Typesetting

extension Composer {
  /// Adds running text without its markup to a flat text.
  mutating func flatten(_ inlines: [Inline], into flat: inout FlatText) {
    for inline in inlines { flatten(inline, into: &flat) }
  }

  /// As with blocks, inlines that hold inlines are taken out of their case in functions of their own.
  private mutating func flatten(_ inline: Inline, into flat: inout FlatText) {
    switch inline {
    case .emphasis, .strong, .strikethrough, .subscript, .superscript: flattenStyled(inline, into: &flat)
    case .link: flattenLink(inline, into: &flat)
    case .span: flattenSpan(inline, into: &flat)
    case .gloss: flattenGloss(inline, into: &flat)
    case .note: flattenNote(inline, into: &flat)
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: flattenLeaf(inline, into: &flat)
    }
  }

  private mutating func flattenStyled(_ inline: Inline, into flat: inout FlatText) {
    switch inline {
    case .emphasis(let styled): flatten(styled.inlines, between: "_", "_", into: &flat)
    case .strong(let styled): flatten(styled.inlines, between: "*", "*", into: &flat)
    case .strikethrough(let styled): flatten(styled.inlines, between: "~", "~", into: &flat)
    case .subscript(let styled): flattenRaised(styled.inlines, sign: "_", into: &flat)
    case .superscript(let styled): flattenRaised(styled.inlines, sign: "^", into: &flat)
    case .text, .code, .link, .image, .span, .ruby, .gloss, .note, .math, .raw, .softBreak, .lineBreak: break
    }
  }

  private mutating func flattenLink(_ inline: Inline, into flat: inout FlatText) {
    guard case .link(let link) = inline else { return }
    flatten(link.destination.hasPrefix("#") ? link.shownInlines : link.inlines, into: &flat)
    flattenReference(of: link, into: &flat)
  }

  private mutating func flattenSpan(_ inline: Inline, into flat: inout FlatText) {
    guard case .span(let span) = inline else { return }
    mark(span.attributes, in: &flat)
    flatten(span.inlines, into: &flat)
  }

  /// Notes a place that a glossary refers to, while pages are counted.
  private mutating func mark(_ attributes: Attributes, in flat: inout FlatText) {
    guard !isMeasuring, let id = attributes.id, let number = targets.numbers[id] else { return }
    flat.mark(number)
  }

  private mutating func flattenGloss(_ inline: Inline, into flat: inout FlatText) {
    guard case .gloss(let gloss) = inline else { return }
    mark(gloss.attributes, in: &flat)
    flatten(gloss.term, into: &flat)
    if gloss.form == .spacedParentheses {
      flat.append(gloss.form.opening)
    } else {
      flat.append(closing: gloss.form.opening)
    }
    flatten(gloss.counterpart, into: &flat)
    flat.append(closing: gloss.form.closing)
  }

  private mutating func flattenNote(_ inline: Inline, into flat: inout FlatText) {
    if case .note(let note) = inline { flatten(note, into: &flat) }
  }

  private mutating func flattenLeaf(_ inline: Inline, into flat: inout FlatText) {
    switch inline {
    case .text(let text): flat.append(text)
    case .code(let code):
      flat.append(opening: "`")
      flat.append(verbatim: code.text)
      flat.append(closing: "`")
    case .image(let image): flatten(image, into: &flat)
    case .ruby(let ruby): flatten(ruby, into: &flat)
    case .math(let math):
      report(
        "math-as-source", .note, "A formula is printed as its source: \(Diagnostic.quoted(math.source)).",
        loss: .simplified)
      flat.append(Composer.plainSource(of: math))
    case .raw(let raw):
      if Composer.isPlain(raw) { flat.append(verbatim: raw.text) } else { report(dropped: raw) }
    case .softBreak: flat.appendSoftBreak()
    case .lineBreak: flat.appendLineBreak()
    case .emphasis, .strong, .strikethrough, .subscript, .superscript, .link, .span, .gloss, .note: break
    }
  }

  private mutating func flatten(
    _ inlines: [Inline], between opening: String, _ closing: String, into flat: inout FlatText
  ) {
    flat.append(opening: opening)
    flatten(inlines, into: &flat)
    flat.append(closing: closing)
  }

  /// `x^2`, `x^(n+1)`: parentheses where it would not be clear what is raised.
  private mutating func flattenRaised(_ inlines: [Inline], sign: String, into flat: inout FlatText) {
    let isOne = Composer.isClear(inlines)
    flat.append(closing: sign)
    flatten(inlines, between: isOne ? "" : "(", isOne ? "" : ")", into: &flat)
  }

  private static func isClear(_ inlines: [Inline]) -> Bool {
    inlines.plainText.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// Adds the number of a link’s address.
  private mutating func flattenReference(of link: Link, into flat: inout FlatText) {
    let text = link.inlines.plainText
    if link.destination.hasPrefix("#") {
      // The number of the page stands there.
      if glossaryDepth > 0, targets.pages?.isEmpty == false { return }
      report(
        "internal-link-flattened", .note,
        "The link to \(Diagnostic.quoted(link.destination)) is printed as its text alone.",
        loss: .simplified)
      return
    }
    let hasTitle = link.title?.isEmpty == false
    if link.inlines.isEmpty {
      flat.append("<\(link.destination)>")
      guard hasTitle else { return }
    }
    // A link whose text is its address needs no reference.
    let isAddress = text == link.destination || "mailto:" + text == link.destination
    guard !link.destination.isEmpty || hasTitle, !isAddress || hasTitle else { return }
    let number = isMeasuring ? references.nextLink : references.number(of: link)
    flat.append(closing: "[L\(number)]")
  }

  private mutating func flatten(_ image: Image, into flat: inout FlatText) {
    if image.isDecorative {
      report(
        "image-dropped", .note, "The decorative picture \(Diagnostic.quoted(image.source)) is not printed.",
        loss: .dropped)
      return
    }
    report(
      "image-as-description",
      "The picture \(Diagnostic.quoted(image.source)) is printed as "
        + (image.alternative.isEmpty ? "its file name, since it has no description." : "its description."),
      loss: .substituted)
    var words = image.alternative.isEmpty ? image.source : image.alternative
    if let title = image.title, !title.isEmpty { words += " – \(title)" }
    flat.append("[\(vocabulary.image): \(words)]")
  }

  /// `汉字(hàn zì)`: neighbours with annotations are read together, and stay together if they are as short as a gloss.
  private func flatten(_ ruby: Ruby, into flat: inout FlatText) {
    var base = ""
    var annotations: [String] = []
    for (index, segment) in ruby.segments.enumerated() {
      guard !segment.annotation.isEmpty else {
        flat.append(segment.base)
        continue
      }
      base += segment.base
      annotations.append(segment.annotation)
      guard index + 1 == ruby.segments.count || ruby.segments[index + 1].annotation.isEmpty else { continue }
      let group = "\(base)(\(annotations.joined(separator: " ")))"
      if display.width(of: group) <= BreakingRules().unbrokenParenthesis {
        flat.append(whole: group)
      } else {
        flat.append(group)
      }
      (base, annotations) = ("", [])
    }
  }

  private mutating func flatten(_ note: Note, into flat: inout FlatText) {
    if isMeasuring { return flat.append(closing: "[\(references.nextNote)]") }
    let (number, isFirst) = references.number(of: note)
    flat.append(closing: "[\(number)]")
    guard isFirst else { return }
    if options.pageLength > 0, options.notes == .foot {
      flat.refer(to: lines(of: note, number: number).map(\.bytes))
    } else {
      references.endNotes.append((number, note))
    }
  }

  /// The lines of a note, with its number before them.
  mutating func lines(of note: Note, number: Int) -> [PrintLine] {
    let lines = capture(width: fullWidth) { composer in
      composer.countsSections = false
      let marker = "[\(number)] "
      composer.indented(String(repeating: " ", count: max(4, marker.utf8.count)), marker: marker) {
        $0.compose(note.blocks)
        $0.flushMarker()
      }
    }
    // A note within a note comes after it.
    return lines + lines.flatMap(\.notes).map { PrintLine(bytes: $0, columns: 0) }
  }

  /// Whether raw markup is meant for this format.
  static func isPlain(_ raw: Raw) -> Bool { ["text", "txt", "plain"].contains(raw.format.lowercased()) }

  /// Reports raw markup of another format.
  func report(dropped raw: Raw) {
    report(
      "raw-dropped", "Markup for \(Diagnostic.quoted(raw.format)) is not printed: \(Diagnostic.quoted(raw.text)).",
      loss: .dropped)
  }

  /// TeX as it is; of MathML the text between the tags.
  static func plainSource(of math: Math) -> String {
    guard math.notation == .mathML else { return math.source }
    var isTag = false
    var result = ""
    for character in math.source {
      switch character {
      case "<":
        isTag = true
        if let last = result.last, last != " " { result += " " }
      case ">": isTag = false
      default: if !isTag { result.append(character) }
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
      result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result
  }
}
