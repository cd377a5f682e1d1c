/// The elements that HTML knows by name, with those of SVG and MathML that change how HTML is read.
///
/// Raw values are local names as the tree has them: SVG's in their own letter case.
public enum HTMLTag: String, Hashable, Sendable, CaseIterable {
  /// Any other element; its name stands in the tree.
  case other = ""

  // The document.
  case html, head, body, title, base, basefont, bgsound, link, meta, style, script, noscript, template
  case frameset, frame, noframes

  // Sections and blocks.
  case address, article, aside, blockquote, center, details, dialog, dir, div, dl, dd, dt, fieldset, figcaption, figure
  case footer, header, hgroup, hr, legend, li, listing, main, menu, nav, ol, p, plaintext, pre, search, section
  case summary, ul, xmp
  case h1, h2, h3, h4, h5, h6

  // Tables.
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th

  // Text.
  case a, abbr, acronym, b, bdi, bdo, big, br, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, nobr, q
  case rb, rp, rt, rtc, ruby, s, samp, slot, small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr

  // What is embedded.
  case applet, area, audio, canvas, embed, iframe, image, img, map, marquee, noembed, object, param, picture, source
  case track, video

  // Forms.
  case button, datalist, form, input, keygen, label, meter, optgroup, option, output, progress, select, selectedcontent
  case textarea

  // SVG and MathML.
  case svg, desc
  case foreignObject
  case math, mi, mn, mo, ms, mtext, mglyph, malignmark
  case annotationXML = "annotation-xml"

  /// The element of a name.
  static let byName: [String: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .other }.map { ($0.rawValue, $0) })

  /// Whether HTML has an element of a name, which is given in lower case.
  public static func isKnown(_ name: String) -> Bool { byName[name] != nil }

  /// HTML §13.1.2: elements that have neither content nor an end tag.
  public var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link,
      .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// Whether this is a heading, and of which rank.
  public var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// HTML §13.2.4.2, “special”: elements of HTML's namespace with parsing rules of their own.
  var isSpecial: Bool {
    switch self {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
      .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure,
      .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe,
      .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript,
      .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
      .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp:
      true
    default: false
    }
  }

  /// HTML §13.2.4.2, “formatting”: elements that go on behind a wrong end tag.
  var isFormatting: Bool {
    switch self {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
    default: false
    }
  }
}
