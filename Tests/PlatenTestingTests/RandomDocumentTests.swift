import PlatenCore
import PlatenTesting
import Testing

@Suite struct RandomDocumentTests {
  @Test func firstNumbersOfSeedZeroAreThoseOfSplitMix64() {
    var random = SeededGenerator(seed: 0)
    #expect([random.next(), random.next()] == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
  }

  @Test func sameArgumentsGiveTheSameDocument() {
    #expect(Document.random(seed: 7, nodes: .wild) == Document.random(seed: 7, nodes: .wild))
    #expect(Document.random(seed: 7) != Document.random(seed: 8))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyKindOfNodeIsThere(seed: UInt64) {
    let census = NodeCensus(Document.random(seed: seed, size: 60))
    #expect(Set(BlockKind.allCases).subtracting(census.blocks.keys).isEmpty, "seed \(seed)")
    #expect(Set(InlineKind.allCases).subtracting(census.inlines.keys).isEmpty, "seed \(seed)")
  }

  @Test(arguments: [NodeSelection.commonMark, .gfm, .all, .wild])
  func nothingIsThereThatWasNotSelected(selection: NodeSelection) {
    for seed in 0..<40 as Range<UInt64> {
      let census = NodeCensus(Document.random(seed: seed, nodes: selection))
      #expect(Set(census.blocks.keys).isSubset(of: selection.blocks), "seed \(seed)")
      #expect(Set(census.inlines.keys).isSubset(of: selection.inlines), "seed \(seed)")
    }
  }

  @Test(arguments: [NodeSelection.commonMark, .gfm, .all])
  func tidyDocumentsAreInNormalForm(selection: NodeSelection) {
    for seed in 0..<40 as Range<UInt64> {
      let document = Document.random(seed: seed, nodes: selection)
      #expect(document.normalized == document, "seed \(seed)")
    }
  }

  @Test func untidyDocumentsAreNotInNormalFormUntilNormalized() {
    let document = Document.random(seed: 1, size: 200, nodes: .wild)
    #expect(document.normalized != document)
    #expect(document.normalized.normalized == document.normalized)
  }

  @Test(arguments: [2, 3, 10, 40, 100, 1_000])
  func nestingStaysWithinItsLimit(nesting: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let document = Document.random(seed: seed, size: 300, nodes: .wild, nesting: nesting)
      try document.checkDepth()
      #expect(NodeCensus(document).depth <= nesting, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func idsAreUniqueAndLinksToThemExistUnlessDangling(seed: UInt64) {
    let census = NodeCensus(
      Document.random(seed: seed, size: 120, nodes: .all.without(features: [.danglingReferences])))
    #expect(Set(census.ids).count == census.ids.count, "seed \(seed)")
    let targets = census.destinations.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    #expect(Set(targets).subtracting(census.ids).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func cellsFillTheGridOfTheirTable(seed: UInt64) {
    for table in NodeCensus(Document.random(seed: seed, size: 200)).tables {
      for rows in [table.header, table.rows] {
        let area = rows.flatMap(\.cells).map { $0.columnSpan * $0.rowSpan }.reduce(0, +)
        #expect(area == rows.count * table.columns.count, "seed \(seed)")
        #expect(rows.allSatisfy { !$0.cells.isEmpty }, "seed \(seed)")
      }
    }
  }

  @Test func notesAreReferredToAgain() {
    let labels = (0..<20 as Range<UInt64>).flatMap { NodeCensus(Document.random(seed: $0)).noteLabels }
    #expect(Set(labels).count < labels.count)
  }

  @Test func hostileStringsAreManyAndEachThereOnce() {
    #expect(HostileStrings.all.count >= 200)
    #expect(Set(HostileStrings.all.map { Array($0.utf8) }).count == HostileStrings.all.count)
  }
}
