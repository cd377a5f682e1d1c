import Platen
import PlatenCore
import PlatenFiles
import Synchronization

/// One run of `platen batch`: plan, work on all documents, and tell what became of them.
struct BatchRun {
  /// How many documents, at most, are done and wait for one before them, so that the report is in their order.
  private static let ahead = 4_096

  private let command: BatchCommand
  private let setup: BatchSetup

  init(_ command: BatchCommand, _ setup: BatchSetup) {
    self.command = command
    self.setup = setup
  }

  /// Runs.
  ///
  /// - Returns: whether no document failed.
  /// - Throws: ``Failure`` if the run cannot begin or go on.
  func run() async throws(Failure) -> Bool {
    let plan = try BatchPlan(command, setup)
    var tally = BatchTally(command, count: plan.items.count)
    if command.usesProcesses {
      try workInProcesses(plan, &tally)
    } else {
      await work(plan, &tally)
    }
    tally.finish()
    if !command.sync { try synchronize(plan, tally) }
    return tally.failed == 0
  }

  /// Works in this process.
  private func work(_ plan: BatchPlan, _ tally: inout BatchTally) async {
    let items = plan.items
    let atOnce = max(1, min(command.jobCount, items.count))
    let job = BatchJob(command, setup, root: plan.root, parallelism: max(1, command.jobCount / atOnce))
    let position = Mutex(0)
    await OrderedWork(atOnce: atOnce, ahead: BatchRun.ahead).run(
      next: { () -> BatchItem? in
        position.withLock { position in
          guard position < items.count else { return nil }
          position += 1
          return items[position - 1]
        }
      },
      work: { await job.run($0) },
      deliver: { (outcome) async in tally.take(outcome) })
  }

  /// Works in processes of their own.
  private func workInProcesses(_ plan: BatchPlan, _ tally: inout BatchTally) throws(Failure) {
    let atOnce = max(1, min(command.jobCount, plan.items.count))
    let pool = WorkerPool(
      count: atOnce, ahead: BatchRun.ahead, timeLimit: command.timeLimit?.duration,
      isMemoryLimited: command.memoryLimit != nil)
    var items = plan.items[...]
    try pool.run(
      next: {
        guard let item = items.popFirst() else { return .end }
        return .request(FileWorker.request(item, root: plan.root))
      },
      deliver: { (number, answer) throws(Failure) in
        switch answer {
        case .line(let line):
          tally.take(
            FileWorker.outcome(line)
              ?? .failed(plan.items[number], "its process gave no answer that can be read", command.report))
        case .ended(let reason): tally.take(.failed(plan.items[number], reason, command.report))
        }
      })
  }

  /// Forces everything to the disk at once: the folder of the editions, or those of the inputs if they are on several disks.
  private func synchronize(_ plan: BatchPlan, _ tally: BatchTally) throws(Failure) {
    guard tally.editions > 0 else { return }
    let folders = command.output.map { [$0] } ?? plan.items.map { RootedResources.folder(of: $0.input) }
    do throws(ExportError) {
      for folder in FileQuestion.oneFolderOfEachDevice(folders) { try Folders.synchronize(folder) }
    } catch {
      throw Failure(.inputOutput, error.message)
    }
  }
}
