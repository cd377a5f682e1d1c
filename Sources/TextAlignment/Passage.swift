/// What the aligner looks at in one sentence or paragraph.
package struct Passage: Hashable, Sendable {
  /// What a passage is. Only passages of kinds that go together are partners.
  package enum Kind: Hashable, Sendable {
    /// Running text, of which several passages can be one on the other side.
    case text
    /// A heading and its rank.
    case heading(Int)
    /// A list, and how many items it has.
    case list(Int)
    /// A table, and how many rows it has.
    case table(Int)
    /// A picture, code, a formula or a break, and what says which: equal on both sides if it is the same.
    case fixed(String)
  }

  /// The text, without markup.
  package var text: String
  /// What it is.
  package var kind: Kind

  /// Makes a passage.
  package init(_ text: String, kind: Kind = .text) {
    self.text = text
    self.kind = kind
  }
}
