import JSONText
import Platen
import PlatenCore
import PlatenFiles

/// A process of `platen batch --isolate`: takes a document a line, and answers with a line when its editions are made.
struct FileWorker {
  private let command: BatchCommand
  private let setup: BatchSetup

  init(_ command: BatchCommand, _ setup: BatchSetup) {
    self.command = command
    self.setup = setup
  }

  /// Works until standard input ends.
  func run() async throws(Failure) {
    let lines = LineReader()
    var job: (root: String?, job: BatchJob)?
    while true {
      let line: [UInt8]
      switch lines.next() {
      case .line(let bytes): line = bytes
      case .tooLong, .end: return
      }
      guard let (item, root) = FileWorker.item(line) else { throw Failure(.usage, "a request cannot be read") }
      let work = job.flatMap { $0.root == root ? $0.job : nil } ?? BatchJob(command, setup, root: root)
      job = (root, work)
      try StandardOutput.write(FileWorker.answer(await work.run(item)))
    }
  }
}

extension FileWorker {
  /// The line that asks for a document's editions.
  static func request(_ item: BatchItem, root: String?) -> [UInt8] {
    let object = JSONValue.object([
      "input": .string(item.input), "targets": .strings(item.targets), "root": .optional(root),
      "message": .optional(item.failure?.message), "advice": .optional(item.failure?.advice),
      "code": item.failure.map { .integer(Int($0.code.rawValue)) },
    ])
    return Array((object.line + "\n").utf8)
  }

  private static func item(_ line: [UInt8]) -> (BatchItem, root: String?)? {
    guard let object = JSONValue.object(line), let input = object["input"]?.string,
      let targets = object["targets"]?.array
    else { return nil }
    let item = BatchItem(
      input: input, targets: targets.compactMap(\.string), failure: failure(object, place: input))
    return (item, object["root"]?.string)
  }

  private static func answer(_ outcome: BatchOutcome) -> String {
    JSONValue.object([
      "status": .string(outcome.status.rawValue), "editions": .integer(outcome.editions),
      "warnings": .boolean(outcome.hasWarnings), "report": .string(outcome.report),
      "message": .optional(outcome.failure?.message), "advice": .optional(outcome.failure?.advice),
      "place": .optional(outcome.failure?.place), "code": outcome.failure.map { .integer(Int($0.code.rawValue)) },
    ]).line + "\n"
  }

  /// What an answer says; `nil` if it says nothing that can be understood.
  static func outcome(_ line: [UInt8]) -> BatchOutcome? {
    guard let object = JSONValue.object(line),
      let status = object["status"]?.string.flatMap(BatchOutcome.Status.init(rawValue:)),
      let editions = object["editions"]?.integer, let report = object["report"]?.string
    else { return nil }
    return BatchOutcome(
      status: status, failure: failure(object, place: object["place"]?.string), editions: editions,
      hasWarnings: object["warnings"] == .boolean(true), report: report)
  }

  private static func failure(_ object: JSONValue, place: String?) -> Failure? {
    guard let message = object["message"]?.string, let number = object["code"]?.integer,
      let code = Int32(exactly: number).flatMap(Failure.Code.init(rawValue:))
    else { return nil }
    return Failure(code, message, advice: object["advice"]?.string, at: place)
  }
}

extension JSONValue {
  /// The object on a line; `nil` if there is none.
  static func object(_ line: [UInt8]) -> JSONValue? {
    do throws(JSONParser.Fault) {
      let value = try JSONValue(parsing: line)
      return value.isObject ? value : nil
    } catch {
      return nil
    }
  }
}
