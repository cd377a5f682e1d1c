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

    var y = 420
    let language = metadata.title.language ?? metadata.languages.first ?? .undetermined
    y = write(metadata.title.text, language, size: 150, at: y, weight: "bold", fill: "#1f1b16", to: &svg)
    y += 40
    rectangle(&svg, x: margin + 72, y: y, width: 240, height: 10, fill: "#8c2f23")
    y += 150
    for alternate in metadata.title.alternates.prefix(2) {
      y = write(alternate.text, alternate.language, size: 84, at: y, weight: "normal", fill: "#4a4238", to: &svg) + 30
    }
    if let subtitle = metadata.source.subtitle {
      y = write(
        subtitle.whole, subtitle.language ?? language, size: 72, at: y, weight: "normal", fill: "#4a4238", to: &svg)
    }
    let names = metadata.source.creators.prefix(3).map(\.name)
    var nameY = height - 240 - 100 * max(0, names.count - 1)
    for name in names {
      nameY = write(name, language, size: 76, at: max(nameY, y + 60), weight: "normal", fill: "#1f1b16", to: &svg)
    }
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

  /// Writes text in lines, in a size that lets it stand in eight lines at most.
  ///
  /// - Returns: the next line's base.
  private static func write(
    _ text: String, _ language: Language, size: Int, at y: Int, weight: String, fill: String, to svg: inout MarkupWriter
  ) -> Int {
    let room = Double(width - 2 * margin - 72)
    var size = size
    var lines = CoverPicture.lines(of: text, ems: room / Double(size))
    while lines.count > 6, size > 40 {
      size = size * 4 / 5
      lines = CoverPicture.lines(of: text, ems: room / Double(size))
    }
    var base = y
    for line in balanced(text, lines: lines, ems: room / Double(size)).prefix(8) {
      svg.start("text")
      svg.attribute("x", String(margin + 72))
      svg.attribute("y", String(base))
      svg.attribute("xml:lang", language.tag)
      svg.attribute("font-size", String(size))
      svg.attribute("font-weight", weight)
      svg.attribute(
        "font-family",
        language.usesHan ? "'Noto Serif CJK SC', 'Songti SC', SimSun, serif" : "Georgia, 'Noto Serif', serif")
      svg.attribute("fill", fill)
      svg.text(line)
      svg.end()
      svg.newline()
      base += size * 4 / 3
    }
    return base
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

  /// Breaks text into lines of a width in ems: between words, and between Han characters.
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
    for character in text {
      let isWide = character.unicodeScalars.first?.isWide ?? false
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
        // Punctuation stays with what stands before it.
        word.append(character)
        wordWidth += isWide ? 1 : character.isUppercase ? 0.7 : 0.52
        if wordWidth > ems { finishWord() }
      }
    }
    finishWord()
    lines.append(line)
    return lines.filter { !$0.isBlank }.map { $0.last == " " ? String($0.dropLast()) : $0 }
  }
}
