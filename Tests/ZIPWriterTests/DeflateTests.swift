import Foundation
import Testing

@testable import ZIPWriter

@Suite struct DeflateTests {
  static let counts = [
    0, 1, 32_767, 32_769, DeflateBlock.size - 1, DeflateBlock.size, DeflateBlock.size + 1, 2 * DeflateBlock.size,
    3 * DeflateBlock.size + 7,
  ]

  @Test(arguments: counts, [0, 1, 6, 9])
  func blocksMadeInAnyOrderOnAnyThreadGiveTheSameBytes(count: Int, level: Int) async throws {
    let content = markup(count: count)
    let serial = try ZIPEntry(path: "a", deflating: content, level: level)
    let blocks = try await withThrowingTaskGroup(of: (Int, DeflateBlock).self) { group in
      for (index, range) in DeflateBlock.ranges(ofCount: count).enumerated().reversed() {
        group.addTask { (index, try DeflateBlock(content, range: range, level: level)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let parallel = try ZIPEntry(path: "a", blocks: blocks)
    #expect(Array(parallel.payload.joined()) == Array(serial.payload.joined()))
    #expect(parallel.crc32 == serial.crc32)
    #expect(parallel.crc32 == checksum(content[...]))
    #expect(parallel.size == UInt64(count))
    #expect(parallel.isDeflated == (level != 0))
    #expect(serial.isDeflated == (level != 0))
  }

  @Test func rangesCoverContentWithoutGap() {
    #expect(DeflateBlock.ranges(ofCount: 0) == [0..<0])
    #expect(DeflateBlock.ranges(ofCount: 5) == [0..<5])
    let size = DeflateBlock.size
    #expect(DeflateBlock.ranges(ofCount: 2 * size) == [0..<size, size..<2 * size])
    #expect(DeflateBlock.ranges(ofCount: 2 * size + 1) == [0..<size, size..<2 * size, 2 * size..<2 * size + 1])
  }

  @Test(arguments: [-1, 10, Int.max, Int.min])
  func levelOutsideOfRangeIsRefused(level: Int) {
    #expect(throws: ZIPError.invalidLevel(level)) { try DeflateBlock([1], dictionary: [], level: level, isLast: true) }
    #expect(throws: ZIPError.invalidLevel(level)) { try ZIPEntry(path: "a", deflating: [1], level: level) }
  }

  /// What each block is: made as the last or not, and its level.
  static let wrong: [(blocks: [(isLast: Bool, level: Int)], reason: String)] = [
    ([], "there are none"),
    ([(false, 6)], "the last block, and only the last, must be made as the last"),
    ([(true, 6), (true, 6)], "the last block, and only the last, must be made as the last"),
    ([(true, 6), (false, 6)], "the last block, and only the last, must be made as the last"),
    ([(false, 6), (true, 0)], "some are compressed and some are not"),
  ]

  @Test(arguments: wrong)
  func blocksThatMakeNoStreamAreRefused(blocks: [(isLast: Bool, level: Int)], reason: String) throws {
    let blocks = try blocks.map { try DeflateBlock([1], dictionary: [], level: $0.level, isLast: $0.isLast) }
    #expect(throws: ZIPError.invalidBlocks(reason)) { try ZIPEntry(path: "a", blocks: blocks) }
  }

  @Test func rangeOutsideOfContentIsLeftOut() throws {
    let block = try DeflateBlock([1, 2, 3], range: -5..<99, level: 0)
    #expect(block.compressed == [1, 2, 3])
    #expect(block.isLast)
  }

  @Test func dictionaryLongerThanTheWindowCountsFromItsEnd() throws {
    let content = markup(count: 200_000)
    let whole = try DeflateBlock(content[100_000...], dictionary: content[..<100_000], level: 6, isLast: true)
    let window = try DeflateBlock(content[100_000...], dictionary: content[67_232..<100_000], level: 6, isLast: true)
    #expect(whole.compressed == window.compressed)
  }

  /// Python's zlib inflates what we deflated, and says how long one stream of its own would be.
  @Test(arguments: [1, 6, 9])
  func blocksInflateAndAreAtMostHalfAPerCentLongerThanOneStream(level: Int) throws {
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
        print(len(deflate.compress(content) + deflate.flush()))
        """
      let outcome = try run("python3", "-c", script, folder.path(percentEncoded: false), "\(level)")
      let single = try #require(Int(outcome.output.dropLast()), "\(outcome.output)")
      #expect(Int(entry.compressedSize) <= single + single / 200)
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
      let expected = entries.enumerated().map { "\($0) \($1.0.count) \(checksum($1.0[...]))\n" }.joined()
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
