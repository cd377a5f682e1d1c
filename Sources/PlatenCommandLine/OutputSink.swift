import PlatenCore
import PlatenFiles

/// Where one edition goes, until all editions of the run are made and judged.
final class OutputSink: ByteSink {
  private enum Storage {
    /// Beside its target until it is committed.
    case file(FileSink)
    /// Standard output, as the bytes come.
    case standardOutput
    /// In memory, because its target takes bytes as they come and the run may yet be judged a failure.
    case held
  }

  /// The target.
  let target: OutputPlan.Target
  /// The error that ended the writing, with the system's error number, which `ExportError` does not carry.
  private(set) var error: ExportError?
  private let storage: Storage
  private var stream = StandardOutputSink()
  private var memory = MemorySink()

  /// Opens a target.
  ///
  /// - Parameter buffersOutput: whether nothing may be seen of the edition before ``commit()``.
  init(_ target: OutputPlan.Target, buffersOutput: Bool) throws(ExportError) {
    self.target = target
    switch target {
    case .standardOutput: storage = buffersOutput ? .held : .standardOutput
    case .file(let path):
      storage = buffersOutput && FileQuestion.isSpecial(path) ? .held : .file(try FileSink(path: path))
    }
  }

  func write(_ bytes: Span<UInt8>) throws(ExportError) {
    do throws(ExportError) {
      switch storage {
      case .file(let file): try file.write(bytes)
      case .standardOutput: try stream.write(bytes)
      case .held: try memory.write(bytes)
      }
    } catch {
      self.error = error
      throw error
    }
  }

  /// Puts the edition in its place; the parameters are those of `FileSink`.
  func commit(synchronizing: Bool = true, mark: String? = nil) throws(ExportError) {
    switch storage {
    case .file(let file): try file.commit(synchronizing: synchronizing, mark: mark)
    case .standardOutput: try stream.flush()
    case .held:
      switch target {
      case .standardOutput:
        try stream.write(memory.bytes)
        try stream.flush()
      case .file(let path):
        let file = try FileSink(path: path)
        let bytes = memory.bytes
        try file.write(bytes.span)
        try file.commit()
      }
    }
  }

  /// Leaves the target as it was, as far as nothing has gone there.
  func abandon() {
    if case .file(let file) = storage { file.abandon() }
  }
}

/// The outputs of a run that are made and not yet in their places.
struct Outputs {
  private let buffersOutput: Bool
  private var sinks: [OutputSink] = []

  /// - Parameter buffersOutput: whether nothing may be seen of any edition before all are committed.
  init(buffersOutput: Bool) { self.buffersOutput = buffersOutput }

  /// Opens one more.
  mutating func open(_ target: OutputPlan.Target) throws(Failure) -> OutputSink {
    do throws(ExportError) {
      let sink = try OutputSink(target, buffersOutput: buffersOutput)
      sinks.append(sink)
      return sink
    } catch {
      throw Failure(error.isBrokenPipe ? .brokenPipe : .cannotCreate, error.message)
    }
  }

  /// Takes all of them away.
  func abandon() { for sink in sinks { sink.abandon() } }

  /// Puts them in their places, one after the other, and stops at the first that fails.
  ///
  /// - Parameters:
  ///   - synchronizing: whether each is forced to the disk.
  ///   - marks: what each was made from, see `FileMark`; without one if there are fewer.
  ///   - written: told the number of each that is in its place.
  func commit(synchronizing: Bool = true, marks: [String?] = [], _ written: (Int) -> Void) throws(Failure) {
    for (index, sink) in sinks.enumerated() {
      do throws(ExportError) {
        try sink.commit(synchronizing: synchronizing, mark: index < marks.count ? marks[index] : nil)
        written(index)
      } catch {
        for rest in sinks[index...] { rest.abandon() }
        let left = sinks[(index + 1)...].map { Diagnostic.escaped($0.target.name) }
        let advice = left.isEmpty ? nil : "Not written either: \(left.joined(separator: ", "))."
        throw Failure(error.isBrokenPipe ? .brokenPipe : .inputOutput, error.message, advice: advice)
      }
    }
  }
}
