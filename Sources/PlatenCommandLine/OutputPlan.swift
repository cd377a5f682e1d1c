import Platen
import PlatenCore

/// Which formats a run makes, and where each goes: decided before anything is read.
struct OutputPlan {
  /// Where one edition goes.
  enum Target: Hashable {
    case standardOutput
    case file(String)

    /// The name on the command line.
    var argument: String {
      switch self {
      case .standardOutput: "-"
      case .file(let path): path
      }
    }

    /// What it is called in messages.
    var name: String {
      switch self {
      case .standardOutput: "standard output"
      case .file(let path): path
      }
    }
  }

  /// One edition to be made.
  struct Item {
    var exporter: ExporterRegistry.Entry
    var target: Target
  }

  /// The editions in the order in which they were asked for.
  private(set) var items: [Item] = []
  /// The input files, without standard input.
  private let inputFiles: [String]

  /// Decides.
  ///
  /// - Parameters:
  ///   - formats: the values of `--format`.
  ///   - outputs: the values of `-o`.
  ///   - inputs: the input files; `-` is standard input.
  ///   - otherInputs: files that are read because an input lists them.
  ///   - isFolder: whether a path names a folder that is there.
  ///   - areSame: whether two paths lead to the same file that is there.
  init(
    formats: [String], outputs: [String], inputs: [String], otherInputs: [String] = [], toolkit: Toolkit,
    isFolder: (String) -> Bool, areSame: (String, String) -> Bool
  ) throws(Failure) {
    inputFiles = inputs.filter { $0 != "-" } + otherInputs
    let exporters = try OutputPlan.exporters(named: formats, toolkit)
    if let folder = outputs.first, outputs.count == 1, folder.hasSuffix("/") || isFolder(folder) {
      guard !exporters.isEmpty else { throw OutputPlan.noFormat(toolkit, "-o names a folder, and no format is named") }
      for exporter in exporters {
        let name = try OutputPlan.defaultName(exporter.format, inputs)
        add(exporter, .file((folder.hasSuffix("/") ? folder : folder + "/") + OutputPlan.lastComponent(name)), areSame)
      }
    } else if outputs.isEmpty {
      guard !exporters.isEmpty else { throw OutputPlan.noFormat(toolkit, "neither a format nor an output is given") }
      for exporter in exporters {
        add(exporter, .file(try OutputPlan.defaultName(exporter.format, inputs)), areSame)
      }
    } else if exporters.isEmpty {
      for output in outputs {
        items.append(Item(exporter: try OutputPlan.exporter(forFile: output, toolkit), target: target(output)))
      }
    } else if exporters.count == outputs.count {
      for (exporter, output) in zip(exporters, outputs) {
        items.append(Item(exporter: exporter, target: target(output)))
      }
    } else {
      throw Failure(
        .usage, "\(exporters.count) × --format and \(outputs.count) × -o do not fit together",
        advice: "Give one -o for each format, in the same order, or -o FOLDER/ for all of them.")
    }
    try checkTargets(areSame)
  }

  /// Takes what is decided already, and checks that nothing is written twice or over an input.
  init(_ items: [Item], inputs: [String], areSame: (String, String) -> Bool) throws(Failure) {
    inputFiles = inputs.filter { $0 != "-" }
    self.items = items
    try checkTargets(areSame)
  }

  private func target(_ output: String) -> Target { output == "-" ? .standardOutput : .file(output) }

  /// Adds an edition under a generated name: if it is that of an input, `-edition` is added.
  private mutating func add(_ exporter: ExporterRegistry.Entry, _ target: Target, _ areSame: (String, String) -> Bool) {
    var target = target
    if case .file(let path) = target, isInput(path, areSame) {
      target = .file(
        OutputPlan.replacingExtension(of: path, with: nil) + "-edition." + OutputPlan.suffix(exporter.format))
    }
    items.append(Item(exporter: exporter, target: target))
  }

  /// No input is overwritten by its own output, and no output by another.
  private func checkTargets(_ areSame: (String, String) -> Bool) throws(Failure) {
    for (index, item) in items.enumerated() {
      let isTaken = items[..<index].contains { other in
        switch (other.target, item.target) {
        case (.standardOutput, .standardOutput): true
        case (.file(let left), .file(let right)): OutputPlan.isSpeltAlike(left, right) || areSame(left, right)
        case (.standardOutput, .file), (.file, .standardOutput): false
        }
      }
      if isTaken {
        throw Failure(
          .usage, "two formats would be written to \(Diagnostic.escaped(item.target.name))",
          advice: "Name another file with -o.")
      }
      guard case .file(let path) = item.target else { continue }
      if isInput(path, areSame) {
        throw Failure(
          .usage, "the output \(Diagnostic.escaped(path)) is also an input", advice: "Name another file with -o.")
      }
    }
  }

  private func isInput(_ path: String, _ areSame: (String, String) -> Bool) -> Bool {
    inputFiles.contains { OutputPlan.isSpeltAlike($0, path) || areSame($0, path) }
  }

  /// Whether two paths are equal except for `.`, `..` and doubled slashes.
  private static func isSpeltAlike(_ left: String, _ right: String) -> Bool {
    LinkReference.normalized(left) == LinkReference.normalized(right)
  }

  static func exporters(
    named formats: [String], _ toolkit: Toolkit
  ) throws(Failure) -> [ExporterRegistry.Entry] {
    var result: [ExporterRegistry.Entry] = []
    for format in formats {
      do throws(EditionError) { result.append(try toolkit.exporter(named: format)) } catch {
        throw Failure(error, at: nil)
      }
    }
    return result
  }

  private static func exporter(forFile output: String, _ toolkit: Toolkit) throws(Failure) -> ExporterRegistry.Entry {
    guard output != "-" else { throw noFormat(toolkit, "standard output has no name that tells the format") }
    guard let suffix = Toolkit.fileExtension(of: output) else {
      throw noFormat(toolkit, "\(Diagnostic.quoted(output)) has no extension that tells the format")
    }
    guard let exporter = toolkit.exporters.entry(forFileExtension: suffix) else {
      throw noFormat(toolkit, "no format has the extension \(Diagnostic.quoted(suffix))")
    }
    return exporter
  }

  static func noFormat(_ toolkit: Toolkit, _ message: String) -> Failure {
    let names = toolkit.exporters.entries.map(\.format.id).joined(separator: ", ")
    return Failure(.usage, message, advice: "Name a format with --format: \(names).")
  }

  /// The first input's name with the format's extension, beside that input.
  private static func defaultName(_ format: Format, _ inputs: [String]) throws(Failure) -> String {
    guard let first = inputs.first, first != "-" else {
      throw Failure(
        .usage, "standard input has no name to make the output's name from",
        advice: "Name the output with -o; -o - is standard output.")
    }
    guard inputs.count == 1 else {
      throw Failure(
        .usage, "several inputs are joined into one book, which has no name yet", advice: "Name the output with -o.")
    }
    return replacingExtension(of: first, with: suffix(format))
  }

  static func suffix(_ format: Format) -> String { format.fileExtensions.first ?? format.id }

  static func replacingExtension(of path: String, with suffix: String?) -> String {
    let stem = Toolkit.fileExtension(of: path).map { path.dropLast($0.count + 1) } ?? path[...]
    return stem + (suffix.map { "." + $0 } ?? "")
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
