public import PlatenCore

/// Writes a file so that whoever looks sees the old file or the new one, never half of one.
///
/// The bytes go beside the target and take its name in ``commit()``, after they were forced to the disk. Until
/// then the target is untouched, and ``abandon()``, or dropping the sink, leaves nothing behind.
///
/// - A symbolic link stays one: the file where it leads is replaced, or made.
/// - A new file gets the permissions 0666 less the umask; a file that replaces one keeps its permissions, and
///   its owner and group as far as the process may set them. A hard link to the old file keeps the old content.
/// - A file that the process may not write to is not replaced, although its folder would allow it.
/// - What is not a regular file (`/dev/stdout`, `/dev/full`, a FIFO, a device) is written to as the bytes come.
///
/// ```swift
/// var sink = try FileSink(path: "book.epub")
/// try await exporter.export(document, to: &sink, context: context)
/// try sink.commit()
/// ```
public final class FileSink: ByteSink {
  private enum Output {
    case replacement(PendingFile, target: String)
    case direct(Int32)
  }

  private enum State {
    case open
    case failed(ExportError)
    case finished
  }

  /// The path as it was given.
  public let path: String
  private let calls: SystemCalls
  private var output: Output
  private var writer: DescriptorWriter
  private var state = State.open

  /// Opens a target for writing.
  ///
  /// - Parameter path: where to, relative to the working directory; not a folder.
  /// - Throws: `ExportError` with the system's error number if nothing can be written there.
  public convenience init(path: String) throws(ExportError) {
    try self.init(path: path, calls: .live)
  }

  /// Opens a target for writing, by other system calls than the system's own, and with another size of buffer in bytes.
  package init(path: String, calls: SystemCalls, bufferSize: Int = 65_536) throws(ExportError) {
    self.path = path
    self.calls = calls
    do throws(SystemError) {
      output = try FileSink.open(path, calls: calls)
    } catch {
      throw ExportError(writing: path, error)
    }
    switch output {
    case .replacement(let file, _):
      writer = DescriptorWriter(file.descriptor, calls: calls, capacity: bufferSize)
    case .direct(let descriptor): writer = DescriptorWriter(descriptor, calls: calls, capacity: bufferSize)
    }
  }

  deinit { abandon() }

  /// Takes bytes.
  ///
  /// - Throws: `ExportError` if they cannot be written. After that the sink takes no more, and nothing is left behind.
  public func write(_ bytes: Span<UInt8>) throws(ExportError) {
    try checkOpen()
    do throws(SystemError) { try writer.write(bytes) } catch { throw fail(error) }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `ExportError` if that fails, now or in an earlier write. The target is then as it was, but for one case,
  ///   whose message begins with `wrote`: the new file is in its place, but its folder could not be forced to the disk.
  public func commit() throws(ExportError) { try commit(synchronizing: true, mark: nil) }

  /// Puts the file in its place, as ``commit()`` does.
  ///
  /// - Parameters:
  ///   - synchronizing: whether the file is forced to the disk first. Whoever makes many leaves it to
  ///     ``Folders/synchronize(_:)`` at the end: a reader sees whole files all the same, but a power failure may take the last.
  ///   - mark: what the file was made from, see ``FileMark``; left out where the file system has no place for it.
  package func commit(synchronizing: Bool, mark: String?) throws(ExportError) {
    try checkOpen()
    do throws(SystemError) {
      try writer.flush()
      switch output {
      case .replacement(var file, let target):
        if let mark { FileMark.write(mark, to: file.descriptor) }
        if synchronizing { try file.synchronize() }
        defer { output = .replacement(file, target: target) }
        try file.publish(as: target)
      case .direct: break
      }
    } catch {
      throw fail(error)
    }
    try finish(synchronizing: synchronizing)
  }

  /// Gives up: takes away what was written, and leaves the target as it was. Does nothing after ``commit()``.
  public func abandon() {
    switch state {
    case .finished, .failed: return
    case .open: release()
    }
    state = .finished
  }
}

extension FileSink {
  private static func open(_ path: String, calls: SystemCalls) throws(SystemError) -> Output {
    switch try FileTarget.resolve(path, calls: calls) {
    case .descriptor(let number): return .direct(try calls.dup(number))
    case .special(let path): return .direct(try calls.openExisting(path))
    case .file(let folder, let name, let old):
      let directory = try calls.openDirectory(folder)
      var pending: PendingFile
      do throws(SystemError) {
        pending = try PendingFile(in: directory, mode: old?.permissions ?? 0o666, calls: calls)
      } catch {
        do throws(SystemError) { try calls.close(directory) } catch {}
        throw error
      }
      do throws(SystemError) {
        if let old { try pending.copyAttributes(of: old) }
      } catch {
        pending.discard()
        throw error
      }
      return .replacement(pending, target: name)
    }
  }

  private func checkOpen() throws(ExportError) {
    switch state {
    case .open: return
    case .failed(let error): throw error
    case .finished: throw ExportError(.sink, "cannot write \(Diagnostic.escaped(path)): it is finished already")
    }
  }

  private func fail(_ error: SystemError) -> ExportError {
    let error = ExportError(writing: path, error)
    release()
    state = .failed(error)
    return error
  }

  /// Closes what is left to be closed after all was written.
  private func finish(synchronizing: Bool) throws(ExportError) {
    state = .finished
    switch output {
    case .replacement(var file, _):
      defer { file.discard() }
      guard synchronizing else { return }
      do throws(SystemError) { try file.synchronizeDirectory() } catch {
        throw ExportError(
          .sink,
          "wrote \(Diagnostic.escaped(path)), but cannot make sure that it survives a power failure: "
            + error.reason,
          code: error.code)
      }
    case .direct(let descriptor):
      do throws(SystemError) { try calls.close(descriptor) } catch { throw ExportError(writing: path, error) }
    }
  }

  private func release() {
    switch output {
    case .replacement(var file, _): file.discard()
    case .direct(let descriptor): do throws(SystemError) { try calls.close(descriptor) } catch {}
    }
  }
}
