/// The limits of a plugin in time and memory.
public struct PluginLimits: Hashable, Sendable {
  /// The maximum time for the description.
  public var descriptionTime: Duration
  /// The maximum time for one export or transform.
  public var exportTime: Duration
  /// The time between SIGTERM and SIGKILL when a program is ended.
  public var gracePeriod: Duration
  /// The maximum size of the description in bytes.
  public var descriptionSize: Int
  /// The maximum size of the answer, with output and diagnostics, in bytes. The answer is held in memory.
  public var answerSize: Int
  /// The maximum size of standard error that is kept, in bytes; the rest is discarded.
  public var standardErrorSize: Int

  /// Makes limits. The defaults are 10 s, 60 s, 2 s, 1 MiB, 256 MiB and 64 KiB.
  public init(
    descriptionTime: Duration = .seconds(10), exportTime: Duration = .seconds(60),
    gracePeriod: Duration = .seconds(2), descriptionSize: Int = 1 << 20, answerSize: Int = 256 << 20,
    standardErrorSize: Int = 64 << 10
  ) {
    self.descriptionTime = descriptionTime
    self.exportTime = exportTime
    self.gracePeriod = gracePeriod
    self.descriptionSize = descriptionSize
    self.answerSize = answerSize
    self.standardErrorSize = standardErrorSize
  }
}
