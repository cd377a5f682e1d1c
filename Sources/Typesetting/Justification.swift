/// Puts lines out, ragged or justified.
public enum Justification {
  /// How many columns a gap between two words may be widened by; a line that needs more stays ragged.
  public static let maximumStretch = 3

  /// Adds the bytes of a line to an output, with its spaces widened so that the line takes a given width.
  ///
  /// Only spaces between words are widened: Han is never spread, and ``ParagraphText/fixSpaces(in:)`` takes spaces out. The wider gaps are on the right in one line and on the
  /// left in the next (`isEven`), so that no rivers run down one side. The last line of a paragraph stays as it is.
  /// Soft hyphens are left out, except one at the end, which becomes a hyphen.
  ///
  /// - Returns: the columns that the line takes now.
  @discardableResult
  public static func append(
    _ line: TextLine, of text: ParagraphText, to width: Int?, isEven: Bool, into output: inout [UInt8]
  ) -> Int {
    text.bytes.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[line.range])
      var free = 0
      var gaps = 0
      if let width, !line.isLast, width > line.width {
        free = width - line.width
        for index in line.range where bytes[index] == 0x20 && text.isStretchable(at: index) { gaps += 1 }
      }
      if gaps == 0 || free > gaps * maximumStretch { free = 0 }
      guard free > 0 else {
        append(content, line.endsWithHyphen, &output)
        return line.width
      }
      var start = 0
      var seen = 0
      for (index, byte) in content.enumerated()
      where byte == 0x20 && text.isStretchable(at: line.range.lowerBound + index) {
        append(UnsafeBufferPointer(rebasing: content[start...index]), false, &output)
        start = index + 1
        // Gap number `seen` gets the share of the free columns that falls to it, rounded down or up.
        let share =
          isEven
          ? (seen + 1) * free / gaps - seen * free / gaps
          : ((gaps - seen) * free / gaps) - ((gaps - seen - 1) * free / gaps)
        for _ in 0..<share { output.append(0x20) }
        seen += 1
      }
      append(UnsafeBufferPointer(rebasing: content[start...]), line.endsWithHyphen, &output)
      return line.width + free
    }
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ endsWithHyphen: Bool, _ output: inout [UInt8]) {
    guard bytes.contains(0xC2) else {
      output.append(contentsOf: bytes)
      return
    }
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAD {
        index += 2
        if endsWithHyphen, index == bytes.count { output.append(0x2D) }
        continue
      }
      output.append(bytes[index])
      index += 1
    }
  }
}
