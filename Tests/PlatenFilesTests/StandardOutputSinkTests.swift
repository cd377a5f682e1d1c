import Foundation
import PlatenCore
import PlatenFiles
import Testing

@Suite struct StandardOutputSinkTests {
  /// Calls of which `write` fails.
  private func failing(_ code: Int32) -> SystemCalls {
    var calls = SystemCalls.live
    calls.write = { _, _ throws(SystemError) in throw SystemError(code) }
    return calls
  }

  @Test func bytesAreHeldBackUntilFlush() throws {
    let folder = try Folder()
    try folder.write("", to: "out")
    let file = try #require(FileHandle(forWritingAtPath: folder.path("out")))
    var sink = StandardOutputSink(descriptor: file.fileDescriptor)
    try sink.write("text")
    #expect(folder.text("out") == "")
    try sink.flush()
    #expect(folder.text("out") == "text")
    try sink.flush()
    #expect(folder.text("out") == "text")
  }

  @Test(arguments: [
    (EPIPE, true, "cannot write standard output: Broken pipe"),
    (ENOSPC, false, "cannot write standard output: No space left on device"),
    (EIO, false, "cannot write standard output: Input/output error"),
  ])
  func failureSaysWhatAndWhetherTheReaderWentAway(code: Int32, isBrokenPipe: Bool, message: String) throws {
    var sink = StandardOutputSink(descriptor: 1, name: "standard output", calls: failing(code))
    try sink.write("held back")
    let error = #expect(throws: ExportError.self) { try sink.flush() }
    #expect(error == ExportError(.sink, message, code: code))
    #expect(error?.isBrokenPipe == isBrokenPipe)
  }

  @Test func largePieceIsWrittenInOrderBehindWhatWasHeldBack() throws {
    let folder = try Folder()
    try folder.write("", to: "out")
    let file = try #require(FileHandle(forWritingAtPath: folder.path("out")))
    var sink = StandardOutputSink(descriptor: file.fileDescriptor)
    let large = String(repeating: "large", count: 50_000)
    try sink.write("first ")
    try sink.write(large)
    try sink.write(" last")
    try sink.flush()
    #expect(folder.text("out") == "first " + large + " last")
  }

  /// A pipe that does not block is full again and again, and its reader is slow.
  @Test func descriptorThatDoesNotBlockIsWaitedFor() throws {
    let outcome = try shell(
      """
      python3 -c 'import os, sys; os.set_blocking(1, False); os.execv(sys.argv[1], sys.argv[1:])' \
        "\(Probe.path)" standard 100000 | { sleep 0.2; md5sum; }
      yes 'a line of text' | head -100000 | md5sum
      """)
    let sums = outcome.output.split(separator: "\n")
    #expect(sums.count == 2 && sums[0] == sums[1], "\(outcome.output)")
  }
}
