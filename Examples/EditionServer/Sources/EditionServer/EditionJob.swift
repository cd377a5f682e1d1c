import Dispatch
import Hummingbird
import Logging
import NIOCore
import Platen
import Synchronization

/// An edition in the making, on one of the ``ExportThreads``. Its bytes are taken from here meanwhile.
///
/// Reading and exporting are one task, so that no more documents are in memory as models than there are threads.
final class EditionJob: Sendable {
  private let chunks: AsyncThrowingStream<ByteBuffer, any Error>
  private let input: AsyncThrowingStream<ByteBuffer, any Error>.Continuation
  private let room: DispatchSemaphore
  private let facts = Mutex(EditionFacts())
  /// Held until the edition is sent or given up.
  private let place: Place

  init(_ order: EditionOrder, document: [UInt8], place: Place, on threads: ExportThreads, logger: Logger) {
    (chunks, input) = AsyncThrowingStream.makeStream()
    // Made with 0 and then filled, because Dispatch traps when a semaphore ends below the value that it was made with.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<ChunkSink.chunksAhead { room.signal() }
    self.place = place

    let task = Task(executorPreference: threads) { [self] in
      do {
        try await make(order, document, logger)
        input.finish()
      } catch {
        logger.info("no edition", metadata: ["error": "\(error)"])
        input.finish(throwing: error)
      }
    }
    // The stream ends when all is sent, and also when nobody takes from it any more: then the exporter stops here.
    input.onTermination = { [room] _ in
      task.cancel()
      room.signal()
    }
  }

  private func make(_ order: EditionOrder, _ document: [UInt8], _ logger: Logger) async throws {
    try Task.checkCancellation()
    var edition = try Edition(
      reading: Source(bytes: document), with: order.importer, resources: NoFiles())
    try await edition.apply(order.transforms)
    let (title, read) = (edition.document.metadata.title?.text ?? "", edition.report.diagnostics)
    facts.withLock { $0 = EditionFacts(title: title, diagnostics: Set(read.map(\.id))) }
    var sink = ChunkSink(input, room: room)
    let made = try await edition.export(order.exporter, to: &sink)
    facts.withLock { $0.diagnostics.formUnion(made.report.diagnostics.map(\.id)) }
    try sink.flush()
    logger.info("edition", metadata: ["bytes": "\(made.byteCount)"])
  }

  /// What is known by now.
  var knownFacts: EditionFacts { facts.withLock { $0 } }

  /// Waits for the first bytes. Until they are there, what fails can still be told with a status.
  func firstChunk() async throws -> ByteBuffer {
    var iterator = chunks.makeAsyncIterator()
    guard let chunk = try await iterator.next() else { throw CancellationError() }
    room.signal()
    return chunk
  }

  /// Passes the other bytes on, as fast as the client takes them.
  ///
  /// - Throws: the error that the edition failed with. The answer must then not be ended properly.
  @concurrent func writeRest(to writer: inout any ResponseBodyWriter) async throws {
    for try await chunk in chunks {
      try await writer.write(chunk)
      room.signal()
    }
    // A cancelled task sees the stream end early, without an error.
    try Task.checkCancellation()
  }

  /// Stops: the edition is not wanted any more.
  func cancel() { input.finish(throwing: CancellationError()) }
}
