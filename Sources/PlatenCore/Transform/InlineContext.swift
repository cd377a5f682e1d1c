/// Where a list of inlines stands.
public struct InlineContext: Hashable, Sendable {
  /// What a list of inlines is the text of, looked at from the nearest node that decides it.
  public enum Place: Hashable, Sendable {
    /// Running text: a paragraph, also in a list, a cell, a quotation or a note.
    case text
    /// A heading.
    case heading
    /// The caption of a table or figure.
    case caption
    /// A term of a definition list.
    case definedTerm
    /// Either half of a gloss.
    case gloss
    /// The text of a link.
    case link
  }

  /// The language of the text, from the nearest node that names one, or else the document's primary language.
  public var language: Language
  /// What the text is for.
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
