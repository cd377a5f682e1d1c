import Platen
import PlatenCore
import PlatenFiles
import TextAlignment

/// One run of `platen export --edition`: every source is read once, and all editions are made before the first is in its place.
struct EditionFileRun {
  private let command: ExportCommand
  private let path: String
  private let toolkit: Toolkit

  init(_ command: ExportCommand, file path: String, toolkit: Toolkit) {
    self.command = command
    self.path = path
    self.toolkit = toolkit
  }

  private var folder: String { RootedResources.folder(of: path) }

  /// Makes the editions, and prints the report.
  func run() async throws(Failure) {
    try await ReportPrinter(command.report, quiet: command.quiet).print(RunReport(inputs: [path]), of: perform)
  }

  private func perform(_ report: inout RunReport) async throws(Failure) {
    let modified = try SourceDateEpoch.timestamp
    let source = try InputFiles.read(path)
    let draft = try failing { () throws(EditionError) in try EditionDraft(source) }
    let toolkit = try await command.plugins.extended(
      toolkit, forFormats: draft.formats, transforms: draft.transforms)
    let file = try failing { () throws(EditionError) in
      try draft.file(using: toolkit, files: NamedFiles(folder: folder))
    }
    let targets = try targets(of: file)
    let inputs = try EditionInputs(
      file, in: folder, outputs: targets.flatMap { $0.map(\.argument) }, command: command, toolkit: toolkit)
    let plan = try plan(file, targets, inputs, toolkit)
    var edition = try await read(inputs, file, toolkit)
    let takesPages = file.editions.contains { $0.pageSource != nil }
    if takesPages { edition = edition.withPagePlaces() }
    report.inputs = inputs.options.inputs
    report.reading = edition.report
    try plan.checkReplaced()
    var writer = EditionWriter(command, modified: modified, count: plan.items.count)
    do throws(Failure) {
      for (made, targets) in zip(file.editions, targets) {
        let pages = takesPages ? try await pages(for: made, of: edition, file) : nil
        try await write(made, of: edition, pages: pages, to: targets, &writer, &report)
      }
      if let failure = writer.judge(report) { throw failure }
    } catch {
      writer.abandon()
      throw error
    }
    try writer.commit(&report)
  }

  // MARK: - Sources

  private func read(
    _ inputs: EditionInputs, _ file: EditionFile, _ toolkit: Toolkit
  ) async throws(Failure) -> Edition {
    let options = inputs.options
    let book = try options.book()
    let importers = try options.importers(of: toolkit, for: book)
    // Within one file, languages are put side by side by a transform.
    let transforms =
      options.parallel.isOn && options.inputs.count == 1
      ? try options.transforms(of: toolkit).filter { $0.name == ParallelText.name } : []
    var routes = try options.routes(exporters: [], importers: importers, transforms: transforms)
    for setting in file.readingSettings {
      let parts = setting.name.split(separator: ".", maxSplits: 1)
      guard let entry = toolkit.importers[String(parts[0])], parts.count == 2 else { continue }
      routes.importers[entry.format.id, default: []].append(OptionSetting(String(parts[1]), setting.value))
    }
    var edition = try await options.edition(
      book, importers: importers, routes: routes, toolkit: toolkit, known: inputs.known,
      parallelism: command.parallelism)
    let configured: [ConfiguredTransform]
    do throws(OptionError) {
      configured = try transforms.map { entry throws(OptionError) in
        try entry.make(routes.transforms[entry.name] ?? [], NamedFiles())
      }
    } catch {
      throw Failure(error)
    }
    do throws(EditionError) {
      try await edition.transform(by: configured, parallelism: command.parallelism)
    } catch {
      throw Failure(error, at: path)
    }
    KeptEdition.keep(edition)
    return edition
  }

  // MARK: - Editions

  /// Where the files of each edition go.
  private func targets(of file: EditionFile) throws(Failure) -> [[OutputPlan.Target]] {
    let count = file.editions.reduce(0) { $0 + $1.outputs.count }
    let places = command.outputs
    if places.isEmpty || (places.count == 1 && (places[0].hasSuffix("/") || FileQuestion.isFolder(places[0]))) {
      return file.editions.map { made in
        made.outputs.map { output in
          guard let folder = places.first else { return .file(NamedFiles.path(output.path, in: self.folder)) }
          return .file(
            NamedFiles.path(output.path.split(separator: "/").last.map(String.init) ?? output.path, in: folder))
        }
      }
    }
    guard places.count == count else {
      throw Failure(
        .usage, "\(Diagnostic.escaped(path)) makes \(count) files, and \(places.count) × -o is given",
        advice: "Give one -o for each in their order, or -o FOLDER/ for all of them.")
    }
    var rest = places[...]
    var targets: [[OutputPlan.Target]] = []
    for made in file.editions {
      for (output, place) in zip(made.outputs, rest) {
        guard Toolkit.fileExtension(of: output.path) == Toolkit.fileExtension(of: place) else {
          throw Failure(
            .usage,
            "-o \(Diagnostic.escaped(place)) is given where the edition file makes \(Diagnostic.quoted(output.path))",
            advice: "Give one -o for each file in their order.", at: output.location.description)
        }
      }
      targets.append(rest.prefix(made.outputs.count).map { .file($0) })
      rest = rest.dropFirst(made.outputs.count)
    }
    return targets
  }

  private func plan(
    _ file: EditionFile, _ targets: [[OutputPlan.Target]], _ inputs: EditionInputs, _ toolkit: Toolkit
  ) throws(Failure) -> OutputPlan {
    var items: [OutputPlan.Item] = []
    for (made, targets) in zip(file.editions, targets) {
      for (output, target) in zip(made.outputs, targets) {
        let entry = try failing { () throws(EditionError) in try toolkit.exporter(named: output.format) }
        items.append(OutputPlan.Item(exporter: entry, target: target))
      }
    }
    return try OutputPlan(items, inputs: inputs.options.inputs + [path], areSame: FileQuestion.areSame)
  }

  /// The pages that an edition takes over, by the numbers of blocks; empty if it takes none.
  private func pages(
    for made: EditionFile.Made, of edition: Edition, _ file: EditionFile
  ) async throws(Failure) -> [Int: Int] {
    guard let index = made.pageSource else { return [:] }
    let source = file.editions[index]
    do throws(EditionError) {
      let printed = try await source.recipe.edition(of: edition, parallelism: command.parallelism)
      return try await printed.textPages(source.textSettings, resources: NamedFiles(folder: folder))
    } catch {
      throw Failure(error, at: path)
    }
  }

  /// - Parameter pages: the pages of blocks that have numbers; `nil` if none has.
  private func write(
    _ made: EditionFile.Made, of edition: Edition, pages: [Int: Int]?, to targets: [OutputPlan.Target],
    _ writer: inout EditionWriter,
    _ report: inout RunReport
  ) async throws(Failure) {
    var made = made
    if made.asksSystemFont {
      let font = try FontArguments(fonts: []).systemSetting(for: edition.document)
      made = try failing { () throws(EditionError) in try made.adding(font: font.value) }
    }
    // Diagnostics of the sources are reported once, and not with each edition.
    var prepared = Edition(edition.document, name: edition.name)
    do throws(EditionError) {
      prepared = try await made.recipe.edition(of: prepared, parallelism: command.parallelism)
      try prepared.setMetadata(command.input.reading.metadata.map(\.setting), resources: NamedFiles())
    } catch {
      throw Failure(error, at: path)
    }
    var plain = prepared
    if let pages {
      plain = prepared.placing(pages: [:])
      prepared = prepared.placing(pages: pages)
    }
    KeptEdition.keep(prepared)
    report.reading.append(prepared.report.without(report.reading))
    for (target, exporter) in zip(targets, made.recipe.exporters) {
      if case .file(let path) = target {
        do throws(ExportError) { try Folders.make(RootedResources.folder(of: path)) } catch {
          throw Failure(.cannotCreate, error.message)
        }
      }
      let isText = exporter.format.id == FormatNames.text
      try await writer.write(isText ? plain : prepared, exporter, to: target, &report)
    }
  }

  private func failing<Value>(_ work: () throws(EditionError) -> Value) throws(Failure) -> Value {
    do throws(EditionError) { return try work() } catch { throw Failure(error, at: path) }
  }
}

extension Report {
  /// The report without what another one says too: the same transforms say the same of every edition.
  fileprivate func without(_ other: Report) -> Report {
    var rest = self
    let known = Set(other.diagnostics)
    rest.diagnostics.removeAll { known.contains($0) }
    rest.omitted.removeAll { omission in other.omitted.contains { $0.id == omission.id } }
    return rest
  }
}
