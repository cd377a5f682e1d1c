extension Document {
  /// Checks that no node is nested deeper than ``maximumDepth``.
  ///
  /// Exporters call it first, so that the stack is large enough for recursion over the document. The check itself stops at the
  /// first node that is too deep.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/tooDeep``.
  /// - Complexity: O(*n*) in the number of nodes.
  public func checkDepth() throws(ExportError) {
    guard isDeeper(than: Document.maximumDepth) else { return }
    throw ExportError(
      .tooDeep, "the document is nested more than \(Document.maximumDepth) levels deep",
      advice: "Flatten its lists, quotations or divisions.")
  }

  /// As ``checkDepth()``, runs of top-level blocks at once.
  package func checkDepth(parallelism: Int) async throws(ExportError) {
    guard parallelism > 1, body.count >= Document.blocksWorthSplitting else { return try checkDepth() }
    let ranges = runs(count: parallelism)
    let parts = await concurrentResults(count: ranges.count, atOnce: parallelism) {
      Document(body: Array(body[ranges[$0]])).isDeeper(than: Document.maximumDepth)
    }
    if parts.contains(true) { try checkDepth() }
  }

  /// Whether some node stands deeper than a limit. The descent itself ends at the limit, so the stack is bounded.
  package func isDeeper(than limit: Int) -> Bool {
    do throws(TooDeep) { try body.check(depth: limit) } catch { return true }
    return false
  }
}

/// Some node stands deeper than the limit: thrown, so that the walk ends with the first one.
private struct TooDeep: Error {}

extension [Block] {
  fileprivate func check(depth: Int) throws(TooDeep) {
    guard depth > 0 || isEmpty else { throw TooDeep() }
    for block in self {
      try block.forEachChild { (blocks, _) throws(TooDeep) in
        try blocks.check(depth: depth - 1)
      } inlines: { (inlines, _) throws(TooDeep) in
        try inlines.check(depth: depth - 1)
      }
    }
  }
}

extension [Inline] {
  fileprivate func check(depth: Int) throws(TooDeep) {
    guard depth > 0 || isEmpty else { throw TooDeep() }
    for inline in self {
      try inline.forEachChild { (blocks, _) throws(TooDeep) in
        try blocks.check(depth: depth - 1)
      } inlines: { (inlines, _) throws(TooDeep) in
        try inlines.check(depth: depth - 1)
      }
    }
  }
}
