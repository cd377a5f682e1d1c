/// Processes a sequence of items, several at a time, and delivers the results in order.
///
/// The memory is bounded: only the items in progress and the results that wait for an earlier one are held. A slow receiver
/// of the results slows down the work instead of filling the memory.
///
/// <doc:ManyDocuments> contains a function that makes editions of many documents.
public struct OrderedWork: Sendable {
  /// The number of items to process at a time, 1 or more.
  public let atOnce: Int
  /// The maximum number of results that wait for an earlier one, 0 or more.
  public let ahead: Int

  /// Creates the limits.
  ///
  /// - Parameters:
  ///   - atOnce: the number of items to process at a time; for documents, use the number of processors.
  ///   - ahead: the maximum number of waiting results; `nil` for the value of `atOnce`.
  public init(atOnce: Int, ahead: Int? = nil) {
    self.atOnce = max(1, atOnce)
    self.ahead = max(0, ahead ?? atOnce)
  }

  private enum Event<Input: Sendable, Output: Sendable>: Sendable {
    case input(Input?)
    case output(Int, Output)
  }

  /// Processes items until there are no more, or until a result cannot be delivered.
  ///
  /// If the task of the caller is cancelled, no new item is started, and the tasks in progress are cancelled.
  ///
  /// - Parameters:
  ///   - next: returns the next item, or `nil` at the end; never called concurrently.
  ///   - work: processes one item, on any thread.
  ///   - deliver: receives the results in the order of the items, one at a time, on the executor of the caller.
  /// - Throws: the error of `deliver`; the tasks in progress are cancelled then.
  public func run<Input: Sendable, Output: Sendable, Failure: Error>(
    next: @escaping @Sendable () async -> Input?,
    work: @escaping @Sendable (Input) async -> Output,
    deliver: (Output) async throws(Failure) -> Void
  ) async throws(Failure) {
    var failure: Failure?
    await withTaskGroup(of: Event<Input, Output>.self) { group in
      var waiting: [Int: Output] = [:]
      var (begun, running, delivered) = (0, 0, 0)
      var isAsking = true
      var isAtEnd = false
      group.addTask { .input(await next()) }
      while failure == nil, let event = await group.next() {
        switch event {
        case .input(nil): (isAsking, isAtEnd) = (false, true)
        case .input(let input?):
          isAsking = false
          let number = begun
          group.addTask { .output(number, await work(input)) }
          (begun, running) = (begun + 1, running + 1)
        case .output(let number, let output):
          running -= 1
          waiting[number] = output
          while let output = waiting.removeValue(forKey: delivered) {
            delivered += 1
            do throws(Failure) { try await deliver(output) } catch {
              failure = error
              group.cancelAll()
              break
            }
          }
        }
        if !isAsking, !isAtEnd, failure == nil, !Task.isCancelled, running < atOnce,
          begun - delivered < atOnce + ahead
        {
          isAsking = true
          group.addTask { .input(await next()) }
        }
      }
    }
    if let failure { throw failure }
  }
}
