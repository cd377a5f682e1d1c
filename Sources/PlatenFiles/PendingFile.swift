/// A file beside its target that nobody is to see until it is whole.
///
/// On Linux it has no name while it is written (`O_TMPFILE`), so that there is nothing to be left behind, not even by
/// `kill -9`; it gets one for the moment between `linkat` and `rename`, because `linkat` cannot replace
/// a file. Where the file system or the kernel does not know that, it has a name of its own from the start.
struct PendingFile {
  /// The folder, opened.
  let directory: Int32
  /// Where to write.
  let descriptor: Int32
  private let calls: SystemCalls
  private var isOpen = true
  private var named: (name: String, cleanup: SignalCleanup.Registration?)?

  /// Opens a new file.
  ///
  /// - Parameters:
  ///   - directory: the folder, which from now on is this value's to close.
  ///   - mode: the permissions; the process's umask is taken from them.
  init(in directory: Int32, mode: UInt32, calls: SystemCalls) throws(SystemError) {
    self.directory = directory
    self.calls = calls
    do throws(SystemError) {
      descriptor = try calls.openUnnamed(directory, mode)
    } catch {
      // A kernel before 3.11 takes the flag for a folder to be written.
      guard error.isUnsupported || error == .isDirectory || error == .noSuchFile else { throw error }
      let (name, cleanup, opened) = try PendingFile.withFreeName(in: directory) { name throws(SystemError) in
        try calls.openExclusively(directory, name, mode)
      }
      descriptor = opened
      named = (name, cleanup)
    }
  }

  /// Gives the file the target's name; both are in the same folder. On failure the target is as it was.
  mutating func publish(as target: String) throws(SystemError) {
    let name = try nameForRenaming()
    isOpen = false
    try calls.close(descriptor)
    try calls.rename(directory, name, target)
    SignalCleanup.withdraw(named?.cleanup)
    named = nil
  }

  /// Makes sure that the folder remembers the new name after a power failure.
  func synchronizeDirectory() throws(SystemError) {
    do throws(SystemError) { try calls.fsync(directory) } catch  where error.isUnsupported {}
  }

  /// Takes the file away, unless it was published, and closes everything. There is nobody to tell an error.
  mutating func discard() {
    if isOpen { ignoringErrors { () throws(SystemError) in try calls.close(descriptor) } }
    isOpen = false
    if let (name, cleanup) = named {
      ignoringErrors { () throws(SystemError) in try calls.unlink(directory, name) }
      SignalCleanup.withdraw(cleanup)
    }
    named = nil
    ignoringErrors { () throws(SystemError) in try calls.close(directory) }
  }

  private mutating func nameForRenaming() throws(SystemError) -> String {
    if let named { return named.name }
    let (name, cleanup, _) = try PendingFile.withFreeName(in: directory) { name throws(SystemError) in
      try calls.link(descriptor, directory, name)
    }
    named = (name, cleanup)
    return name
  }

  /// Tries names until one is free, and has it removed if a signal ends the process.
  private static func withFreeName<Result>(
    in directory: Int32, _ create: (String) throws(SystemError) -> Result
  ) throws(SystemError) -> (name: String, cleanup: SignalCleanup.Registration?, Result) {
    var attempts = 0
    while true {
      // Unpredictable, so that nobody can take every name first; the bytes of the file do not depend on it.
      let name = ".platen-" + String(UInt64.random(in: .min ... .max), radix: 16) + ".tmp"
      // Before there is anything to remove, so that there is no moment at which it would stay.
      let cleanup = SignalCleanup.register(directory: directory, name: name)
      do throws(SystemError) { return (name, cleanup, try create(name)) } catch {
        SignalCleanup.withdraw(cleanup)
        attempts += 1
        guard error == .exists, attempts < 100 else { throw error }
      }
    }
  }
}

/// Calls something on the way out, where an error is there to be told already.
private func ignoringErrors(_ body: () throws(SystemError) -> Void) {
  do throws(SystemError) { try body() } catch {}
}
