/// Roles, states and properties (WAI-ARIA 1.2; DPUB-ARIA 1.1; ARIA in HTML).
enum ARIARules {
  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  static let roles =
    words(
      """
      alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
      complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell
      group heading img insertion link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox
      menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup
      rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript switch tab table
      tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem graphics-document graphics-object
      graphics-symbol
      """
    ).union(publishing)

  private static let publishing = Set(
    words(
      """
      abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon conclusion cover
      credit credits dedication endnote endnotes epigraph epilogue errata example footnote foreword glossary glossref index
      introduction noteref notice pagebreak pagefooter pageheader pagelist part preface prologue pullquote qna subtitle tip toc
      """
    ).map { "doc-" + $0 })

  /// The roles of the elements that do not take every one (ARIA in HTML §4).
  private static let allowed: [String: Set<String>] = {
    let lists = words("directory group list listbox menu menubar none presentation radiogroup tablist toolbar tree")
    let sections = words(
      """
      alert alertdialog application banner complementary contentinfo dialog document feed group log main marquee navigation none
      note presentation region search status tabpanel doc-abstract doc-acknowledgments doc-afterword doc-appendix
      doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph
      doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist doc-part
      doc-preface doc-prologue doc-pullquote doc-qna doc-toc
      """)
    var table: [String: Set<String>] = [
      "article": words("application article document feed main none presentation region"),
      "aside": words(
        """
        complementary feed none note presentation region search doc-dedication doc-example doc-footnote doc-glossary
        doc-pullquote doc-tip
        """),
      "body": words("application document none presentation"), "section": sections,
      "nav": words("menu menubar navigation none presentation tablist doc-index doc-pagelist doc-toc"),
      "ul": lists, "ol": lists, "menu": lists,
      "li": words(
        """
        listitem menuitem menuitemcheckbox menuitemradio none option presentation radio separator tab treeitem
        doc-biblioentry doc-endnote
        """),
      "hr": words("none presentation separator doc-pagebreak"), "main": words("main"),
      "details": words("group"), "html": words("document"),
    ]
    for heading in words("h1 h2 h3 h4 h5 h6") { table[heading] = words("heading none presentation tab doc-subtitle") }
    // These have no role but their own.
    for name in words("head title meta link style script base param source track template col colgroup") {
      table[name] = []
    }
    return table
  }()

  /// Whether an element takes a role.
  static func takes(_ role: String, on element: String) -> Bool {
    let words = role.split(whereSeparator: \.isWhitespace).map(String.init)
    return words.count <= 1 && words.allSatisfy { roles.contains($0) && allowed[element]?.contains($0) ?? true }
  }

  /// States and properties without `aria-`, and their forms (WAI-ARIA 1.2 §6.6).
  static let attributes: [String: AttributeForm] =
    Vocabulary(
      """
      all : any : activedescendant=words atomic=true|false autocomplete=inline|list|both|none braillelabel brailleroledescription busy=true|false checked=true|false|mixed|undefined colcount=int colindex=1.. colindextext colspan=1.. controls=words current=|page|step|location|date|time|true|false describedby=words description details=words disabled=true|false dropeffect=+copy|execute|link|move|none|popup errormessage=words expanded=true|false|undefined flowto=words grabbed=true|false|undefined haspopup=true|false|menu|listbox|tree|grid|dialog hidden=true|false|undefined invalid=true|false|grammar|spelling keyshortcuts label labelledby=words level=1.. live=off|polite|assertive modal=true|false multiline=true|false multiselectable=true|false orientation=horizontal|vertical|undefined owns=words placeholder posinset=1.. pressed=true|false|mixed|undefined readonly=true|false relevant=+additions|removals|text|all required=true|false roledescription rowcount=int rowindex=1.. rowindextext rowspan=0.. selected=true|false|undefined setsize=int sort=ascending|descending|none|other valuemax=number valuemin=number valuenow=number valuetext
      """
    ).rules["all"]?.attributes ?? [:]

  /// Properties that stand for ids of the same document.
  static let references = Set(
    words("activedescendant controls describedby details errormessage flowto labelledby owns").map { "aria-" + $0 })

  /// What belongs to a role, and not to every element (§6.5 lists the rest).
  private static let ofRoles = words(
    """
    activedescendant autocomplete checked colcount colindex colspan expanded level modal multiline multiselectable orientation
    placeholder posinset pressed readonly required rowcount rowindex rowspan selected setsize sort valuemax valuemin valuenow
    valuetext
    """)

  /// Elements without a role of their own.
  private static let plain = words(
    "p div span em strong b i u s small sub sup code abbr cite q pre blockquote var kbd samp mark dfn address hgroup picture"
  )

  /// Whether a property says something about an element that has no role.
  static func needsRole(_ attribute: String, on element: String) -> Bool {
    plain.contains(element) && ofRoles.contains(String(attribute.dropFirst(5)))
  }
}
