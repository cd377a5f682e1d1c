/// The elements of HTML, as XHTML in EPUB: content models and attributes (HTML Living Standard; EPUB 3.3 §6.1).
enum HTMLElements {
  /// What an element may hold is `flow`, `phrasing`, `transparent` (as its parent), `empty`, `#text`, or a pattern.
  static let rules = Vocabulary(structure + "\n" + text + "\n" + embedded + "\n" + forms, groups: groups).rules

  private static let groups = [
    "empty": "", "scripts": "(script | template)*", "rows": "(script | template | tr)*",
    "items": "(li | script | template)*",
    "$size": "width=0.. height=0..", "$cell": "colspan=1.. rowspan=0.. headers=words",
    "$fetch": "crossorigin=|anonymous|use-credentials",
    "$media": "src=filled controls=flag preload=|none|metadata|auto autoplay=flag loop=flag muted=flag",
    "$link": "target=target rel hreflang=language type=media referrerpolicy download ping",
    "$edit": "cite=url datetime=time",
  ]

  private static let structure = """
    html : head body : manifest
    head : any : profile=never
    title : #text
    base : empty : href=url target=target
    link : empty : href=filled rel type=media media hreflang=language sizes as disabled=flag title integrity referrerpolicy $fetch
    meta : empty : name=filled content charset=utf-8 http-equiv
    style : #text : type=media media
    script : #text : src=url type async=flag defer=flag charset language nomodule=flag integrity referrerpolicy $fetch
    noscript : never
    template : any
    body : flow
    address article aside div footer header main nav search section blockquote dd dt : flow
    blockquote : flow : cite=url
    h1 h2 h3 h4 h5 h6 p pre : phrasing
    hgroup : (script | template | p)* (h1 | h2 | h3 | h4 | h5 | h6) (script | template | p)*
    hr : empty
    ol : items : start=int type=1|a|i reversed=flag
    ul menu : items
    li : flow : value=int
    dl : (script | template)* ((dt (dt | script | template)* dd (dd | script | template)*)* | (div | script | template)*)
    figure : (figcaption (%flow | #text)*) | ((%flow | #text)* figcaption?)
    figcaption : flow
    details : summary (%flow | #text)* : open=flag name=filled
    summary : (%phrasing | %headings | #text)*
    dialog : flow : open=flag
    table : caption? colgroup* (script | template)* thead? (script | template)* ((tbody | script | template)* | (tr | script | template)*) tfoot? : border=|1
    caption : flow
    colgroup : (col | script | template)* : span=1..
    col : empty : span=1..
    thead tbody tfoot : rows
    tr : (td | th | script | template)*
    td : flow : $cell
    th : flow : $cell scope=row|col|rowgroup|colgroup abbr
    """

  private static let text = """
    abbr b bdi cite code dfn em i kbd mark s samp small span strong sub sup u var : phrasing
    a : transparent : href=url name=filled $link
    q : phrasing : cite=url
    bdo : phrasing : dir=ltr|rtl|auto!
    data : phrasing : value!
    time : phrasing : datetime=time
    ins del : transparent : $edit
    ruby : ((#text | %phrasing | rb)* (rt | rtc | rp (rt | rtc) rp)+)+
    rb rt rp : phrasing
    rtc : (#text | %phrasing | rt | rp)*
    br wbr : empty
    """

  private static let embedded = """
    img : empty : src=filled! alt srcset sizes usemap ismap=flag loading=lazy|eager decoding=sync|async|auto border=0 referrerpolicy fetchpriority $size $fetch
    picture : (script | template)* (source (script | template)*)* img (script | template)*
    source : empty : src=filled srcset type=media sizes media $size
    iframe : empty : src=filled srcdoc name=filled sandbox=+|allow-forms|allow-same-origin|allow-scripts|allow-top-navigation|allow-popups|allow-modals|allow-downloads allow allowfullscreen=flag loading=lazy|eager referrerpolicy $size
    embed : empty : any
    object : transparent : data=filled type=media name=filled form=name usemap $size
    param : empty : name! value!
    audio : transparent : $media $fetch
    video : transparent : $media poster=filled playsinline=flag $size $fetch
    track : empty : src=filled! kind=subtitles|captions|descriptions|chapters|metadata srclang=language label default=flag
    canvas : transparent : $size
    map : transparent : name=word!
    area : empty : alt href=url coords shape=circle|default|poly|rect $link
    slot : transparent : name
    """

  private static let forms = """
    form : flow : action=filled method=get|post|dialog name=filled autocomplete=on|off novalidate=flag enctype=application/x-www-form-urlencoded|multipart/form-data|text/plain accept-charset target=target rel
    label : phrasing : for=name
    input : empty : type name=filled value checked=flag disabled=flag readonly=flag required=flag placeholder size=1.. maxlength=0.. minlength=0.. min max step pattern multiple=flag list=name form=name accept alt=filled src=filled autocomplete dirname formaction formenctype formmethod formnovalidate=flag formtarget $size
    button : phrasing : type=submit|reset|button name=filled value disabled=flag form=name formaction formenctype formmethod formnovalidate=flag formtarget
    select : (option | optgroup | script | template)* : name=filled multiple=flag size=1.. disabled=flag required=flag form=name autocomplete
    datalist : ((option | script | template)* | (%phrasing | #text)*)
    optgroup : (option | script | template)* : label! disabled=flag
    option : #text : value selected=flag disabled=flag label=filled
    textarea : #text : name=filled rows=1.. cols=1.. disabled=flag readonly=flag required=flag placeholder maxlength=0.. minlength=0.. wrap=hard|soft form=name autocomplete dirname
    fieldset : legend? (%flow | #text)* : disabled=flag name=filled form=name
    legend : (%phrasing | %headings | #text)*
    output : phrasing : for=words form=name name=filled
    progress : phrasing : value=number>=0 max=number>0
    meter : phrasing : value=number! min=number max=number low=number high=number optimum=number
    """

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// Elements of running text (HTML §3.2.5.2.5).
  static let phrasing = words(
    """
    a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd label
    link map mark math meta meter object output picture progress q ruby s samp script select slot small span strong sub sup
    svg template textarea time u var video wbr
    """)

  /// Elements that stand between paragraphs (§3.2.5.2.2).
  static let blocks = words(
    """
    address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr
    main menu nav ol p pre search section table ul
    """)

  static let headings = words("h1 h2 h3 h4 h5 h6 hgroup")

  /// Elements of the head.
  static let metadata = words("title base link meta style script template")

  /// Attributes that every element has (§3.2.6), with those of RDFa and microdata.
  static let global =
    Vocabulary(
      """
      all : any : accesskey autocapitalize=off|none|on|sentences|words|characters autofocus=flag class contenteditable=|true|false|plaintext-only dir=ltr|rtl|auto draggable=true|false enterkeyhint=enter|done|go|next|previous|search|send hidden=|hidden|until-found id inert=flag inputmode=none|text|decimal|numeric|tel|search|email|url is=filled itemid itemprop=words itemref=words itemscope=flag itemtype=words lang=language nonce popover=|auto|manual|hint role slot spellcheck=|true|false style tabindex=int title translate=|yes|no property=words typeof about resource vocab prefix rel rev content datatype inlist
      """
    ).rules["all"]?.attributes ?? [:]

  /// What may not stand anywhere within what (the notes to the content models).
  static let excluded: [String: Set<String>] = {
    let interactive = words("a button details embed iframe label select textarea")
    return [
      "a": interactive, "button": interactive, "label": ["label"], "form": ["form"], "dfn": ["dfn"],
      "progress": ["progress"], "meter": ["meter"], "caption": ["table"], "header": ["header", "footer"],
      "footer": ["header", "footer"], "audio": ["audio", "video"], "video": ["audio", "video"],
      "address": ["address", "header", "footer"],
    ]
  }()
}
