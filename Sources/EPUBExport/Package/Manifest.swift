/// The files of the container, in the order in which they were written, and the spine.
struct Manifest: Sendable {
  struct Item: Hashable, Sendable {
    var id: String
    var href: String
    var mediaType: String
    /// `nav`, `cover-image`, `mathml`, computed from what was written.
    var properties: [String] = []
  }

  private(set) var items: [Item] = []
  private(set) var spine: [SpineItem] = []

  /// A content document in the reading order.
  struct SpineItem: Hashable, Sendable {
    var id: String
    /// Whether it is part of the linear reading order.
    var isLinear: Bool
  }

  /// Adds a file that is not read in order.
  mutating func add(_ id: String, href: String, mediaType: String, properties: [String] = []) {
    items.append(Item(id: id, href: href, mediaType: mediaType, properties: properties))
  }

  /// Adds a content document, at the end of the reading order.
  mutating func addToSpine(_ id: String, href: String, properties: [String] = [], isLinear: Bool = true) {
    add(id, href: href, mediaType: "application/xhtml+xml", properties: properties)
    spine.append(SpineItem(id: id, isLinear: isLinear))
  }
}
