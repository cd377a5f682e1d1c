/// Writes the `cmap` of a subset.
struct CharacterMapWriter {
  /// Characters and their glyphs, in ascending order of the characters.
  let characters: [(scalar: Int, glyph: Int)]
  /// Variation sequences in ascending order of selector and base; `nil` for the base's own glyph.
  let sequences: [(selector: Int, base: Int, glyph: Int?)]

  func table() -> [UInt8] {
    let basic = basicTable()
    let full = basic == nil || characters.last?.scalar ?? 0 > 0xFFFF ? fullTable() : nil
    let variations = sequences.isEmpty ? nil : variationTable()
    // Platform, encoding, table; sorted by the first two, as they must be.
    var records: [(Int, Int, [UInt8])] = []
    if let basic { records.append((0, 3, basic)) }
    if let full { records.append((0, 4, full)) }
    if let variations { records.append((0, 5, variations)) }
    if let basic { records.append((3, 1, basic)) }
    if let full { records.append((3, 10, full)) }

    var header = FontWriter()
    var body = FontWriter()
    header.unsigned16(0)
    header.unsigned16(records.count)
    var places: [[UInt8]: Int] = [:]
    for (platform, encoding, table) in records {
      let place = places[table] ?? 4 + 8 * records.count + body.bytes.count
      if places.updateValue(place, forKey: table) == nil {
        body.append(table)
        body.pad(to: 4)
      }
      header.unsigned16(platform)
      header.unsigned16(encoding)
      header.unsigned32(place)
    }
    return header.bytes + body.bytes
  }

  /// Characters in a row whose glyphs are in a row too.
  private func runs(upTo limit: Int) -> [(first: Int, last: Int, glyph: Int)] {
    var runs: [(first: Int, last: Int, glyph: Int)] = []
    for entry in characters where entry.scalar <= limit {
      if let run = runs.last, run.last + 1 == entry.scalar, run.glyph + entry.scalar - run.first == entry.glyph {
        runs[runs.count - 1].last = entry.scalar
      } else {
        runs.append((entry.scalar, entry.scalar, entry.glyph))
      }
    }
    return runs
  }

  /// Format 4; `nil` when there are more segments than its length of 16 bits can say.
  private func basicTable() -> [UInt8]? {
    var runs = runs(upTo: 0xFFFE)
    // The last segment ends at U+FFFF, and must be there.
    runs.append((0xFFFF, 0xFFFF, 0))
    let length = 16 + 8 * runs.count
    guard length <= 0xFFFF else { return nil }
    var power = 1
    var exponent = 0
    while power * 2 <= runs.count {
      power *= 2
      exponent += 1
    }
    var table = FontWriter()
    for value in [4, length, 0, 2 * runs.count, 2 * power, exponent, 2 * (runs.count - power)] {
      table.unsigned16(value)
    }
    for run in runs { table.unsigned16(run.last) }
    table.unsigned16(0)
    for run in runs { table.unsigned16(run.first) }
    for run in runs { table.unsigned16((run.glyph - run.first) & 0xFFFF) }
    for _ in runs { table.unsigned16(0) }
    return table.bytes
  }

  /// Format 12.
  private func fullTable() -> [UInt8] {
    let runs = runs(upTo: 0x10FFFF)
    var table = FontWriter()
    table.unsigned16(12)
    table.unsigned16(0)
    for value in [16 + 12 * runs.count, 0, runs.count] { table.unsigned32(value) }
    for run in runs { for value in [run.first, run.last, run.glyph] { table.unsigned32(value) } }
    return table.bytes
  }

  /// Format 14.
  private func variationTable() -> [UInt8] {
    var selectors: [Int] = []
    for entry in sequences where selectors.last != entry.selector { selectors.append(entry.selector) }
    var header = FontWriter()
    var body = FontWriter()
    let headerSize = 10 + 11 * selectors.count
    for selector in selectors {
      let own = sequences.filter { $0.selector == selector }
      let ordinary = own.filter { $0.glyph == nil }
      header.unsigned24(selector)
      header.unsigned32(ordinary.isEmpty ? 0 : headerSize + body.bytes.count)
      if !ordinary.isEmpty {
        body.unsigned32(ordinary.count)
        for entry in ordinary { body.unsigned32(entry.base << 8) }
      }
      let special = own.compactMap { entry in entry.glyph.map { (entry.base, $0) } }
      header.unsigned32(special.isEmpty ? 0 : headerSize + body.bytes.count)
      if !special.isEmpty {
        body.unsigned32(special.count)
        for (base, glyph) in special {
          body.unsigned24(base)
          body.unsigned16(glyph)
        }
      }
    }
    var table = FontWriter()
    table.unsigned16(14)
    table.unsigned32(headerSize + body.bytes.count)
    table.unsigned32(selectors.count)
    return table.bytes + header.bytes + body.bytes
  }
}
