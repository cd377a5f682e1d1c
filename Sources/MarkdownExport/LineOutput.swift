import PlatenCore

/// Lines with what stands before them: the marks of quotations, and the markers and indentation of items.
struct LineOutput {
  private(set) var bytes: [UInt8] = []
  /// What stands before each line.
  private(set) var prefix: [UInt8] = []
  /// What stands before the next line in place of the prefix: a marker that is not yet written.
  private(set) var marker: [UInt8]?
  /// A blank line that is written before the next line, with what stands before it.
  private var separator: [UInt8]?

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

  /// Takes what was written.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ prefix: [UInt8], isBlank: Bool) {
    guard isBlank else { return bytes.append(contentsOf: prefix) }
    let end = prefix.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    bytes.append(contentsOf: prefix[..<end])
  }
}
