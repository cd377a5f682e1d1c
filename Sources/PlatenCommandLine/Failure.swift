import ArgumentParser
import Platen
import PlatenCore

/// The run cannot go on: one clear line for the user, and the process's exit code.
struct Failure: Error {
  /// Exit codes, as in BSD's `sysexits.h` where it has one.
  enum Code: Int32 {
    /// `--fail-on` was given, and what it names happened.
    case judged = 1
    /// The arguments are wrong: an unknown option or value, or a combination that is not allowed.
    case usage = 64
    /// The input is not what it should be.
    case badInput = 65
    /// The input is not there.
    case noInput = 66
    /// An exporter, or a program that is a format or transform, failed for a reason of its own.
    case software = 70
    /// An output file cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed.
    case inputOutput = 74
    /// The reader of our output has closed it: as if SIGPIPE had ended the process (128 + 13).
    case brokenPipe = 141
  }

  /// Where it happened: a file, as the user named it.
  var place: String?
  /// A clause, lower-case and without a full stop.
  var message: String
  /// A sentence that says what the user can do; `nil` if there is nothing to say.
  var advice: String?
  /// The exit code.
  var code: Code

  init(_ code: Code, _ message: String, advice: String? = nil, at place: String? = nil) {
    self.code = code
    self.message = message
    self.advice = advice
    self.place = place
  }

  init(_ error: OptionError) {
    self.init(error.isReadFailure ? .inputOutput : .usage, error.message, advice: error.advice)
  }

  /// - Parameter place: the input that was being made ready.
  init(_ error: EditionError, at place: String?) {
    switch error {
    case .unknownFormat(let message, let advice): self.init(.usage, message, advice: advice)
    case .option(let error): self.init(error)
    case .input(let error):
      let code: Code =
        switch error.kind {
        case .source: .badInput
        case .resource: .inputOutput
        case .cancelled: .software
        }
      self.init(code, error.message, advice: error.advice, at: Failure.place(error.location, in: place))
    case .plugin(let error): self.init(ExportError(error), at: nil)
    case .transform(let name, let error):
      switch error.kind {
      case .document: self.init(.badInput, "\(name): \(error.message)", advice: error.advice, at: place)
      case .cancelled, .plugin: self.init(.software, "\(name): \(error.message)", advice: error.advice)
      }
    }
  }

  /// - Parameter place: the output that was being made.
  init(_ error: ExportError, at place: String?) {
    let code: Code =
      switch error.kind {
      case .sink: .inputOutput
      case .tooDeep, .contradiction, .limit: .badInput
      case .cancelled, .plugin: .software
      }
    self.init(code, error.message, advice: error.advice, at: error.kind == .sink ? nil : place)
  }

  private static func place(_ location: SourceLocation?, in file: String?) -> String? {
    guard var location else { return file }
    if location.file == nil { location.file = file }
    return location.description
  }
}

extension AsyncParsableCommand {
  /// Runs a command's work, and turns a failure into a line on standard error and an exit code.
  ///
  /// - Parameter printed: whether the work itself prints the failure.
  func reportingFailures(printed: Bool = false, _ work: () async throws(Failure) -> Void) async throws {
    do throws(Failure) {
      try await work()
    } catch {
      if error.code != .brokenPipe, !printed { Terminal.standardError.write(failure: error) }
      throw ExitCode(error.code.rawValue)
    }
  }
}
