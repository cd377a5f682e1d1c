import Foundation
import Testing

@testable import ZIPWriter

@Suite struct ZIP64Tests {
  /// The extra field of ZIP64 with some numbers.
  private func field(_ values: [UInt64]) -> [UInt8] {
    [1, 0, UInt8(values.count * 8), 0]
      + values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
  }

  private func entry(size: UInt64, compressedSize: UInt64) -> ZIPEntry {
    ZIPEntry(
      path: "a", pathBytes: Array("a".utf8), method: .deflated, crc32: 1, size: size, compressedSize: compressedSize,
      payload: [])
  }

  static let most = UInt64(UInt32.max) - 1
  static let tooMuch = UInt64(UInt32.max)

  @Test func largestSizesAndOffsetThatFitNeedNoZIP64() throws {
    var writer = ZIPWriter(offset: 0)
    let local = RecordReader(bytes: try writer.localHeader(for: entry(size: ZIP64Tests.most, compressedSize: 5)))
    #expect(try local.localHeader(0).version == 20)
    #expect(try local.localHeader(0).size == 0xFFFF_FFFE)
    #expect(try local.localHeader(0).extra == [])
    let end = RecordReader(bytes: writer.centralDirectory())
    #expect(try end.centralHeader(0).extra == [])
    #expect(end.bytes.count == 47 + 22)
  }

  static let sizes: [(UInt64, UInt64)] = [
    (tooMuch, 5), (tooMuch + 1, 5), (1 << 40, 1 << 39), (5, tooMuch), (5, 1 << 33),
  ]

  @Test(arguments: sizes)
  func sizeThatDoesNotFitPutsBothInTheField(size: UInt64, compressedSize: UInt64) throws {
    var writer = ZIPWriter()
    let local = RecordReader(bytes: try writer.localHeader(for: entry(size: size, compressedSize: compressedSize)))
    let expected = RecordReader.Header(
      version: 45, flags: 0, method: 8, time: 0, date: 0x21, crc32: 1, compressedSize: 0xFFFF_FFFF, size: 0xFFFF_FFFF,
      name: "a", extra: field([size, compressedSize]))
    #expect(try local.localHeader(0) == expected)
    let end = RecordReader(bytes: writer.centralDirectory())
    #expect(try end.centralHeader(0) == expected)
    #expect(end.field32(42) == 0)
  }

  @Test func offsetThatDoesNotFitIsInTheFieldAndDirectoryInItsOwnRecord() throws {
    var writer = ZIPWriter(offset: ZIP64Tests.tooMuch)
    let local = RecordReader(bytes: try writer.localHeader(for: ZIPEntry(path: "a", stored: [1, 2, 3])))
    #expect(try local.localHeader(0).extra == [])
    #expect(try local.localHeader(0).version == 10)
    let end = RecordReader(bytes: writer.centralDirectory())
    let central = try end.centralHeader(0)
    #expect(central.version == 45)
    #expect(central.size == 3)
    #expect(central.extra == field([ZIP64Tests.tooMuch]))
    #expect(end.field32(42) == 0xFFFF_FFFF)
    // ZIP64's end record, its locator, the end record.
    let record = 46 + 1 + 12
    #expect(end.text(record, 4) == "PK\u{6}\u{6}")
    #expect(end.field64(record + 4) == 44)
    #expect(end.field64(record + 24) == 1)
    #expect(end.field64(record + 32) == 1)
    #expect(end.field64(record + 40) == 59)
    #expect(end.field64(record + 48) == 0xFFFF_FFFF + 31 + 3)
    let locator = record + 56
    #expect(end.text(locator, 4) == "PK\u{6}\u{7}")
    #expect(end.field64(locator + 8) == 0xFFFF_FFFF + 31 + 3 + 59)
    #expect(end.field32(locator + 16) == 1)
    #expect(locator + 20 == end.endRecord)
    #expect(end.field16(end.endRecord + 10) == 1)
    #expect(end.field32(end.endRecord + 12) == 59)
    #expect(end.field32(end.endRecord + 16) == 0xFFFF_FFFF)
  }

  @Test(arguments: [(65_534, false), (65_535, true), (65_536, true)])
  func archivesOfManyEntriesAreReadWhole(count: Int, isZIP64: Bool) throws {
    var writer = ZIPWriter()
    var bytes: [UInt8] = []
    for index in 0..<count {
      let entry = try ZIPEntry(path: "folder/\(index)", stored: [UInt8(truncatingIfNeeded: index)])
      bytes += try writer.localHeader(for: entry)
      bytes += entry.payload[0]
    }
    bytes += writer.centralDirectory()
    let reader = RecordReader(bytes: bytes)
    #expect((reader.text(reader.endRecord - 20, 4) == "PK\u{6}\u{7}") == isZIP64)
    #expect(reader.field16(reader.endRecord + 10) == min(count, 65_535))
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data(bytes).write(to: file)
      let script = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as z:
            names = z.namelist()
            print(len(names), names[-1], z.read(names[-1])[0])
        """
      let last = count - 1
      #expect(
        try run("python3", "-c", script, file.path())
          == Outcome(output: "\(count) folder/\(last) \(last % 256)\n", status: 0))
      let unzip = try run("unzip", "-tqq", file.path())
      #expect(unzip == Outcome(output: "", status: 0))
      let zipinfo = try run("zipinfo", "-h", file.path())
      #expect(zipinfo.output.contains("number of entries: \(count)"))
    }
  }

  /// Behind 4 GiB of nothing, which take no place on the disk.
  @Test func entryBehindFourGibibytesIsFound() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      let offset = UInt64(1 << 32) + 5
      try handle.truncate(atOffset: offset)
      try handle.seekToEnd()
      var writer = ZIPWriter(offset: offset)
      for name in ["first", "second"] {
        let entry = try ZIPEntry(path: name, deflating: Array("the \(name) text".utf8), level: 6)
        try handle.write(contentsOf: writer.localHeader(for: entry))
        for piece in entry.payload { try handle.write(contentsOf: piece) }
      }
      try handle.write(contentsOf: writer.centralDirectory())
      try handle.close()
      let script = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as z:
            for i in z.infolist(): print(i.filename, i.header_offset, z.read(i).decode())
        """
      #expect(
        try run("python3", "-c", script, file.path())
          == Outcome(output: "first 4294967301 the first text\nsecond 4294967352 the second text\n", status: 0))
      let unzip = try run("unzip", "-p", file.path(), "second")
      #expect(unzip.output == "the second text")
    }
  }

  /// 4 GiB and 256 KiB of zeros: one piece of a deflate stream, made by Python, again and again, and an empty last one.
  @Test func entryOfMoreThanFourGibibytesIsListedWithItsSize() throws {
    let script = """
      import zlib
      deflate = zlib.compressobj(1, zlib.DEFLATED, -15)
      print(*(deflate.compress(bytes(262144)) + deflate.flush(zlib.Z_FULL_FLUSH)))
      """
    let piece = try run("python3", "-c", script).output.split(whereSeparator: \.isWhitespace)
      .map { try #require(UInt8($0)) }
    let large = ZIPEntry(
      path: "large", pathBytes: Array("large".utf8), method: .deflated, crc32: 125_870_211,
      size: 1 << 32 + 262_144, payload: [[UInt8]](repeating: piece, count: 16_385) + [[3, 0]])
    // The checksum is Python's for as many zeros.
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data(archive([large, ZIPEntry(path: "small", stored: Array("text".utf8))])).write(to: file)
      let script = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as z:
            for i in z.infolist(): print(i.filename, i.file_size, i.compress_size)
            print(z.read("small").decode())
        """
      #expect(
        try run("python3", "-c", script, file.path())
          == Outcome(output: "large 4295229440 \(large.compressedSize)\nsmall 4 4\ntext\n", status: 0))
      let zipinfo = try run("zipinfo", "-l", file.path())
      #expect(zipinfo.status == 0)
      #expect(zipinfo.output.contains("4295229440 bx \(large.compressedSize)"), "\(zipinfo.output)")
      if ProcessInfo.processInfo.environment["PLATEN_LONG_TESTS"] != nil {
        #expect(try run("unzip", "-tqq", file.path()) == Outcome(output: "", status: 0))
      }
    }
  }
}
