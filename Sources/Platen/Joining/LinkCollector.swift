import PlatenCore

/// Collects what links of one part name in the parts of the book.
struct LinkCollector: NodeReader {
  private let paths: PartPaths
  private let file: String?
  private let own: Int
  /// The fragments that the links name, by the number of the part.
  private(set) var fragments: [Int: Set<String>] = [:]
  /// Those that links name without a file.
  private(set) var local: Set<String> = []
  /// What could be the name of a place somewhere in the book, as links of MyST have it: `[text](name)`.
  private(set) var names: Set<String> = []
  /// Whether there is a link without a text.
  private(set) var hasUntitledLinks = false

  /// - Parameters:
  ///   - body: the part's blocks.
  ///   - own: the part's number.
  ///   - file: the part's path.
  init(_ body: [Block], own: Int, file: String?, paths: PartPaths) {
    self.paths = paths
    self.file = file
    self.own = own
    walk(body)
  }

  mutating func read(_ link: Link) {
    if link.inlines.isEmpty { hasUntitledLinks = true }
    if LinkReference.isName(link.destination) { names.insert(link.destination) }
    // Most links lead out of the book: nothing is looked up for them.
    guard link.destination.utf8.contains(UInt8(ascii: "#")), let reference = LinkReference(link.destination),
      let fragment = reference.fragment, !fragment.isEmpty
    else { return }
    if reference.path.isEmpty {
      fragments[own, default: []].insert(fragment)
      local.insert(fragment)
    } else if let file, let match = paths.match(reference.path, linkedFrom: file) {
      fragments[match.part, default: []].insert(fragment)
    }
  }
}
