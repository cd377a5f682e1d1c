import ArgumentParser
import CPlatenSystem
public import Platen
import PlatenCLibrary

extension PlatenCommand {
  /// Runs the command given by the arguments of the process and exits, for a `main` that is not asynchronous.
  ///
  /// If the system cannot start further threads (`ulimit -u`, `ulimit -v`), everything runs on the calling thread; an
  /// asynchronous `main` would wait for a thread forever. If too few files can be open or there is no memory, that is an error.
  ///
  /// - Parameters:
  ///   - toolkit: the available importers, transforms and exporters.
  ///   - name: the name under which the program is installed, for usage, errors and completions.
  ///   - version: the version that `--version` prints.
  public static func runToEnd(
    with toolkit: Toolkit = .standard, named name: String = "platen", version: String = PlatenVersion.current
  ) -> Never {
    let work: @Sendable () async -> Void = {
      await PlatenCommand.run(with: toolkit, named: name, version: version)
      exit(withError: nil)
    }
    #if os(Linux)
      // The limit on the main thread's stack (`ulimit -s`) is the size of the others' stacks too. What is nested needs more than a
      // low one; if it cannot be had, the limit stands.
      _ = platen_set_least_stack(Threads.leastStack)
    #endif
    var lack: String?
    if !Threads.hasDescriptors() { lack = "too few files can be open at once. Raise the limit: ulimit -n 64." }
    if !Threads.hasMemory() { lack = "there is too little memory. Raise the limit: ulimit -v unlimited." }
    if let lack {
      Terminal.standardError.write("\(name): error: \(lack)\n")
      exit(withError: ExitCode(Failure.Code.inputOutput.rawValue))
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
