internal import Synchronization

/// A transform that, once it has looked at the whole document, changes each list of inlines by itself: so runs of top-level
/// blocks can be changed at once, and the result is the same. It keeps every character of the text, in its order.
package protocol SectionwiseTransform: Transform {
  /// Changes the document as `apply(to:context:)` does, on as many threads as the context allows.
  ///
  /// - Throws: as `apply(to:context:)`.
  func applyBySections(to document: inout Document, context: TransformContext) async throws(TransformError)
}

extension Document {
  /// Below so many top-level blocks, starting tasks takes longer than the work.
  package static let blocksWorthSplitting = 256

  /// Rewrites every list of inlines as `rewriteInlines(_:)` does, runs of top-level blocks at once.
  ///
  /// - Parameters:
  ///   - parallelism: how many threads there are.
  ///   - body: makes what is called for the lists of one run; it has its own for each.
  /// - Throws: what the body throws for the first run in which it does; the document is then without the others.
  package mutating func rewriteInlines<Failure: Error>(
    parallelism: Int, _ body: @escaping @Sendable () -> (inout [Inline], InlineContext) throws(Failure) -> Void
  ) async throws(Failure) {
    guard parallelism > 1, self.body.count >= Document.blocksWorthSplitting else {
      return try rewriteInlines(body())
    }
    let metadata = metadata
    // Each run is handed over whole: what is held twice would be copied when it is written to.
    let runs = takeRuns(count: parallelism * 2).map(Handover.init)
    let results = await concurrentResults(count: runs.count, atOnce: parallelism) {
      number -> Result<Handover, Failure> in
      var part = Document(metadata: metadata, body: runs[number].take())
      do throws(Failure) {
        try part.rewriteInlines(body())
        return .success(Handover(part.takeBody()))
      } catch {
        return .failure(error)
      }
    }
    for result in results { self.body += try result.get().take() }
  }

  /// Reads every list of inlines as `forEachInlines(_:)` does, runs of top-level blocks at once.
  ///
  /// - Parameters:
  ///   - parallelism: how many threads there are.
  ///   - initial: what each run begins with.
  ///   - read: takes the next list of a run.
  /// - Returns: what came out of the runs, in their order.
  package func readInlines<Result: Sendable>(
    parallelism: Int, from initial: Result,
    _ read: @escaping @Sendable (inout Result, [Inline], InlineContext) -> Void
  ) async -> [Result] {
    @Sendable func result(of blocks: [Block]) -> Result {
      var result = initial
      Document(metadata: metadata, body: blocks).forEachInlines { read(&result, $0, $1) }
      return result
    }
    guard parallelism > 1, body.count >= Document.blocksWorthSplitting else { return [result(of: body)] }
    let ranges = runs(count: parallelism * 2)
    return await concurrentResults(count: ranges.count, atOnce: parallelism) { result(of: Array(body[ranges[$0]])) }
  }

  /// The top-level blocks in runs of about the same number.
  private func runs(count: Int) -> [Range<Int>] {
    let size = max(1, (body.count + count - 1) / count)
    return stride(from: 0, to: body.count, by: size).map { $0..<min($0 + size, body.count) }
  }

  private mutating func takeRuns(count: Int) -> [[Block]] {
    let parts = runs(count: count).map { Array(body[$0]) }
    body = []
    return parts
  }

  private mutating func takeBody() -> [Block] {
    defer { body = [] }
    return body
  }
}

/// Blocks that are passed from one task to another, without other references.
private final class Handover: Sendable {
  private let blocks: Mutex<[Block]>

  init(_ blocks: [Block]) { self.blocks = Mutex(blocks) }

  /// The blocks, once.
  func take() -> [Block] {
    blocks.withLock { blocks in
      defer { blocks = [] }
      return blocks
    }
  }
}
