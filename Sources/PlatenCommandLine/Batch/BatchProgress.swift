import PlatenCore

/// A line on a terminal that says how far a batch has come: a bar, the documents, their rate, and the time that is left.
struct BatchProgress {
  private static let delay = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)

  private let total: Int
  private let terminal: Terminal
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  private var isVisible = false

  private init(total: Int, terminal: Terminal) {
    self.total = total
    self.terminal = terminal
  }

  /// A bar, if a person looks at the terminal.
  static func ifInteractive(total: Int, terminal: Terminal) -> BatchProgress? {
    terminal.isInteractive ? BatchProgress(total: total, terminal: terminal) : nil
  }

  /// Shows how far it is, a few times a second.
  ///
  /// - Parameters:
  ///   - done: how many documents are done.
  ///   - kept: how many of them were there already, which says nothing about the time that the others take.
  ///   - failed: how many of them failed.
  mutating func show(done: Int, kept: Int, failed: Int) {
    let now = ContinuousClock.now
    guard now - start >= BatchProgress.delay, shown.map({ now - $0 >= BatchProgress.interval }) ?? true else { return }
    shown = now
    isVisible = true
    terminal.write(
      "\r\u{1B}[K" + BatchProgress.line(done: done, kept: kept, failed: failed, of: total, after: now - start))
  }

  /// Takes the line away.
  mutating func hide() {
    if isVisible { terminal.write("\r\u{1B}[K") }
    isVisible = false
    shown = nil
  }

  /// The line, at most 79 columns wide.
  static func line(done: Int, kept: Int, failed: Int, of total: Int, after time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(done - kept) / seconds : 0
    let cells = 20 * done / max(1, total)
    var text = "[" + String(repeating: "#", count: cells) + String(repeating: ".", count: 20 - cells) + "]"
    text += " \(done) of \(total)"
    if failed > 0 { text += ", \(failed) failed" }
    if rate > 0 {
      text += rate >= 10 ? ", \(Int(rate))/s" : ", \(Int(rate * 10) / 10).\(Int(rate * 10) % 10)/s"
      text += ", " + remaining(Double(total - done) / rate) + " left"
    }
    return text
  }

  private static func remaining(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 8_640_000).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
