import PlatenCLibrary
import PlatenCore
import PlatenFiles
import Subprocess

/// One run of a program, from its start until nothing of it is left.
///
/// The program leads a process group of its own. Whatever happens, the program and that group are ended: with SIGTERM and,
/// after the grace period, SIGKILL if they must be stopped; with SIGKILL if the program is done and has left others behind.
/// Further processes that have left the group (`setsid`) are found by the ``mark`` in their environment, where the system has `/proc`.
struct ProcessRun: Sendable {
  /// What is to be run.
  var program: PluginProgram
  var arguments: [String]
  /// Its standard input.
  var input: [UInt8]
  /// How long it may take, how long it may live on after SIGTERM.
  var time: Duration
  var gracePeriod: Duration
  /// Receives the process group of the program.
  var observer: ProcessGroupObserver?
  /// How much it may write on standard output, and how much is kept of its standard error.
  var outputSize: Int
  var errorSize: Int
  /// What all processes of the run have in their environment.
  let mark = ProcessMark()

  /// What came of a run.
  struct Outcome: Sendable {
    var output: [UInt8]
    /// The beginning of standard error, and how many bytes more there were.
    var errors: [UInt8]
    var omittedErrors: Int
    var status: TerminationStatus
    /// Why the program was ended, if it was.
    var stop: Stop?
  }

  /// Why a program is ended.
  enum Stop: Sendable {
    case timeOut, tooMuch, cancelled
  }

  /// Runs the program to its end.
  ///
  /// - Throws: `PluginError` if it cannot be started.
  func run() async throws(PluginError) -> Outcome {
    let (cancellation, continuation) = AsyncStream<Void>.makeStream()
    // A task of its own: when the caller is cancelled, the program must still be ended in good order.
    let task = Task { () async -> Result<Outcome, PluginError> in
      do throws(PluginError) { return .success(try await run(cancellation)) } catch { return .failure(error) }
    }
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      continuation.yield()
    }
    continuation.finish()
    return try result.get()
  }

  private func run(_ cancellation: AsyncStream<Void>) async throws(PluginError) -> Outcome {
    var options = PlatformOptions()
    options.processGroupID = 0
    let configuration = Configuration(
      executable: .path(ProcessRun.path(program.path)), arguments: Arguments(arguments),
      environment: .inherit.updating([Environment.Key(stringLiteral: ProcessMark.variable): mark.value]),
      platformOptions: options)
    do {
      let result = try await start(configuration, cancellation)
      let streams = result.closureResult
      return Outcome(
        output: streams.output.bytes, errors: streams.errors.bytes, omittedErrors: streams.errors.omitted,
        status: result.terminationStatus, stop: streams.stop)
    } catch {
      throw .notStarted(program, "\(error)")
    }
  }

  /// Starts the program and stays with it. A script that has just been written may still be open for writing in a process
  /// that is about to start another program (`ETXTBSY`): that is soon over.
  private func start(
    _ configuration: Configuration, _ cancellation: AsyncStream<Void>
  ) async throws -> ExecutionResult<Supervision.Streams, SequenceOutput, SequenceOutput> {
    var pause = Duration.milliseconds(10)
    while true {
      do {
        let pipe = try InputPipe()
        return try await Subprocess.run(
          configuration, input: .fileDescriptor(ProcessRun.descriptor(pipe.readEnd), closeAfterSpawningProcess: true),
          output: .sequence, error: .sequence
        ) { execution in
          let group = execution.processIdentifier.value
          observer?.started(group)
          // The program is reaped only after this.
          defer { observer?.ended(group) }
          return await Supervision(self, execution, pipe).run(cancellation)
        }
      } catch let error as SubprocessError {
        let number: (any RawRepresentable<Int32>)? = error.underlyingError
        guard error.code == .spawnFailed, number?.rawValue == ETXTBSY, pause < .milliseconds(300) else { throw error }
        try await Task.sleep(for: pause)
        pause *= 2
      }
    }
  }

  private static func descriptor<Descriptor: RawRepresentable<Int32>>(_ number: Int32) throws -> Descriptor {
    guard let descriptor = Descriptor(rawValue: number) else { throw PipeError(code: EBADF) }
    return descriptor
  }

  /// A path of whatever type the library has: it takes that from two modules, another on each system.
  private static func path<Path: ExpressibleByStringLiteral>(
    _ text: String
  ) -> Path where Path.StringLiteralType == String { Path(stringLiteral: text) }
}

extension ProcessRun {
  /// - Throws: `PluginError` if the program was ended, or did not end with code 0.
  func check(_ outcome: Outcome) throws(PluginError) {
    switch outcome.stop {
    case .timeOut: throw .timedOut(program, after: time)
    case .tooMuch: throw .tooMuch(program, outputSize)
    case .cancelled: throw PluginError(.cancelled, "the export was cancelled")
    case nil: break
    }
    // Most languages end what they have to say about a crash with the reason.
    let lastWords = outcome.errors.split(separator: 0x0A).last.map {
      PluginText.safe(String(decoding: $0, as: UTF8.self))
    }
    switch outcome.status {
    case .exited(0): break
    case .exited(let code): throw .crashed(program, "ended with exit code \(code)", lastWords)
    case .signaled(let signal): throw .crashed(program, "was ended by signal \(signal)", lastWords)
    }
  }
}
