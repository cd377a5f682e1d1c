import Foundation
import Testing

@testable import ZIPWriter

/// Other people's readers must agree with us about an archive.
@Suite struct OracleTests {
  /// Prints each entry's name, method, flags, and content's length and CRC-32 as Python reads them.
  static let listing = """
    import sys, zipfile, zlib
    with zipfile.ZipFile(sys.argv[1]) as z:
        assert z.testzip() is None
        for i in z.infolist():
            data = z.read(i)
            assert len(data) == i.file_size
            print(i.filename, i.compress_type, i.flag_bits, len(data), zlib.crc32(data), i.date_time[0], len(i.extra))
    """

  @Test func pythonAndUnzipReadWhatWasWritten() throws {
    let long = markup(count: 700_000)
    let bytes = try archive([
      ZIPEntry(path: "mimetype", stored: Array("application/epub+zip".utf8)),
      ZIPEntry(path: "EPUB/empty.txt", deflating: [], level: 6),
      ZIPEntry(path: "EPUB/short.txt", deflating: Array("hello".utf8), level: 9),
      ZIPEntry(path: "EPUB/long.xhtml", deflating: long, level: 1),
      ZIPEntry(path: "EPUB/村.txt", deflating: Array("村".utf8), level: 0),
    ])
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data(bytes).write(to: file)
      #expect(
        try run("python3", "-c", OracleTests.listing, file.path())
          == Outcome(
            output: """
              mimetype 0 0 20 749429103 1980 0
              EPUB/empty.txt 8 0 0 0 1980 0
              EPUB/short.txt 8 0 5 907060870 1980 0
              EPUB/long.xhtml 8 0 700000 \(checksum(long)) 1980 0
              EPUB/村.txt 0 2048 3 \(checksum(Array("村".utf8))) 1980 0

              """, status: 0))
      let unzip = try run("unzip", "-t", file.path())
      #expect(unzip.status == 0, "\(unzip.output)")
      #expect(unzip.output.contains("No errors detected"))
      let fileType = try run("file", "--brief", file.path())
      #expect(fileType.output == "EPUB document\n")
    }
  }
}
