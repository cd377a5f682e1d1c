import PlatenCore
import ZIPWriter

/// The ZIP container of an edition (OCF 3.3): `mimetype` first, then `META-INF`, then the publication's folder.
struct EPUBContainer {
  private static let folder = "EPUB/"

  private let compression: Int
  private var archive = ZIPWriter()
  /// The characters of the pages that were written; `nil` if they are not needed.
  private(set) var characters: StyledCharacters?

  init(compression: Int, collectsCharacters: Bool = false) {
    self.compression = compression
    characters = collectsCharacters ? StyledCharacters() : nil
  }

  /// Writes what every container begins with.
  mutating func begin(to sink: inout some ByteSink) throws(ExportError) {
    // OCF 3.3 §4.2.2: first, stored, no extra field.
    try write(
      entry { () throws(ZIPError) in try ZIPEntry(path: "mimetype", stored: Array("application/epub+zip".utf8)) },
      to: &sink)
    let container = """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles>
      <rootfile full-path="\(EPUBContainer.folder)\(PackageDocument.fileName)" media-type="application/oebps-package+xml"/>
      </rootfiles>
      </container>

      """
    let compression = compression
    try write(
      entry { () throws(ZIPError) in
        try ZIPEntry(path: "META-INF/container.xml", deflating: Array(container.utf8), level: compression)
      }, to: &sink)
    if characters != nil { try writeDisplayOptions(to: &sink) }
  }

  /// Apple Books takes the fonts of a book only if this file says so.
  private mutating func writeDisplayOptions(to sink: inout some ByteSink) throws(ExportError) {
    let options = """
      <?xml version="1.0" encoding="UTF-8"?>
      <display_options>
      <platform name="*">
      <option name="specified-fonts">true</option>
      </platform>
      </display_options>

      """
    let compression = compression
    try write(
      entry { () throws(ZIPError) in
        try ZIPEntry(
          path: "META-INF/com.apple.ibooks.display-options.xml", deflating: Array(options.utf8), level: compression)
      }, to: &sink)
  }

  /// Writes a page into the publication's folder.
  mutating func write(page: [UInt8], as path: String, to sink: inout some ByteSink) throws(ExportError) {
    characters?.add(page: page)
    try write(page, as: path, to: &sink)
  }

  /// Writes a prepared page into the publication's folder.
  mutating func write(_ page: PreparedPage, to sink: inout some ByteSink) throws(ExportError) {
    if let more = page.characters { characters?.add(more) }
    try write(page.entry, to: &sink)
  }

  /// Writes a file into the publication's folder.
  mutating func write(
    _ bytes: [UInt8], as path: String, isCompressed: Bool = false, to sink: inout some ByteSink
  ) throws(ExportError) {
    try write(try EPUBContainer.entry(bytes, path: path, compression: isCompressed ? 0 : compression), to: &sink)
  }

  /// Prepares a file of the publication's folder, on any thread.
  static func entry(_ bytes: [UInt8], path: String, compression: Int) throws(ExportError) -> ZIPEntry {
    do throws(ZIPError) {
      return try ZIPEntry(path: folder + path, deflating: bytes, level: compression)
    } catch {
      throw EPUBContainer.failure(error)
    }
  }

  /// Writes a prepared file.
  mutating func write(_ entry: ZIPEntry, to sink: inout some ByteSink) throws(ExportError) {
    let header: [UInt8]
    do throws(ZIPError) { header = try archive.localHeader(for: entry) } catch { throw EPUBContainer.failure(error) }
    try sink.write(header)
    for part in entry.payload { try sink.write(part) }
  }

  /// Writes the directory.
  mutating func end(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write(archive.centralDirectory())
  }

  private func entry(_ make: () throws(ZIPError) -> ZIPEntry) throws(ExportError) -> ZIPEntry {
    do throws(ZIPError) { return try make() } catch { throw EPUBContainer.failure(error) }
  }

  private static func failure(_ error: ZIPError) -> ExportError {
    ExportError(.limit, Diagnostic.escaped("\(error)"))
  }
}
