import Platen
import PlatenCore
import PlatenFiles

/// `platen batch --jsonl`: a line in, a line out, in order, until standard input ends.
struct LinesRun {
  private let command: BatchCommand
  private let setup: BatchSetup

  init(_ command: BatchCommand, _ setup: BatchSetup) {
    self.command = command
    self.setup = setup
  }

  /// Runs. Answers are written at once, for callers that wait for an answer before they send the next line.
  ///
  /// - Throws: ``Failure`` if the answers cannot be written.
  func run() async throws(Failure) {
    if command.usesProcesses { try relay() } else { try await work() }
    if let output = command.output, !command.worker, !command.sync, FileQuestion.isFolder(output) {
      do throws(ExportError) { try Folders.synchronize(output) } catch { throw Failure(.inputOutput, error.message) }
    }
  }

  /// Works in this process.
  private func work() async throws(Failure) {
    let reader = LineReader()
    let waiting = BlockingExecutor()
    let job = LineJob(command, setup)
    let output = AnswerWriter()
    try await OrderedWork(atOnce: command.worker ? 1 : command.jobCount).run(
      next: { () -> LineReader.Line? in
        let line =
          if let line = reader.buffered() { line } else {
            await withTaskExecutorPreference(waiting) { await LinesRun.next(of: reader) }
          }
        if case .end = line { return nil }
        return line
      },
      work: { await job.run($0) },
      deliver: { (line) async throws(Failure) in try output.write(line) })
  }

  @concurrent private static func next(of reader: LineReader) async -> LineReader.Line { reader.next() }

  /// Works in processes of their own.
  private func relay() throws(Failure) {
    let reader = LineReader()
    let output = AnswerWriter()
    let pool = WorkerPool(
      count: command.jobCount, ahead: command.jobCount, timeLimit: command.timeLimit?.duration,
      isMemoryLimited: command.memoryLimit != nil)
    // The lines that are being worked on: one whose process ends is answered here.
    var lines: [Int: [UInt8]] = [:]
    var begun = 0
    try pool.run(
      next: { () throws(Failure) -> WorkerPool.Supply in
        while true {
          switch reader.buffered() {
          case .line(let line):
            lines[begun] = line
            begun += 1
            return .request(line + [UInt8(ascii: "\n")])
          case .tooLong:
            // Any text that is no object: the answer says so.
            begun += 1
            return .request(Array("\"a line that is too long\"\n".utf8))
          case .end: return .end
          case nil:
            guard LineReader.hasInput else { return .waiting(0) }
            reader.read()
          }
        }
      },
      deliver: { (number, answer) throws(Failure) in
        let line = lines.removeValue(forKey: number)
        switch answer {
        case .line(let bytes): try output.write(String(decoding: bytes, as: UTF8.self) + "\n")
        case .ended(let reason):
          let identifier = line.map(LineRequest.identifier) ?? .none
          try output.write(LineAnswer(identifier: identifier, failure: Failure(.software, reason)).line)
        }
      })
  }
}

/// Writes answers to standard output, each at once.
private struct AnswerWriter {
  func write(_ line: String) throws(Failure) { try StandardOutput.write(line) }
}
