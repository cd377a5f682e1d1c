internal import PlatenCLibrary
import Synchronization

/// The files that a run has read, however their paths are spelt: none of them is to be replaced by what the run writes.
package final class FilesRead: Sendable {
  private let identities = Mutex<Set<FileStatus.Identity>>([])

  package init() {}

  /// Remembers a file that is open.
  func note(_ status: FileStatus) {
    guard status.kind == .regular else { return }
    _ = identities.withLock { $0.insert(status.identity) }
  }

  /// Whether a path leads to a file that was read.
  package func contains(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    let identity: FileStatus.Identity
    do throws(SystemError) { identity = try liveStat(path).identity } catch { return false }
    return identities.withLock { $0.contains(identity) }
  }
}
