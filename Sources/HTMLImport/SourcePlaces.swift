import PlatenCore

/// Lines and columns of a source.
final class SourcePlaces {
  private let bytes: [UInt8]
  private let file: String?
  private lazy var starts: [Int] = {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    return starts
  }()

  init(_ bytes: [UInt8], file: String?) {
    self.bytes = bytes
    self.file = file
  }

  /// The line and column of an offset.
  ///
  /// - Complexity: O(log *lines*), and the length of the line up to 10,000 bytes; the first time the whole source.
  func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[starts[low]..<offset].prefix(10_000)
    let column = before.count { $0 & 0xC0 != 0x80 } + 1 + max(0, offset - starts[low] - 10_000)
    return SourceLocation(file: file, line: low + 1, column: column)
  }
}
