/// Does the same work for one thing after the other, several at once, and hands on the results in order.
///
/// What is held in memory is bounded: the things that are worked on, and the results that wait for one before them. So it
/// serves any number of documents, and a reader that is slow slows the work down rather than filling the memory.
///
/// <doc:ManyDocuments> has a function that makes editions of many documents with it.
public struct OrderedWork: Sendable {
  /// How many things are worked on at once, 1 or more.
  public let atOnce: Int
  /// How many results, at most, wait for one that was begun before them, 0 or more.
  public let ahead: Int

  /// Makes a way to work.
  ///
  /// - Parameters:
  ///   - atOnce: how many things are worked on at once; the number of processors is a good choice for documents.
  ///   - ahead: how many results may wait; `nil` is as many as are worked on at once.
  public init(atOnce: Int, ahead: Int? = nil) {
    self.atOnce = max(1, atOnce)
    self.ahead = max(0, ahead ?? atOnce)
  }

  private enum Event<Input: Sendable, Output: Sendable>: Sendable {
    case input(Input?)
    case output(Int, Output)
  }

  /// Works until there is nothing more, or a result cannot be delivered.
  ///
  /// When the caller's task is cancelled, nothing new is begun, and the work that is under way sees that it is cancelled.
  ///
  /// - Parameters:
  ///   - next: gives the next thing, `nil` at the end; never called again before it has returned.
  ///   - work: works on one thing, on any thread.
  ///   - deliver: takes the results in the order of the things, one at a time, where the caller runs.
  /// - Throws: what `deliver` throws; the work that is under way is then cancelled.
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
