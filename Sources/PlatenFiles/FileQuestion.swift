#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a command line asks about paths before it opens anything. Answers may be out of date when they are used, so nothing
/// that must be safe hangs on them.
public enum FileQuestion {
  /// Whether a path leads to a folder that is there.
  public static func isFolder(_ path: String) -> Bool {
    record(of: path).map { $0.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR) } ?? false
  }

  /// Whether a path leads to something that takes bytes as they come, and is not replaced as a whole: a device, a FIFO,
  /// a terminal, an open descriptor.
  public static func isSpecial(_ path: String) -> Bool {
    do throws(SystemError) {
      switch try FileTarget.resolve(path, calls: .live) {
      case .descriptor, .special: return true
      case .file: return false
      }
    } catch {
      // Whoever opens it is told what is wrong with it.
      return false
    }
  }

  /// Whether two paths lead to the same file that is there, by links or by another spelling.
  public static func areSame(_ left: String, _ right: String) -> Bool {
    guard let left = record(of: left), let right = record(of: right) else { return false }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  private static func record(of path: String) -> stat? {
    guard !path.utf8.contains(0) else { return nil }
    var record = stat()
    return stat(path, &record) == 0 ? record : nil
  }
}
