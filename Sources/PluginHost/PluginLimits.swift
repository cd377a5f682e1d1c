/// How much time and room a program gets.
public struct PluginLimits: Hashable, Sendable {
  /// How long a program may take to describe itself.
  public var descriptionTime: Duration
  /// How long it may take to make one output, or to change one document.
  public var exportTime: Duration
  /// How long it may live on after it was told to end (SIGTERM), before it is ended (SIGKILL).
  public var gracePeriod: Duration
  /// The largest description, in bytes.
  public var descriptionSize: Int
  /// The largest answer, output and diagnostics together, in bytes. It is held in memory.
  public var answerSize: Int
  /// How much of its standard error is kept, in bytes; what follows is read and thrown away.
  public var standardErrorSize: Int

  /// Makes limits; what is not named is 10 s, 60 s, 2 s, 1 MiB, 256 MiB and 64 KiB.
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
