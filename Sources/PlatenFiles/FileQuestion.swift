internal import PlatenCLibrary

/// Questions about paths, before anything is opened. Answers may be out of date when they are used, so nothing
/// that must be safe hangs on them.
package enum FileQuestion {
  /// Whether a path leads to a folder that is there.
  package static func isFolder(_ path: String) -> Bool {
    record(of: path).map { $0.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR) } ?? false
  }

  /// Whether a path leads to something that takes bytes as they come, and is not replaced as a whole: a device, a FIFO,
  /// a terminal, an open descriptor.
  package static func isSpecial(_ path: String) -> Bool {
    do throws(SystemError) {
      switch try FileTarget.resolve(path, calls: .live) {
      case .descriptor, .special: return true
      case .file: return false
      }
    } catch {
      // Opening it reports what is wrong with it.
      return false
    }
  }

  /// Whether two paths lead to the same file that is there, by links or by another spelling, or to the same name in the same
  /// folder, where there may be nothing yet.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    if let left = record(of: left), let right = record(of: right) {
      return left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }
    do throws(SystemError) {
      guard case .file(let leftFolder, let leftName, nil) = try FileTarget.resolve(left, calls: .live),
        case .file(let rightFolder, let rightName, nil) = try FileTarget.resolve(right, calls: .live)
      else { return false }
      return leftName == rightName && areSameFolder(leftFolder, rightFolder)
    } catch {
      // Opening it reports what is wrong with it.
      return false
    }
  }

  private static func areSameFolder(_ left: String, _ right: String) -> Bool {
    guard let left = record(of: left), let right = record(of: right) else { return false }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  /// The size and time of a file that is there, as a text that is another when the file is another.
  package static func version(of path: String) -> String? {
    record(of: path).map {
      let status = FileStatus($0); return "\(status.size) \(status.modified)"
    }
  }

  /// Of some folders one for each file system that they are on; those that are not there are left out.
  package static func oneFolderOfEachDevice(_ folders: [String]) -> [String] {
    var devices: Set<dev_t> = []
    return Set(folders).sorted().filter { folder in
      record(of: folder).map { devices.insert($0.st_dev).inserted } ?? false
    }
  }

  /// Whether a path can be executed.
  package enum ProgramState: Hashable, Sendable {
    /// There is no file.
    case absent
    /// There is a file that cannot be executed.
    case present
    /// There is a file that can be executed.
    case executable
  }

  /// Whether a path leads to a program.
  package static func programState(of path: String) -> ProgramState {
    guard !path.isEmpty, let record = record(of: path), record.st_mode & mode_t(S_IFMT) != mode_t(S_IFDIR) else {
      return .absent
    }
    return record.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG) && access(path, X_OK) == 0 ? .executable : .present
  }

  /// The absolute path without links, `.` and `..` of something that is there.
  package static func realPath(of path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  private static func record(of path: String) -> stat? {
    guard !path.utf8.contains(0) else { return nil }
    var record = stat()
    return stat(path, &record) == 0 ? record : nil
  }
}
