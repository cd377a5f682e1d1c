/// The language of a list of inlines, and the kind of text that it is.
public struct InlineContext: Hashable, Sendable {
  /// The kind of text, determined by the nearest enclosing node.
  public enum Place: Hashable, Sendable {
    /// A paragraph, also in a list, a cell, a quotation or a note.
    case text
    /// A heading.
    case heading
    /// The caption of a table or figure.
    case caption
    /// A term of a definition list.
    case definedTerm
    /// The term or the counterpart of a gloss.
    case gloss
    /// The text of a link.
    case link
  }

  /// The language of the text: that of the nearest enclosing node with a language, or the primary language of the document.
  public var language: Language
  /// The kind of text.
  public var place: Place

  /// Makes a context.
  public init(language: Language, place: Place = .text) {
    self.language = language
    self.place = place
  }

  func inside(_ child: ChildContext) -> InlineContext {
    InlineContext(language: child.language ?? language, place: child.place ?? place)
  }
}
