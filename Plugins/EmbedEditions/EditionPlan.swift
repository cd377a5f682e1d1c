import Foundation

/// The editions of a target, each under a name of its own.
struct EditionPlan {
  /// One edition.
  struct Edition {
    /// What it is made of.
    let document: URL
    /// Its file's name in the bundle.
    let name: String
    /// The file of more arguments: one or none.
    let arguments: [URL]
    /// All files that it depends on.
    let inputs: [URL]
  }

  /// Two editions would take the same name.
  struct NameClash: Error, CustomStringConvertible {
    let description: String
  }

  /// The editions, document after document.
  private(set) var editions: [Edition] = []

  /// Plans editions of every document.
  ///
  /// - Throws: ``NameClash`` if names are the same but for case: a bundle is flat, and macOS does not tell case apart.
  init(files: TargetFiles) throws {
    let kinds = files.arguments.isEmpty ? [("epub", [])] : files.arguments.map { ($0.suffix, [$0.file]) }
    var taken: [String: URL] = [:]
    for document in files.documents {
      for (suffix, arguments) in kinds {
        let name = document.deletingPathExtension().lastPathComponent + "." + suffix
        if let other = taken.updateValue(document, forKey: name.lowercased()) {
          let names = [other, document].map { EditionPlan.path($0, from: files.folder) }.sorted()
          throw NameClash(
            description: """
              \(names[0]) and \(names[1]) would both become \(name) in the bundle. \
              Rename one of them, or exclude it in Package.swift.
              """)
        }
        editions.append(
          Edition(
            document: document, name: name, arguments: arguments,
            inputs: [document] + files.pictures + files.stylesheets + arguments))
      }
    }
  }

  /// A file's path from a folder.
  private static func path(_ file: URL, from folder: URL) -> String {
    file.pathComponents.dropFirst(folder.standardizedFileURL.pathComponents.count).joined(separator: "/")
  }
}
