/// Makes a ZIP archive, forwards only: it returns the bytes to be written and holds nothing but the directory.
///
/// For each entry write ``localHeader(for:)`` and then the entry's payload; at the end ``centralDirectory()``.
///
/// The archive has what every reader understands: true sizes in the local headers, no data descriptors, no comments, no
/// directory entries, no extra fields (but ZIP64's, where a number does not fit otherwise). Time and
/// attributes are constant, so that the same content gives the same bytes.
///
/// Source: PKWARE APPNOTE.TXT 6.3.10; the stricter rules of EPUB's containers are those of OCF 3.3 §4.2.
package struct ZIPWriter: Sendable {
  private var offset: UInt64
  private var directory: [UInt8] = []
  private var count: UInt64 = 0
  private var keys: Set<String> = []
  private var isFinished = false

  /// Makes a writer for an archive at the start of its file.
  package init() { self.init(offset: 0) }

  /// Makes a writer for an archive that begins at an offset.
  init(offset: UInt64) { self.offset = offset }

  /// Adds an entry to the directory.
  ///
  /// - Returns: the local file header (APPNOTE §4.3.7). The entry's payload must follow it.
  /// - Throws: ``ZIPError/duplicatePath(_:)`` if there is an entry whose path is the same after canonical normalisation
  ///   and case folding (with the standard library's case mappings, which merge a few letters more);
  ///   ``ZIPError/finished`` after ``centralDirectory()``.
  package mutating func localHeader(for entry: ZIPEntry) throws(ZIPError) -> [UInt8] {
    guard !isFinished else { throw .finished }
    guard keys.insert(ZIPPath.key(entry.path)).inserted else { throw .duplicatePath(entry.path) }
    let record = EntryRecord(entry, offset: offset)
    let header = record.localHeader
    directory += record.centralHeader
    count += 1
    offset += UInt64(header.count) + entry.compressedSize
    return header
  }

  /// Ends the archive.
  ///
  /// - Returns: the central directory and the end records (APPNOTE §4.3.12 to §4.3.16), which must follow the last payload.
  package mutating func centralDirectory() -> [UInt8] {
    isFinished = true
    return directory + EndRecords(count: count, directorySize: UInt64(directory.count), directoryOffset: offset).bytes
  }
}

/// Numbers that say that a field's value is in the ZIP64 record instead.
enum Saturated {
  static let field16 = UInt64(UInt16.max)
  static let field32 = UInt64(UInt32.max)
}

/// Versions of the format (APPNOTE §4.4.3), times ten.
enum FormatVersion {
  static let stored: UInt16 = 10
  static let deflated: UInt16 = 20
  static let zip64: UInt16 = 45
  /// By whom it was made (§4.4.2): Unix, because the attributes are Unix's, and at 4.5.
  static let madeBy: UInt16 = 3 << 8 | zip64
}

/// The two headers of an entry.
private struct EntryRecord {
  /// 1980-01-01 00:00:00, the first moment there is: day 1 of month 1 of year 0.
  static let time: UInt16 = 0
  static let date: UInt16 = 1 << 5 | 1
  /// A regular file that its owner can write and all can read.
  static let attributes: UInt32 = 0o100644 << 16

  let entry: ZIPEntry
  let offset: UInt64
  let flags: UInt16
  let sizesNeedZIP64: Bool

  init(_ entry: ZIPEntry, offset: UInt64) {
    self.entry = entry
    self.offset = offset
    // Bit 11 says that the name is UTF-8 (§4.4.4). ASCII does not need it, and OCF wants `mimetype` to be without.
    flags = entry.pathBytes.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11
    sizesNeedZIP64 = entry.size >= Saturated.field32 || entry.compressedSize >= Saturated.field32
  }

  var localHeader: [UInt8] {
    // §4.5.3: in a local header both sizes stand in the field, or neither.
    let extra = zip64Field(sizesNeedZIP64 ? [entry.size, entry.compressedSize] : [])
    var bytes: [UInt8] = []
    bytes.reserveCapacity(30 + entry.pathBytes.count + extra.count)
    bytes.append(UInt32(0x0403_4B50))
    appendCommon(to: &bytes, needsZIP64: !extra.isEmpty)
    bytes.append(UInt16(extra.count))
    bytes += entry.pathBytes
    bytes += extra
    return bytes
  }

  var centralHeader: [UInt8] {
    let offsetNeedsZIP64 = offset >= Saturated.field32
    let extra = zip64Field(
      (sizesNeedZIP64 ? [entry.size, entry.compressedSize] : []) + (offsetNeedsZIP64 ? [offset] : []))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(46 + entry.pathBytes.count + extra.count)
    bytes.append(UInt32(0x0201_4B50))
    bytes.append(FormatVersion.madeBy)
    appendCommon(to: &bytes, needsZIP64: !extra.isEmpty)
    bytes.append(UInt16(extra.count))
    bytes.append(UInt16(0))  // comment length
    bytes.append(UInt16(0))  // disk number
    bytes.append(UInt16(0))  // internal attributes
    bytes.append(EntryRecord.attributes)
    bytes.append(UInt32(offsetNeedsZIP64 ? Saturated.field32 : offset))
    bytes += entry.pathBytes
    bytes += extra
    return bytes
  }

  /// What both headers have: from the version that is needed to the length of the name.
  private func appendCommon(to bytes: inout [UInt8], needsZIP64: Bool) {
    let version = entry.isDeflated ? FormatVersion.deflated : FormatVersion.stored
    bytes.append(needsZIP64 ? FormatVersion.zip64 : version)
    bytes.append(flags)
    bytes.append(entry.method.rawValue)
    bytes.append(EntryRecord.time)
    bytes.append(EntryRecord.date)
    bytes.append(entry.crc32)
    bytes.append(UInt32(sizesNeedZIP64 ? Saturated.field32 : entry.compressedSize))
    bytes.append(UInt32(sizesNeedZIP64 ? Saturated.field32 : entry.size))
    bytes.append(UInt16(entry.pathBytes.count))
  }

  /// The extra field of ZIP64 (§4.5.3): size, compressed size, offset, those of them that do not fit.
  private func zip64Field(_ values: [UInt64]) -> [UInt8] {
    guard !values.isEmpty else { return [] }
    var bytes: [UInt8] = []
    bytes.append(UInt16(1))
    bytes.append(UInt16(values.count * 8))
    for value in values { bytes.append(value) }
    return bytes
  }
}

/// The records at the end of an archive.
private struct EndRecords {
  let count: UInt64
  let directorySize: UInt64
  let directoryOffset: UInt64

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if count >= Saturated.field16 || directorySize >= Saturated.field32 || directoryOffset >= Saturated.field32 {
      appendZIP64(to: &bytes)
    }
    bytes.append(UInt32(0x0605_4B50))
    bytes.append(UInt16(0))  // this disk
    bytes.append(UInt16(0))  // disk where the directory begins
    bytes.append(UInt16(min(count, Saturated.field16)))
    bytes.append(UInt16(min(count, Saturated.field16)))
    bytes.append(UInt32(min(directorySize, Saturated.field32)))
    bytes.append(UInt32(min(directoryOffset, Saturated.field32)))
    bytes.append(UInt16(0))  // comment length
    return bytes
  }

  /// The end record of ZIP64 and its locator (§4.3.14, §4.3.15).
  private func appendZIP64(to bytes: inout [UInt8]) {
    bytes.append(UInt32(0x0606_4B50))
    bytes.append(UInt64(44))  // how much of this record follows
    bytes.append(FormatVersion.madeBy)
    bytes.append(FormatVersion.zip64)
    bytes.append(UInt32(0))  // this disk
    bytes.append(UInt32(0))  // disk where the directory begins
    bytes.append(count)
    bytes.append(count)
    bytes.append(directorySize)
    bytes.append(directoryOffset)
    bytes.append(UInt32(0x0706_4B50))
    bytes.append(UInt32(0))  // disk of the record above
    bytes.append(directoryOffset + directorySize)
    bytes.append(UInt32(1))  // disks in all
  }
}

extension [UInt8] {
  /// Appends a number, least significant byte first, as ZIP has them all.
  fileprivate mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
