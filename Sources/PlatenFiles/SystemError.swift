internal import PlatenCLibrary

/// The system's error number of a call that failed.
package struct SystemError: Error, Hashable, Sendable {
  /// Such as `ENOENT`.
  package let code: Int32

  /// Wraps an error number.
  package init(_ code: Int32) { self.code = code }

  static let noSuchFile = SystemError(ENOENT)
  static let isDirectory = SystemError(EISDIR)
  static let invalid = SystemError(EINVAL)
  static let tooManyLinks = SystemError(ELOOP)
  static let inputOutput = SystemError(EIO)
  static let exists = SystemError(EEXIST)
  static let interrupted = SystemError(EINTR)
  static let brokenPipe = SystemError(EPIPE)
  static let notPermitted = SystemError(EPERM)
  static let permissionDenied = SystemError(EACCES)
  static let notDirectory = SystemError(ENOTDIR)
  static let nameTooLong = SystemError(ENAMETOOLONG)
  static let badDescriptor = SystemError(EBADF)

  /// The error of the call that has just failed on this thread.
  static var last: SystemError { SystemError(errno) }

  /// Whether a descriptor without blocking has no room or no bytes at the moment.
  var isTemporary: Bool { code == EAGAIN || code == EWOULDBLOCK }

  /// Whether a link to an unnamed file may be refused with it, although there is room: by a security module, or a
  /// file system that half knows `O_TMPFILE`.
  var isRefusalOfLink: Bool {
    isUnsupported || [EPERM, EACCES, ENOENT, EXDEV, EMLINK].contains(code)
  }

  /// Whether the file system does not know the operation, as some network and user-space file systems do not.
  var isUnsupported: Bool { code == EOPNOTSUPP || code == ENOTSUP || code == EINVAL || code == ENOSYS }

  /// What the system says about it, such as `No such file or directory`.
  var reason: String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}
