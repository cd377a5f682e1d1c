import Platen
import PlatenCore
import PlatenFiles
import Synchronization

/// The work on one document of a batch, from its file to its editions' files.
struct BatchJob: Sendable {
  private let setup: BatchSetup
  private let root: ResourceRoot
  private let outputFolder: String?
  private let parallelism: Int
  private let resumes: Bool
  private let synchronizes: Bool
  private let failOn: [FailCondition]
  private let style: BatchReportStyle?
  private let folders = FolderCache()

  /// - Parameters:
  ///   - root: the folder that holds all inputs, if one does.
  ///   - parallelism: how many threads one export may use.
  init(_ command: BatchCommand, _ setup: BatchSetup, root: String? = nil, parallelism: Int = 1) {
    self.setup = setup
    self.root = ResourceRoot(inputs: root.map { [$0 + "/"] } ?? [], root: command.reading.resources)
    outputFolder = command.output
    self.parallelism = parallelism
    resumes = command.resume
    synchronizes = command.sync
    failOn = command.failOn
    style = command.report
  }

  /// Does the work.
  @concurrent func run(_ item: BatchItem) async -> BatchOutcome {
    var report = RunReport(inputs: [item.input])
    var status = BatchOutcome.Status.made
    var failure: Failure?
    do throws(Failure) {
      if let failure = item.failure { throw failure }
      let source = try InputFiles.read(item.input)
      let files = RecordingFiles(root.forOneDocument().resources(of: item.input))
      let mark = BatchMark(fingerprint: setup.fingerprint, source: source)
      if resumes, isCurrent(item, mark, files) {
        status = .kept
      } else {
        try await make(item, source, files, mark, &report)
      }
    } catch {
      status = .failed
      failure = error
    }
    return BatchOutcome(
      status: status, failure: failure, editions: report.outputs.count(where: \.isWritten),
      hasWarnings: report.all.contains { $0.hasWarnings || $0.hasLosses },
      report: report.text(status, failure: failure, style: style))
  }

  private func isCurrent(_ item: BatchItem, _ mark: BatchMark, _ files: RecordingFiles) -> Bool {
    zip(item.targets, setup.recipe.exporters).allSatisfy { target, exporter in
      mark.isCurrent(target, format: exporter.format.id, files: files)
    }
  }

  private func make(
    _ item: BatchItem, _ source: Source, _ files: RecordingFiles, _ mark: BatchMark, _ report: inout RunReport
  ) async throws(Failure) {
    let edition: Edition
    do throws(EditionError) {
      edition = try await setup.recipe.edition(of: source, resources: files, parallelism: parallelism)
    } catch {
      throw Failure(error, at: item.input)
    }
    report.reading = edition.report
    var outputs = Outputs(buffersOutput: true)
    do throws(Failure) {
      for (target, exporter) in zip(item.targets, setup.recipe.exporters) {
        if outputFolder != nil { try folders.make(RootedResources.folder(of: target)) }
        var sink = try outputs.open(.file(target))
        do throws(ExportError) {
          let made = try await edition.export(
            exporter, to: &sink, modified: setup.modified, parallelism: parallelism)
          report.outputs.append(RunReport.Output(target: .file(target), report: made))
        } catch {
          throw Failure(error, at: target)
        }
      }
      if let condition = failOn.first(where: { condition in report.all.contains(where: condition.holds) }) {
        throw Failure(
          .judged, "there is a \(condition.rawValue), and --fail-on \(condition.rawValue) is given", at: item.input)
      }
    } catch {
      outputs.abandon()
      throw error
    }
    let read = files.record
    let marks = setup.recipe.exporters.map { mark.text(format: $0.format.id, files: read) }
    try outputs.commit(synchronizing: synchronizes, marks: marks) { report.outputs[$0].isWritten = true }
  }
}

/// The folders that were made already, so that each is made once.
final class FolderCache: Sendable {
  private let made = Mutex<Set<String>>([])

  /// Makes a folder and those above it.
  ///
  /// - Throws: ``Failure`` if that fails.
  func make(_ folder: String) throws(Failure) {
    guard made.withLock({ !$0.contains(folder) }) else { return }
    do throws(ExportError) { try Folders.make(folder) } catch { throw Failure(.cannotCreate, error.message) }
    made.withLock { _ = $0.insert(folder) }
  }
}
