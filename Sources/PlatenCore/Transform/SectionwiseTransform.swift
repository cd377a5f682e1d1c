internal import Synchronization

/// A transform that, once it has looked at the whole document, changes each top-level block by itself: so runs of blocks can
/// be changed at once, and the result is the same. It keeps every character of the text, in its order.
package protocol SectionwiseTransform: Transform {
  /// Looks at the whole document, and changes what concerns it as a whole.
  ///
  /// Other transforms of this kind may have been prepared whose changes to the blocks are still to come.
  ///
  /// - Returns: what is done to each run of top-level blocks.
  /// - Throws: as `apply(to:context:)`.
  func prepare(_ document: inout Document, context: TransformContext) async throws(TransformError) -> RunChange
}

/// What a transform does to a run of top-level blocks, on any thread.
package typealias RunChange = @Sendable (inout [Block]) throws(TransformError) -> Void

extension Document {
  /// Below so many top-level blocks, starting tasks takes longer than the work.
  package static let blocksWorthSplitting = 256

  /// Changes runs of top-level blocks at once.
  ///
  /// - Parameters:
  ///   - parallelism: how many threads there are.
  ///   - changes: done to each run, one after the other.
  /// - Throws: what a change throws for the first run in which one does; the document is then without the others.
  package mutating func changeRuns<Failure: Error>(
    parallelism: Int, _ changes: [@Sendable (inout [Block]) throws(Failure) -> Void]
  ) async throws(Failure) {
    guard parallelism > 1, body.count >= Document.blocksWorthSplitting else {
      for change in changes { try change(&body) }
      return
    }
    // Each run is handed over whole: what is held twice would be copied when it is written to.
    let runs = takeRuns(count: parallelism * 2).map(Handover.init)
    let results = await concurrentResults(count: runs.count, atOnce: parallelism) {
      number -> Result<Handover, Failure> in
      var blocks = runs[number].take()
      do throws(Failure) {
        for change in changes { try change(&blocks) }
        return .success(Handover(blocks))
      } catch {
        return .failure(error)
      }
    }
    for result in results { body += try result.get().take() }
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
  func runs(count: Int) -> [Range<Int>] {
    let size = max(1, (body.count + count - 1) / count)
    return stride(from: 0, to: body.count, by: size).map { $0..<min($0 + size, body.count) }
  }

  private mutating func takeRuns(count: Int) -> [[Block]] {
    let parts = runs(count: count).map { Array(body[$0]) }
    body = []
    return parts
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
