/// Reads a ZIP archive that is in memory, and trusts nothing that it says.
///
/// Sizes are limited, entries may not overlap, and the two directories of an archive must agree. Paths are given as they
/// stand; ``Entry/pathFault`` says what is wrong with one.
package struct ZIPArchive: Sendable {
  /// What is read at most.
  package struct Limits: Hashable, Sendable {
    /// Entries.
    package var entries = 65_535
    /// Bytes of one entry.
    package var entryBytes = 256 << 20
    /// Bytes of all entries.
    package var totalBytes = 1 << 30

    package init() {}
  }

  /// An entry of the central directory.
  package struct Entry: Hashable, Sendable {
    /// The path as it stands there; UTF-8 where it is valid.
    package let path: String
    package let isUTF8: Bool
    /// Bits of the general purpose.
    package let flags: Int
    /// 0 stored, 8 deflated.
    package let method: Int
    package let checksum: UInt32
    package let compressedSize: Int
    package let size: Int
    /// The extra field of the local header, in bytes.
    package let localExtraSize: Int
    /// Where its local header begins.
    package let start: Int
    /// Where its data begin and end.
    let data: Range<Int>

    /// Whether it stands for a folder.
    package var isFolder: Bool { path.hasSuffix("/") }

    /// What is wrong with the path; `nil` if it leads to a place below the folder that it is unpacked in.
    package var pathFault: String? {
      if path.isEmpty { return "is empty" }
      if path.hasPrefix("/") { return "is absolute" }
      if path.utf8.contains(0x5C) { return "has a backslash" }
      if path.utf8.contains(0) { return "has a NUL" }
      if path.utf8.dropFirst().first == 0x3A { return "begins with a drive" }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      if parts.contains("..") || parts.contains(".") { return "has a part “.” or “..”" }
      return isUTF8 ? nil : "is not UTF-8"
    }
  }

  /// The entries in the order of the central directory.
  package let entries: [Entry]
  let bytes: [UInt8]
  let limits: Limits

  /// Reads the directory.
  ///
  /// - Throws: ``ZIPReaderError`` when it is no archive, is damaged, or is made to do harm.
  /// - Complexity: O(*n* log *n*) in the entries.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZIPReaderError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZIPArchive.readEntries(bytes, limits: limits)
    try ZIPArchive.checkOverlaps(entries)
    var total = 0
    for entry in entries {
      guard entry.size <= limits.entryBytes else { throw .tooLarge(entry.path) }
      total += entry.size
      guard total <= limits.totalBytes else { throw .tooLarge("the archive") }
    }
  }

  /// The entry with a path: the first one.
  package func entry(_ path: String) -> Entry? { entries.first { $0.path == path } }

  /// The content of an entry.
  ///
  /// - Throws: ``ZIPReaderError``.
  package func content(of entry: Entry) throws(ZIPReaderError) -> [UInt8] {
    let stored = bytes[entry.data]
    let content: [UInt8]
    switch entry.method {
    case 0:
      guard stored.count == entry.size else { throw .damaged(entry.path) }
      content = Array(stored)
    case 8:
      guard let inflated = inflated(stored, size: entry.size) else { throw .damaged(entry.path) }
      content = inflated
    default: throw .unsupported("the compression method \(entry.method) of “\(entry.path)”")
    }
    guard crc32(of: content) == entry.checksum else { throw .wrongChecksum(entry.path) }
    return content
  }

  // MARK: - Directory

  private static func readEntries(_ bytes: [UInt8], limits: Limits) throws(ZIPReaderError) -> [Entry] {
    let end = try endRecord(bytes)
    let count = unsigned(bytes, end + 10, 2)
    let start = unsigned(bytes, end + 16, 4)
    let size = unsigned(bytes, end + 12, 4)
    guard unsigned(bytes, end + 4, 2) == 0, unsigned(bytes, end + 8, 2) == count else {
      throw .unsupported("an archive of several disks")
    }
    guard count < 0xFFFF, start < 0xFFFF_FFFF else { throw .unsupported("an archive of more than 4 GB (ZIP64)") }
    guard count <= limits.entries, start + size <= end else { throw .damaged("the central directory") }
    var entries: [Entry] = []
    var offset = start
    for _ in 0..<count {
      guard offset + 46 <= end, unsigned(bytes, offset, 4) == 0x0201_4B50 else {
        throw .damaged("the central directory")
      }
      let lengths = (unsigned(bytes, offset + 28, 2), unsigned(bytes, offset + 30, 2), unsigned(bytes, offset + 32, 2))
      let next = offset + 46 + lengths.0 + lengths.1 + lengths.2
      guard next <= end else { throw .damaged("the central directory") }
      entries.append(try entry(bytes, record: offset, nameLength: lengths.0, directory: start))
      offset = next
    }
    return entries
  }

  private static func entry(
    _ bytes: [UInt8], record: Int, nameLength: Int, directory: Int
  ) throws(ZIPReaderError) -> Entry {
    let name = bytes[(record + 46)..<(record + 46 + nameLength)]
    let path = String(decoding: name, as: UTF8.self)
    let start = unsigned(bytes, record + 42, 4)
    let compressed = unsigned(bytes, record + 20, 4)
    let flags = unsigned(bytes, record + 8, 2)
    guard flags & 1 == 0 else { throw .unsupported("the encryption of “\(path)”") }
    guard start + 30 <= directory, unsigned(bytes, start, 4) == 0x0403_4B50 else { throw .damaged(path) }
    let localName = unsigned(bytes, start + 26, 2)
    let localExtra = unsigned(bytes, start + 28, 2)
    let data = start + 30 + localName + localExtra
    guard data + compressed <= directory, localName == nameLength,
      bytes[(start + 30)..<(start + 30 + localName)].elementsEqual(name)
    else { throw .damaged(path) }
    return Entry(
      path: path, isUTF8: Array(path.utf8).elementsEqual(name), flags: flags, method: unsigned(bytes, record + 10, 2),
      checksum: UInt32(unsigned(bytes, record + 16, 4)), compressedSize: compressed,
      size: unsigned(bytes, record + 24, 4), localExtraSize: localExtra, start: start, data: data..<(data + compressed))
  }

  /// Where the end of the central directory is: the last one that fits with its comment.
  private static func endRecord(_ bytes: [UInt8]) throws(ZIPReaderError) -> Int {
    var offset = bytes.count - 22
    let first = max(0, bytes.count - 22 - 0xFFFF)
    while offset >= first {
      if bytes[offset] == 0x50, unsigned(bytes, offset, 4) == 0x0605_4B50,
        offset + 22 + unsigned(bytes, offset + 20, 2) == bytes.count
      {
        return offset
      }
      offset -= 1
    }
    throw .notAnArchive
  }

  private static func checkOverlaps(_ entries: [Entry]) throws(ZIPReaderError) {
    let sorted = entries.sorted { $0.start < $1.start }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.data.upperBound > next.start {
      throw .overlapping(next.path)
    }
  }

  /// A little-endian number; 0 where it would lie outside.
  private static func unsigned(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
