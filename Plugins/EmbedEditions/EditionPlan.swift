/// The editions of a target, each under a name of its own.
struct EditionPlan {
  /// One edition.
  struct Edition {
    /// What it is made of.
    let document: Document
    /// Its file's name in the bundle.
    let name: String
  }

  /// Two editions would take the same name.
  struct NameClash: Error, CustomStringConvertible {
    let description: String
  }

  /// The editions, document after document.
  private(set) var editions: [Edition] = []

  /// Plans an edition of every document with every extension.
  ///
  /// - Throws: ``NameClash`` if names are the same but for case: a bundle is flat, and macOS does not tell case apart.
  init(documents: [Document], extensions: [String]) throws {
    var taken: [String: Edition] = [:]
    for document in documents {
      for suffix in extensions {
        let name = document.url.deletingPathExtension().lastPathComponent + "." + suffix
        let edition = Edition(document: document, name: name)
        if let other = taken.updateValue(edition, forKey: name.lowercased()) {
          throw NameClash(
            description: """
              \(other.document.name) and \(document.name) would both become \(name) in the bundle. \
              Rename one of them, or name it in the target's exclude: in Package.swift.
              """)
        }
        editions.append(edition)
      }
    }
  }
}
