/// The rules for an entry's path.
///
/// Sources: APPNOTE.TXT 6.3.10 §4.4.17 (relative, forward slashes, no drive letter) and OCF 3.3 §4.2.3 (unique after
/// canonical normalisation and full case folding).
enum ZIPPath {
  /// The longest path in bytes: its length is a 16-bit field.
  static let maximumBytes = 65_535

  /// Checks a path.
  ///
  /// - Returns: its UTF-8.
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``.
  static func utf8(of path: String) throws(ZIPError) -> [UInt8] {
    let bytes = Array(path.utf8)
    if let rule = brokenRule(bytes) { throw .invalidPath(path, rule: rule) }
    return bytes
  }

  private static func brokenRule(_ bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return "it is empty" }
    if bytes.count > maximumBytes { return "it is longer than 65,535 bytes" }
    if bytes.contains(0) { return "it contains a NUL" }
    // Windows readers take it for a separator: `..\..\x` would leave the folder.
    if bytes.contains(UInt8(ascii: "\\")) { return "it contains a backslash" }
    if bytes[0] == UInt8(ascii: "/") { return "it is absolute" }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return "it begins with a drive letter" }
    for component in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if component.isEmpty { return "it has an empty component, or names a folder" }
      if component.elementsEqual("..".utf8) || component.elementsEqual(".".utf8) {
        return "it has a component “.” or “..”"
      }
    }
    return nil
  }

  /// What two paths have in common that some file systems take for the same.
  ///
  /// Swift compares and hashes strings by canonical equivalence, which stands for NFC. The standard library has no case
  /// folding; lower, upper, lower is the same for all but a few letters (it merges `ı` with `i`, which folding
  /// does not): `ẞ` becomes `ß`, `SS`, `ss`, and final sigma becomes sigma.
  static func key(_ path: String) -> String {
    path.utf8.allSatisfy { $0 < 0x80 } ? path.lowercased() : path.lowercased().uppercased().lowercased()
  }
}
