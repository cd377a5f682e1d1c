import Foundation

/// The file `platen.json` in the target's folder, if there is one:
///
/// ```json
/// { "editions": ["epub", "txt"], "arguments": ["--set", "split-level=2", "--fail-on", "loss"] }
/// ```
///
/// `editions` are the extensions of the files to make; without it, `epub` alone. `arguments` are more arguments for
/// `platen export`, for every document.
struct Settings {
  /// What is wrong with the file.
  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  /// The extensions of the files to make of each document.
  private(set) var editions = ["epub"]
  /// More arguments for `platen export`.
  private(set) var arguments: [String] = []
  /// The file, if there is one.
  let files: [URL]

  /// Reads the settings of a target.
  ///
  /// - Throws: ``Mistake`` if there is a file and it is not as described.
  init(in folder: URL) throws {
    let file = folder.appending(path: "platen.json")
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
      files = []
      return
    }
    files = [file]
    func mistake(_ what: String) -> Mistake { Mistake(description: "\(file.path(percentEncoded: false)): \(what)") }
    let object: Any
    do { object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) } catch {
      throw mistake("it is not JSON: \(error)")
    }
    guard let members = object as? [String: Any] else { throw mistake("it is not a JSON object") }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let strings = value as? [String] else { throw mistake("\(name) is not an array of strings") }
      switch name {
      case "editions": editions = strings
      case "arguments": arguments = strings
      default: throw mistake("there is no setting \(name). There are: editions, arguments.")
      }
    }
    if let output = arguments.first(where: { $0.hasPrefix("-o") || $0.hasPrefix("--output") }) {
      throw mistake("\(output) is not for you to choose: the editions go into the bundle, under their documents' names")
    }
  }
}
