import PlatenCore

/// Editorial roles by their names in DPUB-ARIA 1.1 and EPUB Structural Semantics.
enum HTMLRoles {
  static let byName: [String: Role] = {
    var roles: [String: Role] = [
      "titlepage": .titlePage, "doc-preface": .preface, "qna": .questionsAndAnswers, "doc-qna": .questionsAndAnswers,
      "pullquote": .pullQuote, "doc-pullquote": .pullQuote, "other-credits": .credits,
      "acknowledgements": .acknowledgments,
      "rearnotes": .endnotes,
    ]
    for role in Role.allCases {
      roles["doc-\(role.rawValue)"] = role
      // `tip`, `notice` and `example` are words of EPUB's vocabulary, too.
      roles[role.rawValue] = role
    }
    return roles
  }()
}
