import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers a head that is too large with 431 (RFC 6585 §5): Hummingbird answers every fault of a head with 400.
final class HeadTooLarge: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private var isTooLarge = false

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .headerOverflow? = error as? HTTPParserError { isTooLarge = true }
    context.fireErrorCaught(error)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard isTooLarge, case .head(var head) = unwrapOutboundIn(data), head.status == .badRequest else {
      return context.write(data, promise: promise)
    }
    head.status = .requestHeaderFieldsTooLarge
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }
}
