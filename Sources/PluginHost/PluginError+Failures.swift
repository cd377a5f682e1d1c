import PlatenCore

// Every way in which a program can fail, each with what to do next.

extension PluginError {
  static func notFound(_ program: String) -> PluginError {
    PluginError(
      .program, "there is no program \(Diagnostic.quoted(program))",
      advice: "Give its path, or name a folder with --plugin-path.")
  }

  static func notExecutable(_ program: String) -> PluginError {
    PluginError(
      .program, "\(Diagnostic.quoted(program)) cannot be executed",
      advice: "Give it the permission, as with chmod +x, if you trust it.")
  }

  static func notStarted(_ program: PluginProgram, _ reason: String) -> PluginError {
    PluginError(
      .program, "\(label(program)) cannot be started: \(PluginText.safe(reason))",
      advice: "A script needs a first line such as #!/usr/bin/env python3, and that program must be there.")
  }

  static func crashed(_ program: PluginProgram, _ how: String, _ lastWords: String?) -> PluginError {
    PluginError(
      .program, "\(label(program)) \(how)\(lastWords.map { ": " + $0 } ?? "")",
      advice: "Run platen plugin check on it, or ask its author.")
  }

  static func timedOut(_ program: PluginProgram, after limit: Duration) -> PluginError {
    PluginError(
      .program, "\(label(program)) did not finish within \(limit), and was ended",
      advice: "It may hang, or the document may be too large.")
  }

  static func tooMuch(_ program: PluginProgram, _ limit: Int) -> PluginError {
    PluginError(
      .program, "\(label(program)) wrote more than \(limit) bytes, and was ended",
      advice: "Split the document, or ask the program's author.")
  }

  static func nonsense(_ program: PluginProgram, _ what: String) -> PluginError {
    PluginError(
      .program, "\(label(program)) does not follow the protocol: \(what)",
      advice: "Run platen plugin check on it, or ask its author.")
  }

  /// - Parameter needed: what is spoken here, or what the program's role needs.
  static func tooOld(
    _ program: PluginProgram, _ range: ProtocolRange, needed: String = "Platen supports \(ProtocolRange.supported)"
  ) -> PluginError {
    PluginError(
      .program, "\(label(program)) is too old: it supports protocol \(range), and \(needed)",
      advice: "Get a newer version of the program.")
  }

  static func tooNew(_ program: PluginProgram, _ range: ProtocolRange) -> PluginError {
    PluginError(
      .program,
      "\(label(program)) is too new: it supports protocol \(range), and Platen supports \(ProtocolRange.supported)",
      advice: "Get a newer version of Platen, or an older one of the program.")
  }

  static func faultyDocument(_ program: PluginProgram, _ error: ImportError) -> PluginError {
    PluginError(
      .program, "\(label(program)) did not answer with a document: \(PluginText.safe(error.message))",
      advice: error.advice.map { PluginText.safe($0) } ?? "Run platen plugin check on it, or ask its author.")
  }

  private static func label(_ program: PluginProgram) -> String { "the program \(PluginText.safe(program.name))" }
}
