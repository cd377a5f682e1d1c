/// The strings of `name`: what the font and its maker are called, and its licence.
struct NameTable: Sendable {
  private struct Record {
    let language: Int
    let name: Int
    let text: String
  }

  private let records: [Record]
  /// Copyright, family, style, identifier, full name, version, PostScript's name, licence and its address, and the
  /// typographic family and style. The others (trademark, sample text, …) mean nothing in a subset.
  private static let kept: Set<Int> = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
  /// The names that hold the family's.
  private static let carriesFamily: Set<Int> = [1, 3, 4, 6, 16]

  /// Reads the strings of the platforms that write UTF-16; others are not looked at.
  ///
  /// A record that lies outside of the table is passed over: no glyph depends on it.
  init(_ table: FontBytes?) throws(FontError) {
    var records: [Record] = []
    if let table, table.count >= 6 {
      let storage = try table.unsigned16(4)
      // Strings may overlap: together they may not be longer than a few whole tables.
      var budget = 4 * table.count
      for index in 0..<(try table.unsigned16(2)) {
        let offset = 6 + 12 * index
        guard offset + 12 <= table.count else { break }
        let platform = try table.unsigned16(offset)
        let name = try table.unsigned16(offset + 6)
        guard platform == 3 || platform == 0, NameTable.kept.contains(name) else { continue }
        let count = try table.unsigned16(offset + 8)
        let start = storage + (try table.unsigned16(offset + 10))
        guard start + count <= table.count, count <= budget else { continue }
        budget -= count
        let bytes = try table.part(at: start, count: count)
        var units: [UInt16] = []
        for place in stride(from: 0, to: count & ~1, by: 2) { units.append(UInt16(try bytes.unsigned16(place))) }
        records.append(
          Record(
            language: platform == 3 ? try table.unsigned16(offset + 4) : NameTable.english, name: name,
            text: String(decoding: units, as: UTF16.self)))
      }
    }
    self.records = records
  }

  private static let english = 0x409

  /// A string by its number: the English one, else the first.
  func string(_ name: Int) -> String? {
    let all = records.filter { $0.name == name }
    return (all.first { $0.language == NameTable.english } ?? all.first)?.text
  }

  /// Family names and full names in all languages: what a face of a collection can be chosen by.
  var faceNames: [String] { records.filter { [1, 4, 16].contains($0.name) }.map(\.text) }

  /// Whether the font's maker has reserved its name (OFL 1.1, condition 3): a changed font may not bear it.
  ///
  /// "With no Reserved Font Name" reserves none. The licence's own text defines the words, and is no declaration.
  var reservesName: Bool {
    records.contains { record in
      guard record.name == 0 || record.name == 13 && !record.text.contains("DEFINITIONS") else { return false }
      let words = record.text.lowercased().split { !$0.isLetter }
      return words.indices.dropLast(2).contains { index in
        words[index] == "reserved" && words[index + 1] == "font" && words[index + 2].hasPrefix("name")
          && (index == 0 || !["no", "without", "any"].contains(words[index - 1]))
      }
    }
  }

  /// The table of a subset.
  ///
  /// - Parameter family: What the family is called from now on; `nil` for its own name.
  func subset(renamed family: String?) -> [UInt8] {
    var records = records
    if let family {
      let style = string(17) ?? string(2) ?? "Regular"
      records = records.map { record in
        guard NameTable.carriesFamily.contains(record.name) else { return record }
        let plain = family.filter { $0 != " " }
        let text =
          switch record.name {
          case 4: family + " " + style
          case 6: plain + "-" + style.filter { $0 != " " }
          case 3: plain + "-" + style.filter { $0 != " " } + "-subset"
          default: family
          }
        return Record(language: record.language, name: record.name, text: text)
      }
    }
    // The first of records with the same key: platform 0 and 3 may both have it.
    var seen: Set<Int> = []
    records = records.filter { seen.insert($0.language << 16 | $0.name).inserted }
    records.sort { ($0.language, $0.name) < ($1.language, $1.name) }

    var strings = FontWriter()
    var table = FontWriter()
    table.unsigned16(0)
    table.unsigned16(records.count)
    table.unsigned16(6 + 12 * records.count)
    // Equal strings are stored once, as the licence in several languages.
    var places: [String: (offset: Int, count: Int)] = [:]
    for record in records {
      let place: (offset: Int, count: Int)
      if let known = places[record.text] {
        place = known
      } else {
        let start = strings.bytes.count
        for unit in record.text.utf16 { strings.unsigned16(Int(unit)) }
        place = (start, strings.bytes.count - start)
        places[record.text] = place
      }
      table.unsigned16(3)
      table.unsigned16(1)
      table.unsigned16(record.language)
      table.unsigned16(record.name)
      table.unsigned16(place.count)
      table.unsigned16(place.offset)
    }
    table.append(strings.bytes)
    return table.bytes
  }
}
