/// The rules that every edition made of XHTML begins with.
///
/// Sizes are relative and there are no fixed colours, so that the reader’s own settings win and pages work in the dark.
package enum BaseStylesheet {
  /// The colours of tones, for documents whose ruby has classes for them. Marks or numbers say the same. On white, black, and
  /// the paper of reading systems, letters have a contrast of 4.5 and more (WCAG 2.2, 1.4.3).
  package static let toneRules = """

    /* Tones in colours. */
    .tone-1 { color: #a8201a; }
    .tone-2 { color: #7d4f00; }
    .tone-3 { color: #17612a; }
    .tone-4 { color: #1b4aa8; }
    .tone-5 { color: #565656; }
    @media (prefers-color-scheme: dark) {
      /* What shows a page on no ground of its own, as browsers do, is to show these colours on a dark one. */
      html { color-scheme: dark; background-color: Canvas; color: CanvasText; }
      .tone-1 { color: #ff8a80; }
      .tone-2 { color: #ffc44d; }
      .tone-3 { color: #7fd88f; }
      .tone-4 { color: #9ab8ff; }
      .tone-5 { color: #bdbdbd; }
    }

    """

  /// The rules of every edition.
  package static let rules = """
    @charset "UTF-8";

    /* Generic families only: a named family that is not embedded overrides the reader’s own choice. */
    html { font-family: serif; }

    body {
      margin: 0 5%;
      line-height: 1.6;
      text-autospace: normal;
      text-spacing-trim: trim-start;
      line-break: strict;
      overflow-wrap: anywhere;
      -epub-hyphens: auto;
      hyphens: auto;
      widows: 2;
      orphans: 2;
    }
    :lang(zh) { -epub-hyphens: none; hyphens: none; }

    /* No last line of one character. */
    p, li, dd, figcaption, h1, h2, h3, h4, h5, h6 { text-wrap: pretty; }
    p { margin: 0; text-indent: 0; }
    p + p { margin-top: 0.7em; }
    .titlepage p { margin: 0.5em 0; text-indent: 0; }
    /* Chinese paragraphs are set off by an indent of two characters, and not by space. */
    section > p:lang(zh) { margin-top: 0; text-indent: 2em; }
    .titlepage > p:lang(zh) { margin: 0.5em 0; text-indent: 0; }

    h1, h2, h3, h4, h5, h6 {
      margin: 1.6em 0 0.7em;
      line-height: 1.3;
      font-weight: bold;
      break-after: avoid;
      page-break-after: avoid;
      break-inside: avoid;
      -epub-hyphens: none;
      hyphens: none;
    }
    h1 { font-size: 1.5em; margin-top: 2.2em; }
    h2 { font-size: 1.25em; }
    h3 { font-size: 1.1em; }
    h4, h5, h6 { font-size: 1em; }

    /* A heading's other language stands on a line of its own. */
    h1 .bracketed, h2 .bracketed { margin-top: 0.2em; }
    h1 .bracketed, h2 .bracketed, .contents .bracketed { display: block; font-size: 0.85em; font-weight: normal; }
    .contents .bracketed { padding-left: 1.1em; }

    em:lang(zh), em:lang(ja) {
      font-style: normal;
      -epub-text-emphasis: filled dot;
      -webkit-text-emphasis: filled dot;
      text-emphasis: filled dot;
      -epub-text-emphasis-position: under right;
      -webkit-text-emphasis-position: under right;
      text-emphasis-position: under right;
    }
    em:lang(ja) {
      -epub-text-emphasis-position: over right;
      -webkit-text-emphasis-position: over right;
      text-emphasis-position: over right;
    }
    ruby { ruby-align: center; ruby-position: over; }
    .together { white-space: nowrap; }
    rt { font-size: 0.5em; line-height: 1; text-align: center; }
    /* Pinyin of neighbouring characters must not run together. */
    rt:lang(zh) { padding-inline: 0.25em; }
    rt:lang(zh-Latn) { font-family: sans-serif; }
    sup, sub { font-size: 0.75em; line-height: 0; }

    a { color: inherit; text-decoration: underline; }
    a.noteref { text-decoration: none; font-weight: bold; }
    /* Two references side by side are not one number. */
    sup + sup { margin-inline-start: 0.35em; }
    /* Links between the text and the glossary are many: lighter than others. */
    .term a { text-decoration-style: dotted; }

    /* Set off by an indent, as in print, and not by a bar, which marks what is not the author's running text. */
    blockquote { margin: 1.2em 1.6em; }
    blockquote:lang(zh) { margin: 1.2em 2em; }
    ul, ol { margin: 0.7em 0; padding: 0 0 0 1.6em; }
    li { margin: 0.2em 0; }
    li > ul, li > ol { margin-top: 0; margin-bottom: 0; }
    li.task { list-style: none; }
    ul.tasks { list-style: none; padding-left: 0.4em; }
    ol.chinese-numbers { list-style-type: simp-chinese-informal; }
    dt { font-weight: bold; margin-top: 0.7em; break-after: avoid; }
    dfn { font-style: inherit; }
    dd { margin: 0.2em 0 0.5em 1.6em; }

    pre, code { font-family: monospace; }
    code { font-size: 0.9em; }
    pre {
      margin: 1em 0;
      padding: 0.6em 0.8em;
      border: 0.05em solid;
      white-space: pre-wrap;
      text-autospace: no-autospace;
      text-spacing-trim: space-all;
      line-height: 1.4;
      text-align: start;
      -epub-hyphens: none;
      hyphens: none;
    }

    table { margin: 1.2em auto; border-collapse: collapse; line-height: 1.4; }
    caption { margin-bottom: 0.5em; font-weight: bold; break-after: avoid; }
    th, td { padding: 0.4em 0.7em; vertical-align: top; text-align: start; overflow-wrap: break-word; }
    /* Rules belong to rows: MuPDF draws those of a cell below its own text, through that of its neighbours. */
    tr { border-bottom: 0.05em solid; break-inside: avoid; page-break-inside: avoid; }
    thead tr:first-child { border-top: 0.12em solid; }
    thead tr:last-child { border-bottom: 0.08em solid; }
    tbody tr:last-child { border-bottom: 0.12em solid; }
    thead { display: table-header-group; }
    .scroller { overflow-x: auto; }
    /* Tables of many columns on a phone: a row is a list of its cells, each with its column’s title. */
    @media (max-width: 36em) {
      th, td { padding: 0.4em 0.4em; }
      table.stacked, .stacked caption, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
      table.stacked { margin: 1.2em 0; }
      .stacked thead { display: none; }
      .stacked tr { margin: 0 0 0.9em; border: 0; border-top: 0.12em solid; }
      .stacked th, .stacked td {
        padding: 0.25em 0; border-bottom: 0.05em solid; text-align: start; white-space: normal;
      }
      .stacked td::before { content: attr(data-title); font-weight: bold; margin-inline-end: 0.8em; }
    }
    /* Not where a page is narrower than any phone: calibre leaves media queries out, and a column that does not fit on paper is lost. */
    @media (min-width: 20em) { .short { white-space: nowrap; } }
    .leading { text-align: start; }
    .center { text-align: center; }
    .trailing { text-align: end; }

    figure { margin: 1.4em 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
    figcaption { margin-top: 0.5em; font-size: 0.9em; }
    img { max-width: 100%; max-height: 90vh; height: auto; }
    /* The lines of a transparent drawing are dark: they need a light ground. */
    @media (prefers-color-scheme: dark) { img { background: #fff; } }
    .missing-picture { border: 0.05em dashed; padding: 0.1em 0.4em; }

    /* Renderers that do not know these take them for running text, and may put it before the blocks around it. */
    details, figure, figcaption { display: block; }

    details { margin: 0.3em 0 0.9em; padding-inline-start: 0.7em; border-inline-start: 0.15em solid; }
    /* A list item has the mark that says that it opens. */
    summary { display: list-item; font-size: 0.8em; }

    hr { width: 30%; margin: 1.8em auto; border: 0; border-top: 0.08em solid; }
    .math { margin: 1em 0; text-align: center; }
    mtd[columnalign="left"] { text-align: left; }
    mtd[columnalign="right"] { text-align: right; text-align: -webkit-right; }
    menclose[notation~="box"] { border: thin solid; padding: 0.2em; }
    mtext[mathvariant="bold"] { font-weight: bold; }
    mtext[mathvariant="italic"] { font-style: italic; }
    .pagebreak { display: block; }

    .parallel > .row { margin: 0.9em 0; break-inside: avoid; }
    .parallel .passage + .passage { margin-top: 0.3em; padding-inline-start: 0.7em; border-inline-start: 0.15em solid; }
    /* Below the heading that it belongs to. */
    .passage + .passage h1, .passage + .passage h2, .passage + .passage h3 { margin-top: 0.2em; }
    @media (min-width: 38em) {
      /* No gaps between rows: the rule between the columns is one line. */
      .parallel:not(.interleaved) > .row { display: flex; gap: 1.6em; margin: 0; }
      .parallel:not(.interleaved) .passage { flex: 1 1 0; min-width: 0; padding-top: 0.45em; padding-bottom: 0.45em; }
      .parallel:not(.interleaved) .passage + .passage { margin-top: 0; }
      .parallel:not(.interleaved) .passage h1 { margin-top: 1.6em; }
      .parallel:not(.interleaved) .passage h2, .parallel:not(.interleaved) .passage h3 { margin-top: 1.2em; }
    }

    .editors-note, .abstract, .tip, .notice { font-size: 0.95em; }
    .tip, .notice { margin: 1.2em 0; padding-inline-start: 0.8em; border-inline-start: 0.1em solid; }
    .warning, .caution, .danger, .important { border-inline-start-width: 0.3em; }
    .tip > .title, .notice > .title, .example > .title { margin: 0 0 0.3em; text-indent: 0; break-after: avoid; }
    .epigraph, .dedication { margin: 3em 10%; font-style: italic; }
    .epigraph:lang(zh), .dedication:lang(zh) { font-style: normal; }
    aside.pull-quote { margin: 1.4em 8%; font-size: 1.15em; }

    .notes { margin-top: 2.4em; padding-top: 0.8em; border-top: 0.05em solid; font-size: 0.9em; }
    .notes aside { margin: 0.5em 0; }
    a.backlink { text-decoration: none; font-weight: bold; }

    .article-byline { margin-bottom: 1.6em; font-size: 0.9em; }
    .article-subtitle { font-size: 1.1em; }
    .article-byline:lang(zh), .article-subtitle:lang(zh) { text-indent: 0; }
    .article-credits { margin-top: 2.4em; font-size: 0.9em; }

    .cover { margin: 0; padding: 0; text-align: center; }
    .cover img { max-width: 100%; max-height: 98vh; }
    .titlepage { margin-top: 20%; text-align: center; }
    .titlepage .title { font-size: 1.7em; margin: 0.6em 0 0.4em; }
    .titlepage .title-alternate { font-size: 1.25em; }
    .titlepage .subtitle { font-size: 1.1em; font-style: italic; }
    .titlepage .subtitle:lang(zh) { font-style: normal; }
    .titlepage p.creator { margin-top: 2.4em; }
    /* No sibling selector “~” anywhere: MuPDF leaves the rest of the stylesheet out. */
    .titlepage p.publisher { margin-top: 4em; }
    .titlepage .publisher, .titlepage .published, .titlepage .rights, .titlepage .series { font-size: 0.9em; }
    .contents ol { list-style: none; padding: 0; }
    .contents ol ol { padding-left: 1.4em; }
    .contents li { margin: 0.5em 0; }
    .contents a { text-decoration: none; }
    .glossary dt a { text-decoration: none; }

    """

  /// The rules of vertical editions: the same, turned, and what is vertical besides.
  package static let verticalRules =
    LogicalRules(rules).text + """

      html {
        -epub-writing-mode: vertical-rl;
        -webkit-writing-mode: vertical-rl;
        writing-mode: vertical-rl;
      }
      body { margin: 5% 0; }
      /* A picture keeps within the page, whatever its lines do. */
      img { max-width: 90vw; max-height: 90vh; }
      /* Chromium (156) puts ruby that stands behind letters or digits beside its line where it adds space between them. */
      ruby { text-autospace: no-autospace; }
      .cover { writing-mode: horizontal-tb; }
      .cover img { max-width: 98vw; }
      hr { width: auto; inline-size: 30%; }
      .upright {
        -epub-text-combine: horizontal;
        -webkit-text-combine: horizontal;
        text-combine-upright: all;
      }

      """
}
