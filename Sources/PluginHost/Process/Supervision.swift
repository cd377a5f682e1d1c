import PlatenCLibrary
import PlatenFiles
import Subprocess

/// Feeds a running program, listens to it, and ends it when it must be.
struct Supervision: Sendable {
  /// What a program wrote on one of its outputs.
  struct Capture: Sendable {
    var bytes: [UInt8] = []
    /// How many bytes more there were.
    var omitted = 0
  }

  /// What came of it.
  struct Streams: Sendable {
    var output = Capture()
    var errors = Capture()
    var stop: ProcessRun.Stop?
  }

  private enum Event: Sendable {
    case output(Capture), errors(Capture)
    case exit
    case stop(ProcessRun.Stop)
    case graceIsOver
    /// Something is done that nobody waits for.
    case nothing
  }

  private let plan: ProcessRun
  private let execution: Execution<FileDescriptorInput, SequenceOutput, SequenceOutput>

  private let pipe: InputPipe

  init(
    _ plan: ProcessRun, _ execution: Execution<FileDescriptorInput, SequenceOutput, SequenceOutput>, _ pipe: InputPipe
  ) {
    self.plan = plan
    self.pipe = pipe
    self.execution = execution
  }

  /// Stays until the program has exited and its outputs are read; then ends what it has left behind.
  func run(_ cancellation: AsyncStream<Void>) async -> Streams {
    await withTaskGroup(of: Event.self) { group in
      var streams = Streams()
      var hasExited = false
      // Both outputs and the exit.
      var missing = 3
      group.addTask { await feed() }
      group.addTask { .output(await listen(to: execution.standardOutput, keeping: plan.outputSize, stops: true)) }
      group.addTask { .errors(await listen(to: execution.standardError, keeping: plan.errorSize, stops: false)) }
      group.addTask { await exit() }
      group.addTask { await wait(plan.time, then: .stop(.timeOut)) }
      group.addTask {
        for await _ in cancellation { return .stop(.cancelled) }
        return .nothing
      }
      while missing > 0, let event = await group.next() {
        var stop: ProcessRun.Stop?
        switch event {
        case .output(let capture):
          missing -= 1
          streams.output = capture
          if capture.omitted > 0 { stop = .tooMuch }
        case .errors(let capture):
          missing -= 1
          streams.errors = capture
        case .exit:
          missing -= 1
          hasExited = true
          // Processes left behind may hold the pipes open.
          send(.kill)
        case .stop(let reason): stop = reason
        case .graceIsOver: if !hasExited { send(.kill) }
        case .nothing: break
        }
        if let stop, streams.stop == nil {
          streams.stop = stop
          guard !hasExited else { continue }
          send(.terminate)
          group.addTask { await wait(plan.gracePeriod, then: .graceIsOver) }
        }
      }
      // The program is not reaped before this returns, so that its number cannot be reused.
      send(.kill)
      group.cancelAll()
      return streams
    }
  }
}

extension Supervision {
  /// To the whole group, and to the program itself, which may have moved to another group; SIGKILL also to all other processes
  /// of the run. It is not an error if none is left.
  private func send(_ signal: Signal) {
    _ = kill(-execution.processIdentifier.value, signal.rawValue)
    // Not reaped yet, so that the number is still its own.
    _ = kill(execution.processIdentifier.value, signal.rawValue)
    if signal == .kill { plan.mark.endProcesses() }
  }

  private func wait(_ time: Duration, then event: Event) async -> Event {
    do {
      try await Task.sleep(for: time)
      return event
    } catch {
      return .nothing
    }
  }

  /// Writes the input. A program need not read it: whether that is an error is its answer's to say.
  private func feed() async -> Event {
    await pipe.write(plan.input)
    return .nothing
  }

  /// Reads a stream to its end, or until it is too long.
  private func listen(to stream: SubprocessOutputSequence, keeping limit: Int, stops: Bool) async -> Capture {
    var capture = Capture()
    do {
      for try await buffer in stream {
        let room = limit - capture.bytes.count
        buffer.withUnsafeBytes { unsafe capture.bytes.append(contentsOf: $0.prefix(room)) }
        capture.omitted += max(0, buffer.count - room)
        if stops, capture.omitted > 0 { break }
      }
    } catch {
      // What has come until now is all there is; the program's exit says whether that is an answer.
      return capture
    }
    return capture
  }

  /// Waits until the program has exited, and leaves it to be reaped. Asks again and again: the library tells it only once
  /// everything is over.
  private func exit() async -> Event {
    var interval = Duration.milliseconds(1)
    while true {
      var information = siginfo_t()
      let result = waitid(
        P_PID, id_t(execution.processIdentifier.value), &information, WEXITED | WNOHANG | WNOWAIT)
      if result == 0, information.si_signo == SIGCHLD { return .exit }
      if result != 0, errno != EINTR { return .exit }
      do { try await Task.sleep(for: interval) } catch { return .exit }
      interval = min(interval * 2, .milliseconds(16))
    }
  }
}
