import PlatenCore

// Every way in which a program can fail, each with what to do next.

extension ExportError {
  static func notFound(_ program: String) -> ExportError {
    ExportError(
      .plugin, "there is no program \(Diagnostic.quoted(program))",
      advice: "Give its path, or name a folder with --plugin-path.")
  }

  static func notExecutable(_ program: String) -> ExportError {
    ExportError(
      .plugin, "\(Diagnostic.quoted(program)) cannot be executed",
      advice: "Give it the permission, as with chmod +x, if you trust it.")
  }

  static func notStarted(_ program: PluginProgram, _ reason: String) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) cannot be started: \(PluginText.safe(reason))",
      advice: "A script needs a first line such as #!/usr/bin/env python3, and that program must be there.")
  }

  static func crashed(_ program: PluginProgram, _ how: String, _ lastWords: String?) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) \(how)\(lastWords.map { ": " + $0 } ?? "")",
      advice: "Run platen plugin check on it, or ask its author.")
  }

  static func timedOut(_ program: PluginProgram, after limit: Duration) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) was not done after \(limit), and was ended",
      advice: "It may hang, or the document may be too large for it.")
  }

  static func tooMuch(_ program: PluginProgram, _ limit: Int) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) wrote more than \(limit) bytes, and was ended",
      advice: "Split the document, or ask the program's author.")
  }

  static func nonsense(_ program: PluginProgram, _ what: String) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) does not keep to the protocol: \(what)",
      advice: "Run platen plugin check on it, or ask its author.")
  }

  /// - Parameter needed: what is spoken here, or what the program's role needs.
  static func tooOld(
    _ program: PluginProgram, _ range: ProtocolRange, needed: String = "Platen speaks \(ProtocolRange.supported)"
  ) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) is too old: it speaks protocol \(range), and \(needed)",
      advice: "Get a newer version of the program.")
  }

  static func tooNew(_ program: PluginProgram, _ range: ProtocolRange) -> ExportError {
    ExportError(
      .plugin,
      "\(label(program)) is too new: it speaks protocol \(range), and Platen speaks \(ProtocolRange.supported)",
      advice: "Get a newer version of Platen, or an older one of the program.")
  }

  static func faultyDocument(_ program: PluginProgram, _ error: ImportError) -> ExportError {
    ExportError(
      .plugin, "\(label(program)) does not answer with a document: \(PluginText.safe(error.message))",
      advice: error.advice.map { PluginText.safe($0) } ?? "Run platen plugin check on it, or ask its author.")
  }

  private static func label(_ program: PluginProgram) -> String { "the program \(PluginText.safe(program.name))" }
}

/// Text that comes from a program.
enum PluginText {
  /// The longest text that is passed on, in scalars.
  static let maximumLength = 1_000

  /// Text fit for a message: on one line, cut, with controls and bidi controls escaped.
  static func safe(_ text: some StringProtocol) -> String {
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < maximumLength else { return result + "…" }
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
