/// The text of a paragraph that is to be set in lines: UTF-8, and the places where it must not be broken.
///
/// Make one, and use it for paragraph after paragraph: ``removeAll()`` keeps the memory.
public struct ParagraphText: Sendable {
  /// The text in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Stretches with no break inside; in order, apart from each other.
  private(set) var unbreakable: [Range<Int>] = []

  /// Stretches whose spaces are not widened; in order, apart from each other.
  private var fixed: [Range<Int>] = []

  /// Makes a paragraph without text.
  public init() {}

  /// Makes a paragraph.
  public init(_ text: String) { append(text) }

  /// Whether there is no text.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The length in bytes.
  public var count: Int { bytes.count }

  /// Takes out all text and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    unbreakable.removeAll(keepingCapacity: true)
    fixed.removeAll(keepingCapacity: true)
  }

  /// Adds text.
  ///
  /// - Parameter unbreakable: whether the piece must stay in one line, as long as it fits in one.
  public mutating func append(_ text: String, unbreakable isUnbreakable: Bool = false) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if isUnbreakable { forbidBreaks(in: start..<bytes.count) }
  }

  /// Adds text in UTF-8.
  public mutating func append(utf8: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: utf8) }

  /// Adds text in UTF-8.
  public mutating func append(utf8: ArraySlice<UInt8>) { bytes.append(contentsOf: utf8) }

  /// Adds one byte of UTF-8.
  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Takes bytes away from the end.
  public mutating func removeLast(_ count: Int = 1) {
    bytes.removeLast(min(count, bytes.count))
    while let last = unbreakable.last, last.upperBound > bytes.count {
      unbreakable.removeLast()
      if last.lowerBound < bytes.count { unbreakable.append(last.lowerBound..<bytes.count) }
    }
  }

  /// Forbids every break inside a stretch; at its ends, lines may break if the text allows it.
  ///
  /// - Parameter range: offsets in bytes; it must not begin before the start of an earlier stretch.
  public mutating func forbidBreaks(in range: Range<Int>) {
    guard let last = unbreakable.last, last.upperBound > range.lowerBound else {
      if range.count > 1 { unbreakable.append(range) }
      return
    }
    unbreakable[unbreakable.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
  }

  /// Keeps the spaces of a stretch, such as code, as wide as they are where lines are justified.
  ///
  /// - Parameter range: offsets in bytes; it must not begin before the end of an earlier stretch.
  public mutating func fixSpaces(in range: Range<Int>) {
    if !range.isEmpty { fixed.append(range) }
  }

  /// Whether the space at an offset may be widened.
  func isStretchable(at offset: Int) -> Bool {
    guard !fixed.isEmpty else { return true }
    // The first stretch that ends after the offset.
    var (low, high) = (0, fixed.count)
    while low < high {
      let middle = (low + high) / 2
      if fixed[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low == fixed.count || fixed[low].lowerBound > offset
  }

  /// Forbids a break at the end of the text as it stands now: what is added next stays with what is there.
  ///
  /// With it, a caller keeps lines from beginning with what would be taken for something else, such as `#` or `1.`.
  public mutating func forbidBreakHere() {
    guard bytes.count > 0 else { return }
    forbidBreaks(in: (bytes.count - 1)..<(bytes.count + 1))
  }
}
