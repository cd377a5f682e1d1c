/// Observes the process groups of plugins, so that a command line can end them when it is ended by a signal.
public struct ProcessGroupObserver: Sendable {
  /// Called with the number of the group after a program was started. The number is known some milliseconds after the start; a
  /// signal before that does not end the program.
  public var started: @Sendable (_ group: Int32) -> Void
  /// Called when the group has ended, before its number can be reused.
  public var ended: @Sendable (_ group: Int32) -> Void

  /// Makes an observer.
  public init(
    started: @escaping @Sendable (_ group: Int32) -> Void, ended: @escaping @Sendable (_ group: Int32) -> Void
  ) {
    self.started = started
    self.ended = ended
  }
}
