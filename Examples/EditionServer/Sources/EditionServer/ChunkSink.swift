import NIOCore
import Platen

/// Where an exporter writes an edition that is sent while it is made: passes chunks on to a stream, and never waits.
///
/// A `ByteSink` is synchronous, so a sink that waits for the client would hold a thread for as long as the client is slow. This one
/// holds memory instead, out of the request's share, until the client has taken it.
struct ChunkSink: ByteSink {
  /// How many bytes are sent at a time.
  static let chunkSize = 64 << 10

  private let chunks: AsyncThrowingStream<ByteBuffer, any Error>.Continuation
  private let share: MemoryShare
  private var chunk = ByteBuffer()

  /// - Parameter share: the memory of the chunks. Whoever takes a chunk from the stream gives its bytes back.
  init(_ chunks: AsyncThrowingStream<ByteBuffer, any Error>.Continuation, share: MemoryShare) {
    self.chunks = chunks
    self.share = share
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
    guard share.take(chunk.readableBytes) else { throw ExportError(.sink, ChunkSink.noMemory) }
    guard case .enqueued = chunks.yield(chunk) else { throw ExportError(.sink, "nobody takes the edition any more") }
    chunk = ByteBuffer()
  }

  static let noMemory = "the memory is taken by editions that their clients have not received yet"
}
