import Testing

@testable import ZIPWriter

/// The rules of EPUB's container, byte by byte: EPUBCheck does not see all of them broken.
@Suite struct ArchiveBytesTests {
  @Test func mimetypeStandsAtByte38BehindPlainHeader() throws {
    let bytes = try archive([ZIPEntry(path: "mimetype", stored: Array("application/epub+zip".utf8))])
    #expect(
      Array(bytes.prefix(58)) == [
        0x50, 0x4B, 0x03, 0x04,  // local file header
        0x0A, 0x00,  // version 1.0
        0x00, 0x00,  // no flags: no data descriptor
        0x00, 0x00,  // stored
        0x00, 0x00, 0x21, 0x00,  // 1980-01-01 00:00
        0x6F, 0x61, 0xAB, 0x2C,  // CRC-32
        20, 0, 0, 0, 20, 0, 0, 0,  // both sizes
        8, 0, 0, 0,  // length of the name; no extra field
      ] + Array("mimetypeapplication/epub+zip".utf8))
  }

  @Test func centralDirectoryIsAsSpecified() throws {
    let bytes = try archive([ZIPEntry(path: "mimetype", stored: Array("application/epub+zip".utf8))])
    #expect(
      Array(bytes.dropFirst(58)) == [
        0x50, 0x4B, 0x01, 0x02,  // central header
        0x2D, 0x03,  // made by version 4.5, Unix
        0x0A, 0x00, 0x00, 0x00, 0x00, 0x00,  // version 1.0, no flags, stored
        0x00, 0x00, 0x21, 0x00,  // 1980-01-01 00:00
        0x6F, 0x61, 0xAB, 0x2C, 20, 0, 0, 0, 20, 0, 0, 0,  // CRC-32, both sizes
        8, 0, 0, 0, 0, 0,  // lengths of name, extra field, comment
        0, 0, 0, 0,  // disk, internal attributes
        0x00, 0x00, 0xA4, 0x81,  // -rw-r--r--
        0, 0, 0, 0,  // offset of the local header
      ] + Array("mimetype".utf8) + [
        0x50, 0x4B, 0x05, 0x06,  // end record
        0, 0, 0, 0, 1, 0, 1, 0,  // disks, entries
        54, 0, 0, 0, 58, 0, 0, 0,  // directory's size and offset
        0, 0,  // no comment
      ])
  }

  @Test func emptyArchiveIsAnEndRecord() throws {
    #expect(try archive([]) == [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
  }

  @Test(arguments: [
    ("EPUB/a.xhtml", 0), ("EPUB/A b~!.xhtml", 0), ("EPUB/é.xhtml", 0x0800), ("村.txt", 0x0800), ("\u{7F}", 0),
    ("\u{80}", 0x0800),
  ])
  func onlyNonASCIINameHasBit11(path: String, flags: Int) throws {
    let reader = RecordReader(bytes: try archive([ZIPEntry(path: path, deflating: [1, 2, 3], level: 6)]))
    #expect(try reader.localHeader(0).flags == flags)
    #expect(try reader.centralHeader(reader.directory).flags == flags)
    #expect(try reader.localHeader(0).name == path)
  }

  @Test(arguments: [0, 1, 6, 9])
  func localHeaderHasTrueSizesAndCentralHeaderTheSame(level: Int) throws {
    let content = markup(count: 600_000)
    let entry = try ZIPEntry(path: "a", deflating: content, level: level)
    let reader = RecordReader(bytes: try archive([entry]))
    let local = try reader.localHeader(0)
    #expect(
      local
        == RecordReader.Header(
          version: level == 0 ? 10 : 20, flags: 0, method: level == 0 ? 0 : 8, time: 0, date: 0x21,
          crc32: Int(checksum(content)), compressedSize: Int(entry.compressedSize), size: 600_000, name: "a",
          extra: []))
    #expect(try reader.centralHeader(reader.directory) == local)
    #expect(entry.compressedSize == UInt64(entry.payload.joined().count))
    // The directory follows the payload at once: there is no data descriptor between them.
    #expect(reader.directory == 31 + Int(entry.compressedSize))
  }

  @Test func entriesFollowOneAnotherAtTheirOffsets() throws {
    let entries = try [
      ZIPEntry(path: "first", stored: Array("1".utf8)),
      ZIPEntry(path: "second", deflating: markup(count: 999), level: 6),
      ZIPEntry(path: "third", stored: []),
    ]
    let reader = RecordReader(bytes: try archive(entries))
    var directory = reader.directory
    for entry in entries {
      let header = try reader.centralHeader(directory)
      #expect(try reader.localHeader(reader.field32(directory + 42)) == header)
      #expect(header.name == entry.path)
      directory += 46 + entry.path.utf8.count
    }
    #expect(directory == reader.endRecord)
  }
}

@Suite struct PathTests {
  @Test(arguments: [
    "a", "EPUB/a.xhtml", "a/b/c/d", ".hidden", "...", "a..b", "..a", "a.", "~", "村/落.txt", "a b", "%2e%2e/a",
    String(repeating: "n", count: 65_535),
  ])
  func ordinaryPathIsTaken(path: String) throws {
    #expect(try ZIPEntry(path: path, stored: []).path == path)
  }

  @Test(arguments: [
    ("", "it is empty"),
    (String(repeating: "n", count: 65_536), "it is longer than 65,535 bytes"),
    (String(repeating: "村", count: 21_846), "it is longer than 65,535 bytes"),
    ("/etc/passwd", "it is absolute"),
    ("..", "it has a component “.” or “..”"),
    ("../a", "it has a component “.” or “..”"),
    ("a/../b", "it has a component “.” or “..”"),
    ("a/..", "it has a component “.” or “..”"),
    ("./a", "it has a component “.” or “..”"),
    ("a//b", "it has an empty component, or names a folder"),
    ("a/", "it has an empty component, or names a folder"),
    ("a\\b", "it contains a backslash"),
    ("..\\a", "it contains a backslash"),
    ("a\0b", "it contains a NUL"),
    ("C:/a", "it begins with a drive letter"),
  ])
  func dangerousPathIsRefused(path: String, rule: String) throws {
    let expected = ZIPError.invalidPath(path, rule: rule)
    #expect(throws: expected) { try ZIPEntry(path: path, stored: []) }
    #expect(throws: expected) { try ZIPEntry(path: path, deflating: [1], level: 6) }
  }

  @Test(arguments: [
    ("a.txt", "a.txt"), ("A.txt", "a.TXT"), ("caf\u{E9}", "cafe\u{301}"), ("CAF\u{C9}", "cafe\u{301}"),
    ("stra\u{DF}e", "STRASSE"), ("\u{1E9E}", "ss"), ("\u{3C3}", "\u{3C2}"), ("\u{212A}", "k"), ("\u{C5}", "\u{212B}"),
    ("\u{FB01}", "fi"), ("\u{17F}", "s"), ("\u{AC00}", "\u{1100}\u{1161}"), ("\u{13A0}", "\u{AB70}"),
    ("\u{1F80}", "\u{1F88}"),
  ])
  func pathsThatFoldToTheSameAreDuplicates(first: String, second: String) throws {
    var writer = ZIPWriter()
    _ = try writer.localHeader(for: ZIPEntry(path: first, stored: []))
    #expect(throws: ZIPError.duplicatePath(second)) {
      try writer.localHeader(for: ZIPEntry(path: second, stored: []))
    }
  }

  @Test(arguments: [("a", "b"), ("a", "a/b"), ("a", "\u{E0}"), ("乡", "鄉"), ("ａ", "a"), ("a.b", "a_b")])
  func pathsThatDifferAreNoDuplicates(first: String, second: String) throws {
    var writer = ZIPWriter()
    _ = try writer.localHeader(for: ZIPEntry(path: first, stored: []))
    _ = try writer.localHeader(for: ZIPEntry(path: second, stored: []))
  }

  @Test func refusedEntryLeavesNoTrace() throws {
    var writer = ZIPWriter()
    var bytes = try writer.localHeader(for: ZIPEntry(path: "a", stored: []))
    #expect(throws: ZIPError.self) { try writer.localHeader(for: ZIPEntry(path: "A", stored: [1, 2, 3])) }
    bytes += writer.centralDirectory()
    #expect(try bytes == archive([ZIPEntry(path: "a", stored: [])]))
  }

  @Test func nothingFollowsTheCentralDirectory() throws {
    var writer = ZIPWriter()
    let first = writer.centralDirectory()
    #expect(throws: ZIPError.finished) { try writer.localHeader(for: ZIPEntry(path: "a", stored: [])) }
    #expect(writer.centralDirectory() == first)
  }
}
