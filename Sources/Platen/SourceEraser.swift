import PlatenCore

/// Takes the places in the sources out of nodes: they were recorded for messages, or are those of a file that is no part of the
/// book.
struct SourceEraser: NodeEditor {
  mutating func edit(_ attributes: inout Attributes) { attributes.source = nil }
}
