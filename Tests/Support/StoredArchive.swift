/// A file of an archive.
public struct ArchivedFile: Hashable, Sendable {
  /// Its path in the archive.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]
  /// Its content as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Archives in which everything is stored, such as editions with a compression of 0: their files can be read as they stand.
public enum StoredArchive {
  /// The files in order, from their local headers (APPNOTE 4.3.7).
  public static func files(in bytes: [UInt8]) -> [ArchivedFile] {
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    var files: [ArchivedFile] = []
    var offset = 0
    while offset + 30 <= bytes.count, number(offset, 4) == 0x0403_4B50, number(offset + 8, 2) == 0 {
      let size = number(offset + 18, 4)
      let name = number(offset + 26, 2)
      let content = offset + 30 + name + number(offset + 28, 2)
      files.append(
        ArchivedFile(
          name: String(decoding: bytes[(offset + 30)..<(offset + 30 + name)], as: UTF8.self),
          bytes: Array(bytes[content..<(content + size)])))
      offset = content + size
    }
    return files
  }
}
