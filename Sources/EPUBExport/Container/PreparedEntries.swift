import PlatenCore
import Synchronization
import ZIPWriter

/// Files that every edition of one exporter has in common, compressed once: in a small edition the stylesheet takes as long
/// as the text.
final class PreparedEntries: Sendable {
  /// The largest file that is kept, in bytes.
  private static let maximumBytes = 64 << 10
  /// The most files that are kept.
  private static let maximumCount = 4

  private struct Prepared {
    var bytes: [UInt8]
    var compression: Int
    var entry: ZIPEntry
  }

  private let entries = Mutex<[Prepared]>([])

  /// A file of the publication's folder, made ready for the container now or before.
  ///
  /// - Throws: as `EPUBContainer.entry(_:path:compression:)`.
  func entry(_ bytes: [UInt8], path: String, compression: Int) throws(ExportError) -> ZIPEntry {
    let known = entries.withLock { entries in
      entries.first { $0.compression == compression && $0.entry.path.hasSuffix("/" + path) && $0.bytes == bytes }?.entry
    }
    if let known { return known }
    let entry = try EPUBContainer.entry(bytes, path: path, compression: compression)
    guard bytes.count <= PreparedEntries.maximumBytes else { return entry }
    entries.withLock { entries in
      if entries.count < PreparedEntries.maximumCount {
        entries.append(Prepared(bytes: bytes, compression: compression, entry: entry))
      }
    }
    return entry
  }
}
