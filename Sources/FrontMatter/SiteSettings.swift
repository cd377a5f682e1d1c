import TextScanning

/// What a `mkdocs.yml` says of a site: its name, its folder, and the navigation, which is the order of a book.
///
/// Only the keys that matter are read, each by itself: such files name functions and the environment elsewhere, which no
/// reader of YAML alone understands.
package struct SiteSettings: Sendable {
  /// Title, authors, language and summary; the folder of its pages, `docs` unless the file says otherwise.
  package var book = BookSettings()
  /// The value of `nav`, with its offsets in the file.
  package var navigation: FrontMatterValue?

  /// Reads the file; `nil` if it is no UTF-8 text of at most 64 KiB.
  ///
  /// - Complexity: O(*n*) in the bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= FrontMatterBlock.maximumLength, !bytes.contains(0) else { return nil }
    let text = bytes.map { $0 == 0x0D ? ASCII.space : $0 }
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      read(ByteView(base: base, count: buffer.count))
    }
    book.folder = book.folder ?? "docs"
  }

  private mutating func read(_ view: ByteView) {
    var start = 0
    while start < view.count {
      var end = view.endOfLine(from: start) + 1
      // What is indented, or an item of a list, belongs to the key before.
      while end < view.count, !view[end].isLetter { end = view.endOfLine(from: end) + 1 }
      take(view, start..<min(end, view.count))
      start = end
    }
  }

  private mutating func take(_ view: ByteView, _ range: Range<Int>) {
    guard ["site_", "nav:", "pages:", "docs_dir:", "theme:"].contains(where: { view.has($0, at: range.lowerBound) })
    else {
      return
    }
    let value: FrontMatterValue
    do throws(FrontMatterError) { value = try YAMLReader.value(view, in: range) } catch { return }
    for field in value.fields {
      switch field.key {
      case "site_name": book.title = field.value.text
      case "site_author": book.authors = field.value.text.map { [$0] } ?? []
      case "site_description": book.summary = field.value.text
      case "docs_dir": book.folder = field.value.text
      case "theme": book.language = field.value.field("language", "locale")?.text
      case "nav", "pages": navigation = field.value
      default: continue
      }
    }
  }
}
