import SystemZlib

/// Reads a ZIP archive in memory, as far as an EPUB needs it (APPNOTE 6.3.10).
struct ZIPArchive {
  /// What is wrong with an archive.
  enum Fault: Error {
    case notAnArchive
    case noEntry(String)
    case damaged(String)
  }

  private struct Entry {
    var method: Int
    var compressedSize: Int
    var size: Int
    var headerOffset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// Reads the central directory.
  init(bytes: [UInt8]) throws {
    self.bytes = bytes
    // §4.3.16: the end record is 22 bytes and a comment, at the very end. Our editions have no comment.
    let end = bytes.count - 22
    guard number(at: end, 4) == 0x0605_4B50, let count = number(at: end + 10, 2), var offset = number(at: end + 16, 4)
    else { throw Fault.notAnArchive }
    for _ in 0..<count {
      guard number(at: offset, 4) == 0x0201_4B50, let method = number(at: offset + 10, 2),
        let compressedSize = number(at: offset + 20, 4), let size = number(at: offset + 24, 4),
        let nameLength = number(at: offset + 28, 2), let extraLength = number(at: offset + 30, 2),
        let commentLength = number(at: offset + 32, 2), let header = number(at: offset + 42, 4),
        let name = slice(offset + 46, nameLength)
      else { throw Fault.notAnArchive }
      entries[String(decoding: name, as: UTF8.self)] = Entry(
        method: method, compressedSize: compressedSize, size: size, headerOffset: header)
      offset += 46 + nameLength + extraLength + commentLength
    }
  }

  /// The content of an entry.
  func entry(_ path: String) throws -> [UInt8] {
    guard let entry = entries[path] else { throw Fault.noEntry(path) }
    guard let nameLength = number(at: entry.headerOffset + 26, 2),
      let extraLength = number(at: entry.headerOffset + 28, 2),
      let data = slice(entry.headerOffset + 30 + nameLength + extraLength, entry.compressedSize)
    else { throw Fault.damaged(path) }
    guard entry.method == 8 else { return Array(data) }
    guard let content = ZIPArchive.inflate(data, size: entry.size) else { throw Fault.damaged(path) }
    return content
  }

  /// A little-endian number; `nil` if it is not within the archive.
  private func number(at offset: Int, _ length: Int) -> Int? {
    slice(offset, length)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func slice(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    offset >= 0 && length <= bytes.count - offset ? bytes[offset..<offset + length] : nil
  }

  /// Raw deflate data (RFC 1951) of a known size; `nil` if it is damaged.
  private static func inflate(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    // Negative window bits: no zlib header.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(data)
    return input.withUnsafeMutableBufferPointer { input in
      var isWhole = false
      let content = [UInt8](unsafeUninitializedCapacity: size) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(size)
        isWhole = SystemZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END
        count = Int(stream.total_out)
      }
      return isWhole ? content : nil
    }
  }
}
