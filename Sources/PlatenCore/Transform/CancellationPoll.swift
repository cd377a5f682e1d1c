/// Asks now and then whether the task was cancelled, for work that comes in small pieces: asking takes as long as a short
/// paragraph.
package struct CancellationPoll: Sendable {
  private var pieces: UInt8 = 0
  private var isCancelled = false

  package init() {}

  /// Whether the task was cancelled, as far as is known: 32 pieces later at the most.
  @inline(__always)
  package mutating func knowsOfCancellation() -> Bool {
    pieces &+= 1
    if pieces & 0x1F == 0 { isCancelled = Task.isCancelled }
    return isCancelled
  }
}
