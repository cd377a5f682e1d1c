/// What part of a publication a division is, in the publishing trade's terms (EPUB Structural Semantics, DPUB-ARIA).
///
/// The raw value is what authors and JSON call it: `editors-note`.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// The front of the book, with its picture.
  case cover
  /// The title, the authors and the publisher on a page of their own.
  case titlePage = "title-page"
  /// Who holds which rights, and the imprint.
  case copyrightPage = "copyright-page"
  /// To whom the work is dedicated.
  case dedication
  /// A quotation that sets the tone of what follows. An aside.
  case epigraph
  /// A short summary of the work.
  case abstract
  /// What the editor has to say about this edition.
  case editorsNote = "editors-note"
  /// An introduction by somebody else than the author.
  case foreword
  /// The author's own words on the scope and the making of the work.
  case preface
  /// A scene that comes before the story.
  case prologue
  /// The part that leads into the subject.
  case introduction
  /// A division of the work that holds chapters.
  case part
  /// A main division of the work.
  case chapter
  /// A piece between two chapters that belongs to neither.
  case interlude
  /// The part that sums up.
  case conclusion
  /// A scene that comes after the story.
  case epilogue
  /// A closing statement of the author or somebody else.
  case afterword
  /// Thanks to those who helped.
  case acknowledgments
  /// Supplementary matter.
  case appendix
  /// Terms of the work and what they mean.
  case glossary
  /// The notes, gathered at the end of the work or of a part.
  case endnotes
  /// The works that are cited or recommended.
  case bibliography
  /// Where in the work its subjects are treated.
  case index
  /// How the edition was made.
  case colophon
  /// Who made or licensed what is in the work.
  case credits
  /// Mistakes of earlier editions, corrected.
  case errata
  /// An illustration of a point. An aside.
  case example
  /// Advice that makes something easier. An aside.
  case tip
  /// A warning or other matter that must not be overlooked. An aside.
  case notice
  /// Questions with their answers. An aside.
  case questionsAndAnswers = "questions-and-answers"
  /// Words of the text, repeated to catch the eye. An aside.
  case pullQuote = "pull-quote"

  /// Whether such a part is a section of its own, with a place in the table of contents.
  ///
  /// The others are asides within a section.
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
