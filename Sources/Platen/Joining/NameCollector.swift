import PlatenCore

/// The names that one document gives to its nodes, in order.
struct NameCollector: NodeEditor {
  /// The ids, each once.
  private(set) var ids: [String] = []
  /// The labels of notes, each once.
  private(set) var labels: [String] = []
  private var seenIDs: Set<String> = []
  private var seenLabels: Set<String> = []

  /// Collects the names in some blocks.
  init(_ blocks: [Block]) {
    // Nothing is changed: the walk is the same as the one that renames.
    var blocks = blocks
    walk(&blocks)
  }

  mutating func edit(_ attributes: inout Attributes) {
    if let id = attributes.id, seenIDs.insert(id).inserted { ids.append(id) }
  }

  mutating func edit(_ heading: inout Heading) {}

  mutating func edit(_ link: inout Link) {}

  mutating func edit(_ image: inout Image) {}

  mutating func edit(_ note: inout Note) {
    if let label = note.label, seenLabels.insert(label).inserted { labels.append(label) }
  }
}
