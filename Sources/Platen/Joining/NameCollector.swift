import PlatenCore

/// The names that one document gives to its nodes, in order.
struct NameCollector: NodeReader {
  /// The ids, each once.
  private(set) var ids: [String] = []
  /// The labels of notes, each once.
  private(set) var labels: [String] = []
  private var seenIDs: Set<String> = []
  private var seenLabels: Set<String> = []

  /// Collects the names in some blocks.
  init(_ blocks: [Block]) {
    walk(blocks)
  }

  mutating func read(_ attributes: Attributes) {
    if let id = attributes.id, seenIDs.insert(id).inserted { ids.append(id) }
  }

  mutating func read(_ note: Note) {
    if let label = note.label, seenLabels.insert(label).inserted { labels.append(label) }
  }
}
