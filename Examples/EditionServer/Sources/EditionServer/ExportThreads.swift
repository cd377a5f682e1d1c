import NIOPosix

/// The threads that documents are read and editions made on.
///
/// An exporter computes for seconds. That may not happen on the threads of Swift's tasks or of NIO's event loops: there is one
/// for each core, and a few documents would stop all requests. A task that prefers this executor runs on these threads only. How
/// many editions are made at once is for ``Turns`` to say.
final class ExportThreads: TaskExecutor {
  private let pool: NIOThreadPool

  init(count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
