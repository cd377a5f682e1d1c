internal import PlatenCore

/// Divides a row of paragraphs into rows of sentences.
struct SentenceRows {
  let aligner: Aligner

  /// The rows; the row as it is if it holds anything but paragraphs, or more than two languages.
  func rows(_ row: Parallel.Row) -> [Parallel.Row] {
    guard row.passages.count == 2, let left = sentences(row.passages[0]), let right = sentences(row.passages[1]),
      !left.isEmpty, !right.isEmpty, left.count + right.count > 2
    else { return [row] }
    let beads = aligner.beads(
      left: left.map { Passage($0.inlines.alignmentText) }, right: right.map { Passage($0.inlines.alignmentText) })
    return beads.map { bead in
      Parallel.Row(
        [blocks(left[bead.left]), blocks(right[bead.right])],
        confidence: bead.isPair ? Int((bead.confidence * 100).rounded()) : nil)
    }
  }

  /// The sentences that stand in one row, in a paragraph for each paragraph that they come from.
  private func blocks(_ sentences: ArraySlice<InlineSentence>) -> [Block] {
    var result: [Block] = []
    var last: Int?
    for sentence in sentences {
      if last == sentence.paragraph, case .paragraph(var paragraph)? = result.last {
        let isHan = paragraph.inlines.alignmentText.unicodeScalars.last.map { $0.value > 0x2E80 || $0 == "”" } ?? false
        if !isHan { paragraph.inlines.append(.text(" ")) }
        paragraph.inlines += sentence.inlines
        result[result.count - 1] = .paragraph(paragraph)
      } else {
        result.append(.paragraph(Paragraph(sentence.inlines, attributes: sentence.attributes)))
      }
      last = sentence.paragraph
    }
    return result
  }

  private func sentences(_ blocks: [Block]) -> [InlineSentence]? {
    var result: [InlineSentence] = []
    for (index, block) in blocks.enumerated() {
      guard case .paragraph(let paragraph) = block else { return nil }
      result += InlineSentence.sentences(of: paragraph, number: index)
    }
    return result
  }
}

/// A sentence of a paragraph with its markup.
struct InlineSentence {
  var inlines: [Inline]
  /// Those of the paragraph; the id only with its first sentence.
  var attributes: Attributes
  /// The number of the paragraph that it comes from.
  var paragraph: Int

  /// The sentences of a paragraph. None ends within styled text, a link or a gloss.
  static func sentences(of paragraph: Paragraph, number: Int) -> [InlineSentence] {
    // A note and a picture are a letter that ends nothing.
    var text: [Unicode.Scalar] = []
    var starts: [Int] = []
    for inline in paragraph.inlines {
      starts.append(text.count)
      if case .text(let string) = inline { text += string.unicodeScalars } else { text += standIn(inline) }
    }
    let ends = SentenceSplitter.ranges(in: text).dropLast().map(\.upperBound)
    var result: [InlineSentence] = []
    var current: [Inline] = []
    var cuts = ends[...]
    func finish() {
      let inlines = current.trimmed
      if !inlines.isEmpty {
        var attributes = paragraph.attributes
        if !result.isEmpty { attributes.id = nil }
        result.append(InlineSentence(inlines: inlines, attributes: attributes, paragraph: number))
      }
      current = []
    }
    for (index, inline) in paragraph.inlines.enumerated() {
      let start = starts[index]
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      guard case .text = inline else {
        current.append(inline)
        // A cut within is made after, unless more of the sentence follows at once.
        while let cut = cuts.first, cut <= end {
          cuts = cuts.dropFirst()
          if cut == end { finish() }
        }
        continue
      }
      var place = start
      while let cut = cuts.first, cut <= end {
        cuts = cuts.dropFirst()
        guard cut > place || (cut == start && !current.isEmpty) else { continue }
        if cut > place { current.append(.text(String(scalars: text[place..<cut]))) }
        place = cut
        // A note at the end of a sentence belongs to it.
        if cut == end, index + 1 < paragraph.inlines.count, case .note = paragraph.inlines[index + 1] { continue }
        finish()
      }
      if place < end { current.append(.text(String(scalars: text[place..<end]))) }
    }
    finish()
    return result
  }

  private static func standIn(_ inline: Inline) -> [Unicode.Scalar] {
    switch inline {
    case .note, .raw: []
    case .softBreak, .lineBreak: [" "]
    case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
      .gloss,
      .math:
      Array([inline].alignmentText.unicodeScalars)
    }
  }
}

extension [Inline] {
  /// Without space at both ends.
  fileprivate var trimmed: [Inline] {
    var result = self
    while let first = result.first {
      guard case .text(let text) = first else {
        if first == .softBreak { result.removeFirst() } else { break }
        continue
      }
      let rest = text.drop { $0.isWhitespace }
      if rest.isEmpty { result.removeFirst() } else { result[0] = .text(String(rest)) }
      if !rest.isEmpty { break }
    }
    while let last = result.last {
      guard case .text(let text) = last else {
        if last == .softBreak { result.removeLast() } else { break }
        continue
      }
      var rest = text[...]
      while let character = rest.last, character.isWhitespace { rest = rest.dropLast() }
      if rest.isEmpty { result.removeLast() } else { result[result.count - 1] = .text(String(rest)) }
      if !rest.isEmpty { break }
    }
    return result
  }
}
