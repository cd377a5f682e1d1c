import Foundation
import PlatenCore
import PlatenFiles
import Synchronization

/// A program for the tests to end, starve and run beside itself.
///
/// ```
/// SinkProbe file PATH LETTER COUNT [named] [signals] [kill N | half N | wait N]
/// SinkProbe standard COUNT
/// SinkProbe read PATH [LIMIT]
/// ```
///
/// `file` writes COUNT lines of 100 times LETTER. Before system call N it ends itself by SIGKILL (`kill`), or
/// does that after half of a write (`half`), or says `ready` and sleeps (`wait`).
@main struct SinkProbe {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch arguments.first {
      case "file": try writeFile(arguments)
      case "standard": try writeStandardOutput(arguments)
      case "read":
        let limit = arguments.count > 2 ? Int(arguments[2]) ?? 0 : InputFile.maximumBytes
        print(try InputFile.read(arguments[1], limit: limit).count)
      default: exit(64)
      }
    } catch let error as ExportError {
      complain(error.isBrokenPipe ? "broken pipe" : error.message, status: error.isBrokenPipe ? 3 : 74)
    } catch {
      complain("\(error)", status: 66)
    }
  }

  private static func writeFile(_ arguments: [String]) throws {
    if arguments.contains("signals") { SignalCleanup.install() } else { unblockSignals() }
    let line = String(repeating: arguments[2], count: 100) + "\n"
    var sink = try FileSink(path: arguments[1], calls: calls(arguments), bufferSize: 1)
    for _ in 0..<(Int(arguments[3]) ?? 0) { try sink.write(line) }
    try sink.commit()
  }

  /// The tests' threads have them blocked, and a child inherits that.
  private static func unblockSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  private static func writeStandardOutput(_ arguments: [String]) throws {
    SignalCleanup.install()
    var sink = StandardOutputSink()
    for _ in 0..<(Int(arguments[1]) ?? 0) { try sink.write("a line of text\n") }
    try sink.flush()
  }

  private static func calls(_ arguments: [String]) -> SystemCalls {
    var calls = SystemCalls.live
    if arguments.contains("named") {
      calls.openUnnamed = { _, _ throws(SystemError) in throw SystemError(EOPNOTSUPP) }
    }
    guard let index = arguments.firstIndex(where: { ["kill", "half", "wait"].contains($0) }),
      let number = Int(arguments[index + 1])
    else { return calls }
    let what = arguments[index]
    let count = Atomic(0)
    let isReached: @Sendable () -> Bool = { count.add(1, ordering: .relaxed).newValue == number }
    let write = calls.write
    if what == "half" {
      calls.write = { descriptor, bytes throws(SystemError) in
        guard count.load(ordering: .relaxed) >= number else { return try write(descriptor, bytes) }
        _ = try write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
        kill(getpid(), SIGKILL)
        return 0
      }
    }
    return calls.before { _ throws(SystemError) in
      guard isReached() else { return }
      if what == "kill" { kill(getpid(), SIGKILL) }
      guard what == "wait" else { return }
      FileHandle.standardOutput.write(Data("ready\n".utf8))
      while true { pause() }
    }
  }

  private static func complain(_ message: String, status: Int32) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
