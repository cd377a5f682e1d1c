// Admonitions: notes, tips and warnings that are set apart. In the model they are divisions with the role of an aside, the word that
// the author used as a class where the role is not the same word, and the title as the first paragraph.

extension Role {
  /// The role that an author's word for an admonition stands for: `note`, `danger`; `nil` for words that are no admonition's.
  package init?(admonition word: String) {
    switch word.lowercased() {
    case "tip", "hint", "success", "check", "done": self = .tip
    case "note", "info", "seealso", "todo", "important", "warning", "caution", "danger", "attention", "error",
      "failure", "fail", "bug", "notice", "admonition":
      self = .notice
    case "example": self = .example
    default: return nil
    }
  }
}

extension Block {
  /// The paragraph that titles an admonition, code or a tab.
  package static func asideTitle(_ inlines: [Inline]) -> Block {
    .paragraph(Paragraph([.strong(Styled(inlines))], attributes: Attributes(classes: ["title"])))
  }
}
