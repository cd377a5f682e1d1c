import Hummingbird
import Logging
import NIOCore
import Platen
import Synchronization

/// An edition in the making, on one of the ``ExportThreads``. Its bytes are taken from here meanwhile.
///
/// Reading and exporting are one turn, so that no more documents are in memory as models than there are turns.
final class EditionJob: Sendable {
  private let chunks: AsyncThrowingStream<ByteBuffer, any Error>
  private let input: AsyncThrowingStream<ByteBuffer, any Error>.Continuation
  private let facts = Mutex(EditionFacts())
  /// The document, until its turn comes.
  private let document: Mutex<[UInt8]>
  private let share: MemoryShare
  private let nodeLimit: Int

  /// Starts.
  ///
  /// - Parameters:
  ///   - document: the document, taken from the share already.
  ///   - share: the memory of the request. It is held until the edition is sent or given up.
  ///   - nodeLimit: the largest number of nodes that the document may become.
  ///   - turns: how many editions are made at once.
  init(
    _ order: EditionOrder, document: [UInt8], share: MemoryShare, nodeLimit: Int, turns: Turns,
    on threads: ExportThreads, logger: Logger
  ) {
    (chunks, input) = AsyncThrowingStream.makeStream()
    self.share = share
    self.nodeLimit = nodeLimit
    self.document = Mutex(document)

    let task = Task(executorPreference: threads) { [self] in
      do {
        try await turns.take()
        defer { turns.giveBack() }
        try await make(order, logger)
        input.finish()
      } catch {
        logger.info("no edition", metadata: ["error": "\(error)"])
        input.finish(throwing: error)
      }
      FreedMemory.giveBack()
    }
    // The stream ends when all is sent, and also when nobody takes from it any more: then the exporter stops here.
    input.onTermination = { _ in task.cancel() }
  }

  private func make(_ order: EditionOrder, _ logger: Logger) async throws {
    try Task.checkCancellation()
    let edition = try await read(order)
    let nodes = edition.document.nodeCount
    guard nodes <= nodeLimit else { throw Problem.tooManyNodes(nodeLimit) }

    let (title, read) = (edition.document.metadata.title?.text ?? "", edition.report.diagnostics)
    facts.withLock { $0 = EditionFacts(title: title, diagnostics: Set(read.map(\.id))) }
    var sink = ChunkSink(input, share: share)
    let made = try await edition.export(order.exporter, to: &sink)
    facts.withLock { $0.diagnostics.formUnion(made.report.diagnostics.map(\.id)) }
    try sink.flush()
    logger.info("edition", metadata: ["bytes": "\(made.byteCount)", "nodes": "\(nodes)"])
  }

  /// The document as a model. Its bytes are given back.
  private func read(_ order: EditionOrder) async throws -> Edition {
    let bytes = document.withLock { document in
      defer { document = [] }
      return document
    }
    defer { share.giveBack(bytes.count) }
    // Twice: marks bound what reading takes, and nodes what transforms and the exporter take.
    guard DocumentWeight.marks(in: bytes, isJSON: order.isJSON) <= 2 * nodeLimit else {
      throw Problem.tooManyNodes(nodeLimit)
    }
    return try await order.recipe.edition(of: Source(bytes: bytes))
  }

  /// What is known by now.
  var knownFacts: EditionFacts { facts.withLock { $0 } }

  /// Waits for the first bytes. Until they are there, what fails can still be told with a status.
  func firstChunk() async throws -> ByteBuffer {
    var iterator = chunks.makeAsyncIterator()
    guard let chunk = try await iterator.next() else { throw CancellationError() }
    return chunk
  }

  /// Passes the bytes on, as fast as the client takes them.
  ///
  /// - Parameter first: the first bytes, from ``firstChunk()``.
  /// - Throws: the error that the edition failed with. The answer must then not be ended properly.
  @concurrent func write(_ first: ByteBuffer, to writer: inout any ResponseBodyWriter) async throws {
    try await writer.write(first)
    share.giveBack(first.readableBytes)
    for try await chunk in chunks {
      try await writer.write(chunk)
      share.giveBack(chunk.readableBytes)
    }
    // A cancelled task sees the stream end early, without an error.
    try Task.checkCancellation()
  }

  deinit { FreedMemory.giveBack() }

  /// Stops: the edition is not wanted any more.
  func cancel() { input.finish(throwing: CancellationError()) }
}
