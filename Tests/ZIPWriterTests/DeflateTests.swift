import Foundation
import PlatenTesting
import Testing

@testable import ZIPWriter

@Suite struct DeflateTests {
  @Test(arguments: [-1, 10, Int.max, Int.min])
  func levelOutsideOfRangeIsRefused(level: Int) {
    #expect(throws: ZIPError.invalidLevel(level)) { try ZIPEntry(path: "a", deflating: [1], level: level) }
  }

  /// No bytes, fewer than the buffer for zlib's output takes, and as many as leave it just full.
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072], [0, 1, 6, 9])
  func levelZeroStoresAndOthersDeflate(count: Int, level: Int) throws {
    let content = markup(count: count)
    let entry = try ZIPEntry(path: "a", deflating: content, level: level)
    #expect(entry.isDeflated == (level != 0))
    #expect(entry.size == UInt64(count))
    #expect(entry.crc32 == checksum(content))
    if level == 0 { #expect(Array(entry.payload.joined()) == content) }
  }

  /// Python's zlib inflates what we deflated, and makes the same stream itself.
  @Test(arguments: [1, 6, 9])
  func payloadIsAsLongAsPythonsStreamAndInflates(level: Int) throws {
    let content = markup(count: 1_500_000)
    let entry = try ZIPEntry(path: "a", deflating: content, level: level)
    try withFolder { folder in
      try Data(content).write(to: folder.appending(path: "content"))
      try Data(entry.payload.joined()).write(to: folder.appending(path: "payload"))
      let script = """
        import sys, zlib
        content = open(sys.argv[1] + "/content", "rb").read()
        payload = open(sys.argv[1] + "/payload", "rb").read()
        inflate = zlib.decompressobj(-15)
        assert inflate.decompress(payload) == content
        assert inflate.eof and not inflate.unused_data
        deflate = zlib.compressobj(int(sys.argv[2]), zlib.DEFLATED, -15)
        print(len(deflate.compress(content) + deflate.flush()) - len(payload))
        """
      let outcome = try run("python3", "-c", script, folder.path(percentEncoded: false), "\(level)")
      #expect(outcome == Outcome(output: "0\n", status: 0))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func contentOfEveryKindInflatesToItself(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let entries = try (0..<30).map { index in
      // Eight bytes at a time, of which a mask leaves few or many different ones.
      let count = Int(generator.next() % [2, 100, 10_000, 70_000][index % 4])
      let mask = generator.next() & generator.next()
      let content = (0..<count).flatMap { _ in
        withUnsafeBytes(of: generator.next() & mask) { Array($0) }
      }
      let level = Int.random(in: 0...9, using: &generator)
      return (content, try ZIPEntry(path: "\(index)", deflating: content, level: level))
    }
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data(archive(entries.map(\.1))).write(to: file)
      let expected = entries.enumerated().map { "\($0) \($1.0.count) \(checksum($1.0))\n" }.joined()
      let script = """
        import sys, zipfile, zlib
        with zipfile.ZipFile(sys.argv[1]) as z:
            for i in z.infolist():
                data = z.read(i)
                print(i.filename, len(data), zlib.crc32(data))
        """
      #expect(
        try run("python3", "-c", script, file.path()) == Outcome(output: expected, status: 0), "seed \(seed)")
    }
  }
}
