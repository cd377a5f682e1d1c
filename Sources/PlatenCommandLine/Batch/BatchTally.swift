import PlatenCore

/// Counts what became of the documents, and tells it on standard error as it happens.
struct BatchTally {
  private(set) var editions = 0
  private(set) var failed = 0
  private var kept = 0
  private var withWarnings = 0
  private var taken = 0
  private let count: Int
  private let style: BatchReportStyle?
  private let isQuiet: Bool
  private let terminal: Terminal
  private var bar: BatchProgress?

  init(_ command: BatchCommand, count: Int, terminal: Terminal = .standardError) {
    self.count = count
    style = command.report
    isQuiet = command.quiet
    self.terminal = terminal
    bar = command.quiet || command.report == .jsonl ? nil : .ifInteractive(total: count, terminal: terminal)
  }

  /// Takes the next document's outcome.
  mutating func take(_ outcome: BatchOutcome) {
    taken += 1
    editions += outcome.editions
    if outcome.hasWarnings { withWarnings += 1 }
    switch outcome.status {
    case .made: break
    case .kept: kept += 1
    case .failed: failed += 1
    }
    var text = outcome.report
    if style != .jsonl, let failure = outcome.failure { text += terminal.line(of: failure) }
    if !text.isEmpty {
      bar?.hide()
      terminal.write(text)
    }
    bar?.show(done: taken, kept: kept, failed: failed)
  }

  /// Takes the progress bar away, and tells how it went.
  mutating func finish() {
    bar?.hide()
    guard !isQuiet, style != .jsonl else { return }
    var parts = ["Made \(BatchTally.number(editions, "edition")) of \(BatchTally.number(count, "document"))."]
    if kept > 0 { parts.append("\(kept) were there already.") }
    if withWarnings > 0, style == nil { parts.append("\(withWarnings) with warnings, which --report text shows.") }
    if failed > 0 { parts.append(terminal.styled("\(failed) failed.", .error)) }
    terminal.write(parts.joined(separator: " ") + "\n")
  }

  private static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
