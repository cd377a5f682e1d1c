import PlatenCore

/// Which part of a book a path in a link means: its file, or what a site makes of it.
///
/// A path means, in this order, the file of that path; the file of that path in other letter case; the file whose page
/// it is (`ch2.html` and `ch2` for `ch2.md`); the file that stands for a folder (`guide/`, `guide/index.html`:
/// `README.md` or `index.md` in it). A path that begins with a slash starts at the root of a site: at the folder that holds
/// all files, or one above it.
struct PartPaths {
  /// A part that a path means.
  struct Match: Equatable {
    var part: Int
    /// Whether the file's name differs in letter case, so that the link is dead on case-sensitive file systems.
    var differsInCase = false
  }

  private var parts: [String: Int] = [:]
  private var partsInLowerCase: [String: Int] = [:]
  /// By path without extension, in lower case.
  private var stems: [String: Int] = [:]
  private let names: [String?]
  /// Where a site's own paths may start: the innermost folder that holds all files, and those above, with a slash behind.
  private let roots: [String]

  /// - Parameter names: the paths of the parts' files, relative to one folder; the first of two with the same path counts.
  init(_ names: [String?]) {
    self.names = names.map { $0.map(LinkReference.normalized) }
    roots = PartPaths.roots(of: self.names.compactMap(\.self))
    for (index, name) in self.names.enumerated() {
      guard let name else { continue }
      let lower = name.lowercased()
      parts[name] = parts[name] ?? index
      partsInLowerCase[lower] = partsInLowerCase[lower] ?? index
      let stem = PartPaths.split(lower).stem
      stems[stem] = stems[stem] ?? index
    }
  }

  /// The part that a path in a file means; `nil` if it means no file of the book.
  func match(_ path: String, linkedFrom file: String) -> Match? {
    if let match = match(resolved: LinkReference.resolved(path, besideFile: file), isFolder: path.hasSuffix("/")) {
      return match
    }
    if path.hasPrefix("/"), let match = matchFromRoot(path) { return match }
    // Written on Windows.
    guard path.contains("\\") else { return nil }
    return match(path.replacing("\\", with: "/"), linkedFrom: file)
  }

  /// The part that a site's own path means.
  private func matchFromRoot(_ path: String) -> Match? {
    for root in roots {
      let resolved = LinkReference.normalized(root + path.drop { $0 == "/" })
      if let match = match(resolved: resolved, isFolder: path.hasSuffix("/")) { return match }
    }
    return nil
  }

  private func match(resolved path: String, isFolder: Bool) -> Match? {
    let lower = path.lowercased()
    if !isFolder {
      if let part = parts[path] { return Match(part: part) }
      if let part = partsInLowerCase[lower] { return Match(part: part, differsInCase: true) }
      let (stem, suffix) = PartPaths.split(lower)
      if suffix.isEmpty || ["html", "htm", "xhtml"].contains(suffix) {
        if let part = stems[stem] { return match(part, of: PartPaths.split(path).stem) }
        // A page of that name is made from the folder's README.
        if stem == "index" || stem.hasSuffix("/index") { return folder(String(PartPaths.split(path).stem.dropLast(5))) }
      }
    }
    return folder(path)
  }

  /// The part that stands for a folder.
  private func folder(_ path: String) -> Match? {
    var path = path
    if path.hasSuffix("/") { path.removeLast() }
    for name in ["README", "index", "_index"] {
      let stem = path.isEmpty || path == "." ? name : path + "/" + name
      if let part = stems[stem.lowercased()] { return match(part, of: stem, folder: path) }
    }
    return nil
  }

  private func match(_ part: Int, of stem: String, folder: String? = nil) -> Match {
    let name = names[part] ?? ""
    // On a site, a link leads to the folder, whatever the name of the file in it is.
    let isSame =
      folder.map { $0.isEmpty || $0 == "." || name.hasPrefix($0 + "/") } ?? (PartPaths.split(name).stem == stem)
    return Match(part: part, differsInCase: !isSame)
  }

  /// The folders that hold all of some files, the innermost first; the last is blank.
  private static func roots(of names: [String]) -> [String] {
    let folders = names.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
    guard var common = folders.first.map(Array.init) else { return [] }
    for folder in folders.dropFirst() { common = Array(zip(common, folder).prefix { $0 == $1 }.map(\.0)) }
    return (0...common.count).reversed().map { common[..<$0].map { $0 + "/" }.joined() }
  }

  /// A path up to the last dot of its last component, and what comes after.
  private static func split(_ path: String) -> (stem: String, suffix: String) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: "."), dot != start else { return (path, "") }
    return (String(path[..<dot]), String(path[path.index(after: dot)...]))
  }
}
