import PlatenCore

extension ConformanceKit {
  /// One export, and all that came of it.
  struct Trial {
    var bytes: [UInt8]
    var report: Report
    var error: ExportError?
  }

  /// Why an exporter could not even be made.
  struct NotMade: Error {
    var detail: String
  }

  /// Exports a document into memory.
  func trial(
    _ document: Document, adding extra: [OptionSetting] = [], parallelism: Int = 1,
    from resources: any ResourceProvider = NoResources()
  ) async throws(NotMade) -> Trial {
    let exporter = try exporter(adding: extra, from: resources)
    let log = ReportLog()
    var sink: any ByteSink = MemorySink()
    do throws(ExportError) {
      try await exporter.export(
        document, to: &sink, context: ExportContext(log: log, modified: nil, parallelism: parallelism))
    } catch {
      return Trial(bytes: [], report: log.report, error: error)
    }
    return Trial(bytes: (sink as? MemorySink)?.bytes ?? [], report: log.report, error: nil)
  }

  /// Makes the exporter with the kit's settings and some more.
  func exporter(
    adding extra: [OptionSetting] = [], from resources: any ResourceProvider = NoResources()
  ) throws(NotMade) -> ConfiguredExporter {
    do throws(OptionError) { return try entry.make(settings + extra, resources) } catch {
      throw NotMade(detail: "no exporter with the options \(settings + extra): \(error)")
    }
  }

  /// Exports a document that must have an output, and says what was wrong if it has none.
  func output(
    of document: Document, named name: String, parallelism: Int = 1, faults: inout [String]
  ) async -> Trial? {
    do throws(NotMade) {
      let trial = try await trial(document, parallelism: parallelism)
      if let error = trial.error {
        faults.append("\(name): the export failed: \(error)")
        return nil
      }
      return trial
    } catch {
      faults.append(error.detail)
      return nil
    }
  }
}

/// A sink that takes bytes up to an offset, then fails, and remembers what it was asked afterwards.
struct FailingSink: ByteSink {
  static let error = ExportError(.sink, "cannot write specimen: no space left on device", code: 28)

  /// The bytes that it takes.
  let capacity: Int
  private(set) var taken = 0
  private(set) var hasFailed = false
  private(set) var writesAfterFailure = 0

  init(capacity: Int) { self.capacity = capacity }

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    if hasFailed { writesAfterFailure += 1 }
    guard !hasFailed, taken + bytes.count <= capacity else {
      hasFailed = true
      throw FailingSink.error
    }
    taken += bytes.count
  }
}
