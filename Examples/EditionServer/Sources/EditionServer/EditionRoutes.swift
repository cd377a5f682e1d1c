import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Platen

/// What the service answers to.
struct EditionRoutes: Sendable {
  private let toolkit = Toolkit.standard
  private let limits: Limits
  private let memory: MemoryBudget
  private let threads: ExportThreads
  private let turns: Turns

  init(limits: Limits, threads: ExportThreads) {
    self.limits = limits
    self.threads = threads
    memory = MemoryBudget(limits.memory)
    turns = Turns(limits.exports)
  }

  func router() -> Router<ConnectionContext> {
    let router = Router(context: ConnectionContext.self)
    router.get("health") { _, _ in "well\n" }
    router.get("formats/epub") { _, _ in try FormatDescription(toolkit.exporter(named: EPUBExporter.format.id)) }
    router.post("editions") { request, context in
      do {
        return try await edition(request, context)
      } catch {
        context.logger.info("refused", metadata: ["error": "\(error)"])
        // There may be any amount of document still to come.
        context.closeSoon()
        throw Problem(error)
      }
    }
    return router
  }

  private func edition(_ request: Request, _ context: ConnectionContext) async throws -> Response {
    let deadline = ContinuousClock.now + .seconds(limits.timeLimit)
    let order = try EditionOrder(request, toolkit: toolkit)
    let share = MemoryShare(of: memory)
    guard share.take(Limits.requestSize) else { throw Problem.busy }
    let document = try await withDeadline(deadline, or: .requestTimeout, "the document took too long to arrive") {
      try await request.document(upTo: limits.bodyLimit, taking: share)
    }

    let job = EditionJob(
      order, document: document, share: share, nodeLimit: limits.nodeLimit, turns: turns, on: threads,
      logger: context.logger)
    context.whenClosed { [weak job] in job?.cancel() }
    let first = try await withDeadline(deadline, or: .gatewayTimeout, "the edition took too long to make") {
      try await job.firstChunk()
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: order.exporter.format.mediaType,
        .contentDisposition: FileName(title: job.knownFacts.title, fileExtension: "epub").contentDisposition,
        .trailer: EditionFacts.trailerName,
      ],
      body: ResponseBody { writer in
        // From here on a failure can only be told by an answer without an end.
        let cut = context.close(at: deadline)
        defer { cut.cancel() }
        try await job.write(first, to: &writer)
        try await writer.finish(job.knownFacts.trailer)
      })
  }
}

extension Request {
  /// The whole body.
  ///
  /// - Parameter share: what the bytes are taken from as they arrive: a large number that is announced takes nothing.
  /// - Throws: ``Problem`` if it is empty or larger than the limit: as soon as that is known.
  fileprivate func document(upTo limit: Int, taking share: MemoryShare) async throws -> [UInt8] {
    let tooLarge = Problem(.contentTooLarge, "a document may have \(limit) bytes")
    let announced = headers[.contentLength].flatMap { Int($0) } ?? 0
    guard announced <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    // Memory that is reserved and not written to is not there yet.
    bytes.reserveCapacity(max(0, announced))
    do {
      for try await part in body {
        guard bytes.count + part.readableBytes <= limit else { throw tooLarge }
        guard share.take(part.readableBytes) else { throw Problem.busy }
        bytes.append(contentsOf: part.readableBytesView)
      }
    } catch  where !(error is Problem) {
      throw Problem(.badRequest, "the document did not arrive whole")
    }
    // A cancelled task sees the body end early, without an error.
    try Task.checkCancellation()
    guard !bytes.isEmpty else { throw Problem(.badRequest, "the document is empty") }
    return bytes
  }
}
