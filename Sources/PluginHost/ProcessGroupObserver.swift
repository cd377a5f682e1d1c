/// Observes the process groups that plugin programs run in, so that a command line can end them when a signal ends it.
public struct ProcessGroupObserver: Sendable {
  /// Called with the group's number when a program has started: some milliseconds after it runs, because its number is not
  /// known before. A signal in between leaves the program alone.
  public var started: @Sendable (_ group: Int32) -> Void
  /// Called when the group has been ended, before its number can be another's.
  public var ended: @Sendable (_ group: Int32) -> Void

  /// Makes an observer.
  public init(
    started: @escaping @Sendable (_ group: Int32) -> Void, ended: @escaping @Sendable (_ group: Int32) -> Void
  ) {
    self.started = started
    self.ended = ended
  }
}
