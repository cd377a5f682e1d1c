/// Every system call by which ``FileSink`` touches the disk, as a value: a test puts its own in place, fails the
/// Nth call, and sees what is left.
///
/// The calls are named after the system's. All of them but `write` begin again by themselves when a signal
/// interrupts them.
package struct SystemCalls: Sendable {
  /// Follows symbolic links.
  package var stat: @Sendable (_ path: String) throws(SystemError) -> FileStatus
  package var fstat: @Sendable (_ descriptor: Int32) throws(SystemError) -> FileStatus
  package var readlink: @Sendable (_ path: String) throws(SystemError) -> String
  /// Throws if this process may not write to the file.
  package var access: @Sendable (_ path: String) throws(SystemError) -> Void
  /// Opens a folder, to name files in it and to sync it.
  package var openDirectory: @Sendable (_ path: String) throws(SystemError) -> Int32
  /// Opens what is there and not a regular file, for writing.
  package var openExisting: @Sendable (_ path: String) throws(SystemError) -> Int32
  /// Opens a new file without a name in a folder (`O_TMPFILE`), for writing and reading.
  package var openUnnamed: @Sendable (_ directory: Int32, _ mode: UInt32) throws(SystemError) -> Int32
  /// Opens a new file in a folder, for writing, and fails if the name is taken by anything.
  package var openExclusively:
    @Sendable (_ directory: Int32, _ name: String, _ mode: UInt32) throws(SystemError) -> Int32
  package var dup: @Sendable (_ descriptor: Int32) throws(SystemError) -> Int32
  package var fchown: @Sendable (_ descriptor: Int32, _ owner: UInt32, _ group: UInt32) throws(SystemError) -> Void
  package var fchmod: @Sendable (_ descriptor: Int32, _ mode: UInt32) throws(SystemError) -> Void
  /// Gives an opened file the access control list and the extended attributes of the file at a path.
  ///
  /// Gives whether the list was kept, and the names of attributes that were not.
  package var copyExtendedAttributes:
    @Sendable (_ path: String, _ descriptor: Int32) throws(SystemError) -> (isListKept: Bool, notKept: [String])
  /// Removes temporary files from a folder that are a day older than a given file of our own, and that no process is writing.
  package var removeStaleFiles: @Sendable (_ directory: Int32, _ own: Int32) throws(SystemError) -> Void
  /// Gives how many of the bytes were written.
  package var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Gives how many bytes were read from an offset.
  package var pread:
    @Sendable (_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) throws(SystemError) -> Int
  /// Waits until a descriptor takes bytes again.
  package var poll: @Sendable (_ descriptor: Int32) throws(SystemError) -> Void
  package var fsync: @Sendable (_ descriptor: Int32) throws(SystemError) -> Void
  /// Gives an unnamed file its first name, and fails if that is taken.
  package var link: @Sendable (_ descriptor: Int32, _ directory: Int32, _ name: String) throws(SystemError) -> Void
  package var rename: @Sendable (_ directory: Int32, _ old: String, _ new: String) throws(SystemError) -> Void
  package var unlink: @Sendable (_ directory: Int32, _ name: String) throws(SystemError) -> Void
  package var close: @Sendable (_ descriptor: Int32) throws(SystemError) -> Void

  /// The system's own.
  package static let live = SystemCalls(
    stat: { path throws(SystemError) in try liveStat(path) },
    fstat: { descriptor throws(SystemError) in try liveStat(descriptor: descriptor) },
    readlink: { path throws(SystemError) in try liveReadLink(path) },
    access: { path throws(SystemError) in try liveAccess(path) },
    openDirectory: { path throws(SystemError) in try liveOpenDirectory(path) },
    openExisting: { path throws(SystemError) in try liveOpenExisting(path) },
    openUnnamed: { directory, mode throws(SystemError) in try liveOpenUnnamed(directory, mode) },
    openExclusively: { directory, name, mode throws(SystemError) in
      try liveOpenExclusively(directory, name, mode)
    },
    dup: { descriptor throws(SystemError) in try liveDuplicate(descriptor) },
    fchown: { descriptor, owner, group throws(SystemError) in try liveChangeOwner(descriptor, owner, group) },
    fchmod: { descriptor, mode throws(SystemError) in try liveChangeMode(descriptor, mode) },
    copyExtendedAttributes: { path, descriptor throws(SystemError) in
      try liveCopyExtendedAttributes(of: path, to: descriptor)
    },
    removeStaleFiles: { directory, own throws(SystemError) in try liveRemoveStaleFiles(in: directory, besides: own) },
    write: { descriptor, bytes throws(SystemError) in try liveWrite(descriptor, bytes) },
    pread: { descriptor, bytes, offset throws(SystemError) in try liveRead(descriptor, bytes, at: offset) },
    poll: { descriptor throws(SystemError) in try livePoll(descriptor) },
    fsync: { descriptor throws(SystemError) in try liveSynchronize(descriptor) },
    link: { descriptor, directory, name throws(SystemError) in try liveLink(descriptor, directory, name) },
    rename: { directory, old, new throws(SystemError) in try liveRename(directory, old, new) },
    unlink: { directory, name throws(SystemError) in try liveUnlink(directory, name) },
    close: { descriptor throws(SystemError) in try liveClose(descriptor) }
  )
}
