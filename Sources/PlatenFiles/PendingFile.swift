/// A temporary file next to its target, until it is complete.
///
/// On Linux it has no name while it is written (`O_TMPFILE`), so that there is nothing to be left behind, not even by
/// `kill -9`; it gets one for the moment between `linkat` and `rename`, because `linkat` cannot replace
/// a file. Where the file system or the kernel does not know that, it has a name of its own from the start; where
/// `linkat` is refused at the end, it is copied into a file with a name.
struct PendingFile {
  /// The folder, opened.
  let directory: Int32
  /// Where to write.
  private(set) var descriptor: Int32
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
      // A run that was killed had no time to take its own away.
      ignoringErrors { () throws(SystemError) in try calls.removeStaleFiles(directory, opened) }
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
    do throws(SystemError) { try calls.fsync(directory) } catch {
      // A folder that was opened without leave to read it cannot be synced: a bad descriptor.
      guard error.isUnsupported || error == .badDescriptor else { throw error }
    }
  }

  /// Removes the file, unless it was published, and closes everything. Errors are ignored, because nothing can be done about them.
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

  /// Gives the file the owner, group, permissions, access control list and extended attributes of another, as far as the process
  /// may.
  ///
  /// - Returns: what it could not be given, for a message.
  func copyAttributes(of old: FileStatus, at path: String) throws(SystemError) -> [String] {
    var notKept: [String] = []
    let new = try calls.fstat(descriptor)
    if new.owner != old.owner || new.group != old.group {
      // Only the superuser may give a file away; anybody else's replacement is their own.
      do throws(SystemError) { try calls.fchown(descriptor, old.owner, old.group) } catch {
        guard error == .notPermitted else { throw error }
        notKept.append("the owner")
      }
    }
    let (isListKept, names) = try calls.copyExtendedAttributes(path, descriptor)
    if !isListKept { notKept.append("the access control list") }
    notKept += names.map { "the attribute \($0)" }
    // The umask has been taken from the mode at opening. Beside an access control list the bits of the group are its mask:
    // without the list they would let the group in.
    try calls.fchmod(descriptor, isListKept ? old.permissions : old.permissions & 0o707)
    return notKept
  }

  /// Forces the content to the disk.
  func synchronize() throws(SystemError) {
    do throws(SystemError) { try calls.fsync(descriptor) } catch {
      guard error.isUnsupported else { throw error }
    }
  }

  private mutating func nameForRenaming() throws(SystemError) -> String {
    if let named { return named.name }
    do throws(SystemError) {
      let (name, cleanup, _) = try PendingFile.withFreeName(in: directory) { name throws(SystemError) in
        try calls.link(descriptor, directory, name)
      }
      named = (name, cleanup)
      return name
    } catch {
      guard error.isRefusalOfLink else { throw error }
      return try copyToNamedFile()
    }
  }

  /// Puts a copy of the unnamed file, with a name, in its stead.
  private mutating func copyToNamedFile() throws(SystemError) -> String {
    let original = descriptor
    let status = try calls.fstat(original)
    let (name, cleanup, copy) = try PendingFile.withFreeName(in: directory) { name throws(SystemError) in
      try calls.openExclusively(directory, name, 0o600)
    }
    descriptor = copy
    named = (name, cleanup)
    defer { ignoringErrors { () throws(SystemError) in try calls.close(original) } }
    var writer = DescriptorWriter(copy, calls: calls, capacity: 1)
    var buffer = [UInt8](repeating: 0, count: DescriptorWriter.capacity)
    var offset = 0
    while true {
      var span = buffer.mutableSpan
      let count = try span.withUnsafeMutableBytes { (bytes) throws(SystemError) in
        try calls.pread(original, bytes, offset)
      }
      if count == 0 { break }
      try writer.write(buffer.span.extracting(first: count))
      offset += count
    }
    _ = try copyAttributes(of: status, at: "/proc/self/fd/\(original)")
    try synchronize()
    return name
  }

  /// Tries names until one is free, and has it removed if a signal ends the process.
  private static func withFreeName<Result>(
    in directory: Int32, _ create: (String) throws(SystemError) -> Result
  ) throws(SystemError) -> (name: String, cleanup: SignalCleanup.Registration?, Result) {
    var attempts = 0
    while true {
      // Unpredictable, so that another process cannot occupy the name; the bytes of the file do not depend on it.
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
