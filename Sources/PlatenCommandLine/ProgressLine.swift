import PlatenCore
import Synchronization

/// One line on a terminal that says how far an export has come, from half a second on.
final class ProgressLine: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant?
    var isFinished = false
  }

  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  private let name: String
  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private init(name: String, terminal: Terminal) {
    self.name = name
    self.terminal = terminal
  }

  /// A line, if a person looks at standard error.
  static func ifInteractive(name: String, terminal: Terminal = .standardError) -> ProgressLine? {
    terminal.isInteractive ? ProgressLine(name: Diagnostic.escaped(name), terminal: terminal) : nil
  }

  /// Shows how far the export is. Safe to call from any thread, and as often as one likes.
  func update(_ progress: WorkProgress) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard !state.isFinished, now - start >= ProgressLine.delay,
        state.shown.map({ now - $0 >= ProgressLine.interval }) ?? true
      else { return }
      state.shown = now
      let percent = progress.total > 0 ? min(100, progress.completed * 100 / progress.total) : 0
      terminal.write("\r\u{1B}[K\(name): \(percent) %")
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if state.shown != nil { terminal.write("\r\u{1B}[K") }
    }
  }
}
