import PlatenCore

extension ConformanceKit {
  /// Fails at each of the first offsets, then at offsets further and further apart, and one byte before the end.
  func failingSinkFaults() async -> [String] {
    var faults: [String] = []
    let document = Specimen.everything.document
    guard let whole = await output(of: document, named: "every node", faults: &faults) else { return faults }
    guard !whole.bytes.isEmpty else { return ["every node: the output is empty"] }
    for capacity in capacities(of: whole.bytes.count) {
      let place = "a sink that fails after \(capacity) of \(whole.bytes.count) bytes"
      faults += await faultsOfFailure(place, document, capacity)
    }
    return faults
  }

  /// The offsets at which the sink fails.
  private func capacities(of count: Int) -> [Int] {
    if isBrief { return [0, count / 2, count - 1] }
    var capacities = Array(0..<min(64, count))
    var step = 64
    while step < count {
      capacities.append(step)
      step += max(1, step / 4)
    }
    return capacities + [count - 1]
  }

  private func faultsOfFailure(_ place: String, _ document: Document, _ capacity: Int) async -> [String] {
    var sink: any ByteSink = FailingSink(capacity: capacity)
    var faults: [String] = []
    do throws(ExportError) {
      let exporter: ConfiguredExporter
      do throws(NotMade) { exporter = try self.exporter() } catch { return [error.detail] }
      try await exporter.export(document, to: &sink, context: ExportContext(log: ReportLog()))
      faults.append("\(place): the export succeeded")
    } catch {
      if error.kind != .sink {
        faults.append("\(place): the error is of kind “\(error.kind.rawValue)” and not “sink”: \(error)")
      } else if !error.message.contains(FailingSink.error.message) {
        faults.append("\(place): the error does not say what the sink said: \(error)")
      }
    }
    if let sink = sink as? FailingSink, sink.writesAfterFailure > 0 {
      faults.append("\(place): it was written to again \(sink.writesAfterFailure) times")
    }
    return faults
  }

  /// The empty document, documents at the limit of nesting, and documents beyond it.
  func depthFaults() async -> [String] {
    var faults: [String] = []
    _ = await output(of: Document(), named: "the empty document", faults: &faults)
    let limit = Document.maximumDepth
    for shape in DeepDocument.allCases {
      _ = await output(
        of: shape.document(depth: limit), named: "\(shape.rawValue) nested \(limit) deep", faults: &faults)
      for depth in [limit + 1, limit * 2] {
        let name = "\(shape.rawValue) nested \(depth) deep"
        do throws(NotMade) {
          let trial = try await trial(shape.document(depth: depth))
          if let error = trial.error {
            if error.kind != .tooDeep {
              faults.append("\(name): the error is of kind “\(error.kind.rawValue)” and not “too-deep”: \(error)")
            }
          } else {
            faults.append("\(name): the export succeeded; call checkDepth() first")
          }
        } catch {
          faults.append(error.detail)
        }
      }
    }
    return faults
  }

  /// An export in a task that is cancelled before it begins.
  func cancellationFaults() async -> [String] {
    let document = Specimen.everything.document
    var faults: [String] = []
    guard let whole = await output(of: document, named: "every node", faults: &faults) else { return faults }
    let task = Task { () async -> Result<Trial, NotMade> in
      // Waits for the cancellation, so that the export surely begins after it.
      while !Task.isCancelled { await Task.yield() }
      do throws(NotMade) { return .success(try await trial(document)) } catch { return .failure(error) }
    }
    task.cancel()
    switch await task.value {
    case .failure(let error): return [error.detail]
    case .success(let trial):
      if let error = trial.error {
        return error.kind == .cancelled
          ? [] : ["a cancelled export: the error is of kind “\(error.kind.rawValue)” and not “cancelled”: \(error)"]
      }
      return trial.bytes == whole.bytes ? [] : ["a cancelled export: it succeeded with other bytes"]
    }
  }
}
