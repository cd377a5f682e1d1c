import Foundation
import Testing

/// `platen batch --jsonl`: a line in, a line out.
@Suite struct JSONLinesTests {
  private struct Answer: Decodable {
    struct Output: Decodable {
      var format: String
      var mediaType: String
      var bytes: Int
      var sha256: String
      var text: String?
      var base64: String?
      var path: String?
    }

    struct Failure: Decodable {
      var code: Int
      var message: String
    }

    struct Diagnostic: Decodable { var id: String }

    var status: String
    var outputs: [Output]
    var diagnostics: [Diagnostic]
    var error: Failure?
  }

  private static func answers(
    to lines: [String], _ options: [String] = ["-t", "plain"], in folder: Folder = Folder(),
    program: Program = .toy
  ) async throws -> [Answer] {
    let outcome = try await program.run(
      ["batch", "--jsonl"] + options, in: folder, input: lines.joined(separator: "\n") + "\n")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    return try outcome.output.split(separator: "\n").map { line in
      try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
    }
  }

  @Test func everyLineIsAnsweredInOrder() async throws {
    let lines = (0..<200).map { #"{"id":"d\#($0)","text":"text \#($0)"}"# }
    let outcome = try await Program.toy.run(
      ["batch", "--jsonl", "-t", "plain", "-j", "4"], in: Folder(), input: lines.joined(separator: "\n"))
    #expect(outcome.code == 0)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.count == 200)
    for (number, answer) in answers.enumerated() {
      #expect(answer.hasPrefix(#"{"id":"d\#(number)","status":"ok","outputs":[{"format":"plain""#))
      #expect(answer.contains(#""text":"*text \#(number)\n""#))
    }
  }

  @Test func answerHasTheWholeShape() async throws {
    let outcome = try await Program.toy.run(
      ["batch", "--jsonl"], in: Folder(), input: #"{"id":7,"base64":"b25l","formats":["plain"]}"# + "\n")
    #expect(
      outcome
        == .init(
          code: 0,
          output:
            #"{"id":7,"status":"ok","outputs":[{"format":"plain","mediaType":"text/plain","bytes":5,"sha256":"6e9701b3becad902dee3a96cd07dd003830fcbb5a457f82335fc311e2b04c86b","text":"*one\n"}],"diagnostics":[],"omitted":[]}"#
            + "\n", errors: ""))
  }

  @Test(arguments: [
    ("{", "the line is not JSON"),
    ("[1]", "the line is not a JSON object"),
    (#"{"id":1}"#, "there is no document"),
    (#"{"id":1,"text":"a","path":"b"}"#, "there are several documents: “text” and “path”"),
    (#"{"id":1,"text":5}"#, "“text” is not a text"),
    (#"{"id":1.5,"text":"a"}"#, "“id” is neither a text nor a whole number"),
    (#"{"id":1,"base64":"*"}"#, "“base64” is not base64"),
    (#"{"id":1,"text":"a","formats":["nothing"]}"#, "there is no output format “nothing”"),
    (#"{"id":1,"text":"a","set":{"tims":1}}"#, "no option “tims”. Did you mean “times”?"),
    (#"{"id":1,"text":"a","from":"nothing"}"#, "there is no input format “nothing”"),
    (#"{"id":1,"text":"a","metadata":{"tite":"x"}}"#, "tite"),
    (#"{"id":1,"path":"not-there.txt"}"#, "cannot read not-there.txt"),
    (#"{"id":1,"text":""}"#, "it is empty"),
  ])
  func aBadLineIsAnAnswerAndNotAnEnd(_ line: String, _ message: String) async throws {
    let good = #"{"text":"a"}"#
    let answers = try await JSONLinesTests.answers(to: [good, line, good])
    #expect(answers.map(\.status) == ["ok", "failed", "ok"])
    let error = try #require(answers[1].error)
    #expect((error.message + " " + "\(error.code)").contains(message) || error.message.contains("tims"), "\(error)")
    #expect(answers[1].outputs.isEmpty)
  }

  @Test func linesHaveMetadataOptionsAndFormatsOfTheirOwn() async throws {
    let folder = Folder(["a.words": "b c"])
    let answers = try await JSONLinesTests.answers(
      to: [
        #"{"text":"a","set":{"shout":true,"times":2},"metadata":{"title":"T","author":["X","Y"]}}"#,
        #"{"path":"a.words","formats":["plain","lossy"],"colour":"red"}"#,
        #"{"text":"b c","from":"words"}"#,
      ], in: folder)
    #expect(
      answers[0].outputs.first?.text
        == "title: T\nauthor: X\nauthor: Y\n*A\ntitle: T\nauthor: X\nauthor: Y\n*A\n")
    #expect(answers[1].outputs.map(\.format) == ["plain", "lossy"])
    #expect(answers[1].outputs.first?.text == "*b\n*c\n")
    #expect(answers[1].diagnostics.map(\.id).contains("batch.member-unknown"))
    #expect(answers[2].outputs.first?.text == "*b\n*c\n")
  }

  @Test func linesMayBeOfAnyLength() async throws {
    let text = String(repeating: "0123456789 ", count: 400_000)
    let answers = try await JSONLinesTests.answers(
      to: [#"{"text":"a"}"#, "", #"{"text":"\#(text)"}"#, "   ", #"{"text":"b"}"#])
    #expect(answers.map { $0.outputs.first?.bytes } == [3, text.utf8.count + 2, 3])
  }

  @Test func editionsGoToFilesThatAreNamedByTheID() async throws {
    let folder = Folder()
    let answers = try await JSONLinesTests.answers(
      to: [
        #"{"id":"../a b/第一","text":"a"}"#, #"{"id":12,"text":"b"}"#, #"{"text":"c"}"#, #"{"id":".","text":"d"}"#,
      ], ["-t", "plain", "-o", "out"], in: folder)
    #expect(answers.map(\.status) == ["ok", "ok", "failed", "ok"])
    #expect(
      folder.files == ["out/%2E..plain", "out/%2E.%2Fa%20b%2F%E7%AC%AC%E4%B8%80.plain", "out/12.plain"]
        || folder.files.sorted() == answers.flatMap { $0.outputs.compactMap(\.path) }.sorted())
    #expect(answers.flatMap { $0.outputs.compactMap(\.path) }.allSatisfy { $0.hasPrefix("out/") })
    #expect(folder.files.count == 3)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [[], ["--isolate"]])
  func anAnswerComesBeforeTheNextLineIsThere(_ options: [String]) async throws {
    let process = Process()
    process.executableURL = Program.toy.url
    process.arguments = ["batch", "--jsonl", "-t", "plain"] + options
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 0..<5 {
      try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\(number),\"text\":\"x\"}\n".utf8))
      let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.hasPrefix("{\"id\":\(number),\"status\":\"ok\""))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func anEPUBIsBase64AndTheSameAsThatOfExport() async throws {
    let folder = Folder(["a.md": "# Title\n\ntext\n"])
    let outcome = try await Program.platen.run(["export", "a.md", "-o", "a.epub", "-q"], in: folder)
    #expect(outcome.code == 0)
    let answers = try await JSONLinesTests.answers(
      to: [#"{"path":"a.md"}"#, ##"{"text":"# Title\n\ntext\n","name":"a.md"}"##], ["-t", "epub"], in: folder,
      program: .platen)
    for answer in answers {
      let output = try #require(answer.outputs.first)
      #expect(output.mediaType == "application/epub+zip")
      #expect(output.base64.flatMap { Data(base64Encoded: $0) }.map(Array.init) == (try folder.bytes("a.epub")))
    }
  }

  @Test func schemaIsJSONAndNamesEveryMember() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(
      contentsOf: root.appendingPathComponent("Sources/PlatenCommandLine/Batch/Lines/platen-batch-lines.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let request = try #require((definitions["request"] as? [String: Any])?["properties"] as? [String: Any])
    #expect(
      Set(request.keys) == ["id", "text", "base64", "path", "name", "from", "metadata", "set", "formats"])
  }
}
