import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WASILibc)
  import WASILibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs the jobs of tasks on the thread that calls ``run()``, one after the other.
final class OneThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// Runs jobs until one of them ends the process.
  func run() -> Never {
    while true {
      let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let job {
        unsafe job.runSynchronously(on: asUnownedTaskExecutor())
      } else {
        // Something else is waited for, such as a program: that takes longer.
        usleep(1_000)
      }
    }
  }
}

/// How many threads there are to be had.
enum Threads {
  /// Whether the system lets so many more run at the same time. Swift's own pool asks again and again until it does.
  static func canStart(_ count: Int) -> Bool {
    #if canImport(Darwin)
      // The kernel has a pool for every process.
      return true
    #else
      let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
      defer { unsafe gate.deallocate() }
      unsafe pthread_mutex_init(gate, nil)
      unsafe pthread_mutex_lock(gate)
      var threads: [pthread_t] = []
      while threads.count < count {
        var thread = pthread_t()
        let result = unsafe pthread_create(
          &thread, nil,
          { gate in
            let gate = unsafe gate?.assumingMemoryBound(to: pthread_mutex_t.self)
            if let gate = unsafe gate {
              unsafe pthread_mutex_lock(gate)
              unsafe pthread_mutex_unlock(gate)
            }
            return nil
          }, gate)
        guard result == 0 else { break }
        threads.append(thread)
      }
      unsafe pthread_mutex_unlock(gate)
      for thread in threads { pthread_join(thread, nil) }
      unsafe pthread_mutex_destroy(gate)
      return threads.count == count
    #endif
  }
}
