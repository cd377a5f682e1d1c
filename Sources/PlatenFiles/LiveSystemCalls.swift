internal import PlatenCLibrary

// The C library's functions, with their errors thrown. They stand outside of a type, where the C names are not hidden
// by members of the same name.

/// Calls until no signal interrupts.
///
/// - Returns: what the call gave, 0 or more.
@discardableResult
func checked(_ call: () -> Int32) throws(SystemError) -> Int32 {
  while true {
    let result = call()
    if result >= 0 { return result }
    let error = SystemError.last
    if error != .interrupted { throw error }
  }
}

func liveStat(_ path: String) throws(SystemError) -> FileStatus {
  var record = stat()
  try checked { stat(path, &record) }
  return FileStatus(record)
}

func liveStat(descriptor: Int32) throws(SystemError) -> FileStatus {
  var record = stat()
  try checked { fstat(descriptor, &record) }
  return FileStatus(record)
}

/// Does not follow a link; the name is looked up in an opened folder.
func liveStat(_ directory: Int32, _ name: String) throws(SystemError) -> FileStatus {
  var record = stat()
  try checked { fstatat(directory, name, &record, AT_SYMLINK_NOFOLLOW) }
  return FileStatus(record)
}

func liveReadLink(_ path: String) throws(SystemError) -> String {
  // No path that the system takes is longer than PATH_MAX, which is 4,096 at most.
  var bytes = [CChar](repeating: 0, count: 4_096)
  let count = readlink(path, &bytes, bytes.count)
  guard count >= 0 else { throw .last }
  // Repaired, it would be the name of another file.
  guard let path = String(validating: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) else {
    throw SystemError(EILSEQ)
  }
  return path
}

func liveAccess(_ path: String) throws(SystemError) {
  try checked { access(path, W_OK) }
}

func liveOpenDirectory(_ path: String) throws(SystemError) -> Int32 {
  do throws(SystemError) {
    return try checked { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  } catch {
    #if os(Linux)
      // A folder whose list may not be read, but in which names may be used: `O_PATH`, a macro of glibc's extensions.
      if error == .permissionDenied { return try checked { open(path, 0o10_000_000 | O_DIRECTORY | O_CLOEXEC) } }
    #endif
    throw error
  }
}

func liveOpenExisting(_ path: String) throws(SystemError) -> Int32 {
  try checked { open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
}

func liveOpenUnnamed(_ directory: Int32, _ mode: UInt32) throws(SystemError) -> Int32 {
  #if os(Linux)
    // `O_TMPFILE` is `__O_TMPFILE | O_DIRECTORY`, a macro that Swift does not import; the value is Linux's on every
    // machine that Swift runs on.
    let descriptor = try checked { openat(directory, ".", 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, mode) }
    // It can be named only through /proc. Better to know that now than when all is written.
    if access("/proc/self/fd/\(descriptor)", F_OK) == 0 { return descriptor }
    try liveClose(descriptor)
  #endif
  throw SystemError(EOPNOTSUPP)
}

func liveOpenExclusively(_ directory: Int32, _ name: String, _ mode: UInt32) throws(SystemError) -> Int32 {
  try checked {
    openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
  }
}

func liveDuplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
  try checked { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) }
}

func liveChangeOwner(_ descriptor: Int32, _ owner: UInt32, _ group: UInt32) throws(SystemError) {
  try checked { fchown(descriptor, owner, group) }
}

func liveChangeMode(_ descriptor: Int32, _ mode: UInt32) throws(SystemError) {
  try checked { fchmod(descriptor, mode_t(mode)) }
}

/// A signal may interrupt it.
func liveWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
  let count = write(descriptor, bytes.baseAddress, bytes.count)
  guard count >= 0 else { throw .last }
  return count
}

/// A signal may interrupt it.
func liveRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
  let count = read(descriptor, bytes.baseAddress, bytes.count)
  guard count >= 0 else { throw .last }
  return count
}

func liveRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
  while true {
    let count = pread(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
    if count >= 0 { return count }
    let error = SystemError.last
    if error != .interrupted { throw error }
  }
}

func livePoll(_ descriptor: Int32) throws(SystemError) {
  try livePoll(descriptor, for: Int16(POLLOUT))
}

func livePoll(_ descriptor: Int32, for events: Int16) throws(SystemError) {
  var request = pollfd(fd: descriptor, events: events, revents: 0)
  try checked { poll(&request, 1, -1) }
}

func liveSynchronize(_ descriptor: Int32) throws(SystemError) {
  #if canImport(Darwin)
    // fsync(2) on Darwin leaves the bytes in the drive's own cache.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
  #endif
  try checked { fsync(descriptor) }
}

func liveLink(_ descriptor: Int32, _ directory: Int32, _ name: String) throws(SystemError) {
  // The way that open(2) documents for a process without privileges.
  try checked { linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", directory, name, AT_SYMLINK_FOLLOW) }
}

func liveRename(_ directory: Int32, _ old: String, _ new: String) throws(SystemError) {
  try checked { renameat(directory, old, directory, new) }
}

func liveUnlink(_ directory: Int32, _ name: String) throws(SystemError) {
  try checked { unlinkat(directory, name, 0) }
}

func liveClose(_ descriptor: Int32) throws(SystemError) {
  guard close(descriptor) != 0 else { return }
  let error = SystemError.last
  // On Linux and Darwin the descriptor is closed all the same; to call again could close another thread's.
  if error != .interrupted { throw error }
}

func liveOpen(reading path: String) throws(SystemError) -> Int32 {
  try checked { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
}

/// Opens a folder in an opened folder, and does not follow a link.
func liveOpenDirectory(_ directory: Int32, _ name: String) throws(SystemError) -> Int32 {
  try checked { openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
}

/// Opens a file in an opened folder, does not follow a link, and does not wait for anybody at the other end of a FIFO.
func liveOpen(reading name: String, in directory: Int32) throws(SystemError) -> Int32 {
  try checked { openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
}

/// Waits until a descriptor that does not block has bytes, or an end.
func livePoll(reading descriptor: Int32) throws(SystemError) {
  try livePoll(descriptor, for: Int16(POLLIN))
}
