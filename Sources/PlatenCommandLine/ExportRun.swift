import Platen
import PlatenCore
import PlatenFiles

/// One run of `platen export`: plan, read, export everything, judge, and only then put the files in their places.
struct ExportRun {
  private let command: ExportCommand
  private let toolkit: Toolkit

  init(_ command: ExportCommand, toolkit: Toolkit) {
    self.command = command
    self.toolkit = toolkit
  }

  /// Makes the editions, and prints the report.
  func run() async throws(Failure) {
    try await ReportPrinter(command.report, quiet: command.quiet).print(
      RunReport(inputs: command.input.inputs), of: perform)
  }

  private func perform(_ report: inout RunReport) async throws(Failure) {
    let modified = try SourceDateEpoch.timestamp
    let toolkit = try await command.plugins.extended(
      toolkit, forFormats: command.formats, transforms: command.input.reading.transform)
    let book = try command.input.book()
    let plan = try OutputPlan(
      formats: command.formats, outputs: command.outputs, inputs: book.map { [$0.outputName] } ?? command.input.inputs,
      otherInputs: book.map { [$0.path] + $0.filePaths } ?? [], toolkit: toolkit, isFolder: FileQuestion.isFolder,
      areSame: FileQuestion.areSame)
    let importers = try command.input.importers(of: toolkit, for: book)
    let transforms = try command.input.transforms(of: toolkit)
    let fonts = FontArguments(fonts: command.font)
    try fonts.check(plan.items.map(\.exporter))
    // The options of the text count, whether it is written or not.
    let pages = command.pageListFrom == nil ? nil : toolkit.exporters[FormatNames.text]
    let routes = try command.input.routes(
      exporters: plan.items.map(\.exporter) + (pages.map { [$0] } ?? []), importers: importers, transforms: transforms)
    var exporters = try configured(plan, routes, fonts: fonts.settings)
    let edition = try await command.input.edition(
      book, importers: importers, transforms: transforms, routes: routes, toolkit: toolkit,
      parallelism: command.parallelism)
    KeptEdition.keep(edition)
    report.reading = edition.report
    if fonts.asksSystem {
      let system = try fonts.systemSetting(for: edition.document)
      exporters = try configured(plan, routes, fonts: fonts.settings + [system])
    }
    var paged: Edition?
    if let format = pages?.format.id {
      do throws(EditionError) {
        let made = try await edition.addingPages(ofText: routes.exporters[format] ?? [], resources: NamedFiles())
        KeptEdition.keep(made)
        report.reading = made.report
        paged = made
      } catch {
        throw Failure(error, at: nil)
      }
    }
    try plan.checkReplaced()
    var writer = EditionWriter(command, modified: modified, count: plan.items.count)
    do throws(Failure) {
      for (item, exporter) in zip(plan.items, exporters) {
        let isText = exporter.format.id == FormatNames.text
        try await writer.write(isText ? edition : paged ?? edition, exporter, to: item.target, &report)
      }
      if let failure = writer.judge(report) { throw failure }
    } catch {
      writer.abandon()
      throw error
    }
    try writer.commit(&report)
  }

  /// Makes the exporters before anything is read, so that a wrong option is reported at once.
  private func configured(
    _ plan: OutputPlan, _ routes: SettingAssignments, fonts: [OptionSetting]
  ) throws(Failure) -> [ConfiguredExporter] {
    var result: [ConfiguredExporter] = []
    for item in plan.items {
      do throws(OptionError) {
        let own = FontArguments.takesFonts(item.exporter) ? fonts : []
        result.append(try item.exporter.make((routes.exporters[item.exporter.format.id] ?? []) + own, NamedFiles()))
      } catch {
        throw Failure(error)
      }
    }
    return result
  }
}
