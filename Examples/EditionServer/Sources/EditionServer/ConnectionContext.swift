import Hummingbird
import Logging
import NIOCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request's context that knows the connection: to hear when the client goes, and to end it.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
    // A client that closes its side is gone, rather than waiting for an answer: nothing else would tell before bytes are sent.
    _ = channel.setOption(.allowRemoteHalfClosure, value: false)
  }

  func whenClosed(_ action: @escaping @Sendable () -> Void) {
    channel.closeFuture.whenComplete { _ in action() }
  }

  /// Closes the connection at a time, unless the result is cancelled.
  func close(at deadline: ContinuousClock.Instant) -> Scheduled<Void> {
    let time = NIODeadline.now() + TimeAmount(ContinuousClock.now.duration(to: deadline))
    return channel.eventLoop.scheduleTask(deadline: time) { channel.close(promise: nil) }
  }

  /// Members in order, and paths as they are.
  var responseEncoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Closes the connection when the client has had time to read the answer.
  func closeSoon() { _ = close(at: .now + .seconds(2)) }
}
