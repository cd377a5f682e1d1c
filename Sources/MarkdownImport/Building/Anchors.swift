import PlatenCore
import TextScanning

/// Leads links within a document to the headings that they name.
struct Anchors {
  /// The document's file name, by which a link may name the document itself.
  private let ownName: String?
  /// Fragments that links name, without the `#`, and where the first of those links is.
  private var fragments: [String: Int] = [:]
  /// The names that lines `(name)=` give: in MyST a link may be written with such a name alone.
  private var targets: Set<String> = []
  /// Whether there is a link without a text.
  var hasUntitledLinks = false

  /// - Parameter file: the path of the document.
  init(file: String?) {
    ownName = file.flatMap { $0.utf8.split(separator: ASCII.slash).last.flatMap { String($0) } }
  }

  /// Remembers the destination of a link, if it leads into the document.
  ///
  /// - Returns: the destination, without the document's own name in front of the fragment.
  mutating func note(_ destination: String, at offset: Int) -> String {
    guard let number = destination.utf8.firstIndex(of: ASCII.number) else { return destination }
    let path = destination[..<number]
    guard path.isEmpty || path == ownName.map({ $0[...] }) else { return destination }
    let fragment = destination[destination.index(after: number)...]
    guard path.isEmpty || !fragment.isEmpty else { return destination }
    fragments[String(fragment)] = fragments[String(fragment)] ?? offset
    return String(destination[number...])
  }

  /// Remembers the name of a place that links may lead to.
  mutating func note(target: String) { targets.insert(target) }

  /// Adds what links name further on in the document.
  mutating func add(_ later: Anchors) {
    fragments.merge(later.fragments) { first, _ in first }
    targets.formUnion(later.targets)
    if later.hasUntitledLinks { hasUntitledLinks = true }
  }

  /// Gives an id to each heading without one that a link names as GitHub does, unless something has that id. A link that
  /// names a heading with an id of its own, or names it only nearly, gets that id.
  ///
  /// - Complexity: O(*n*) in the size of the document; nothing at all if no link names a fragment.
  func assignIDs(in body: inout [Block], reporter: Reporter) {
    let anchors = HeadingAnchors(leading: Set(fragments.keys), into: &body)
    for fragment in anchors.approximate.sorted() {
      guard let id = anchors.ids[fragment], let offset = fragments[fragment] else { continue }
      reporter.report(
        "markdown.anchor-assumed", .note,
        "Nothing has the id \(Diagnostic.quoted(fragment)); the link leads to \(Diagnostic.quoted(id)).", at: offset)
    }
    // A link finds an id by its escapes decoded as well; only other names have to be changed.
    let changed = anchors.ids.filter { $0.key != $0.value && PercentEncoding.decoded($0.key) != $0.value }
    if !changed.isEmpty || !targets.isEmpty {
      var editor = LinkEditor(ids: changed, targets: targets)
      editor.walk(&body)
    }
    if hasUntitledLinks { LinkTitles(of: body).write(in: &body) }
  }
}

private struct LinkEditor: NodeEditor {
  let ids: [String: String]
  let targets: Set<String>

  mutating func edit(_ link: inout Link) {
    if targets.contains(link.destination) { link.destination = "#" + link.destination }
    guard link.destination.hasPrefix("#"), let id = ids[String(link.destination.dropFirst())] else { return }
    link.destination = "#" + id
  }
}
