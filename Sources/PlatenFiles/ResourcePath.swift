internal import PlatenCore

/// A reference in a document, made into the names of folders and a file below a root.
///
/// Symbolic links are not followed, so `..` means the folder before it in the path.
struct ResourcePath: Equatable {
  /// The longest reference in bytes, as it stands in the document.
  static let maximumBytes = 4_096

  /// The folders in order, and the file: at least one, none of them empty, `.` or `..`.
  let components: [String]

  /// The reference, normalised: relative to the document's folder, so that it begins with `..` where it leads above that.
  let path: String

  /// Reads a reference: percent-escapes are decoded first, once, and what comes out is judged.
  ///
  /// - Parameters:
  ///   - reference: as it stands in the document; a backslash is a slash, as Windows writes paths.
  ///   - folder: the names of the folders from the root to the document.
  /// - Throws: ``PlatenCore/ResourceError`` for what leads out of the root, or is no path.
  init(_ reference: String, in folder: [String] = []) throws(ResourceError) {
    func refused(_ rule: String, _ kind: ResourceError.Kind = .refused) -> ResourceError {
      ResourceError("the reference \(Diagnostic.quoted(reference)) was refused: \(rule)", kind)
    }
    guard reference.utf8.count <= ResourcePath.maximumBytes else { throw refused("it is longer than 4,096 bytes") }
    guard !ResourcePath.hasScheme(Array(reference.utf8)) else {
      throw refused("it is a URL, and only files in the document's folder are read")
    }
    let bytes = PercentEncoding.decoded(Array(reference.utf8))
    guard let text = String(validating: bytes, as: UTF8.self) else { throw refused("it is not UTF-8") }
    if bytes.isEmpty { throw refused("it is empty") }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw refused("it contains a control character") }
    let slashes = bytes.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if slashes.count > 1 || slashes.first == UInt8(ascii: "\\") { throw refused("it is absolute") }
    if ResourcePath.hasScheme(bytes) {
      throw refused("it is a URL, and only files in the document's folder are read")
    }
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.map(String.init)
    if ["", ".", ".."].contains(parts.last) { throw refused("it names a folder") }
    // A site's own path, `/images/a.png`, starts at the root.
    var components = slashes.isEmpty ? folder : []
    // How many of the components are the document's folder's, and how many names of that were gone back.
    var shared = components.count
    // As the system reads a path: `a/./b` and `a//b` are `a/b`.
    for part in parts where !part.isEmpty && part != "." {
      if part != ".." {
        components.append(part)
      } else if components.popLast() == nil {
        throw refused("it leads out of the folder from which files are read", .outside)
      } else {
        shared = min(shared, components.count)
      }
    }
    self.components = components
    path = (Array(repeating: "..", count: folder.count - shared) + components[shared...]).joined(separator: "/")
  }

  /// Whether something begins as a URL does (RFC 3986 §3.1), or as a path with a drive letter.
  private static func hasScheme(_ bytes: [UInt8]) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    return isLetter(bytes[0])
      && bytes[..<colon].allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
  }
}
