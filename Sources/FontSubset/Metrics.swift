/// Where glyphs of PostScript fonts begin in vertical lines: `VORG`.
enum VerticalOrigins {
  /// The table of the glyphs kept.
  ///
  /// - Parameter glyphs: their old numbers, in the order of the new ones.
  static func subset(_ table: FontBytes, to glyphs: [Int]) throws(FontError) -> [UInt8] {
    let count = try table.unsigned16(6)
    var records: [(glyph: Int, origin: Int)] = []
    for (number, glyph) in glyphs.enumerated() {
      let record = try table.lastRecord(
        of: count, notAbove: glyph, key: { index throws(FontError) in try table.unsigned16(8 + 4 * index) })
      guard let record, try table.unsigned16(8 + 4 * record) == glyph else { continue }
      records.append((number, try table.unsigned16(8 + 4 * record + 2)))
    }
    var writer = FontWriter()
    writer.append(try table.part(at: 0, count: 6).bytes)
    writer.unsigned16(records.count)
    for record in records {
      writer.unsigned16(record.glyph)
      writer.unsigned16(record.origin)
    }
    return writer.bytes
  }
}

/// The advances and side bearings of one direction: `hhea` with `hmtx`, or `vhea` with `vmtx`.
struct Metrics {
  let header: FontBytes
  private let records: FontBytes
  private let longCount: Int

  init(_ font: FontFace, horizontal: Bool) throws(FontError) {
    header = try font.table(horizontal ? "hhea" : "vhea")
    records = try font.table(horizontal ? "hmtx" : "vmtx")
    guard header.count >= 36 else { throw .damaged(header.tag) }
    longCount = try header.unsigned16(34)
    guard longCount > 0 else { throw .damaged(header.tag) }
  }

  /// How far the next glyph begins after this one.
  func advance(of glyph: Int) throws(FontError) -> Int { try records.unsigned16(4 * min(glyph, longCount - 1)) }

  /// The distance from the glyph's origin to its box.
  func bearing(of glyph: Int) throws(FontError) -> Int {
    if glyph < longCount { return try records.signed16(4 * glyph + 2) }
    let offset = 4 * longCount + 2 * (glyph - longCount)
    // Some fonts leave the bearings of their last glyphs away.
    return offset + 1 < records.count ? try records.signed16(offset) : 0
  }

  /// The header and the records of the glyphs kept: glyphs at the end with the same advance share it.
  func subset(to glyphs: [Int]) throws(FontError) -> (header: [UInt8], records: [UInt8]) {
    var advances: [Int] = []
    for glyph in glyphs { advances.append(try advance(of: glyph)) }
    var count = advances.count
    while count > 1, advances[count - 1] == advances[count - 2] { count -= 1 }
    var writer = FontWriter()
    for (index, glyph) in glyphs.enumerated() {
      if index < count { writer.unsigned16(advances[index]) }
      writer.unsigned16(try bearing(of: glyph))
    }
    var newHeader = FontWriter()
    newHeader.append(header.bytes)
    newHeader.replace16(at: 34, with: count)
    return (newHeader.bytes, writer.bytes)
  }
}
