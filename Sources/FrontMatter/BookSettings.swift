import TextScanning

/// What the maker of a book says about it beside its files: `book.toml` of mdBook, `book.json` of HonKit and GitBook.
package struct BookSettings: Hashable, Sendable {
  /// The title of the book.
  package var title: String?
  /// Who wrote it, in order.
  package var authors: [String] = []
  /// The tag of its language, as it is written there.
  package var language: String?
  /// A summary for catalogues.
  package var summary: String?
  /// The folder of its `SUMMARY.md`, relative to the file; mdBook's is `src` unless the file says otherwise.
  package var folder: String?

  /// Makes settings that say nothing.
  package init() {}

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - bytes: its content, at most 64 KiB of UTF-8.
  ///   - isTOML: whether it is TOML, whose table `book` counts; else it is JSON.
  /// - Returns: `nil` if it cannot be read.
  /// - Complexity: O(*n*) in the bytes.
  package init?(_ bytes: [UInt8], isTOML: Bool) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard bytes.count <= FrontMatterBlock.maximumLength, !bytes.contains(0) else { return nil }
    // The readers know line feeds only. JSON is YAML except for tabs between its values.
    let text = bytes.map { byte -> UInt8 in byte == 0x0D || (!isTOML && byte == 0x09) ? ASCII.space : byte }
    let read = text.withUnsafeBufferPointer { buffer -> FrontMatterValue? in
      guard let base = buffer.baseAddress else { return nil }
      let view = ByteView(base: base, count: buffer.count)
      do throws(FrontMatterError) {
        return isTOML
          ? try TOMLReader.value(view, in: 0..<view.count)
          : try YAMLReader.value(view, in: 0..<view.count) { _ in }
      } catch {
        return nil
      }
    }
    guard let read else { return nil }
    guard let table = isTOML ? read.field("book") : read else { return }
    title = table.field("title")?.text
    authors = table.field("authors", "author")?.elements.compactMap(\.text) ?? []
    language = table.field("language")?.text
    summary = table.field("description")?.text
    folder = table.field(isTOML ? "src" : "root")?.text
  }
}
