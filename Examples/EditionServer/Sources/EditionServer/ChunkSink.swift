import Dispatch
import NIOCore
import Platen

/// Where an exporter writes an edition that is sent while it is made: passes chunks on to a stream, and waits when the
/// client does not keep up.
///
/// A `ByteSink` is synchronous and a response's body is not, so somebody must wait on a thread. That is the exporter, on one of
/// the ``ExportThreads``, which are there to be waited on.
struct ChunkSink: ByteSink {
  /// How many bytes are sent at a time.
  static let chunkSize = 64 << 10
  /// How many chunks may wait for the client. With 1 MiB most editions are made at once, however slow the client is.
  static let chunksAhead = 16

  private let chunks: AsyncThrowingStream<ByteBuffer, any Error>.Continuation
  private let room: DispatchSemaphore
  private var chunk = ByteBuffer()

  /// - Parameter room: is waited for before a chunk is passed on. Whoever takes one, or stops taking, signals it.
  init(_ chunks: AsyncThrowingStream<ByteBuffer, any Error>.Continuation, room: DispatchSemaphore) {
    self.chunks = chunks
    self.room = room
  }

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + ChunkSink.chunkSize - chunk.readableBytes)
      bytes.extracting(start..<end).withUnsafeBytes { _ = chunk.writeBytes($0) }
      if chunk.readableBytes == ChunkSink.chunkSize { try flush() }
      start = end
    }
  }

  /// Passes on what is still held back. Call it at the end.
  mutating func flush() throws(ExportError) {
    guard chunk.readableBytes > 0 else { return }
    room.wait()
    guard case .enqueued = chunks.yield(chunk) else { throw ExportError(.sink, "nobody takes the edition any more") }
    chunk = ByteBuffer()
  }
}
