import PlatenCore
import Synchronization

/// Files, and a record of which of them were asked for and what was in them.
final class RecordingFiles: ResourceProvider {
  /// A file that was asked for.
  struct Entry: Hashable, Sendable {
    var reference: String
    /// The SHA-256 of its content; `-` if it cannot be had.
    var hash: String
  }

  private let base: any ResourceProvider
  private let entries = Mutex<[Entry]>([])

  init(_ base: any ResourceProvider) { self.base = base }

  /// The files that were asked for, each once, in the order of their references.
  var record: [Entry] {
    Set(entries.withLock { $0 }).sorted { ($0.reference, $0.hash) < ($1.reference, $1.hash) }
  }

  func resource(at reference: String) throws(ResourceError) -> Resource {
    do throws(ResourceError) {
      let resource = try base.resource(at: reference)
      note(reference, SHA256.hexadecimal(of: resource.bytes))
      return resource
    } catch {
      note(reference, "-")
      throw error
    }
  }

  private func note(_ reference: String, _ hash: String) {
    entries.withLock { $0.append(Entry(reference: reference, hash: hash)) }
  }
}
