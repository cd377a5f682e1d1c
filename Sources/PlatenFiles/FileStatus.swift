internal import PlatenCLibrary

/// What the system says about a file.
package struct FileStatus: Hashable, Sendable {
  /// Kinds of file that we treat differently.
  package enum Kind: Hashable, Sendable {
    case regular
    case directory
    case symbolicLink
    /// A FIFO, a socket, a terminal, a device.
    case other
  }

  /// What tells a file from all others: the file system that it is on, and its number there.
  package struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64
  }

  package var kind: Kind
  package var identity = Identity(device: 0, number: 0)
  /// The permission bits, without set-user-ID, set-group-ID and sticky.
  package var permissions: UInt32
  package var owner: UInt32
  package var group: UInt32
  /// In bytes; only meaningful for regular files.
  package var size: Int
  /// When its content was written last, in nanoseconds since 1970.
  package var modified: Int

  /// Reads the fields of the system's record.
  init(_ record: stat) {
    switch record.st_mode & mode_t(S_IFMT) {
    case mode_t(S_IFREG): kind = .regular
    case mode_t(S_IFDIR): kind = .directory
    case mode_t(S_IFLNK): kind = .symbolicLink
    default: kind = .other
    }
    permissions = UInt32(record.st_mode) & 0o777
    owner = UInt32(record.st_uid)
    group = UInt32(record.st_gid)
    size = Int(record.st_size)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: record.st_dev), number: UInt64(truncatingIfNeeded: record.st_ino))
    #if canImport(Darwin)
      let time = record.st_mtimespec
    #else
      let time = record.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
