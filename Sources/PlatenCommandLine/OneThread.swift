import PlatenCLibrary
import Synchronization

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
  /// The address space of a further thread besides its stack: glibc reserves as much for what the thread allocates.
  private static let arenaSize = 128 << 20
  /// The address space that the documents themselves may take before there is none left for a further thread.
  private static let workingSize = 512 << 20

  /// The address space that the smallest document needs.
  private static let leastSize = 32 << 20

  /// The stack on which documents are tried that are nested as deep as they may be.
  static let leastStack = 1 << 20

  /// Whether there is memory to work in at all. Where there is none, Swift ends the process without a word.
  static func hasMemory() -> Bool { isFree(leastSize) }

  /// Whether so much address space can be had.
  private static func isFree(_ size: Int) -> Bool {
    let reserve = unsafe mmap(nil, size, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard unsafe reserve != MAP_FAILED else { return false }
    unsafe munmap(reserve, size)
    return true
  }

  /// Whether the system lets so many more run at the same time, with address space to work in. Swift's own pool asks again and
  /// again until it does.
  static func canStart(_ count: Int) -> Bool {
    #if canImport(Darwin)
      // The kernel has a pool for every process.
      return true
    #else
      // A limit on the address space (`ulimit -v`) that lets them start can be used up later.
      guard isFree(count * arenaSize + workingSize) else { return false }
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

  /// Whether the descriptors are left that the system library takes for itself; without them it ends the process.
  static func hasDescriptors() -> Bool {
    let descriptors = (0..<4).map { _ in dup(STDERR_FILENO) }
    defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
    return descriptors.allSatisfy { $0 >= 0 } || errno != EMFILE
  }
}
