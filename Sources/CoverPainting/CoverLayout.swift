/// Where everything on a cover stands.
struct CoverLayout {
  /// A line of text in its place, in pixels.
  struct Line {
    var text: String
    var isBold: Bool
    var size: Double
    var x: Double
    var baseline: Double
    var width: Double
    var colour: Colour
  }

  /// A filled rectangle.
  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var colour: Colour
  }

  private(set) var boxes: [Box] = []
  private(set) var lines: [Line] = []
  let ground: Colour

  /// How much of an em stands above the baseline and below it, at most, for Latin letters with accents and for Han.
  static let ascent = 0.95
  static let descent = 0.3
  private static let leading = 1.34

  private let fonts: CoverFonts
  private let palette: CoverPalette
  private let width: Double
  private let height: Double
  /// What sizes and margins are measured in: a hundredth of the width, less on a broad cover.
  private let unit: Double

  init(
    _ text: CoverText, design: CoverDesign, palette: CoverPalette, fonts: CoverFonts, width: Int, height: Int
  ) {
    self.fonts = fonts
    self.palette = palette
    self.width = Double(width)
    self.height = Double(height)
    unit = min(Double(width), Double(height) * 2 / 3) / 100
    switch design {
    case .band: ground = palette.pale
    case .frame: ground = palette.deep
    case .block: ground = palette.pale
    }
    // Sizes fall until everything has room; the smallest cuts what is absurdly long.
    for step in 0...12 {
      let scale = CoverLayout.power(0.88, step)
      boxes = []
      lines = []
      let fits =
        switch design {
        case .band: placeBand(text, scale: scale, isLast: step == 12)
        case .frame: placeFrame(text, scale: scale, isLast: step == 12)
        case .block: placeBlock(text, scale: scale, isLast: step == 12)
        }
      if fits { break }
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }

  // MARK: - Designs

  private mutating func placeBand(_ text: CoverText, scale: Double, isLast: Bool) -> Bool {
    let ink = palette.deep
    boxes.append(Box(x: 0, y: 0, width: 5 * unit, height: height, colour: ink))
    let area = (left: 14 * unit, right: width - 9 * unit)
    guard let upper = upperBlocks(text, scale: scale, area.right - area.left, isLast: isLast),
      let lower = lowerBlocks(text, scale: scale, area.right - area.left, isLast: isLast)
    else { return false }
    let top = 16 * unit
    let bottom = height - 12 * unit
    guard lineHeight(upper) + 12 * unit + lineHeight(lower) <= bottom - top || isLast else { return false }
    var y = top
    for block in upper {
      place(block, &y, left: area.left, right: area.right, isCentred: false, ink)
      if block.isTitle {
        boxes.append(Box(x: area.left, y: y + 2 * unit, width: 16 * unit, height: 0.7 * unit, colour: ink))
        y += 6 * unit
      }
    }
    y = bottom - lineHeight(lower)
    for block in lower { place(block, &y, left: area.left, right: area.right, isCentred: false, ink) }
    return true
  }

  private mutating func placeFrame(_ text: CoverText, scale: Double, isLast: Bool) -> Bool {
    let ink = palette.pale
    outline(inset: 5 * unit, stroke: 0.8 * unit, ink)
    outline(inset: 7 * unit, stroke: 0.25 * unit, ink)
    let area = (left: 14 * unit, right: width - 14 * unit)
    guard let upper = upperBlocks(text, scale: scale, area.right - area.left, isLast: isLast),
      let lower = lowerBlocks(text, scale: scale, area.right - area.left, isLast: isLast)
    else { return false }
    let top = 16 * unit
    let bottom = height - 15 * unit
    let room = bottom - top - lineHeight(lower) - 10 * unit
    guard lineHeight(upper) + 8 * unit <= room || isLast else { return false }
    // A little above the middle, where the eye looks for it.
    var y = top + max(0, (room - lineHeight(upper) - 8 * unit) * 0.42)
    for block in upper {
      place(block, &y, left: area.left, right: area.right, isCentred: true, ink)
      if block.isTitle {
        boxes.append(Box(x: width / 2 - 7 * unit, y: y + 2.4 * unit, width: 14 * unit, height: 0.4 * unit, colour: ink))
        y += 6 * unit
      }
    }
    y = bottom - lineHeight(lower)
    for block in lower { place(block, &y, left: area.left, right: area.right, isCentred: true, ink) }
    return true
  }

  private mutating func placeBlock(_ text: CoverText, scale: Double, isLast: Bool) -> Bool {
    let area = (left: 11 * unit, right: width - 11 * unit)
    let edge = (height * 0.66).rounded()
    boxes.append(Box(x: 0, y: 0, width: width, height: edge, colour: palette.deep))
    guard let upper = upperBlocks(text, scale: scale, area.right - area.left, isLast: isLast),
      let lower = lowerBlocks(text, scale: scale, area.right - area.left, isLast: isLast)
    else { return false }
    let top = 12 * unit
    let room = edge - top - 9 * unit
    guard lineHeight(upper) <= room || isLast, lineHeight(lower) <= height - edge - 18 * unit || isLast else {
      return false
    }
    var y = max(top, edge - 9 * unit - lineHeight(upper))
    for block in upper { place(block, &y, left: area.left, right: area.right, isCentred: false, palette.pale) }
    y = edge + 8 * unit
    for block in lower { place(block, &y, left: area.left, right: area.right, isCentred: false, palette.deep) }
    return true
  }

  private mutating func outline(inset: Double, stroke: Double, _ colour: Colour) {
    let innerWidth = width - 2 * inset
    let innerHeight = height - 2 * inset
    boxes += [
      Box(x: inset, y: inset, width: innerWidth, height: stroke, colour: colour),
      Box(x: inset, y: inset + innerHeight - stroke, width: innerWidth, height: stroke, colour: colour),
      Box(x: inset, y: inset, width: stroke, height: innerHeight, colour: colour),
      Box(x: inset + innerWidth - stroke, y: inset, width: stroke, height: innerHeight, colour: colour),
    ]
  }

  // MARK: - Text

  /// Lines of one size.
  private struct Block {
    var lines: [String]
    var size: Double
    var isBold = false
    var isTitle = false
    /// The room in front of it.
    var space: Double
  }

  /// The series, the title, the same in other languages, the subtitle.
  private func upperBlocks(_ text: CoverText, scale: Double, _ room: Double, isLast: Bool) -> [Block]? {
    var blocks: [Block] = []
    func add(_ part: String?, _ size: Double, most: Int, space: Double) -> Bool {
      guard let part, !part.isEmpty else { return true }
      guard
        let block = block(part, size: size * scale, most: most, room: room, isBold: false, space: space, isLast: isLast)
      else { return false }
      blocks.append(block)
      return true
    }
    guard add(text.series, 4, most: 2, space: 0),
      let title = title(text.title, scale: scale, room: room, isLast: isLast)
    else { return nil }
    var first = title
    first.space = blocks.isEmpty ? 0 : 4 * unit
    blocks.append(first)
    for alternate in text.alternates.prefix(2) {
      guard add(alternate, 6.2, most: 4, space: 2.6) else { return nil }
    }
    guard add(text.subtitle, 4.8, most: 4, space: 3) else { return nil }
    return blocks
  }

  /// The names, three at most, and the publisher.
  private func lowerBlocks(_ text: CoverText, scale: Double, _ room: Double, isLast: Bool) -> [Block]? {
    var blocks: [Block] = []
    var names = Array(text.names.prefix(3))
    if text.names.count > 3 { names[2] += " …" }
    for (index, name) in names.enumerated() {
      guard
        let block = block(
          name, size: 5.2 * scale, most: 2, room: room, isBold: false, space: index == 0 ? 0 : 0.6, isLast: isLast)
      else { return nil }
      blocks.append(block)
    }
    if let publisher = text.publisher, !publisher.isEmpty {
      guard
        let block = block(
          publisher, size: 3.6 * scale, most: 2, room: room, isBold: false, space: names.isEmpty ? 0 : 2.4,
          isLast: isLast)
      else { return nil }
      blocks.append(block)
    }
    return blocks
  }

  /// The title, as large as its length allows: few lines in a large size, more in a small one.
  private func title(_ text: String, scale: Double, room: Double, isLast: Bool) -> Block? {
    for (size, most) in [(17.0, 2), (14, 3), (12, 3), (10, 4), (8.4, 4), (7, 5), (5.8, 6)] {
      // A word is not broken as long as a smaller size takes it whole.
      if let block = block(
        text, size: size * scale, most: most, room: room, isBold: true, space: 0, isLast: isLast && size == 5.8)
      {
        var title = block
        title.isTitle = true
        return title
      }
    }
    return nil
  }

  private func block(
    _ text: String, size: Double, most: Int, room: Double, isBold: Bool, space: Double, isLast: Bool
  ) -> Block? {
    let size = size * unit
    let measure = TextMeasure(fonts: isBold ? fonts.bold : fonts.regular)
    // Glyphs may reach over their advance a little: a tenth of an em is left free.
    let ems = room / size - 0.1
    let text = String(text.prefix(CoverLayout.maximumLength))
    var lines = BalancedLines(text, measure: measure).lines(width: ems, most: most)
    if lines == nil, isLast { lines = forced(text, ems: ems, most: most, measure: measure) }
    guard let lines else { return nil }
    return Block(lines: lines, size: size, isBold: isBold, space: space * unit)
  }

  private static let maximumLength = 400

  /// Lines broken anywhere, and cut with an ellipsis.
  private func forced(_ text: String, ems: Double, most: Int, measure: TextMeasure) -> [String] {
    var lines = [""]
    var advance = 0.0
    for character in text {
      let own = measure.advance(of: String(character))
      if advance + own > ems - 1, !(lines.last ?? "").isEmpty {
        if lines.count == most {
          lines[most - 1] = lines[most - 1].trimmingEnd + "…"
          break
        }
        lines.append("")
        advance = 0
      }
      lines[lines.count - 1].append(character)
      advance += own
    }
    return lines
  }

  private func lineHeight(_ blocks: [Block]) -> Double {
    blocks.reduce(0) { $0 + $1.space + Double($1.lines.count) * $1.size * CoverLayout.leading }
  }

  private mutating func place(
    _ block: Block, _ y: inout Double, left: Double, right: Double, isCentred: Bool, _ colour: Colour
  ) {
    let measure = TextMeasure(fonts: block.isBold ? fonts.bold : fonts.regular)
    y += block.space
    for line in block.lines {
      let width = measure.advance(of: line) * block.size
      let x = isCentred ? (left + right - width) / 2 : left
      lines.append(
        Line(
          text: line, isBold: block.isBold, size: block.size, x: x, baseline: y + block.size * CoverLayout.ascent,
          width: width, colour: colour))
      y += block.size * CoverLayout.leading
    }
  }
}
