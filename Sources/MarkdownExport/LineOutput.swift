import PlatenCore

/// Lines with their prefixes: the marks of quotations, and the markers and indentation of items.
struct LineOutput {
  private(set) var bytes: [UInt8] = []
  /// The prefix of each line.
  private(set) var prefix: [UInt8] = []
  /// The prefix of the next line: a marker that is not yet written.
  private(set) var marker: [UInt8]?
  /// A blank line that is written before the next line, with its prefix.
  private var separator: [UInt8]?

  /// The bytes that stood before lines, and those of the lines.
  private var written = (before: 0, within: 0)
  /// What may stand before lines is so many times what stands in them, 1 MiB aside: a line of one byte in a hundred quotations
  /// has two hundred before it.
  private static let proportion = 14

  /// Whether so much stands before lines that no more are taken.
  var isOutOfProportion: Bool { LineOutput.isOutOfProportion(written) }

  private static func isOutOfProportion(_ written: (before: Int, within: Int)) -> Bool {
    written.before > proportion * written.within + 1 << 20
  }

  /// Whether nothing was ever written.
  private(set) var isEmpty = true

  /// Whether the next line is the first of an item, and what marks that item.
  var openMarker: UInt8? { marker?.last { $0 != 0x20 } }

  /// Asks for a blank line before whatever is written next.
  mutating func separate() {
    if separator == nil { separator = prefix }
  }

  /// Writes a line.
  mutating func line(_ text: some Collection<UInt8>) {
    if isOutOfProportion { return }
    written.within += text.count + 1
    if let separator {
      self.separator = nil
      append(separator, isBlank: true)
      bytes.append(0x0A)
    }
    append(marker ?? prefix, isBlank: text.isEmpty)
    marker = nil
    isEmpty = false
    bytes.append(contentsOf: text)
    bytes.append(0x0A)
  }

  mutating func line(_ text: String) { line(Array(text.utf8)) }

  /// Writes text of several lines.
  mutating func lines(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start <= text.count {
        var end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
        line(UnsafeBufferPointer(rebasing: text[start..<end]))
        start = end + 1
      }
    }
  }

  /// Begins a container.
  ///
  /// - Returns: what ``close(_:)`` needs.
  mutating func open(marker first: [UInt8], prefix rest: [UInt8]) -> [UInt8] {
    let outer = prefix
    marker = (marker ?? prefix) + first
    prefix += rest
    return outer
  }

  /// Ends a container; one in which nothing was written leaves its marker.
  mutating func close(_ outer: [UInt8]) {
    if marker != nil { line([]) }
    prefix = outer
  }

  /// Adds output that was written for itself, below this.
  ///
  /// - Returns: whether it was added: not where it may have been out of proportion anywhere, had it been written here.
  mutating func append(_ other: LineOutput) -> Bool {
    let sum = (before: written.before + other.written.before, within: written.within + other.written.within)
    guard !LineOutput.isOutOfProportion((sum.before, written.within)) else { return false }
    if !other.isEmpty {
      // Neither stands within a container: the line is empty.
      if separator != nil { bytes.append(0x0A) }
      bytes += other.bytes
      isEmpty = false
    }
    separator = other.separator
    written = sum
    return true
  }

  /// Forgets what was written. Memory is kept for as much as is usual between two times.
  mutating func removeWritten() {
    if bytes.capacity > 1 << 18 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
  }

  private mutating func append(_ prefix: [UInt8], isBlank: Bool) {
    let end = isBlank ? prefix.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0 : prefix.count
    written.before += end
    bytes.append(contentsOf: prefix[..<end])
  }
}
