/// The role of a division in a publication (EPUB Structural Semantics, DPUB-ARIA).
///
/// The raw value is the name in Markdown and JSON: `editors-note`.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// The cover, with its picture.
  case cover
  /// A page with the title, the authors and the publisher.
  case titlePage = "title-page"
  /// The statement of rights and the imprint.
  case copyrightPage = "copyright-page"
  /// The dedication of the work.
  case dedication
  /// A quotation that sets the tone of what follows. An aside.
  case epigraph
  /// A short summary of the work.
  case abstract
  /// A note of the editor on this edition.
  case editorsNote = "editors-note"
  /// An introduction by a person other than the author.
  case foreword
  /// The author's introduction to the scope and origin of the work.
  case preface
  /// A scene that comes before the story.
  case prologue
  /// The part that introduces the subject.
  case introduction
  /// A division of the work that contains chapters.
  case part
  /// A main division of the work.
  case chapter
  /// A piece between two chapters that belongs to neither.
  case interlude
  /// The concluding part.
  case conclusion
  /// A scene that comes after the story.
  case epilogue
  /// A closing statement by the author or another person.
  case afterword
  /// Acknowledgments.
  case acknowledgments
  /// Supplementary material.
  case appendix
  /// The terms of the work with their definitions.
  case glossary
  /// The notes, collected at the end of the work or of a part.
  case endnotes
  /// The works that are cited or recommended.
  case bibliography
  /// The index of subjects.
  case index
  /// A description of how the edition was made.
  case colophon
  /// The credits for parts of the work.
  case credits
  /// Corrections of earlier editions.
  case errata
  /// An illustration of a point. An aside.
  case example
  /// Advice. An aside.
  case tip
  /// A warning or other matter that must not be overlooked. An aside.
  case notice
  /// Questions with their answers. An aside.
  case questionsAndAnswers = "questions-and-answers"
  /// A sentence of the text, repeated in display type. An aside.
  case pullQuote = "pull-quote"

  /// Whether a division with this role is a section, and appears in the table of contents. The other roles are asides within a
  /// section.
  public var isSection: Bool {
    switch self {
    case .cover, .titlePage, .copyrightPage, .dedication, .abstract, .editorsNote, .foreword, .preface, .prologue,
      .introduction, .part, .chapter, .interlude, .conclusion, .epilogue, .afterword, .acknowledgments, .appendix,
      .glossary, .endnotes, .bibliography, .index, .colophon, .credits, .errata:
      true
    case .epigraph, .example, .tip, .notice, .questionsAndAnswers, .pullQuote:
      false
    }
  }
}
