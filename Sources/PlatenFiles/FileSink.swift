public import PlatenCore

/// Writes a file atomically: other processes see either the old file or the complete new one.
///
/// The bytes are written to a temporary file next to the target, which is flushed to the disk and renamed in ``commit()``. Until
/// then the target is unchanged. ``abandon()``, or releasing the sink, removes the temporary file.
///
/// - If the target is a symbolic link, the file that it points to is replaced or created.
/// - A new file gets the permissions 0666 without those in the umask. A replaced file keeps its permissions, access control list,
///   extended attributes, owner and group as far as the process may set them; access is never extended. A hard link to the
///   old file keeps the old content.
/// - A file that the process may not write to is not replaced, even if the permissions of its folder allow it.
/// - A target that is not a regular file (`/dev/stdout`, `/dev/full`, a FIFO, a device) is written to directly.
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
  private var isPrepared = false
  /// What the new file cannot have of the old one: its owner, its access control list, extended attributes. For messages.
  package let attributesNotKept: [String]

  /// Opens a target for writing.
  ///
  /// - Parameter path: the path of the file, relative to the working directory.
  /// - Throws: `ExportError` with the error number of the system if the file cannot be written.
  public convenience init(path: String) throws(ExportError) {
    try self.init(path: path, calls: .live)
  }

  /// Opens a target for writing, by other system calls than the system's own, and with another size of buffer in bytes.
  package init(path: String, calls: SystemCalls, bufferSize: Int = 65_536) throws(ExportError) {
    self.path = path
    self.calls = calls
    do throws(SystemError) {
      (output, attributesNotKept) = try FileSink.open(path, calls: calls)
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

  /// Writes bytes to the temporary file.
  ///
  /// - Throws: `ExportError` if they cannot be written. The sink cannot be used after that, and its temporary file is removed.
  public func write(_ bytes: Span<UInt8>) throws(ExportError) {
    try checkOpen()
    isPrepared = false
    do throws(SystemError) { try writer.write(bytes) } catch { throw fail(error) }
  }

  /// Replaces the target with the new file.
  ///
  /// - Throws: `ExportError` if this or an earlier write fails. The target is unchanged then, except in one case,
  ///   whose message begins with `wrote`: the target was replaced, but its folder could not be flushed to the disk.
  public func commit() throws(ExportError) { try commit(synchronizing: true, mark: nil) }

  /// Puts the file in its place, as ``commit()`` does; the parameters are those of ``prepare(synchronizing:mark:)``.
  package func commit(synchronizing: Bool, mark: String?) throws(ExportError) {
    try prepare(synchronizing: synchronizing, mark: mark)
    do throws(SystemError) {
      switch output {
      case .replacement(var file, let target):
        defer { output = .replacement(file, target: target) }
        try file.publish(as: target)
      case .direct: break
      }
    } catch {
      throw fail(error)
    }
    try finish(synchronizing: synchronizing)
  }

  /// Forces everything to the disk, so that ``commit()`` has nothing left to do but to give the file its name. Where several
  /// files are made together, all are prepared before the first is put in its place.
  ///
  /// - Parameters:
  ///   - synchronizing: whether the file is forced to the disk. Whoever makes many leaves it to
  ///     ``Folders/synchronize(_:)`` at the end: a reader sees whole files all the same, but a power failure may take the last.
  ///   - mark: what the file was made from, see ``FileMark``; left out where the file system has no place for it.
  /// - Throws: `ExportError` if that fails. The target is then as it was.
  package func prepare(synchronizing: Bool = true, mark: String? = nil) throws(ExportError) {
    try checkOpen()
    guard !isPrepared else { return }
    do throws(SystemError) {
      try writer.flush()
      if case .replacement(let file, _) = output {
        if let mark { FileMark.write(mark, to: file.descriptor) }
        if synchronizing { try file.synchronize() }
      }
    } catch {
      throw fail(error)
    }
    isPrepared = true
  }

  /// Removes the temporary file and leaves the target unchanged. Has no effect after ``commit()``.
  public func abandon() {
    switch state {
    case .finished, .failed: return
    case .open: release()
    }
    state = .finished
  }
}

extension FileSink {
  private static func open(
    _ path: String, calls: SystemCalls
  ) throws(SystemError) -> (Output, attributesNotKept: [String]) {
    switch try FileTarget.resolve(path, calls: calls) {
    case .descriptor(let number): return (.direct(try calls.dup(number)), [])
    case .special(let path): return (.direct(try calls.openExisting(path)), [])
    case .file(let folder, let name, let old):
      let directory = try calls.openDirectory(folder)
      var pending: PendingFile
      do throws(SystemError) {
        pending = try PendingFile(in: directory, mode: old?.permissions ?? 0o666, calls: calls)
      } catch {
        do throws(SystemError) { try calls.close(directory) } catch {}
        throw error
      }
      var notKept: [String] = []
      do throws(SystemError) {
        if let old { notKept = try pending.copyAttributes(of: old, at: path) }
      } catch {
        pending.discard()
        throw error
      }
      return (.replacement(pending, target: name), notKept)
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
