/// The elements of XHTML 1.1 that EPUB 2 has: content models and attributes (OPS 2.0.1 §2.2; XHTML Modularization 1.1 §5).
///
/// Forms are not among them, nor what came with HTML 5.
enum XHTMLElements {
  static let vocabulary = Vocabulary(
    """
    html : head body : version $i18n
    head : %head* title %head* : profile $i18n
    title : #text : $i18n
    base : : href! target
    meta : : http-equiv=word name=word content scheme $i18n
    link : : charset href hreflang=tag type rel rev media $common
    style : #text : type! media title xml:space=preserve $i18n
    script : #text : charset type! src defer=defer xml:space=preserve
    noscript body : blocks : $common
    blockquote : blocks : cite $common
    div dd li : flow : $common
    h1 h2 h3 h4 h5 h6 p address dt : inline : $common
    pre : inline : xml:space=preserve $common
    abbr acronym b big cite code dfn em i kbd samp small span strong sub sup tt var caption : inline : $common
    q : inline : cite $common
    bdo : inline : dir=ltr|rtl! xml:lang=tag lang=tag $core
    a : inline : href charset type hreflang=tag rel rev accesskey tabindex shape=rect|circle|poly|default coords target $common
    br : : $core
    hr : : $common
    ul ol : li+ : $common
    dl : (dt | dd)+ : $common
    del ins : flow : cite datetime $common
    img : : src! alt! longdesc height width usemap ismap=ismap $common
    object : (param | %block | %inline | #text)* : declare=declare classid codebase data type codetype archive standby height width name tabindex usemap $common
    applet : (param | %block | %inline | #text)* : alt! archive code codebase object height! width! $core
    param : : id=name name! value valuetype=data|ref|object type
    map : (%block | area)+ : id=name! class title style xml:lang=tag lang=tag dir=ltr|rtl
    area : : href shape=rect|circle|poly|default coords nohref=nohref alt! tabindex accesskey target $common
    iframe : flow : longdesc src frameborder=0|1 width height marginwidth marginheight scrolling=yes|no|auto $core
    table : caption? (col* | colgroup*) ((thead? tfoot? tbody+) | tr+) : summary width border frame=void|above|below|hsides|lhs|rhs|vsides|box|border rules=none|groups|rows|cols|all cellspacing cellpadding $common
    colgroup : col* : span width $align $common
    col : : span width $align $common
    thead tbody tfoot : tr+ : $align $common
    tr : (td | th)+ : $align $common
    td th : flow : abbr axis headers scope=row|col|rowgroup|colgroup rowspan colspan $align $common
    """, groups: groups, classes: ["%block": blocks, "%inline": inline, "%head": words("base meta link style script")],
    isClosed: true)

  private static let groups = [
    "blocks": "(%block)+", "flow": "(%block | %inline | #text)*", "inline": "(%inline | #text)*",
    "$i18n": "xml:lang=tag lang=tag dir=ltr|rtl", "$core": "id=name class title style",
    "$common": "id=name class title style xml:lang=tag lang=tag dir=ltr|rtl",
    "$align": "align=left|center|right|justify|char char charoff valign=top|middle|bottom|baseline",
  ]

  private static let blocks = words(
    "address blockquote del div dl h1 h2 h3 h4 h5 h6 hr ins noscript ol p pre script table ul")

  private static let inline = words(
    """
    a abbr acronym applet b bdo big br cite code del dfn em i iframe img ins kbd map noscript object q samp script small
    span strong sub sup tt var
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
