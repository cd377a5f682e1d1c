import Foundation
import PlatenCore
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  /// Nothing is left of a program when its run is over.
  @Suite struct LeakTests {
    /// Programs of every kind; each sleeps for a time that no other process on the machine sleeps for.
    static let mark = "98765\(ProcessInfo.processInfo.processIdentifier)"
    static let bodies = [
      "cat >/dev/null; ANSWER", "ANSWER", "exit 3", "kill -SEGV $$", "echo hello", "yes",
      "exec sleep \(mark)", "sleep \(mark) & ANSWER",
      "(trap '' TERM HUP; sleep \(mark)) & (sleep \(mark) & sleep \(mark)) & ANSWER",
      "trap '' TERM; sleep \(mark) & sleep \(mark); sleep \(mark)",
    ]

    /// A daemon: in a session of its own, without a parent, and with the program's outputs open or closed.
    @Test(
      .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/environ"), "needs /proc"),
      arguments: [
        "setsid sleep MARK & ANSWER", "(setsid sleep MARK >/dev/null 2>&1 &) ; ANSWER",
        "setsid sh -c 'setsid sleep MARK & setsid sleep MARK & sleep MARK' </dev/null >/dev/null 2>&1 & ANSWER",
        "setsid sh -c 'trap \"\" TERM HUP; while :; do sleep MARK; done' & exec sleep MARK",
      ])
    func daemonsAreEnded(body: String) async throws {
      let mark = LeakTests.mark + "1"
      var limits = Attempt.limits
      limits.exportTime = .seconds(1)
      let began = ContinuousClock.now
      let attempt = try await Attempt.of(body.replacing("MARK", with: mark), limits: limits)
      #expect(attempt.output == (body.contains("ANSWER") ? "ok\n" : nil))
      for _ in 0..<50 {
        if try LeakTests.processes(with: mark) == [] { break }
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try LeakTests.processes(with: mark) == [])
      #expect(ContinuousClock.now - began < .seconds(60))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "needs /proc"))
    func twoHundredRunsLeaveNoProcessAndNoDescriptor() async throws {
      var limits = Attempt.limits
      limits.exportTime = .milliseconds(250)
      limits.gracePeriod = .milliseconds(50)
      // What is opened once, and stays.
      _ = try await Attempt.of("ANSWER")
      let descriptors = Set(try LeakTests.descriptors())
      for run in 0..<200 {
        _ = try await Attempt.of(
          LeakTests.bodies[run % LeakTests.bodies.count], as: run.isMultiple(of: 3) ? .transform : .format,
          Attempt.longDocument, limits: limits)
      }
      // Nor do programs that cannot even be started.
      try await Script.with("#!/no/such/interpreter\n") { path in
        for _ in 0..<20 { _ = try await Attempt(path) }
      }
      // Other tests of this process open files and run programs too, and some were open when the count began. A way to end that
      // leaks has leaked as often as it was gone.
      let fewest = min(20, 200 / LeakTests.bodies.count)
      var (open, unreaped) = ([String](), [String]())
      for _ in 0..<100 {
        open = try LeakTests.descriptors().filter { !descriptors.contains($0) }
        unreaped = try LeakTests.unreapedChildren()
        if open.count < fewest, unreaped.count < fewest { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(open.count < fewest, "\(open)")
      #expect(unreaped.count < fewest, "\(unreaped)")
      #expect(try LeakTests.processes(with: LeakTests.mark) == [])
    }

    private static func descriptors() throws -> [String] {
      // One is the folder that is being read.
      let folder = "/proc/self/fd/"
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        FileManager.default.fileExists(atPath: folder + $0)
          || (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + $0)) != nil
      }.sorted()
    }

    /// The children of this process that have ended and wait to be reaped: their lines in `/proc`, `pid (name) state parent …`.
    private static func unreapedChildren() throws -> [String] {
      let own = "Z \(ProcessInfo.processInfo.processIdentifier) "
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap {
        number in
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/stat") else { return nil }
        let line = String(decoding: bytes, as: UTF8.self)
        return line.split(separator: ") ").last?.hasPrefix(own) == true ? line : nil
      }
    }

    /// The command lines of all processes that have a word in them. One that waits to be reaped has none.
    private static func processes(with word: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { number in
        // It may be gone by now.
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") else { return nil }
        let line = String(decoding: bytes, as: UTF8.self)
        return line.hasPrefix("sleep") && line.contains(word) ? line : nil
      }
    }
  }
}
