import Platen
import PlatenCore
import Synchronization
import Testing

/// Working on many things at once, with the results in order.
@Suite struct OrderedWorkTests {
  private static func run(
    _ count: Int, atOnce: Int, ahead: Int? = nil, work: @escaping @Sendable (Int) async -> Int
  ) async -> [Int] {
    let next = Mutex(0)
    var results: [Int] = []
    await OrderedWork(atOnce: atOnce, ahead: ahead).run(
      next: {
        next.withLock { next -> Int? in
          guard next < count else { return nil }
          next += 1
          return next - 1
        }
      }, work: work, deliver: { (result) async throws(Never) in results.append(result) })
    return results
  }

  @Test(arguments: [1, 2, 3, 16])
  func resultsComeInTheOrderOfTheThings(_ atOnce: Int) async {
    let results = await OrderedWorkTests.run(100, atOnce: atOnce) { number in
      // The first of every ten is the last to be done.
      if number % 10 == 0 { try? await Task.sleep(for: .milliseconds(5)) }
      return number
    }
    #expect(results == Array(0..<100))
  }

  @Test(arguments: [(1, 0), (2, 0), (3, 2), (2, 10)])
  func noMoreIsBegunThanMayWait(_ atOnce: Int, _ ahead: Int) async {
    let begun = Mutex(0)
    let delivered = Mutex(0)
    let most = Mutex(0)
    let next = Mutex(0)
    await OrderedWork(atOnce: atOnce, ahead: ahead).run(
      next: {
        next.withLock { next -> Int? in
          next += 1
          return next <= 60 ? next : nil
        }
      },
      work: { number -> Int in
        let count = begun.withLock { begun in
          begun += 1
          return begun
        }
        let waiting = count - delivered.withLock { $0 }
        most.withLock { $0 = max($0, waiting) }
        if number == 1 { try? await Task.sleep(for: .milliseconds(50)) }
        return number
      }, deliver: { (_) async throws(Never) in delivered.withLock { $0 += 1 } })
    #expect(most.withLock { $0 } <= atOnce + ahead)
    #expect(delivered.withLock { $0 } == 60)
  }

  @Test func aResultThatCannotBeDeliveredEndsTheWork() async {
    struct Full: Error {}
    let begun = Mutex(0)
    await #expect(throws: Full.self) {
      try await OrderedWork(atOnce: 2).run(
        next: { 1 },
        work: { number -> Int in
          begun.withLock { $0 += 1 }
          return number
        }, deliver: { (_) async throws(Full) in throw Full() })
    }
    #expect(begun.withLock { $0 } <= 5)
  }

  @Test func cancellingEndsTheWorkSoon() async throws {
    let begun = Mutex(0)
    let task = Task {
      await OrderedWork(atOnce: 2).run(
        next: { 1 },
        work: { (_: Int) -> Bool in
          begun.withLock { $0 += 1 }
          try? await Task.sleep(for: .seconds(60))
          return Task.isCancelled
        }, deliver: { (_) async throws(Never) in })
    }
    while begun.withLock({ $0 }) < 2 { await Task.yield() }
    let start = ContinuousClock.now
    task.cancel()
    await task.value
    // The tasks sleep for a minute. Other tests may hold all threads for some seconds.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(begun.withLock { $0 } == 2)
  }
}
