import Foundation
import Testing

/// Documents that crash the process, never end, or ask for all memory, among others.
@Suite struct BatchHostileTests {
  @Test(.timeLimit(.minutes(2)))
  func noDocumentCostsMoreThanItself() async throws {
    let hostile = ["crash", "hang", "fill"]
    var files: [String: String] = [:]
    for number in 0..<60 {
      // 12 of them, among them some one after the other.
      let isHostile = number % 7 == 3 || (40..<44).contains(number)
      files[String(format: "in/d%02d.txt", number)] = isHostile ? "%\(hostile[number % 3])\n" : "text \(number)\n"
    }
    let expected = files.values.count { !$0.hasPrefix("%") }
    let folder = Folder(files)
    let outcome = try await Program.toy.run(
      [
        "batch", "in", "-t", "plain", "-o", "out", "-j", "2", "--time-limit", "4", "--memory-limit", "256",
      ], in: folder)
    #expect(outcome.code == 1)
    #expect(folder.files.count { $0.hasPrefix("out/") } == expected)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 60 - expected + 1, "\(outcome.errors)")
    #expect(lines.last == "Made \(expected) editions of 60 documents. \(60 - expected) failed.")
    for line in lines.dropLast() {
      #expect(
        line.contains("it took longer than the limit of 4 s") || line.contains("the process that worked on it ended"),
        "\(line)")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func linesAreAnsweredInOrderWhenProcessesEnd() async throws {
    let input = (0..<12).map { #"{"id":\#($0),"text":"\#($0 % 4 == 1 ? "%crash" : "text \($0)")"}"# }
    let outcome = try await Program.toy.run(
      ["batch", "--jsonl", "-t", "plain", "--isolate", "-j", "2"], in: Folder(),
      input: input.joined(separator: "\n") + "\n")
    #expect(outcome.code == 0)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.count == 12)
    for (number, answer) in answers.enumerated() {
      #expect(answer.hasPrefix(#"{"id":\#(number),"status":"\#(number % 4 == 1 ? "failed" : "ok")""#), "\(answer)")
    }
  }

  @Test func hostileMarkdownAmongOthersIsAnsweredOrReported() async throws {
    let depth = String(repeating: "> ", count: 20_000) + "x\n"
    let brackets = String(repeating: "[", count: 50_000) + "\n"
    var files: [String: [UInt8]] = [
      "in/deep.md": Array(depth.utf8), "in/brackets.md": Array(brackets.utf8),
      "in/bad.md": [0xFF, 0xFE, 0x00, 0xD8, 0x0A], "in/bad.json": Array("{\"platen\":".utf8), "in/empty.md": [],
    ]
    for number in 0..<20 { files["in/good\(number).md"] = Array("# Title \(number)\n\ntext\n".utf8) }
    let folder = Folder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    let outcome = try await Program.platen.run(["batch", "in", "-t", "epub", "-o", "out"], in: folder)
    #expect(outcome.code == 1)
    #expect(folder.files.count { $0.hasPrefix("out/good") } == 20)
    #expect(outcome.errors.contains("in/bad.json"))
    #expect(outcome.errors.contains("in/empty.md: it is empty"))
  }
}
