import PlatenCLibrary
import PlatenCore

/// Processes that work on one request each at a time: a line in, a line out. One that ends is replaced, and costs no more than
/// the request that it worked on.
struct WorkerPool {
  /// What there is to do.
  enum Supply {
    /// A line, with its line end.
    case request([UInt8])
    /// Nothing at the moment; a descriptor says when there is.
    case waiting(Int32)
    /// Nothing more.
    case end
  }

  /// What became of a request.
  enum Answer {
    /// A line, without its line end.
    case line([UInt8])
    /// The process ended, or was ended; with a clause for a user.
    case ended(String)
  }

  /// How many processes there are, 1 or more.
  let count: Int
  /// How many answers, at most, wait for one to a request before theirs.
  let ahead: Int
  /// How long a request may take.
  let timeLimit: Duration?
  /// Whether a process that ends may have asked for too much memory.
  let isMemoryLimited: Bool

  /// Works until there is nothing more.
  ///
  /// - Parameters:
  ///   - next: gives the next request; called again after the descriptor that it waits for has something.
  ///   - deliver: takes the answers in the order of the requests.
  /// - Throws: ``Failure`` if no process can be started, or what `deliver` throws.
  func run(
    next: () throws(Failure) -> Supply, deliver: (_ number: Int, _ answer: Answer) throws(Failure) -> Void
  ) throws(Failure) {
    var workers = (0..<count).map { _ in WorkerSlot(timeLimit: timeLimit, isMemoryLimited: isMemoryLimited) }
    defer { for index in workers.indices { workers[index].finish() } }
    var answers: [Int: Answer] = [:]
    var (begun, delivered) = (0, 0)
    var supply: Int32?
    var isAtEnd = false
    while true {
      supply = nil
      while !isAtEnd, supply == nil, begun - delivered < count + ahead,
        let idle = workers.firstIndex(where: \.isIdle)
      {
        switch try next() {
        case .request(let line):
          try workers[idle].begin(begun, line)
          begun += 1
        case .waiting(let descriptor): supply = descriptor
        case .end: isAtEnd = true
        }
      }
      if isAtEnd, begun == delivered { return }
      wait(for: workers, supply: supply)
      for index in workers.indices {
        if let (number, answer) = workers[index].proceed() { answers[number] = answer }
      }
      while let answer = answers.removeValue(forKey: delivered) {
        try deliver(delivered, answer)
        delivered += 1
      }
    }
  }

  /// Waits until a worker or the supply has something, or the time of a request is up.
  private func wait(for workers: [WorkerSlot], supply: Int32?) {
    var requests = workers.flatMap(\.polled)
    if let supply { requests.append(pollfd(fd: supply, events: Int16(POLLIN), revents: 0)) }
    var timeout: Int32 = -1
    if let deadline = workers.compactMap(\.deadline).min() {
      let left = deadline - ContinuousClock.now
      let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
      timeout = Int32(clamping: max(0, milliseconds + 1))
    }
    // After an interruption, all are polled again.
    _ = poll(&requests, nfds_t(requests.count), timeout)
  }
}
