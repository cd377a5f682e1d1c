internal import PlatenCore

/// Lists of annexes, and lists that begin within a paragraph: their numbered lines are text.
enum AnnexList {
  private static let names = [
    "附件", "附表", "附图", "附圖", "附", "Annex", "Annexes", "Attachment", "Attachments", "Enclosure", "Enclosures", "Encl",
    "ANNEXES", "ATTACHMENTS",
  ]

  /// Whether a paragraph begins a list of annexes: `附件：1.自查表`, `Attachments:`.
  static func isLead(_ reader: UnitReader, _ unit: Unit) -> Bool {
    let line = reader.lines[unit.lines.lowerBound]
    var scalars: [Unicode.Scalar] = []
    // The first byte tells nearly all others apart.
    guard [0xE9, 0x41, 0x45].contains(reader.bytes[line.start]), line.end - line.start <= 200,
      reader.read(line, into: &scalars)
    else { return false }
    let start = scalars.prefix(16)
    let isNumbered = start.firstIndex { $0.digit != nil }.map {
      ".．、".unicodeScalars.contains(start.dropFirst($0 + 1).first ?? " ")
    }
    guard
      let colon = start.firstIndex(where: { $0 == ":" || $0 == "：" })
        ?? (isNumbered == true ? start.firstIndex { $0.digit != nil } : nil)
    else { return false }
    let name = String(scalars: scalars[..<colon].filter { !$0.isBlank && $0.digit == nil }[...])
    return names.contains(name)
  }

  /// Whether a paragraph has a number with a mark within it.
  static func holds(_ value: Int, _ reader: UnitReader, _ unit: Unit) -> Bool {
    let line = reader.lines[unit.lines.lowerBound]
    var scalars: [Unicode.Scalar] = []
    guard unit.kind == .text, line.end - line.start <= 600 else { return false }
    reader.bytes.read(line.range, into: &scalars)
    return scalars.indices.dropFirst().contains { index in
      guard "：:；;，,。 　".unicodeScalars.contains(scalars[index - 1]) || "（(".unicodeScalars.contains(scalars[index]),
        let number = NumberReader(Array(scalars[index...].prefix(16))).number()
      else { return false }
      return number.value == value
    }
  }
}
