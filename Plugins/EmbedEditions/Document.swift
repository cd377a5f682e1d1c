import Foundation

/// A file of which editions are made.
struct Document {
  /// The file.
  let url: URL
  /// Its path from the target's folder, for messages.
  let name: String

  /// - Parameter folder: the target's folder.
  init(url: URL, folder: URL) {
    self.url = url
    let path = url.path(percentEncoded: false)
    let root = folder.path(percentEncoded: false)
    name = path.hasPrefix(root) ? String(path.dropFirst(root.count).drop { $0 == "/" }) : path
  }

  /// Whether a picture stands where the document may show it: `platen` reads what is beside or below a document, and nothing else.
  func mayShow(_ picture: URL) -> Bool {
    picture.path(percentEncoded: false).hasPrefix(url.deletingLastPathComponent().path(percentEncoded: false))
  }

  /// Whether a file is a document, by its name.
  static func isDocument(_ url: URL) -> Bool { ["md", "txt"].contains(url.pathExtension.lowercased()) }

  /// Whether a file is a picture, by its name.
  static func isPicture(_ url: URL) -> Bool {
    ["svg", "png", "jpg", "jpeg", "gif", "webp"].contains(url.pathExtension.lowercased())
  }
}
