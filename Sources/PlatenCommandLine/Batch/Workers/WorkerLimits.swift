import CPlatenSystem
import PlatenCLibrary
import PlatenCore

/// What a process of a batch sets for itself before it takes a document.
struct WorkerLimits {
  private let memory: Mebibytes?

  init(_ command: BatchCommand) { memory = command.memoryLimit }

  /// Sets the limits; and has this process end with the one that started it, on Linux.
  ///
  /// - Throws: ``Failure`` if the system does not know a limit that was asked for.
  func apply() throws(Failure) {
    #if os(Linux)
      _ = platen_end_with_parent(SIGTERM)
    #endif
    // A process that is ended on purpose leaves no image of its memory behind.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(WorkerLimits.core, &none)
    guard let memory else { return }
    #if os(Linux)
      // The memory of its own that a process can write to, its threads' stacks too: what a document can make it ask for.
      var limit = rlimit(rlim_cur: rlim_t(memory.count) << 20, rlim_max: rlim_t(memory.count) << 20)
      guard setrlimit(WorkerLimits.data, &limit) == 0 else {
        throw Failure(.usage, "the system does not take a limit of \(memory.count) MiB of memory")
      }
    #else
      throw Failure(.usage, "--memory-limit is for Linux: this system has no such limit")
    #endif
  }

  #if canImport(Glibc)
    private static var core: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
    private static var data: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_DATA.rawValue) }
  #else
    private static var core: Int32 { RLIMIT_CORE }
    private static var data: Int32 { RLIMIT_DATA }
  #endif
}
