import ArgumentParser
public import Platen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PlatenCommand {
  /// Runs the program's arguments and ends the process, for a `main` that is not asynchronous.
  ///
  /// Where the system has no further threads to give (`ulimit -u`, `ulimit -v`), everything runs on the thread that calls; an
  /// asynchronous `main` would wait for another one for ever.
  ///
  /// - Parameters:
  ///   - toolkit: what the commands can read, change and write.
  ///   - name: what the program is called where it is installed; usage, errors and completions have it.
  ///   - version: what `--version` says.
  public static func runToEnd(
    with toolkit: Toolkit = .standard, named name: String = "platen", version: String = PlatenVersion.current
  ) -> Never {
    let work: @Sendable () async -> Void = {
      await PlatenCommand.run(with: toolkit, named: name, version: version)
      exit(withError: nil)
    }
    // One for each processor, one that waits for timers, and this one.
    guard Threads.canStart(Environment.processorCount + 1) else {
      let executor = OneThread()
      Task<Void, Never>(executorPreference: executor) { await work() }
      executor.run()
    }
    Task<Void, Never> { await work() }
    while true { pause() }
  }
}
