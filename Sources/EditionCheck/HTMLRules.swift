/// What HTML has, as XHTML in EPUB (HTML Living Standard; EPUB 3.3 §6.1).
enum HTMLRules {
  static let elements = words(
    """
    a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col
    colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav
    object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp script search section select slot
    small source span strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track u ul
    var video wbr
    """)

  /// Elements that break a paragraph.
  static let blocks = words(
    """
    address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main
    nav ol p pre section table ul
    """)

  /// Elements that hold running text alone.
  static let phrasingOnly = words(
    "p h1 h2 h3 h4 h5 h6 pre span em strong b i u s small sub sup code kbd samp var q cite abbr dfn mark rt rb label legend summary"
  )

  /// Elements that blocks may stand in again, whatever they stand in themselves.
  static let opensFlow = words(
    "body div section article aside li dd td th blockquote figure figcaption details header footer main nav button object caption dt form fieldset"
  )

  /// Where elements belong.
  static let parents: [String: Set<String>] = [
    "li": ["ul", "ol", "menu"], "tr": ["table", "thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"],
    "thead": ["table"], "tbody": ["table"], "tfoot": ["table"], "caption": ["table"], "dt": ["dl", "div"],
    "dd": ["dl", "div"],
    "figcaption": ["figure"], "summary": ["details"], "rt": ["ruby", "rtc"], "rp": ["ruby"], "head": ["html"],
    "body": ["html"],
    "title": ["head"], "col": ["colgroup"], "colgroup": ["table"], "source": ["audio", "video", "picture"],
    "legend": ["fieldset"], "option": ["select", "optgroup", "datalist"], "style": ["head"], "base": ["head"],
  ]

  /// What may not stand anywhere within what.
  static let nowhereWithin: [String: Set<String>] = [
    "a": ["a", "button"], "button": ["a", "button"], "select": ["a", "button"], "textarea": ["a", "button"],
    "iframe": ["a", "button"], "embed": ["a", "button"], "details": ["a", "button"], "label": ["a", "button", "label"],
    "header": ["header", "footer"], "footer": ["header", "footer"], "form": ["form"], "dfn": ["dfn"],
    "progress": ["progress"], "meter": ["meter"], "table": ["caption"],
  ]

  /// What elements may hold, for those that hold few kinds.
  static let children: [String: Set<String>] = [
    "ul": ["li", "script", "template"], "ol": ["li", "script", "template"], "menu": ["li", "script", "template"],
    "table": ["caption", "colgroup", "thead", "tbody", "tfoot", "tr", "script", "template"],
    "thead": ["tr", "script", "template"], "tbody": ["tr", "script", "template"],
    "tfoot": ["tr", "script", "template"],
    "tr": ["td", "th", "script", "template"], "dl": ["dt", "dd", "div", "script", "template"],
    "html": ["head", "body"],
    "head": ["title", "meta", "link", "style", "script", "base", "template"],
    "br": [], "hr": [], "img": [], "meta": [], "link": [], "input": [], "wbr": [], "col": [], "title": [],
  ]

  private static let globalAttributes = words(
    """
    accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode is itemid itemprop
    itemref itemscope itemtype lang nonce popover role slot spellcheck style tabindex title translate property typeof about resource
    vocab prefix rel rev content datatype inlist
    """)

  private static let ownAttributes: [String: Set<String>] = [
    "a": words("name href target download ping rel hreflang type referrerpolicy"),
    "img": words("src alt srcset sizes width height loading decoding usemap ismap crossorigin"),
    "ol": words("start type reversed"), "li": words("value"), "td": words("colspan rowspan headers"),
    "th": words("colspan rowspan headers scope abbr"), "col": words("span"), "colgroup": words("span"),
    "blockquote": words("cite"), "q": words("cite"), "ins": words("cite datetime"), "del": words("cite datetime"),
    "time": words("datetime"), "data": words("value"),
    "link": words("href rel type media hreflang sizes as crossorigin"),
    "meta": words("name content charset http-equiv"), "script": words("src type async defer charset"),
    "style": words("type media"), "html": words("xmlns manifest"), "body": [], "details": words("open name"),
    "dialog": words("open"),
    "table": words("border"), "base": words("href target"), "map": words("name"),
    "area": words("alt coords shape href target"),
    "audio": words("src controls preload autoplay loop muted crossorigin"),
    "video": words("src controls preload autoplay loop muted poster width height crossorigin playsinline"),
    "source": words("src type srcset sizes media width height"), "track": words("src kind srclang label default"),
    "iframe": words("src srcdoc name width height sandbox allow allowfullscreen loading"),
    "object": words("data type name width height form"), "param": words("name value"),
    "embed": words("src type width height"),
    "canvas": words("width height"), "progress": words("value max"), "meter": words("value min max low high optimum"),
    "label": words("for"), "output": words("for form name"),
    "form": words("action method name target autocomplete novalidate enctype accept-charset"),
    "input": words(
      "type name value checked disabled readonly required placeholder size maxlength minlength min max step pattern multiple list form accept alt src width height autocomplete"
    ),
    "button": words("type name value disabled form"), "select": words("name multiple size disabled required form"),
    "option": words("value selected disabled label"), "optgroup": words("label disabled"),
    "textarea": words("name rows cols disabled readonly required placeholder maxlength wrap form"),
    "fieldset": words("disabled name form"),
    "bdo": [],
  ]

  /// WAI-ARIA 1.2, §6.5 and §6.6, without `aria-`.
  private static let ariaAttributes = words(
    """
    activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex colindextext colspan
    controls current describedby description details disabled dropeffect errormessage expanded flowto grabbed haspopup hidden
    invalid keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed
    readonly relevant required roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax valuemin
    valuenow valuetext
    """)

  /// Attributes of which an element has at least one.
  static let required: [String: Set<String>] = [
    "map": ["name"], "bdo": ["dir"], "data": ["value"], "object": ["data", "type"],
    "link": ["rel", "property", "itemprop"],
    "meta": ["name", "http-equiv", "charset", "property", "itemprop"], "track": ["src"], "param": ["name"],
    "optgroup": ["label"], "embed": ["src"],
  ]

  /// WAI-ARIA 1.2 §6.6: attributes that are true or false, and attributes with a whole number.
  private static let ariaFlags = words(
    "aria-atomic aria-busy aria-disabled aria-modal aria-multiline aria-multiselectable aria-readonly aria-required")
  private static let ariaNumbers = words(
    "aria-colcount aria-colindex aria-colspan aria-level aria-posinset aria-rowcount aria-rowindex aria-rowspan aria-setsize"
  )

  /// Whether an element has an attribute.
  static func allows(_ attribute: String, on element: String) -> Bool {
    if attribute.hasPrefix("aria-") { return ariaAttributes.contains(String(attribute.dropFirst(5))) }
    // In XML the names keep their capitals, and scripts would not find them.
    if attribute.hasPrefix("data-") {
      return attribute.utf8.count > 5 && !attribute.utf8.contains { (0x41...0x5A).contains($0) }
    }
    return globalAttributes.contains(attribute) || attribute.hasPrefix("on")
      || ownAttributes[element]?.contains(attribute) ?? false
  }

  private static let roles = words(
    """
    alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo definition
    dialog directory document feed figure form grid gridcell group heading img link list listbox listitem log main marquee math
    menu menubar menuitem menuitemcheckbox menuitemradio navigation none note option presentation progressbar radio radiogroup
    region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel
    term textbox timer toolbar tooltip tree treegrid treeitem
    """)

  private static let publishingRoles = words(
    """
    abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon conclusion cover
    credit credits dedication endnote endnotes epigraph epilogue errata example footnote foreword glossary glossref index
    introduction noteref notice pagebreak pagelist part preface prologue pullquote qna subtitle tip toc
    """)

  private static let inputTypes = words(
    """
    button checkbox color date datetime-local email file hidden image month number password radio range reset search submit
    tel text time url week
    """)

  /// Attributes that are there or not: their value is blank or their name.
  private static let booleans = words(
    """
    allowfullscreen async autofocus autoplay checked controls default defer disabled inert ismap itemscope loop multiple muted
    novalidate playsinline readonly required reversed selected
    """)

  /// Attributes with a value out of a list.
  private static let choices: [String: Set<String>] = [
    "contenteditable": ["", "true", "false", "plaintext-only"], "draggable": ["true", "false"],
    "spellcheck": ["", "true", "false"], "translate": ["", "yes", "no"], "charset": ["utf-8"],
    "scope": ["row", "col", "rowgroup", "colgroup"], "shape": ["", "circle", "default", "poly", "rect"],
    "preload": ["", "none", "metadata", "auto"],
    "autocapitalize": ["off", "none", "on", "sentences", "words", "characters"],
  ]

  /// Whether a text is a time as HTML writes them, as far as its characters go: `2026-01-02`, `10:30Z`, `PT4H18M`, `4h 18m 3s`.
  private static func isTime(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || ":.-+TZWPYMDHSwdhms ".utf8.contains($0) }
  }

  /// Whether an attribute takes a value, for those whose values have a form.
  static func takes(_ value: String, for attribute: String, on element: String) -> Bool {
    switch attribute {
    case "dir": ["ltr", "rtl", "auto"].contains(value.lowercased())
    case "hidden": ["", "hidden", "until-found"].contains(value.lowercased())
    case "tabindex": Int(value) != nil
    case "start", "value":
      switch element {
      case "ol", "li": Int(value) != nil
      case "progress", "meter": Double(value) != nil
      default: true
      }
    case "colspan", "rowspan", "span": Int(value).map { $0 >= (attribute == "rowspan" ? 0 : 1) } ?? false
    case "type" where element == "ol": ["1", "a", "A", "i", "I"].contains(value)
    case "type" where element == "input": inputTypes.contains(value.lowercased())
    case "width", "height":
      !["img", "video", "iframe", "canvas", "object", "embed"].contains(element) || Int(value) != nil
    case "role":
      value.split(whereSeparator: \.isWhitespace).allSatisfy { role in
        roles.contains(String(role)) || role.hasPrefix("graphics-")
          || role.hasPrefix("doc-") && publishingRoles.contains(String(role.dropFirst(4)))
      }
    case "open" where element == "details": ["", "open"].contains(value.lowercased())
    case "border" where element == "table": ["", "1"].contains(value)
    case "datetime": element == "time" && value.isEmpty || isTime(value)
    case "max", "min", "low", "high", "optimum": !["progress", "meter"].contains(element) || Double(value) != nil
    case "open" where element == "dialog": ["", "open"].contains(value.lowercased())
    case "aria-hidden": ["true", "false"].contains(value)
    case let name where ariaFlags.contains(name): ["true", "false"].contains(value)
    case let name where ariaNumbers.contains(name): Int(value) != nil
    case let name where booleans.contains(name): ["", name].contains(value.lowercased())
    default: choices[attribute]?.contains(value.lowercased()) ?? true
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
