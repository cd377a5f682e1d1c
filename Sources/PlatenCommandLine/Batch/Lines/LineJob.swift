import Platen
import PlatenCore
import PlatenFiles

/// The work on one line of `platen batch --jsonl`.
struct LineJob: Sendable {
  private let setup: BatchSetup
  private let reading: ReadingSettings
  private let formats: [String]
  private let output: String?
  private let synchronizes: Bool
  private let failOn: [FailCondition]
  private let folders = FolderCache()

  /// What of the command line each line can add to.
  private struct ReadingSettings: Sendable {
    var from: String?
    var metadata: [OptionSetting]
    var transform: [String]
    var without: [String]
    var resources: String?
  }

  init(_ command: BatchCommand, _ setup: BatchSetup) {
    self.setup = setup
    let options = command.reading
    reading = ReadingSettings(
      from: options.from, metadata: options.metadata.map(\.setting), transform: options.transform,
      without: options.without, resources: options.resources)
    formats = command.formats
    output = command.output
    synchronizes = command.sync
    failOn = command.failOn
  }

  /// Does the work.
  ///
  /// - Returns: the line of the answer.
  @concurrent func run(_ line: LineReader.Line) async -> String {
    let bytes: [UInt8]
    switch line {
    case .line(let line): bytes = line
    case .tooLong, .end:
      let failure = Failure(.usage, "the line has more than \(LineReader.maximumBytes) bytes")
      return LineAnswer(identifier: .none, failure: failure).line
    }
    let request: LineRequest
    do throws(LineRequest.Fault) { request = try LineRequest(bytes) } catch {
      return LineAnswer(identifier: error.identifier, failure: Failure(.usage, error.message)).line
    }
    var answer = LineAnswer(identifier: request.identifier)
    do throws(Failure) { try await make(request, &answer) } catch { answer.failure = error }
    return answer.line
  }

  private func make(_ request: LineRequest, _ answer: inout LineAnswer) async throws(Failure) {
    let recipe = try recipe(for: request)
    guard !recipe.exporters.isEmpty else {
      throw Failure(.usage, "no format is given", advice: "Name one in “formats”, or with --format.")
    }
    let (source, files) = try document(request)
    let edition: Edition
    do throws(EditionError) { edition = try await recipe.edition(of: source, resources: files) } catch {
      throw Failure(error, at: source.name)
    }
    answer.reading = edition.report
    for name in request.unknown {
      answer.reading.diagnostics.append(
        Diagnostic("batch.member-unknown", .warning, "The member \(Diagnostic.quoted(name)) is unknown and is ignored.")
      )
    }
    try await export(edition, recipe, &answer)
    let reports = [answer.reading] + answer.outputs.map(\.report)
    if let condition = failOn.first(where: { reports.contains(where: $0.holds) }) {
      throw Failure(.judged, "there is a \(condition.rawValue), and --fail-on \(condition.rawValue) is given")
    }
    if let output { try store(&answer, in: output) }
  }

  private func export(
    _ edition: Edition, _ recipe: EditionRecipe, _ answer: inout LineAnswer
  ) async throws(Failure) {
    for exporter in recipe.exporters {
      do throws(ExportError) {
        let (bytes, made) = try await edition.export(exporter, modified: setup.modified)
        answer.outputs.append(LineAnswer.Output(format: made.format, bytes: bytes, report: made.report))
      } catch {
        throw Failure(error, at: edition.name)
      }
    }
  }

  /// The recipe of the command line, or one of the line's own.
  private func recipe(for request: LineRequest) throws(Failure) -> EditionRecipe {
    guard request.formats != nil || request.inputFormat != nil || !request.settings.isEmpty || !request.metadata.isEmpty
    else { return setup.recipe }
    do throws(EditionError) {
      return try EditionRecipe(
        formats: request.formats ?? formats, settings: setup.settings + request.settings,
        inputFormat: request.inputFormat ?? reading.from, metadata: reading.metadata + request.metadata,
        transforms: reading.transform, without: reading.without, files: NamedFiles(), using: setup.toolkit)
    } catch {
      throw Failure(error, at: nil)
    }
  }

  private func document(_ request: LineRequest) throws(Failure) -> (Source, any ResourceProvider) {
    switch request.content {
    case .path(let path):
      let root = ResourceRoot(inputs: [path], root: reading.resources)
      var source = try InputFiles.read(path)
      source.name = request.name
      return (source, root.resources(of: path))
    case .bytes(let bytes):
      guard !bytes.isEmpty else { throw Failure(.badInput, "it is empty", at: request.name) }
      let root = ResourceRoot(inputs: [], root: reading.resources)
      return (Source(name: request.name, bytes: bytes), root.resources(of: "-"))
    }
  }

  /// Writes the editions to files that are named after the line's id.
  private func store(_ answer: inout LineAnswer, in folder: String) throws(Failure) {
    guard let name = answer.identifier.text.map(FileName.init), let name = name.text else {
      throw Failure(.usage, "with -o a line needs an “id” of 1 to 200 bytes, which its files are named by")
    }
    try folders.make(folder)
    for index in answer.outputs.indices {
      let output = answer.outputs[index]
      let path = "\(folder)/\(name).\(OutputPlan.suffix(output.format))"
      do throws(ExportError) {
        let file = try FileSink(path: path)
        try file.write(output.bytes.span)
        try file.commit(synchronizing: synchronizes, mark: nil)
      } catch {
        throw Failure(.inputOutput, error.message)
      }
      answer.outputs[index].path = path
    }
  }
}

/// The name of a file for an id, whatever is in it.
private struct FileName {
  /// The name; `nil` if the id is blank or has more than 200 bytes.
  let text: String?

  /// Letters, digits and `-`, `_`, `.` within stay; other bytes become `%` and two digits.
  init(_ id: String) {
    guard (1...200).contains(id.utf8.count) else {
      text = nil
      return
    }
    var name = ""
    for byte in id.utf8 {
      let character = Character(Unicode.Scalar(byte))
      let isKept =
        byte < 0x80 && (character.isLetter || character.isNumber || byte == 0x2D || byte == 0x5F)
        || byte == 0x2E && !name.isEmpty
      if isKept {
        name.append(character)
      } else {
        name += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    text = name
  }
}
