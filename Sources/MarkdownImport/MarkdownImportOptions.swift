public import PlatenCore

/// The options of Markdown import: the extensions of CommonMark to use.
///
/// The defaults are those of ``platen``: all extensions for books.
public struct MarkdownImportOptions: FormatOptions {
  /// The treatment of raw HTML.
  public enum RawHTML: String, Hashable, Sendable, CaseIterable {
    /// It is shown as text, and each occurrence is reported. Only comments become raw nodes without a report, because they are
    /// not visible and have no effect.
    case escape
    /// It becomes raw nodes, which exporters can sanitise.
    case keep
    /// It becomes nodes with the same meaning: `<kbd>`, `<details>` around paragraphs, pictures, tables. Elements that run or load
    /// something are removed and reported.
    case read
  }

  /// The syntax of wiki links.
  public enum WikiLinks: String, Hashable, Sendable, CaseIterable {
    /// They are not recognised.
    case off
    /// `[[page|title]]`, as in MediaWiki and Obsidian.
    case titleAfterPipe = "title-after-pipe"
    /// `[[title|page]]`, as in GitHub's wikis.
    case titleBeforePipe = "title-before-pipe"
  }

  /// The encoding.
  public var encoding = TextEncoding.auto
  /// Pipe tables, as in GFM.
  public var tables = true
  /// `~~struck out~~`, as in GFM; with one tilde too where ``scripts`` is off.
  public var strikethrough = true
  /// `- [x] done`, as in GFM.
  public var taskLists = true
  /// Bare addresses become links, as in GFM.
  public var autolinks = true
  /// `[^1]` and `[^1]: text`, as in cmark-gfm.
  public var footnotes = true
  /// A YAML block at the start of the file becomes the document's metadata.
  public var frontMatter = true
  /// `{#id .class lang=zh-Hans}` after headings, code, links and pictures, and spans `[text]{…}`, as in pandoc.
  public var attributes = true
  /// `::: editors-note … :::`, as in pandoc.
  public var divisions = true
  /// A term, and below it a line that begins with a colon, as in pandoc.
  public var definitionLists = true
  /// `$x$` and `$$x$$`, as in pandoc; code spans between dollar signs and code blocks with the info string `math`,
  /// as on GitHub.
  public var math = true
  /// `> [!NOTE]` as on GitHub, `!!! note "Title"` as in MkDocs, `::: tip Title` as in VitePress, `:::{note} Title` as in
  /// MyST: divisions with a role and a title.
  public var admonitions = true
  /// `a)`, `iv.`, `(1)` and `#.` begin items, and `(@)` numbered examples, as in pandoc.
  public var fancyLists = true
  /// `^[a note in the line]`, as in pandoc.
  public var inlineNotes = true
  /// `{汉字|hàn zì}`.
  public var ruby = true
  /// `H~2~O` and `2^10^`, as in pandoc.
  public var scripts = true
  /// `{page=12}`.
  public var pageBreaks = true
  /// A picture alone in its paragraph becomes a figure with its description as the caption, as in pandoc.
  public var figures = true
  /// A paragraph before or after a table that begins with `:` or `Table:` becomes its caption, as in pandoc.
  public var tableCaptions = true
  /// Rules for Chinese and Japanese: emphasis is recognised next to CJK punctuation, where CommonMark would leave the marks as text;
  /// a line end between Han or kana is not a space; bare addresses end at fullwidth punctuation.
  public var cjk = true
  /// Headings get the id that GitHub gives them (`#getting-started`) if a link in the file uses it.
  public var headingIDs = true
  /// `[Heading]` is a link to the heading with that title if there is no reference with that label, as in pandoc.
  public var headingReferences = false
  /// `[[page]]` and `[[page|title]]`.
  public var wikiLinks = WikiLinks.off
  /// Outside of code, straight quotation marks become curly ones, `--` and `---` become dashes, and `...` an ellipsis, as in pandoc.
  public var smart = false
  /// The treatment of raw HTML.
  public var rawHTML = RawHTML.read
  /// Whether nodes record their range in the source.
  public var sourcePositions = false

  /// Makes options with the defaults: ``platen``.
  public init() {}

  public static let schema = OptionSchema<MarkdownImportOptions>([
    .encoding(\.encoding),
    .boolean("tables", \.tables, help: "Pipe tables, as in GFM."),
    .boolean("strikethrough", \.strikethrough, help: "~~struck out~~, as in GFM."),
    .boolean("task-lists", \.taskLists, help: "- [x] done, as in GFM."),
    .boolean("autolinks", \.autolinks, help: "Bare addresses become links, as in GFM."),
    .boolean("footnotes", \.footnotes, help: "[^1] and [^1]: text."),
    .boolean("front-matter", \.frontMatter, help: "A YAML block at the start becomes metadata."),
    .boolean("attributes", \.attributes, help: "{#id .class lang=zh-Hans}, and spans [text]{.class}."),
    .boolean("divisions", \.divisions, help: "::: editors-note … :::, for roles, languages and classes."),
    .boolean("definition-lists", \.definitionLists, help: "A term, and below it a line that begins with a colon."),
    .boolean("math", \.math, help: "$x$ within a line and $$x$$ displayed."),
    .boolean("admonitions", \.admonitions, help: "> [!NOTE], !!! note, ::: tip Title and similar become asides."),
    .boolean("fancy-lists", \.fancyLists, help: "a), iv., (1) and #. begin items, (@) numbered examples."),
    .boolean("inline-notes", \.inlineNotes, help: "^[a note within the text]."),
    .boolean("ruby", \.ruby, help: "{汉字|hàn zì}, per character or for the whole."),
    .boolean("scripts", \.scripts, help: "H~2~O and 2^10^."),
    .boolean("page-breaks", \.pageBreaks, help: "{page=12} where a printed page begins."),
    .boolean("figures", \.figures, help: "A picture alone in its paragraph becomes a figure with a caption."),
    .boolean(
      "table-captions", \.tableCaptions,
      help: "A paragraph “Table: …” before or after a table becomes its caption."),
    .boolean("cjk", \.cjk, help: "Emphasis next to CJK punctuation, and lines of Han joined without a space."),
    .boolean("heading-ids", \.headingIDs, help: "Headings get the ids of GitHub where a link uses them."),
    .boolean("heading-references", \.headingReferences, help: "[Title] is a link to the heading with that title."),
    .choice("wiki-links", \.wikiLinks, help: "[[page]], with an optional title after or before a pipe."),
    .boolean(
      "smart", \.smart, help: "Straight quotation marks become curly; --, --- and ... become dashes and ellipses."),
    .choice(
      "raw-html", \.rawHTML,
      help: "Whether raw HTML is mapped to the model (read), shown as text (escape) or kept as raw nodes (keep)."),
    .boolean("source-positions", \.sourcePositions, help: "Whether nodes record their range in the source."),
  ])
}

extension MarkdownImportOptions {
  /// All extensions for books; raw HTML is read.
  public static let platen = MarkdownImportOptions()

  /// CommonMark 0.31.2 without extensions; raw HTML is kept.
  public static let commonMark: MarkdownImportOptions = {
    var options = MarkdownImportOptions()
    for extensionFlag in allExtensions { options[keyPath: extensionFlag] = false }
    options.rawHTML = .keep
    return options
  }()

  /// GitHub Flavored Markdown: CommonMark with tables, strikethrough, task lists, autolinks, footnotes and alerts; raw HTML
  /// is kept.
  public static let gfm: MarkdownImportOptions = {
    var options = commonMark
    options.tables = true
    options.strikethrough = true
    options.taskLists = true
    options.autolinks = true
    options.footnotes = true
    options.admonitions = true
    return options
  }()

  private static var allExtensions: [WritableKeyPath<MarkdownImportOptions, Bool>] {
    [
      \.tables, \.strikethrough, \.taskLists, \.autolinks, \.footnotes, \.frontMatter, \.attributes, \.divisions,
      \.definitionLists, \.admonitions, \.fancyLists, \.inlineNotes, \.math, \.ruby, \.scripts, \.pageBreaks, \.figures,
      \.tableCaptions, \.cjk, \.headingIDs, \.headingReferences, \.smart,
    ]
  }

  /// ``commonMark`` as a user would set it.
  package static var commonMarkSettings: [OptionSetting] {
    schema.descriptions.filter { $0.values == .boolean && $0.name != "source-positions" }
      .map { OptionSetting($0.name, "false") } + [OptionSetting("raw-html", RawHTML.keep.rawValue)]
  }

  /// ``gfm`` as a user would set it, with what GitHub does around its Markdown: links find headings by their titles, front
  /// matter is no text, and formulas are set.
  package static var gfmSettings: [OptionSetting] {
    let own = [
      "tables", "strikethrough", "task-lists", "autolinks", "footnotes", "admonitions", "heading-ids", "front-matter",
      "math",
    ]
    return commonMarkSettings.filter { !own.contains($0.name) }
  }
}
