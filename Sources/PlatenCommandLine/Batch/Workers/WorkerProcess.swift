import CPlatenSystem
import PlatenCLibrary
import PlatenCore

/// A process that runs this program again, to be given lines and asked for lines.
struct WorkerProcess {
  /// How long a process has to end itself, with the programs that it started, before it is ended.
  private static let grace = Duration.milliseconds(500)

  let identifier: pid_t
  /// Where it takes requests; does not block.
  let input: Int32
  /// Where it answers; does not block.
  let output: Int32

  /// Starts the program with the arguments of this process, as a worker.
  ///
  /// - Throws: ``Failure`` if the system does not allow it.
  init() throws(Failure) {
    let (childInput, input) = try WorkerProcess.pipe()
    let (output, childOutput) = try WorkerProcess.pipe()
    defer {
      close(childInput)
      close(childOutput)
    }
    self.input = input
    self.output = output
    for descriptor in [input, output] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    // A crash of a worker is reported in one line, by the process that started it.
    setenv("SWIFT_BACKTRACE", "enable=no", 0)
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, childInput, 0)
    posix_spawn_file_actions_adddup2(&actions, childOutput, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", WorkerProcess.writing, 0)
    var arguments = (WorkerProcess.arguments).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var identifier: pid_t = 0
    let error = posix_spawnp(
      &identifier, WorkerProcess.program, &actions, nil, &arguments, platen_environment())
    guard error == 0 else {
      close(input)
      close(output)
      throw Failure(.software, "cannot start a process: \(String(cString: strerror(error)))")
    }
    self.identifier = identifier
  }

  /// The flag that opens for writing alone, on every system.
  private static let writing: Int32 = 1

  private static var program: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// The arguments of this process, marked as those of a worker. The name of the command is the first of them.
  private static var arguments: [String] {
    CommandLine.arguments.prefix(2) + ["--worker"] + CommandLine.arguments.dropFirst(2)
  }

  /// A pipe whose ends no other process gets.
  private static func pipe() throws(Failure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    let result = PlatenCLibrary.pipe(&ends)
    guard result == 0 else {
      throw Failure(.software, "cannot make a pipe to a process: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Whether it ended, or closed its output, when nothing was asked of it.
  var isGone: Bool {
    var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Closes the pipes and waits for the process.
  ///
  /// - Parameter isForced: whether it is ended first, with the programs that it started.
  /// - Returns: how it ended, as a clause.
  @discardableResult
  func end(isForced: Bool) -> String {
    close(input)
    close(output)
    var status: Int32 = 0
    if isForced {
      kill(identifier, SIGTERM)
      let deadline = ContinuousClock.now + WorkerProcess.grace
      while ContinuousClock.now < deadline {
        if waitpid(identifier, &status, WNOHANG) == identifier { return WorkerProcess.described(status) }
        usleep(2_000)
      }
      kill(identifier, SIGKILL)
    }
    while waitpid(identifier, &status, 0) < 0 { guard errno == EINTR else { break } }
    return WorkerProcess.described(status)
  }

  private static func described(_ status: Int32) -> String {
    let signal = status & 0x7F
    return signal == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(signal)"
  }
}
