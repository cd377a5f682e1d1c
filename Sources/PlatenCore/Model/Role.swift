/// What part of a publication a division is, in the publishing trade's terms (EPUB Structural Semantics, DPUB-ARIA).
public enum Role: String, Hashable, Sendable, CaseIterable {
  case cover
  case titlePage = "title-page"
  case copyrightPage = "copyright-page"
  case dedication
  case epigraph
  case abstract
  case editorsNote = "editors-note"
  case foreword
  case preface
  case prologue
  case introduction
  case part
  case chapter
  case interlude
  case conclusion
  case epilogue
  case afterword
  case acknowledgments
  case appendix
  case glossary
  case endnotes
  case bibliography
  case index
  case colophon
  case credits
  case errata
  case example
  case tip
  case notice
  case questionsAndAnswers = "questions-and-answers"
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
