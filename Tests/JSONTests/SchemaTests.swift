import Foundation
import JSONExport
import PlatenCore
import PlatenTesting
import Testing

/// The schema that the package ships, held against what is written, by PyPI `jsonschema`.
@Suite(.enabled(if: SchemaValidator.isThere, "python3 with the package jsonschema is needed."))
struct SchemaTests {
  @Test func outputKeepsToTheSchema() throws {
    let outputs = [
      try json(EveryNode.document), try json(Document()),
      try json(
        EveryNode.document,
        options: JSONOptions {
          $0.pretty = true
          $0.resources = .omit
        }),
    ]
    #expect(try SchemaValidator.faults(of: outputs) == "")
  }

  @Test func randomDocumentsKeepToTheSchema() throws {
    let outputs = try (0..<20 as Range<UInt64>).map { try json(Document.random(seed: $0, size: 20, nodes: .wild)) }
    #expect(try SchemaValidator.faults(of: outputs) == "")
  }

  @Test(arguments: [
    #"{"body":[]}"#, #"{"platen":"2.0","body":[]}"#, whole("7"), whole(#"{"type":"text","text":""}"#),
    whole(#"{"type":"paragraph"}"#), whole(#"{"type":"paragraph","inlines":[],"x":1}"#),
    whole(#"{"type":"division","role":"nothing","blocks":[]}"#),
  ])
  func schemaRefusesWhatTheReaderWouldNotTake(json: String) throws {
    #expect(try SchemaValidator.faults(of: [json]) != "")
  }
}

/// PyPI `jsonschema`, run as a program.
enum SchemaValidator {
  static let isThere = (try? python("import jsonschema", [])) == ""
  static let schema = packageRoot.appending(path: "Sources/JSONExport/platen-document.schema.json").path

  /// The first fault of each output, one a line.
  static func faults(of outputs: [String]) throws -> String {
    try python(
      """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for text in json.load(sys.stdin):
          for fault in list(validator.iter_errors(json.loads(text)))[:1]:
              print(fault.json_path, fault.message[:200])
      """, [schema], input: try JSONEncoder().encode(outputs))
  }

  private static func python(_ script: String, _ arguments: [String], input: Data = Data()) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let stdin = Pipe()
    let stdout = Pipe()
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stdout
    try process.run()
    let writer = Thread {
      stdin.fileHandleForWriting.write(input)
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
