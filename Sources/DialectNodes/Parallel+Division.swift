package import PlatenCore

extension Parallel {
  /// Aligned passages from `:::: parallel` around divisions that each name a language.
  ///
  /// The languages are those of the divisions in their order; a row ends where a language comes again or an earlier
  /// one comes.
  ///
  /// - Returns: `nil` for any other division.
  package init?(_ division: Division) {
    guard division.role == nil, division.attributes.classes.contains("parallel"), !division.blocks.isEmpty,
      division.attributes.classes.first != "division"
    else {
      return nil
    }
    var languages: [Language] = []
    var passages: [(language: Language, blocks: [Block], confidence: Int?)] = []
    for block in division.blocks {
      guard case .division(let passage) = block, passage.role == nil, let language = passage.attributes.language else {
        return nil
      }
      if !languages.contains(language) { languages.append(language) }
      passages.append((language, passage.blocks, passage.attributes["confidence"].flatMap { Int($0) }))
    }
    guard languages.count > 1 else { return nil }
    var rows: [Row] = []
    var column = languages.count
    for passage in passages {
      let next = languages.firstIndex(of: passage.language) ?? 0
      if next <= column || rows.isEmpty { rows.append(Row(Array(repeating: [], count: languages.count))) }
      rows[rows.count - 1].passages[next] = passage.blocks
      if let confidence = passage.confidence, (0...100).contains(confidence) {
        rows[rows.count - 1].confidence = confidence
      }
      column = next
    }
    var attributes = division.attributes
    attributes.classes.removeAll { $0 == "parallel" }
    self.init(languages: languages, rows: rows, attributes: attributes)
  }
}
