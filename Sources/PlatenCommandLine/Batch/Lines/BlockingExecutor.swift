import PlatenCLibrary

/// Runs each job on a thread of its own, for what waits: the threads of Swift's tasks are as many as the processors, and one
/// that waits for a line works on no document.
final class BlockingExecutor: TaskExecutor {
  /// A job on its way to its thread.
  private final class Handover {
    let job: UnownedJob
    let executor: BlockingExecutor

    init(_ job: UnownedJob, _ executor: BlockingExecutor) {
      self.job = job
      self.executor = executor
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let handover = Unmanaged.passRetained(Handover(job, self))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let error = pthread_create(
      &thread, nil,
      { argument in
        #if canImport(Darwin)
          let handover = Unmanaged<Handover>.fromOpaque(argument).takeRetainedValue()
        #else
          guard let argument else { return nil }
          let handover = Unmanaged<Handover>.fromOpaque(argument).takeRetainedValue()
        #endif
        handover.job.runSynchronously(on: handover.executor.asUnownedTaskExecutor())
        return nil
      }, handover.toOpaque())
    guard error == 0 else {
      // No thread is to be had: the job runs here, and waits here.
      handover.release()
      return job.runSynchronously(on: asUnownedTaskExecutor())
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }
}
