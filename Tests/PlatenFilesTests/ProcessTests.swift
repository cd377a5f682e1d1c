import Foundation
import PlatenFiles
import Testing

/// What happens to files when the process that writes them is ended. Serialised: each case starts many processes.
@Suite(.serialized) struct ProcessTests {
  /// What `SinkProbe` writes: `count` lines of 100 letters.
  private func lines(_ letter: String, _ count: Int) -> String {
    String(repeating: String(repeating: letter, count: 100) + "\n", count: count)
  }

  @Test(arguments: ["system", "named"], ["kill", "half"])
  func killedAtAnyCallLeavesOldFileOrNewOne(making: String, how: String) throws {
    let folder = try Folder()
    var killed = 0
    var isOld = 0
    var left = 0
    for number in 1...125 {
      try folder.write("old", to: "a")
      let outcome = try Probe("file", folder.path("a"), "x", "115", making, how, "\(number)").end()
      if outcome.endedBySignal { killed += 1 }
      #expect(outcome.status == (outcome.endedBySignal ? SIGKILL : 0))
      let text = folder.text("a")
      #expect(text == "old" || text == lines("x", 115), "killed at call \(number)")
      if text == "old" { isOld += 1 }
      for name in try folder.names where name != "a" {
        #expect(name.wholeMatch(of: /\.platen-[0-9a-f]+\.tmp/) != nil)
        left += 1
        try FileManager.default.removeItem(atPath: folder.path(name))
      }
    }
    // 115 writes, and some ten calls before and after them.
    #expect(killed >= 115)
    #expect(isOld >= 115)
    // Without a name until it is whole, it can stay only between `link` and `rename`.
    if making == "system" {
      #if os(Linux)
        #expect(left <= 2)
      #endif
    } else {
      #expect(left >= 100)
    }
  }

  /// At the first write, in a file that has a name; and, where it has none till then, between `link` and `rename`.
  static let points: [(making: String, call: String)] = [("named", "9"), ("system", "12")]

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], points)
  func signalRemovesTemporaryFileAndEndsProcess(signal: Int32, point: (making: String, call: String)) throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    let probe = try Probe("file", folder.path("a"), "x", "1", point.making, "signals", "wait", point.call)
    try probe.waitUntilReady()
    #expect(try folder.names.count == 2)
    probe.send(signal)
    #expect(try probe.end() == Outcome(output: "", status: signal, endedBySignal: true))
    #expect(try folder.names == ["a"])
    #expect(folder.text("a") == "old")
  }

  @Test func withoutInstallationTemporaryFileStays() throws {
    let folder = try Folder()
    let probe = try Probe("file", folder.path("a"), "x", "1", "named", "wait", "6")
    try probe.waitUntilReady()
    probe.send(SIGTERM)
    #expect(try probe.end() == Outcome(output: "", status: SIGTERM, endedBySignal: true))
    #expect(try folder.names.count == 1)
  }

  @Test func signalThatWasIgnoredStaysIgnored() throws {
    let folder = try Folder()
    let command = """
      trap '' HUP
      "\(Probe.path)" file "\(folder.path("a"))" x 1 named signals wait 6 > "\(folder.path("out"))" &
      until grep -q ready "\(folder.path("out"))"; do :; done
      kill -HUP $!
      kill -TERM $!
      wait $!
      echo $?
      """
    #expect(try shell(command).output.hasSuffix("\(128 + SIGTERM)\n"))
    #expect(try folder.names == ["out"])
  }

  @Test(arguments: ["system", "named"])
  func sixteenWritersLeaveOneWholeFile(making: String) throws {
    let folder = try Folder()
    for _ in 0..<4 {
      let letters = "abcdefghijklmnop".map(String.init)
      let probes = try letters.map { try Probe("file", folder.path("a"), $0, "100", making) }
      for probe in probes { #expect(try probe.end() == Outcome(output: "", status: 0, endedBySignal: false)) }
      let text = try #require(folder.text("a"))
      #expect(letters.contains { lines($0, 100) == text })
      #expect(try folder.names == ["a"])
    }
  }

  @Test(arguments: ["system", "named"], [("000", 0o666), ("022", 0o644), ("077", 0o600)])
  func newFileHasTheUmaskTakenFromItsPermissions(making: String, mask: (text: String, permissions: Int)) throws {
    let folder = try Folder()
    let outcome = try shell("umask \(mask.text); \"\(Probe.path)\" file \"\(folder.path("a"))\" x 1 \(making)")
    #expect(outcome == Outcome(output: "", status: 0, endedBySignal: false))
    #expect(try folder.permissions("a") == mask.permissions)
  }

  @Test func readerThatGoesAwayIsToldQuietlyAHundredTimes() throws {
    let outcome = try shell(
      """
      for i in $(seq 100); do
        { "\(Probe.path)" standard 10000 2>&1 1>&3; echo $?; } 3>&1 >&2 | head -c1 > /dev/null
      done 2>&1
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output.components(separatedBy: "broken pipe\n3\n").count == 101)
  }

  @Test func standardOutputTakesEverything() throws {
    let outcome = try shell("\"\(Probe.path)\" standard 10000 | md5sum; yes 'a line of text' | head -10000 | md5sum")
    let sums = outcome.output.split(separator: "\n")
    #expect(sums.count == 2 && sums[0] == sums[1])
  }
}
