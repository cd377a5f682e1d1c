import PlatenCore

extension ConformanceKit {
  /// Documents exported again and again, on more threads too; bytes and report must be the same.
  ///
  /// The elements of a `Set` or `Dictionary` come in an order that depends on where in memory it lies. So memory is taken
  /// between the runs, and one of the documents has a dozen of everything: an order that is not settled is then another one
  /// in the next run, except once in millions.
  func sameBytesFaults() async -> [String] {
    var faults = await differences(
      in: Specimen.dozens, named: "a dozen of everything", runs: [1, 1, 2, 8, 1, 1], faults: [])
    for seed in isBrief ? Array(seeds.prefix(3)) : seeds {
      let selection = seed.isMultiple(of: 2) ? NodeSelection.all : .wild
      var document = Document.random(seed: seed, size: 80, nodes: selection)
      // A claim that the content contradicts is rightly refused.
      document.metadata.accessibility.conformsTo = nil
      let name = "random document, seed \(seed), \(seed.isMultiple(of: 2) ? "all" : "wild")"
      faults = await differences(in: document, named: name, runs: [1, 2, 8], faults: faults)
    }
    return faults
  }

  /// What differs from the first export in as many runs as there are numbers of threads.
  private func differences(in document: Document, named name: String, runs: [Int], faults: [String]) async -> [String] {
    var faults = faults
    guard let first = await output(of: document, named: name, faults: &faults) else { return faults }
    // A plugin is another process each time, and a transform does not get the number of threads.
    let runs = isBrief || writer != nil ? runs.prefix(2).map { _ in 1 } : runs
    var memory: [[UInt8]] = []
    for parallelism in runs {
      memory += takenMemory()
      guard let again = await output(of: document, named: name, parallelism: parallelism, faults: &faults) else {
        continue
      }
      let run = "\(name): exported again with parallelism \(parallelism)"
      if again.bytes != first.bytes {
        let offset = zip(first.bytes, again.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        faults.append(
          "\(run), the bytes differ from offset \(offset ?? min(first.bytes.count, again.bytes.count)) "
            + "(\(first.bytes.count) and \(again.bytes.count) bytes)")
      }
      if again.report != first.report { faults.append("\(run), the report differs") }
    }
    return withExtendedLifetime(memory) { faults }
  }

  /// Arrays of every size that a set of a dozen may have, more than an allocator keeps back of one size, so that the sets that
  /// an exporter makes next lie elsewhere than the last time.
  private func takenMemory() -> [[UInt8]] {
    stride(from: 16, through: 6_144, by: 16).flatMap { size in
      (0..<9).map { _ in [UInt8](repeating: 0, count: size) }
    }
  }
}
