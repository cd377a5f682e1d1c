import Testing

@testable import ContentMarkup

/// The stylesheet of vertical editions.
@Suite struct LogicalRulesTests {
  @Test(arguments: [
    ("p { margin: 0; }", "p { margin: 0; }"),
    ("p { margin: 1em 2em; }", "p { margin-block: 1em; margin-inline: 2em; }"),
    ("p { margin: 1em 0 2em; }", "p { margin-block: 1em 2em; margin-inline: 0; }"),
    ("ul { padding: 0 0 0 1.6em; }", "ul { padding-block: 0; padding-inline: 1.6em 0; }"),
    ("p + p { margin-top: 0.7em; }", "p + p { margin-block-start: 0.7em; }"),
    ("a { padding-left: 1em; color: red }", "a { padding-inline-start: 1em; color: red }"),
    ("th { border-bottom: 0.05em solid; x: y; }", "th { border-block-end: 0.05em solid; x: y; }"),
    ("th { border-top-width: 0.3em; }", "th { border-block-start-width: 0.3em; }"),
    (
      "/* A: b. */\n@media (max-width: 36em) {\n  td { margin: 1em 2em; }\n}",
      "/* A: b. */\n@media (max-height: 36em) {\n  td { margin-block: 1em; margin-inline: 2em; }\n}"
    ),
    ("td::before { content: attr(x); max-width: 100%; }", "td::before { content: attr(x); max-width: 100%; }"),
    ("{ ; } }", "{ ; } }"), ("margin: 1em 2em", "margin: 1em 2em"), ("", ""),
  ])
  func sidesBecomeStartsAndEnds(_ rules: String, _ expected: String) {
    #expect(LogicalRules(rules).text == expected)
  }

  @Test func noSideIsLeftInVerticalEditions() {
    let rules = BaseStylesheet.verticalRules
    for side in ["top", "bottom", "left", "right"] {
      for property in ["margin", "padding", "border"] { #expect(!rules.contains("\(property)-\(side)")) }
    }
    #expect(rules.contains("writing-mode: vertical-rl"))
    // What is said of selectors, comments and at-rules is the same.
    #expect(rules.count(where: { $0 == "{" }) > BaseStylesheet.rules.count(where: { $0 == "{" }))
  }
}
