import PlatenCore
import TextScanning

/// The size of a picture behind its address, as markdown-it-imsize, HackMD and CSDN have it: `![plan](plan.png =200x100)`,
/// `=200x`, `=x100`, `=50%x`.
enum PictureSize {
  /// Reads the size that begins with the equals sign at an offset.
  ///
  /// - Returns: `width` and `height`, as far as they are there, and where the size ends; `nil` if there is none.
  static func values(_ view: ByteView, at start: Int) -> (list: AttributeList, end: Int)? {
    guard view[start] == ASCII.equals else { return nil }
    var list = AttributeList()
    var offset = start + 1
    if let end = length(view, at: offset) {
      list.values.append(Attributes.Value(name: "width", value: view.string(offset, end)))
      offset = end
    }
    guard view[offset] == 0x78 else { return nil }
    offset += 1
    if let end = length(view, at: offset) {
      list.values.append(Attributes.Value(name: "height", value: view.string(offset, end)))
      offset = end
    }
    guard !list.values.isEmpty, view[offset] == ASCII.rightParenthesis || view[offset].isASCIIWhitespace else {
      return nil
    }
    return (list, offset)
  }

  /// Where a number of pixels or per cent ends.
  private static func length(_ view: ByteView, at start: Int) -> Int? {
    var end = start
    while end - start < 5, (0x30...0x39).contains(view[end]) { end += 1 }
    guard end > start else { return nil }
    return view[end] == 0x25 ? end + 1 : end
  }
}
