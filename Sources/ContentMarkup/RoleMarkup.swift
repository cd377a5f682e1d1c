package import PlatenCore

/// How a role is said in markup: EPUB Structural Semantics for `epub:type`, DPUB-ARIA 1.1 for `role`.
package struct RoleMarkup: Hashable, Sendable {
  /// The element that may carry the role.
  package enum Element: Hashable, Sendable {
    case section, aside, division
  }

  package var element: Element
  package var epubType: String?
  package var ariaRole: String?

  package init(_ role: Role) {
    switch role {
    case .cover: self.init(epubType: "cover")
    case .titlePage: self.init(epubType: "titlepage")
    case .copyrightPage: self.init(epubType: "copyright-page")
    case .dedication: self.init(epubType: "dedication", ariaRole: "doc-dedication")
    case .epigraph: self.init(.section, epubType: "epigraph", ariaRole: "doc-epigraph")
    case .abstract: self.init(epubType: "abstract", ariaRole: "doc-abstract")
    case .editorsNote, .preface: self.init(epubType: "preface", ariaRole: "doc-preface")
    case .foreword: self.init(epubType: "foreword", ariaRole: "doc-foreword")
    case .prologue: self.init(epubType: "prologue", ariaRole: "doc-prologue")
    case .introduction: self.init(epubType: "introduction", ariaRole: "doc-introduction")
    case .part: self.init(epubType: "part", ariaRole: "doc-part")
    case .chapter: self.init(epubType: "chapter", ariaRole: "doc-chapter")
    case .interlude: self.init(epubType: nil, ariaRole: nil)
    case .conclusion: self.init(epubType: "conclusion", ariaRole: "doc-conclusion")
    case .epilogue: self.init(epubType: "epilogue", ariaRole: "doc-epilogue")
    case .afterword: self.init(epubType: "afterword", ariaRole: "doc-afterword")
    case .acknowledgments: self.init(epubType: "acknowledgments", ariaRole: "doc-acknowledgments")
    case .appendix: self.init(epubType: "appendix", ariaRole: "doc-appendix")
    case .glossary: self.init(epubType: "glossary", ariaRole: "doc-glossary")
    case .endnotes: self.init(epubType: "endnotes", ariaRole: "doc-endnotes")
    case .bibliography: self.init(epubType: "bibliography", ariaRole: "doc-bibliography")
    case .index: self.init(epubType: "index", ariaRole: "doc-index")
    case .colophon: self.init(epubType: "colophon", ariaRole: "doc-colophon")
    case .credits: self.init(epubType: "other-credits", ariaRole: "doc-credits")
    case .errata: self.init(epubType: "errata", ariaRole: "doc-errata")
    case .example: self.init(.section, epubType: nil, ariaRole: "doc-example")
    case .tip: self.init(.aside, epubType: nil, ariaRole: "doc-tip")
    case .notice: self.init(.section, epubType: "notice", ariaRole: "doc-notice")
    case .questionsAndAnswers: self.init(.section, epubType: "qna", ariaRole: "doc-qna")
    case .pullQuote: self.init(.aside, epubType: "pullquote", ariaRole: "doc-pullquote")
    }
  }

  private init(_ element: Element = .section, epubType: String?, ariaRole: String? = nil) {
    self.element = element
    self.epubType = epubType
    self.ariaRole = ariaRole
  }
}
