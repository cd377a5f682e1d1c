import Foundation
import Testing

/// Pipes that close, signals that come, terminals that look.
@Suite struct PipeTests {
  @Test func closedPipeIsQuiet() async throws {
    let folder = Folder(["a.txt": "hello\n"])
    let outcome = try await shell(
      """
      for run in {1..100}; do
        ToyPlaten export a.txt -t plain --set times=100000 -o - | head -c1 >>first
        codes="$codes ${PIPESTATUS[0]}"
      done
      echo $codes | tr ' ' '\\n' | sort | uniq -c | tr -s ' '
      """, in: folder)
    // 128 and the number of SIGPIPE, as of a program that the signal itself ends.
    #expect(outcome == .init(code: 0, output: " 100 141\n", errors: ""))
    #expect(try folder.text("first") == String(repeating: "*", count: 100))
  }

  @Test(arguments: ["formats", "inspect a.txt", "formats --json"])
  func closedPipeIsQuietForListings(_ arguments: String) async throws {
    let folder = Folder(["a.txt": String(repeating: "# Title\n", count: 20_000)])
    let outcome = try await shell(
      "ToyPlaten \(arguments) | true; echo ${PIPESTATUS[0]}", in: folder)
    #expect(outcome.errors == "")
    // Short output may be in the pipe before its reader goes.
    #expect(["141\n", "0\n"].contains(outcome.output))
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func signalLeavesNothingBehind(_ signal: String) async throws {
    let folder = Folder(["a.txt": "hello\n", "a.slow": "old\n"])
    let outcome = try await shell(
      """
      env --default-signal=INT ToyPlaten export a.txt -t slow --set steps=100 & id=$!
      sleep 0.5
      kill -\(signal) $id
      wait $id
      echo $?
      """, in: folder)
    let number = ["INT": 130, "TERM": 143, "HUP": 129][signal] ?? 0
    #expect(outcome.output == "\(number)\n")
    #expect(try folder.text("a.slow") == "old\n")
    #expect(folder.files == ["a.slow", "a.txt"])
  }

  /// A big article is stopped wherever it happens to be: reading, exporting, or putting the file in its place.
  @Test(arguments: [50, 150, 300, 600, 1_200])
  func interruptedEditionLeavesTheOldOne(_ milliseconds: Int) async throws {
    let article = "A Village (乡村)\n" + String(repeating: "1. Markets (市场)\nTaobao Village (淘宝村) sells.\n", count: 4_000)
    let folder = Folder(["a.txt": article, "a.epub": "old\n"])
    let outcome = try await shell(
      """
      env --default-signal=INT platen export a.txt -t epub -q & id=$!
      sleep \(Double(milliseconds) / 1_000)
      kill -INT $id 2>/dev/null
      wait $id
      echo $?
      """, in: folder)
    #expect(folder.files == ["a.epub", "a.txt"])
    switch outcome.output {
    case "130\n": #expect(try folder.text("a.epub") == "old\n")
    default:
      #expect(outcome.output == "0\n")
      #expect(try folder.bytes("a.epub").starts(with: [0x50, 0x4B]))
    }
  }

  @Test func fullDiskOfAPipeIsAnError() async throws {
    let folder = Folder(["a.txt": "hello\n"])
    for command in ["export a.txt -t plain -o -", "formats", "inspect a.txt"] {
      let outcome = try await shell("ToyPlaten \(command) >/dev/full", in: folder)
      #expect(
        outcome
          == .init(
            code: 74, output: "", errors: "platen: error: cannot write standard output: No space left on device\n"))
    }
  }

  @Test(.enabled(if: PipeTests.hasScript, "util-linux’s script makes the terminal"))
  func terminalGetsProgressAndColour() async throws {
    let folder = Folder(["a.txt": "?\n"])
    let command = "ToyPlaten export a.txt -t slow --set steps=8"
    let shown = try await shell(
      "script -qec '\(command)' /dev/null </dev/null", in: folder, environment: ["TERM": "xterm"])
    #expect(shown.output.contains("\r\u{1B}[Ka.slow: "))
    #expect(shown.output.contains(" %"))
    #expect(shown.output.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
    let plain = try await shell(
      "script -qec '\(command)' /dev/null </dev/null", in: folder, environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(plain.output.contains("\r\u{1B}[Ka.slow: "))
    #expect(plain.output.contains("a.txt:1:1: warning: this"))
    let quick = try await shell(
      "script -qec 'ToyPlaten export a.txt -t plain' /dev/null </dev/null", in: folder, environment: ["TERM": "xterm"])
    #expect(!quick.output.contains("%"))
    let quiet = try await shell(
      "script -qec '\(command) -q' /dev/null </dev/null", in: folder, environment: ["TERM": "xterm"])
    #expect(quiet.output == "")
  }

  static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
}
