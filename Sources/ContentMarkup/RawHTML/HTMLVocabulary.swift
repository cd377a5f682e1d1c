/// The elements that raw HTML may have in an edition, and what stands in what (HTML §4, as EPUBCheck's schema has it).
enum HTMLVocabulary {
  /// Where an element may stand.
  enum Category: Hashable, Sendable {
    /// Wherever text may.
    case phrasing
    /// Where blocks may.
    case flow
    case listItem, term, description
    case caption, columnGroup, column, rowGroup, row, cell
    case rubyText, rubyParenthesis
    case figureCaption, summary
  }

  /// What an element may hold.
  enum Content: Hashable, Sendable {
    case nothing, text, phrasing, flow
    case list, descriptions, table, columns, rows, cells, ruby
  }

  /// An element.
  struct Element: Hashable, Sendable {
    /// What is written.
    var name: StaticString
    var category: Category
    var content: Content

    /// The name as a string.
    var label: String { name.description }

    static func == (left: Element, right: Element) -> Bool {
      left.label == right.label && left.category == right.category && left.content == right.content
    }

    func hash(into hasher: inout Hasher) { hasher.combine(label) }
  }

  /// The element for a name in lower case; obsolete names become what replaced them. `nil` for what is left out.
  static func element(_ name: String) -> Element? { elements[name] }

  /// Elements that are left out with all that they hold: code, other documents, forms' inner text, foreign markup.
  static let droppedWithContent: Set<String> = [
    "script", "style", "iframe", "object", "applet", "noembed", "noframes", "template", "svg", "math", "select",
    "textarea", "title", "xmp", "frameset", "canvas",
  ]

  /// Of those, the ones in which nothing is markup (HTML §13.2.6.2).
  static let rawText: Set<String> = ["script", "style", "iframe", "noembed", "noframes", "textarea", "title", "xmp"]

  /// Elements that cannot hold anything: their tags never wait for an end.
  static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]

  /// Elements that may not stand in themselves, at any depth.
  static let notInThemselves: Set<String> = ["a", "dfn", "ruby"]

  private static let elements: [String: Element] = {
    var result: [String: Element] = [:]
    func add(_ names: [StaticString], _ category: Category, _ content: Content) {
      for name in names { result[name.description] = Element(name: name, category: category, content: content) }
    }
    add(
      [
        "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
      ], .phrasing, .phrasing)
    add(["br", "wbr"], .phrasing, .nothing)
    add(["ruby"], .phrasing, .ruby)
    add(["rt"], .rubyText, .phrasing)
    add(["rp"], .rubyParenthesis, .text)
    add(["article", "aside", "blockquote", "details", "div", "figure", "section"], .flow, .flow)
    add(["h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"], .flow, .phrasing)
    add(["hr"], .flow, .nothing)
    add(["ul", "ol"], .flow, .list)
    add(["dl"], .flow, .descriptions)
    add(["table"], .flow, .table)
    add(["li"], .listItem, .flow)
    add(["dt"], .term, .flow)
    add(["dd"], .description, .flow)
    // EPUBCheck refuses a table anywhere within a caption; text is all that a caption needs.
    add(["caption"], .caption, .phrasing)
    add(["colgroup"], .columnGroup, .columns)
    add(["col"], .column, .nothing)
    add(["thead", "tbody"], .rowGroup, .rows)
    add(["tr"], .row, .cells)
    add(["td", "th"], .cell, .flow)
    add(["figcaption"], .figureCaption, .flow)
    add(["summary"], .summary, .phrasing)
    let replacements = [
      "acronym": "abbr", "big": "span", "center": "div", "dir": "ul", "font": "span", "listing": "pre", "menu": "ul",
      "nobr": "span", "strike": "s", "tt": "code", "address": "div", "footer": "div", "header": "div", "hgroup": "div",
      "main": "div", "nav": "div", "fieldset": "div", "bdo": "span", "search": "div",
      // A foot must be a table's last part, which a stream of tags cannot know.
      "tfoot": "tbody",
    ]
    for (name, replacement) in replacements { result[name] = result[replacement] }
    return result
  }()
}
