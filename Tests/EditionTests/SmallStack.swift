import Foundation

/// Runs something on a thread with a stack of 512 KiB: what threads of other libraries have.
enum SmallStack {
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
    let executor = SmallStackExecutor()
    let box = Box<Value>()
    let task = Task(executorPreference: executor) {
      box.value = await body()
      executor.finish()
    }
    executor.runUntilFinished()
    _ = task
    return box.value
  }

  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }
}

/// One thread that takes the jobs of a task in turn.
private final class SmallStackExecutor: TaskExecutor, @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []
  private var isFinished = false
  private let ended = DispatchSemaphore(value: 0)

  func enqueue(_ job: consuming ExecutorJob) {
    condition.lock()
    jobs.append(UnownedJob(job))
    condition.signal()
    condition.unlock()
  }

  func finish() {
    condition.lock()
    isFinished = true
    condition.signal()
    condition.unlock()
  }

  func runUntilFinished() {
    let thread = Thread { [self] in
      while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
      ended.signal()
    }
    thread.stackSize = 512 * 1_024
    thread.start()
    ended.wait()
  }

  private func next() -> UnownedJob? {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty, !isFinished { condition.wait() }
    return jobs.isEmpty ? nil : jobs.removeFirst()
  }
}
