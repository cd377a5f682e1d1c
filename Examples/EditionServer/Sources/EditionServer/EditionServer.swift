import ArgumentParser
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Platen

/// An HTTP service that makes EPUB editions: a document comes in, an edition goes out while it is made.
@main struct EditionServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes EPUB editions of the documents that are sent to it, over HTTP.")

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
  @OptionGroup(title: "Limits") var limits: Limits

  func run() async throws {
    let threads = ExportThreads(count: limits.exports)
    let timeLimit = limits.timeLimit
    let routes = EditionRoutes(limits: limits, threads: threads)
    let application = Application(
      router: routes.router(),
      // Connections that ask for nothing are closed after a while, and so are those that ask too slowly; those that have asked
      // have a time limit of their own.
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [HeadDeadline(.seconds(Int64(timeLimit))), HeadTooLarge()],
          idleTimeout: .seconds(Int64(timeLimit)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Limits.headSize, maxHeaderListSize: Limits.headSize, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(host, port: port), serverName: "platen",
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        var output = StandardOutputSink()
        do throws(ExportError) {
          try output.write("listening on http://\(host):\(port)\n")
          try output.flush()
        } catch {
          Logger(label: "platen").warning("\(error)")
        }
      })
    // Ends on SIGTERM and SIGINT, when the requests that are under way have been answered. Nobody waits for the threads: what
    // they may still be at has been given up.
    try await application.runService()
  }
}
