internal import CPlatenSystem
internal import PlatenCLibrary
internal import PlatenCore

/// What a file was made from, kept with the file in an extended attribute, so that it need not be made again.
///
/// The mark holds the file's size and time too: one that was changed afterwards has no valid mark. Not every file system
/// keeps extended attributes; a file without a mark is made again, which is never wrong.
package enum FileMark {
  /// The attribute's name.
  static let name = "user.platen.made-from"
  /// The longest mark in bytes: some file systems keep all attributes of a file in one block of 4 KiB.
  package static let maximumBytes = 3_000

  /// The mark of a file that was not changed since; `nil` if there is none.
  package static func read(ofFile path: String) -> String? {
    guard let text = attribute(ofFile: path), let end = text.firstIndex(of: "\n"),
      let status = ignoringError({ () throws(SystemError) in try liveStat(path) }),
      status.kind == .regular, text[..<end] == stamp(of: status)
    else { return nil }
    return String(text[text.index(after: end)...])
  }

  /// Whether a file has a mark, be it changed since or not.
  package static func isMarked(_ path: String) -> Bool { attribute(ofFile: path) != nil }

  /// Marks a file whose content is complete.
  ///
  /// - Returns: whether it has the mark now.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    guard let status = ignoringError({ () throws(SystemError) in try liveStat(descriptor: descriptor) }) else {
      return false
    }
    let bytes = Array((stamp(of: status) + "\n" + text).utf8)
    guard bytes.count <= maximumBytes else { return false }
    #if canImport(Darwin)
      return fsetxattr(descriptor, name, bytes, bytes.count, 0, 0) == 0
    #else
      return fsetxattr(descriptor, name, bytes, bytes.count, 0) == 0
    #endif
  }

  private static func stamp(of status: FileStatus) -> String { "\(status.size) \(status.modified)" }

  private static func attribute(ofFile path: String) -> String? {
    guard !path.utf8.contains(0) else { return nil }
    var bytes = [UInt8](repeating: 0, count: maximumBytes)
    #if canImport(Darwin)
      let count = getxattr(path, name, &bytes, bytes.count, 0, 0)
    #else
      let count = getxattr(path, name, &bytes, bytes.count)
    #endif
    guard count > 0 else { return nil }
    return String(validating: bytes[..<count], as: UTF8.self)
  }

  private static func ignoringError<Result>(_ body: () throws(SystemError) -> Result) -> Result? {
    do throws(SystemError) { return try body() } catch { return nil }
  }
}
