import ContentMarkup
import MarkupWriter
import PlatenCore

/// A typographic cover made from the title in each of its languages and the names of those who made the work.
///
/// The picture is 1600 by 2400 units, the shape that shops ask for. Lines are broken here, since SVG 1.1 cannot: the width
/// of a character is estimated as one em for Han and half an em for others.
enum CoverPicture {
  private static let width = 1600
  private static let height = 2400
  private static let margin = 160

  static func svg(for metadata: PublicationMetadata) -> [UInt8] {
    var svg = MarkupWriter.xmlDocument(capacity: 4_096)
    svg.start("svg")
    svg.attribute("xmlns", "http://www.w3.org/2000/svg")
    svg.attribute("viewBox", "0 0 \(width) \(height)")
    svg.attribute("width", String(width))
    svg.attribute("height", String(height))
    svg.newline()
    svg.element("title", metadata.title.whole)
    svg.newline()
    rectangle(&svg, x: 0, y: 0, width: width, height: height, fill: "#f6f1e7")
    rectangle(&svg, x: 0, y: 0, width: 72, height: height, fill: "#8c2f23")

    let cover = layout(of: metadata)
    for line in cover.lines where line.y < cover.ruleY { write(line, to: &svg) }
    rectangle(&svg, x: margin + 72, y: cover.ruleY, width: 240, height: 10, fill: "#8c2f23")
    for line in cover.lines where line.y >= cover.ruleY { write(line, to: &svg) }
    svg.end(downTo: 0)
    svg.newline()
    return svg.bytes
  }

  private static func rectangle(_ svg: inout MarkupWriter, x: Int, y: Int, width: Int, height: Int, fill: String) {
    svg.start("rect")
    svg.attribute("x", String(x))
    svg.attribute("y", String(y))
    svg.attribute("width", String(width))
    svg.attribute("height", String(height))
    svg.attribute("fill", fill)
    svg.endEmpty()
    svg.newline()
  }

  /// A line of text on the cover.
  private struct Line {
    var text: String
    var language: Language
    var size: Int
    var y: Int
    var weight: String
    var fill: String
  }

  /// Places all lines: the names at the foot, the titles from the top, in sizes that let them stand above the names. What
  /// is too long even in the smallest ends with an ellipsis.
  private static func layout(of metadata: PublicationMetadata) -> (lines: [Line], ruleY: Int) {
    let scales = [100, 85, 72, 61, 52, 44]
    var result: (lines: [Line], ruleY: Int) = ([], 420)
    for scale in scales {
      let names = nameLines(of: metadata, scale: scale)
      let titles = titleLines(of: metadata, scale: scale, isLast: scale == scales.last)
      result = (titles.lines + names, titles.ruleY)
      if titles.end + 60 <= names.first.map({ $0.y - $0.size }) ?? (height - margin) { break }
    }
    return result
  }

  private static func titleLines(
    of metadata: PublicationMetadata, scale: Int, isLast: Bool
  ) -> (lines: [Line], ruleY: Int, end: Int) {
    var lines: [Line] = []
    var y = 420
    func add(_ text: String, _ language: Language, size: Int, most: Int, weight: String, fill: String) {
      let size = size * scale / 100
      for line in fitted(text, size: size, most: isLast ? most : .max) {
        lines.append(Line(text: line, language: language, size: size, y: y, weight: weight, fill: fill))
        y += size * 4 / 3
      }
    }
    let language = metadata.title.language ?? metadata.languages.first ?? .undetermined
    add(metadata.title.text, language, size: 150, most: 8, weight: "bold", fill: "#1f1b16")
    y += 40
    let ruleY = y
    y += 150
    for alternate in metadata.title.alternates.prefix(2) {
      add(alternate.text, alternate.language, size: 84, most: 4, weight: "normal", fill: "#4a4238")
      y += 30
    }
    if let subtitle = metadata.source.subtitle {
      add(
        subtitle.whole, subtitle.language ?? language, size: 72, most: 4, weight: "normal", fill: "#4a4238")
    }
    return (lines, ruleY, y)
  }

  /// The names of those who made the work: three at most, each in two lines at most.
  private static func nameLines(of metadata: PublicationMetadata, scale: Int) -> [Line] {
    let language = metadata.title.language ?? metadata.languages.first ?? .undetermined
    let creators = metadata.source.creators.map(\.name)
    var names = Array(creators.prefix(3))
    if creators.count > 3 { names[2] += " …" }
    let size = 76 * scale / 100
    let texts = names.flatMap { fitted($0, size: size, most: 2) }
    let top = height - 240 - (texts.count - 1) * scale
    return texts.enumerated().map { index, text in
      Line(
        text: text, language: language, size: size, y: top + index * size * 4 / 3, weight: "normal", fill: "#1f1b16")
    }
  }

  /// Text in lines of the room's width, of which the last has an ellipsis if there are more than allowed.
  private static func fitted(_ text: String, size: Int, most: Int) -> [String] {
    let ems = Double(width - 2 * margin - 72) / Double(size)
    let lines = CoverPicture.lines(of: text, ems: ems)
    guard lines.count > most else { return balanced(text, lines: lines, ems: ems) }
    // Broken again with an em less, which leaves room for the ellipsis.
    var kept = Array(CoverPicture.lines(of: text, ems: ems - 1).prefix(most))
    if let last = kept.popLast() { kept.append(last + "…") }
    return kept
  }

  private static func write(_ line: Line, to svg: inout MarkupWriter) {
    svg.start("text")
    svg.attribute("x", String(margin + 72))
    svg.attribute("y", String(line.y))
    svg.attribute("xml:lang", line.language.tag)
    svg.attribute("font-size", String(line.size))
    svg.attribute("font-weight", line.weight)
    svg.attribute("font-family", "serif")
    svg.attribute("fill", line.fill)
    svg.text(line.text)
    svg.end()
    svg.newline()
  }

  /// Breaks text again so that its lines are about as long as each other: no last line of one character.
  private static func balanced(_ text: String, lines: [String], ems: Double) -> [String] {
    var best = lines
    for step in 1...10 {
      let narrower = CoverPicture.lines(of: text, ems: ems * (1 - Double(step) * 0.05))
      guard narrower.count == lines.count else { break }
      best = narrower
    }
    return best
  }

  /// More lines than a cover has room for, and more characters than stand on it: what follows is not looked at.
  private static let enoughLines = 64
  private static let enoughCharacters = 10_000

  /// Breaks text into lines of a width in ems: between words, and between Han characters. The rest of a text that is longer than
  /// any cover is left out.
  static func lines(of text: String, ems: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0.0
    var word = ""
    var wordWidth = 0.0
    func finishWord() {
      guard !word.isEmpty else { return }
      if width + wordWidth > ems, !line.isEmpty {
        lines.append(line)
        line = ""
        width = 0
      }
      line += word
      width += wordWidth
      word = ""
      wordWidth = 0
    }
    for character in text.prefix(enoughCharacters) {
      guard lines.count < enoughLines else { break }
      let isWide = character.unicodeScalars.first.map { CJK.contains($0.value) } ?? false
      if character.isWhitespace {
        finishWord()
        if !line.isEmpty { line += " " }
        width += 0.28
      } else if isWide, !character.isPunctuation {
        finishWord()
        word.append(character)
        wordWidth += 1
        finishWord()
      } else {
        // Punctuation stays with the text before it.
        let own = isWide ? 1 : character.isUppercase ? 0.7 : 0.52
        // A word longer than a line is broken anywhere.
        if wordWidth + own > ems { finishWord() }
        word.append(character)
        wordWidth += own
      }
    }
    finishWord()
    lines.append(line)
    return lines.filter { !$0.isBlank }.map { $0.last == " " ? String($0.dropLast()) : $0 }
  }
}
